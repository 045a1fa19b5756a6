package bench

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/sqlite"
	"quoth/knowledge/text"
)

// indexes are built once for each size, and removed by TestMain.
var (
	folder  string
	indexes = map[int]*built{}
)

type built struct {
	index    *sqlite.Index
	took     time.Duration
	bytes    int64  // of the file
	heap     uint64 // the most that was in use while it was loaded
	passages int
}

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "quoth-bench-"); err != nil {
		fmt.Fprintln(os.Stderr, "make a folder for the indexes:", err)
		os.Exit(1)
	}
	code := m.Run()
	for _, b := range indexes {
		b.index.Close()
	}
	os.RemoveAll(folder)
	os.Exit(code)
}

func build(tb testing.TB, articles int) *built {
	tb.Helper()
	if b, ok := indexes[articles]; ok {
		return b
	}
	path := filepath.Join(folder, fmt.Sprintf("%d.db", articles))
	x, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	b := &built{index: x}
	runtime.GC()
	update := Corpus{Articles: articles, Seed: 1}.Update("made up")
	began := time.Now()
	_, err = x.Replace(context.Background(), []knowledge.Update{update}, Prepare, func(_ string, done int) {
		if done%250 == 0 {
			b.measure()
		}
	})
	if err != nil {
		tb.Fatal(err)
	}
	b.took = time.Since(began)
	b.measure()
	fi, err := os.Stat(path)
	if err != nil {
		tb.Fatal(err)
	}
	b.bytes = fi.Size()
	err = x.Read(context.Background(), func(r knowledge.Reader) error {
		v, err := r.Vocabulary(context.Background())
		if err == nil {
			b.passages = v.Passages()
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	indexes[articles] = b
	return b
}

func (b *built) measure() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.heap = max(b.heap, m.HeapInuse)
}

func name(articles int) string { return fmt.Sprintf("articles=%d", articles) }

// BenchmarkLoad loads each corpus once, whatever b.N is; making the articles up is part of it.
func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes {
		b.Run(name(n), func(b *testing.B) {
			x := build(b, n)
			for b.Loop() {
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(n)/x.took.Seconds(), "articles/s")
			b.ReportMetric(float64(x.passages)/x.took.Seconds(), "passages/s")
			b.ReportMetric(float64(x.bytes)/float64(1<<20), "index-MiB")
			b.ReportMetric(float64(x.heap)/float64(1<<20), "heap-MiB")
		})
	}
}

// BenchmarkSearch compares Search, cold (each word's postings for the first time) and warm, with
// SQLite's bm25() over all words and over those that are no stop words.
func BenchmarkSearch(b *testing.B) {
	const limit, queries = 50, 300
	for _, n := range sizes {
		x := build(b, n)
		all := Corpus{Articles: n, Seed: 1}.Queries(queries, limit)
		content := make([]knowledge.Query, len(all))
		for i, q := range all {
			content[i] = q
			content[i].Terms = slices.DeleteFunc(slices.Clone(q.Terms), func(t knowledge.Term) bool { return text.Stop(t.Stem) })
		}
		for _, c := range []struct {
			name    string
			queries []knowledge.Query
			search  func(context.Context, knowledge.Reader, knowledge.Query) ([]knowledge.Evidence, error)
		}{
			{"cold", all, search},
			{"warm", all, search},
			{"naive-all-words", all[:20], sqlite.NaiveSearch},
			{"naive-content-words", content[:60], sqlite.NaiveSearch},
		} {
			b.Run(name(n)+"/"+c.name, func(b *testing.B) { run(b, x.index, c.queries, c.search) })
		}
	}
}

func search(ctx context.Context, r knowledge.Reader, q knowledge.Query) ([]knowledge.Evidence, error) {
	return r.Search(ctx, q)
}

// run asks all queries once, whatever b.N is, and reports the percentiles.
func run(b *testing.B, x *sqlite.Index, queries []knowledge.Query,
	search func(context.Context, knowledge.Reader, knowledge.Query) ([]knowledge.Evidence, error)) {
	ctx := context.Background()
	took := make([]float64, len(queries))
	for i, q := range queries {
		began := time.Now()
		err := x.Read(ctx, func(r knowledge.Reader) error {
			_, err := search(ctx, r, q)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		took[i] = float64(time.Since(began).Microseconds()) / 1000
	}
	for b.Loop() {
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*95/100], "p95-ms")
}

func TestCorpus(t *testing.T) {
	c := Corpus{Articles: 20, Seed: 4}
	words := map[string]bool{}
	for i := range 5000 {
		words[Word(i)] = true
	}
	if len(words) != 5000 {
		t.Errorf("%d of 5000 words differ", len(words))
	}
	for a, err := range c.All() {
		if err != nil || len(a.Text) < 1000 || len(a.Text) > 12_000 || len(Prepare(a).Passages) < 3 {
			t.Errorf("%s: %v, %d bytes, %d passages", a.ID, err, len(a.Text), len(Prepare(a).Passages))
		}
	}
	if a, b := c.article(7), c.article(7); a != b {
		t.Error("two articles of one number differ")
	}
	b := build(t, 20)
	for _, q := range c.Queries(10, 5) {
		err := b.index.Read(context.Background(), func(r knowledge.Reader) error {
			_, err := r.Search(context.Background(), q)
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
