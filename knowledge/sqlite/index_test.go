package sqlite

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// prepare groups sentences by three, and credits a sentence with "X said" to X.
func prepare(a knowledge.Article) knowledge.Prepared {
	p := knowledge.Prepared{Article: a}
	sentences := text.Sentences(a.Text)
	for i := 0; i < len(sentences); i += 3 {
		group := sentences[i:min(i+3, len(sentences))]
		p.Passages = append(p.Passages, knowledge.Passage{
			Article: a.ID, Sentences: group, Span: knowledge.Span{Start: group[0].Start, End: group[len(group)-1].End},
		})
	}
	for _, s := range sentences {
		before, _, ok := strings.Cut(s.In(a.Text), " said ")
		if !ok {
			continue
		}
		cue := knowledge.Span{Start: s.Start + len(before) + 1, End: s.Start + len(before) + 5}
		p.Statements = append(p.Statements, knowledge.Statement{
			Article: a.ID, Speaker: before, Role: "speaker", Kind: knowledge.Indirect, Speech: true, Via: []string{"a friend"},
			Source: []knowledge.Span{{Start: s.Start, End: s.Start + len(before)}}, Cue: []knowledge.Span{cue},
			Content: []knowledge.Span{{Start: cue.End + 1, End: s.End}},
		})
	}
	return p
}

var clock = time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)

func open(t testing.TB, path string) *Index {
	t.Helper()
	x, err := Open(context.Background(), path, Options{Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func openNew(t testing.TB) *Index { return open(t, filepath.Join(t.TempDir(), "data", "index.db")) }

func article(id, title, body string) knowledge.Article {
	return knowledge.Article{ID: id, Title: title, Text: body}
}

func of(list ...knowledge.Article) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		for _, a := range list {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func whole(source string, list ...knowledge.Article) knowledge.Update {
	return knowledge.Update{Source: source, Articles: of(list...), Whole: true}
}

// replace returns the reports as lines: source added changed unchanged removed failed.
func replace(t testing.TB, x *Index, updates ...knowledge.Update) string {
	t.Helper()
	reports, err := x.Replace(context.Background(), updates, prepare, nil)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range reports {
		lines = append(lines, fmt.Sprintf("%s +%d ~%d =%d -%d !%d", r.Source, r.Added, r.Changed, r.Unchanged, r.Removed, len(r.Failed)))
	}
	return strings.Join(lines, "; ")
}

func query(limit int, words ...string) knowledge.Query {
	q := knowledge.Query{Limit: limit}
	for _, w := range words {
		for _, s := range text.Stems(w) {
			q.Terms = append(q.Terms, knowledge.Term{Stem: s, Weight: 1})
		}
	}
	return q
}

func read(t testing.TB, x *Index, f func(r knowledge.Reader) error) {
	t.Helper()
	if err := x.Read(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// search returns the ids of the articles found, best first.
func search(t testing.TB, x *Index, q knowledge.Query) []string {
	t.Helper()
	var ids []string
	read(t, x, func(r knowledge.Reader) error {
		found, err := r.Search(context.Background(), q)
		for _, e := range found {
			ids = append(ids, e.Passage.Article)
		}
		return err
	})
	return ids
}

var (
	lighthouse = article("lighthouse", "The lighthouse reopens", "The keeper said the lamp works again. Boats came back to the bay. Nobody complained.")
	orchard    = article("orchard", "Apples in the orchard", "The orchard gave few apples. A farmer said frost came late. Prices rose in the town near the bay.")
)

func TestReplaceAndRead(t *testing.T) {
	x := openNew(t)
	ctx := context.Background()
	dated := lighthouse
	dated.Published = time.Date(2029, 5, 6, 0, 0, 0, 0, time.UTC)
	dated.Publisher, dated.URL = "Bay Gazette", "https://gazette.example/1"
	if got, want := replace(t, x, whole("s", dated, orchard)), "s +2 ~0 =0 -0 !0"; got != want {
		t.Errorf("first: %s, want %s", got, want)
	}
	if got, want := replace(t, x, whole("s", dated, orchard)), "s +0 ~0 =2 -0 !0"; got != want {
		t.Errorf("second: %s, want %s", got, want)
	}
	read(t, x, func(r knowledge.Reader) error {
		as, err := r.Articles(ctx, []string{"lighthouse", "nothing"})
		if err != nil {
			return err
		}
		want := dated
		want.Source = "s"
		if d := cmp.Diff(map[string]knowledge.Article{"lighthouse": want}, as); d != "" {
			t.Error("articles:", d)
		}
		p := prepare(want)
		ps, err := r.PassagesOf(ctx, []string{"lighthouse", "nothing"})
		if err != nil {
			return err
		}
		if d := cmp.Diff(map[string][]knowledge.Passage{"lighthouse": p.Passages}, ps); d != "" {
			t.Error("passages:", d)
		}
		st, err := r.StatementsIn(ctx, []string{"lighthouse"})
		if err != nil {
			return err
		}
		if d := cmp.Diff(p.Statements, st["lighthouse"]); d != "" {
			t.Error("statements:", d)
		}
		by, err := r.StatementsBy(ctx, []string{"The keeper", "A farmer"}, knowledge.Query{Limit: 5})
		if err != nil {
			return err
		}
		if len(by) != 2 || by[0].Speaker != "The keeper" || by[1].Speaker != "A farmer" {
			t.Errorf("statements by: %v", by)
		}
		sp, err := r.Speakers(ctx)
		if d := cmp.Diff([]knowledge.Speaker{{Name: "A farmer", Roles: []string{"speaker"}, Statements: 1}, {Name: "The keeper", Roles: []string{"speaker"}, Statements: 1}}, sp); d != "" {
			t.Error("speakers:", d)
		}
		if err != nil {
			return err
		}
		v, err := r.Vocabulary(ctx)
		if err != nil {
			return err
		}
		if v.Passages() != 2 || v.Frequency("bay") != 2 || v.Frequency("appl") != 1 || v.Surface("appl") != "Apples" || v.Surface("zzz") != "zzz" {
			t.Errorf("vocabulary: %d %d %d %s", v.Passages(), v.Frequency("bay"), v.Frequency("appl"), v.Surface("appl"))
		}
		f, err := r.Freshness(ctx, knowledge.Query{})
		if f.Articles != 2 || !f.Newest.Equal(dated.Published) || !f.Loaded.Equal(clock) {
			t.Errorf("freshness: %+v", f)
		}
		return err
	})
	if got := search(t, x, query(5, "apples bay")); strings.Join(got, " ") != "orchard lighthouse" {
		t.Errorf("search: %v", got)
	}
}
