//go:build sqlite_fts5

package answering

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/sqlite"
)

// TestSQLite: the index that the program uses gives the answers that the fake of the other tests gives, and an Answerer notices its reloads.
func TestSQLite(t *testing.T) {
	ctx := context.Background()
	ix, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "index.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	a := New(ix, Options{Now: func() time.Time { return time.Date(2031, 6, 2, 0, 0, 0, 0, time.UTC) }})
	answer := func(q knowledge.Question) knowledge.Answer {
		t.Helper()
		out, err := a.Answer(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if out := answer(knowledge.Question{Text: "what did Marsh say?"}); !out.Abstained || out.Freshness.Articles != 0 {
		t.Errorf("an empty index answers %q", quotes(out))
	}

	all := town()
	prepared := map[string]knowledge.Prepared{}
	for _, p := range all {
		prepared[p.Article.ID] = p
	}
	u := knowledge.Update{Source: "town", Whole: true, Articles: func(yield func(knowledge.Article, error) bool) {
		for _, p := range all {
			if !yield(p.Article, nil) {
				return
			}
		}
	}}
	_, err = ix.Replace(ctx, []knowledge.Update{u}, func(a knowledge.Article) knowledge.Prepared { return prepared[a.ID] }, nil)
	if err != nil {
		t.Fatal(err)
	}

	s := newShelf(all...)
	for _, q := range []knowledge.Question{
		{Text: "what did Ada Marsh say about deep water?"},
		{Text: "what did the harbour master say about the crossing?"},
		{Text: "what did Robert Quill say about the tolls?"},
		{Text: "and Reed?", History: []string{"what did Brook say about the tolls?"}},
		{Text: "compare what Brook and Reed said about the tolls"},
		{Text: "who thanked the carpentrs?"},
		{Text: "what did Barnaby Nightingale say about the tolls?"},
		{Text: "what did Olga Pine say?", Sources: []string{"cellar"}},
		{Text: "what did Olga Pine say?", AsOf: time.Date(2031, 5, 10, 0, 0, 0, 0, time.UTC)},
	} {
		want, got := askIn(t, s, q), answer(q)
		sound(t, s, q, got)
		if got.Abstained != want.Abstained || got.Freshness.Articles != want.Freshness.Articles || !got.Freshness.Newest.Equal(want.Freshness.Newest) {
			t.Errorf("%q: %+v, want %+v", q.Text, got, want)
			continue
		}
		if !got.Abstained && got.Citations[0] != want.Citations[0] {
			t.Errorf("%q: %+v, want %+v", q.Text, got.Citations[0], want.Citations[0])
		}
	}
	for _, q := range hostile {
		sound(t, s, knowledge.Question{Text: q}, answer(knowledge.Question{Text: q, Ranking: 3}))
	}

	if _, err := ix.Replace(ctx, []knowledge.Update{{Source: "town", Whole: true, Articles: func(func(knowledge.Article, error) bool) {}}}, nil, nil); err != nil {
		t.Fatal(err)
	}
	if out := answer(knowledge.Question{Text: "what did Olga Pine say?"}); !out.Abstained || out.Freshness.Articles != 0 {
		t.Errorf("all articles are gone, yet %q of %d", quotes(out), out.Freshness.Articles)
	}
}
