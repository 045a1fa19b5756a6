package sqlite

import (
	"errors"
	"iter"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

func TestPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	x := open(t, path)
	replace(t, x, whole("b", article("b1", "T", "Rain fell.")))
	for _, places := range [][]Place{
		{{"b", "/old"}},
		{{"b", "/b"}, {"a", "/a"}},
		{{"a", "/a"}},
	} {
		if err := x.RememberPlaces(t.Context(), places); err != nil {
			t.Fatal(err)
		}
	}
	x.Close()
	x = open(t, path)
	got, err := x.Places(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Place{{"a", "/a"}, {"b", "/b"}}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	states, err := x.Sources(t.Context())
	if err != nil || len(states) != 2 || states[1].Articles != 1 {
		t.Errorf("%+v, %v", states, err)
	}
}

func TestEachArticle(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", article("b", "T", "Rain fell."), article("a", "T", "Snow fell.")))
	var got []string
	err := x.EachArticle(t.Context(), func(a knowledge.Article, s []knowledge.Statement) error {
		got = append(got, a.ID+": "+a.Text)
		for _, st := range s {
			if st.Article != a.ID {
				t.Errorf("%s has a statement of %s", a.ID, st.Article)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a: Snow fell.", "b: Rain fell."}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	stop := errors.New("stop")
	if err := x.EachArticle(t.Context(), func(knowledge.Article, []knowledge.Statement) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v", err)
	}
}

// named is an error that says which article could not be read.
type named string

func (n named) Error() string     { return "cannot read " + string(n) }
func (n named) ArticleID() string { return string(n) }

func TestWhatCannotBeReadIsNotGone(t *testing.T) {
	a, b := article("a", "T", "Rain fell."), article("b", "T", "Snow fell.")
	tests := []struct {
		name    string
		err     error
		removed int
	}{
		{"an article by name", named("a"), 1},
		{"any article", errors.New("the disk"), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := openNew(t)
			replace(t, x, whole("s", a, b))
			articles := iter.Seq2[knowledge.Article, error](func(yield func(knowledge.Article, error) bool) {
				yield(knowledge.Article{}, tt.err)
			})
			got, err := x.Replace(t.Context(), []knowledge.Update{{Source: "s", Articles: articles, Whole: true}}, prepare, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got[0].Removed != tt.removed || len(got[0].Failed) != 1 {
				t.Errorf("%+v, want %d removed", got[0], tt.removed)
			}
		})
	}
}
