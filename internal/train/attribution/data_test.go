package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// TestLoad reads one article whose offsets count code points behind a multi-byte character.
func TestLoad(t *testing.T) {
	dir := t.TempDir()
	corpus, gold := filepath.Join(dir, "corpus.jsonl"), filepath.Join(dir, "gold.jsonl")
	write := func(path, s string) {
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(corpus, `{"id":"a","text":"“Nö,” Lund said. It rained."}`)
	write(gold, `{"id":"a","attributions":[{"source":[{"start":6,"end":10}],"cue":[{"start":11,"end":15}],"content":[{"start":0,"end":5}]}]}`)
	got, err := load(corpus, gold, nil)
	if err != nil || len(got) != 1 {
		t.Fatalf("%d articles, error %v", len(got), err)
	}
	want := []tagging.Label{tagging.EarlyBegin, tagging.EarlyIn, tagging.EarlyIn, tagging.EarlyIn, tagging.SourceBegin, tagging.CueBegin, tagging.Out, tagging.Out, tagging.Out, tagging.Out}
	if diff := cmp.Diff(want, got[0].labels); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLearn has a model learn four sentences by heart.
func TestLearn(t *testing.T) {
	var ex []example
	for _, s := range []string{"Lund said no.", "Berg said yes.", "It rained all day.", "Berg came home."} {
		tx := cutPlain(s)
		y := make([]tagging.Label, len(tx.Tokens))
		if s[5:9] == "said" {
			y[0], y[1], y[2] = tagging.SourceBegin, tagging.CueBegin, tagging.ContentBegin
		}
		ex = append(ex, example{tagging.Extract(tx), y})
	}
	s := settings{bits: 14, rate: 0.1, drop: 0, min: 1, epochs: 20}
	m, err := s.train("test", ex, nil, 64)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range ex {
		if _, got := m.model.Tag(e.f, 0); !cmp.Equal(got, e.y) {
			t.Errorf("example %d: got %v, want %v", i, got, e.y)
		}
	}
}

func cutPlain(s string) *tagging.Text { return tagging.Cut(s, text.Sentences(s), nil) }
