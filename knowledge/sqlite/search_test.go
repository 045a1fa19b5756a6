package sqlite

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

func TestSearch(t *testing.T) {
	x := openNew(t)
	late, early := lighthouse, orchard
	early.Published = time.Date(2029, 1, 1, 12, 0, 0, 0, time.UTC)
	late.Published = early.Published.Add(24 * time.Hour)
	replace(t, x, whole("s", late, early), whole("r", harvest))
	for _, c := range []struct {
		name string
		q    knowledge.Query
		want string
	}{
		{"title beats text", query(5, "orchard"), "orchard"},
		{"both", query(5, "bay apples"), "orchard lighthouse"},
		{"rare word first", query(5, "lamp bay"), "lighthouse orchard"},
		{"limit", query(1, "lamp bay"), "lighthouse"},
		{"stop words dropped", query(5, "the lamp of the"), "lighthouse"},
		{"only stop words", query(5, "again"), "lighthouse"},
		{"unknown", query(5, "submarine"), ""},
		{"nothing", knowledge.Query{Limit: 5}, ""},
		{"no limit", query(0, "lamp"), "lighthouse"},
		{"diacritics", query(5, "Zolty"), "harvest"},
		{"as of before all", func() knowledge.Query {
			q := query(5, "lamp apples corn")
			q.AsOf = early.Published.Add(-time.Second)
			return q
		}(), "harvest"},
		{"as of that moment", func() knowledge.Query { q := query(5, "lamp apples"); q.AsOf = early.Published; return q }(), "orchard"},
		{"as of later", func() knowledge.Query { q := query(5, "lamp"); q.AsOf = late.Published; return q }(), "lighthouse"},
		{"since that moment", func() knowledge.Query { q := query(5, "lamp apples"); q.Since = early.Published; return q }(), "orchard lighthouse"},
		{"since later", func() knowledge.Query { q := query(5, "lamp apples corn"); q.Since = late.Published; return q }(), "lighthouse harvest"},
		{"source", func() knowledge.Query { q := query(5, "lamp corn"); q.Sources = []string{"r", "zz"}; return q }(), "harvest"},
		{"no source", func() knowledge.Query { q := query(5, "lamp corn"); q.Sources = []string{}; return q }(), ""},
		{"no weight", knowledge.Query{Limit: 5, Terms: []knowledge.Term{{Stem: "lamp"}, {Stem: "corn", Weight: math.NaN()}}}, ""},
		{"strange weights", knowledge.Query{Limit: 1, Terms: []knowledge.Term{{Stem: "lamp", Weight: 1e-300}, {Stem: "bay", Weight: math.Inf(1)}}}, "lighthouse"},
		{"weights", knowledge.Query{Limit: 5, Terms: []knowledge.Term{{Stem: "lamp", Weight: .1}, {Stem: "appl", Weight: 3}}}, "orchard lighthouse"},
	} {
		if got := strings.Join(search(t, x, c.q), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	f := func(q knowledge.Query) (n int) {
		read(t, x, func(r knowledge.Reader) error {
			f, err := r.Freshness(context.Background(), q)
			n = f.Articles
			return err
		})
		return n
	}
	if a, b, c := f(knowledge.Query{}), f(knowledge.Query{AsOf: early.Published}), f(knowledge.Query{Sources: []string{"s"}}); a != 3 || b != 2 || c != 2 {
		t.Errorf("freshness counts %d %d %d", a, b, c)
	}
}

// hostile words are syntax somewhere, or none of a kind.
var hostile = []string{
	`"`, `""`, `a" OR "b`, "NEAR(a b)", "a*", "^a", "title_terms:a", "-a", "a AND", "NOT", "(", ")", "{a}", "\x00", "a\x00b", "\xff\xfe",
	"\u202e\u200fabc", "'; DROP TABLE articles; --", "%", "_", "?1", ":x", strings.Repeat("x", 100_000), strings.Repeat("ж", 999), "a\nb", "a b", "", "ﷺ",
	"3.14", "1,000", "ABC", "İstanbul", "日本語", "🦊",
}

func TestHostileWords(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", article("h", "On "+strings.Join(hostile, " "), strings.Join(hostile, " said ")), lighthouse))
	checkFullText(t, x)
	for _, w := range hostile {
		q := knowledge.Query{Limit: 5, Terms: []knowledge.Term{{Stem: w, Weight: 1}, {Stem: "lamp", Weight: 1}}}
		if got := search(t, x, q); !slices.Contains(got, "lighthouse") {
			t.Errorf("%.20q: %v", w, got)
		}
		read(t, x, func(r knowledge.Reader) error {
			_, err := NaiveSearch(context.Background(), r, q)
			return err
		})
		for _, s := range text.Stems(w) {
			if got := search(t, x, knowledge.Query{Limit: 5, Terms: []knowledge.Term{{Stem: s, Weight: 1}}}); !slices.Contains(got, "h") {
				t.Errorf("%.20q: stem %.20q isn't found", w, s)
			}
		}
	}
}

// madeUp is a corpus of words w0, w1, … of which the first are the most frequent.
func madeUp(n int, seed uint64) []knowledge.Article {
	r := rand.New(rand.NewPCG(seed, 1))
	zipf := rand.NewZipf(r, 1.3, 2, 500)
	words := func(n int) string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprint("w", zipf.Uint64())
		}
		return strings.Join(list, " ")
	}
	list := make([]knowledge.Article, n)
	for i := range list {
		var body strings.Builder
		for range 3 + r.IntN(12) {
			body.WriteString("The " + words(4+r.IntN(12)) + " said so. ")
		}
		list[i] = knowledge.Article{ID: fmt.Sprint("m", i), Title: words(4), Text: body.String(), Published: time.Unix(int64(i)*86400, 0).UTC()}
	}
	return list
}

// exhaustive scores every passage from the articles themselves.
type exhaustive struct {
	docs    [][2][]string // stems of title and text
	df      map[string]int
	average float64
}

func newExhaustive(list []knowledge.Article) exhaustive {
	x := exhaustive{df: map[string]int{}}
	length := 0
	for _, a := range list {
		for _, p := range prepare(a).Passages {
			d := [2][]string{text.Stems(a.Title), text.Stems(p.Span.In(a.Text))}
			x.docs = append(x.docs, d)
			length += len(d[0]) + len(d[1])
			for _, s := range distinct(d[0], d[1]) {
				x.df[s]++
			}
		}
	}
	x.average = float64(length) / float64(len(x.docs))
	return x
}

func (x exhaustive) best(q knowledge.Query) []float64 {
	var scores []float64
	for _, d := range x.docs {
		length := float64(len(d[0]) + len(d[1]))
		sum := 0.0
		for _, t := range q.Terms {
			tf := titleWeight*count(d[0], t.Stem) + count(d[1], t.Stem)
			if tf > 0 {
				sum += t.Weight * idf(len(x.docs), x.df[t.Stem]) * tf * (k1 + 1) / (tf + k1*(1-b+b*length/x.average))
			}
		}
		if sum > 0 {
			scores = append(scores, sum)
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	return scores[:min(len(scores), q.Limit)]
}

func count(list []string, s string) (n float64) {
	for _, v := range list {
		if v == s {
			n++
		}
	}
	return n
}

func TestSearchIsExact(t *testing.T) {
	list := madeUp(400, 7)
	x := openNew(t)
	replace(t, x, whole("s", list...))
	truth := newExhaustive(list)
	r := rand.New(rand.NewPCG(3, 3))
	oldRead, oldCheap := readBudget, cheapBudget
	defer func() { readBudget, cheapBudget = oldRead, oldCheap }()
	for i := range 60 {
		if i >= 30 { // common words are left to rescoring
			readBudget, cheapBudget = 300, 100
			x.newest = nil
		}
		q := knowledge.Query{Limit: 1 + r.IntN(30)}
		for range 1 + r.IntN(6) {
			n := r.IntN(12)
			if r.IntN(2) == 0 {
				n = r.IntN(500)
			}
			s := fmt.Sprint("w", n)
			if !slices.ContainsFunc(q.Terms, func(t knowledge.Term) bool { return t.Stem == s }) {
				q.Terms = append(q.Terms, knowledge.Term{Stem: s, Weight: 1 + float64(r.IntN(3))})
			}
		}
		want := truth.best(q)
		read(t, x, func(r knowledge.Reader) error {
			got, err := r.Search(context.Background(), q)
			if len(got) != len(want) {
				t.Errorf("%v: %d found, want %d", q, len(got), len(want))
				return err
			}
			for i, e := range got {
				if math.Abs(e.Score-want[i]) > 1e-4*want[i] {
					t.Errorf("%v: rank %d has %v, want %v", q, i, e.Score, want[i])
					break
				}
			}
			return err
		})
	}
}

// SQLite's own ranking weighs common words a little less.
func TestSearchAgreesWithNaive(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", madeUp(400, 8)...))
	same, all := 0, 0
	for n := 20; n < 200; n += 7 {
		q := query(10, fmt.Sprintf("w%d w%d w%d", n, n+1, n/2))
		read(t, x, func(r knowledge.Reader) error {
			got, err := r.Search(context.Background(), q)
			if err != nil {
				return err
			}
			want, err := NaiveSearch(context.Background(), r, q)
			if err != nil {
				return err
			}
			all += len(want)
			for _, e := range want {
				if slices.ContainsFunc(got, func(f knowledge.Evidence) bool {
					return f.Passage.Article == e.Passage.Article && f.Passage.Span == e.Passage.Span
				}) {
					same++
				}
			}
			return nil
		})
	}
	if same*100 < all*95 {
		t.Errorf("%d of the %d best of SQLite are among the best", same, all)
	}
}

func TestWarm(t *testing.T) {
	x := openNew(t)
	list := madeUp(300, 9)
	replace(t, x, whole("s", list...))
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, ok := x.newest.lists.get("w1"); !ok {
		t.Error("a common word isn't in memory")
	}
	if got := search(t, x, query(5, "w1 w200")); len(got) != 5 {
		t.Error(got)
	}
}

func TestListsForget(t *testing.T) {
	var l lists
	for i := range 12 {
		l.put(fmt.Sprint(i), make([]posting, maxCached/8))
	}
	if _, ok := l.get("0"); ok || l.size > maxCached {
		t.Errorf("size %d", l.size)
	}
	if _, ok := l.get("11"); !ok {
		t.Error("the last one is gone")
	}
}

func FuzzToken(f *testing.F) {
	for _, w := range hostile {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, stem string) {
		tok := token(stem)
		if token(tok) != tok || strings.ContainsAny(tok, " \x00\n\t") || len(tok) > 3*maxToken || (stem != "") != (tok != "") {
			t.Errorf("%q → %q → %q", stem, tok, token(tok))
		}
	})
}

func FuzzSpans(f *testing.F) {
	f.Add(appendSpans(nil, []knowledge.Span{{Start: 3, End: 5}, {Start: 1, End: 2}}))
	f.Fuzz(func(t *testing.T, in []byte) {
		spans, _, err := takeSpans(in)
		if err != nil {
			return
		}
		again, rest, err := takeSpans(appendSpans(nil, spans))
		if err != nil || len(rest) > 0 || !slices.Equal(spans, again) {
			t.Errorf("%v %v %v %v", spans, again, rest, err)
		}
	})
}
