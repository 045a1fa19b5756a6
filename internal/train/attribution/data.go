package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"

	"quoth/knowledge"
	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// article is one annotated text.
type article struct {
	id     string
	text   *tagging.Text
	sents  []knowledge.Span
	gold   []statement
	labels []tagging.Label
}

// statement is one annotated attribution, in bytes.
type statement struct {
	source, cue, content []knowledge.Span
	speaker              string
	speech               bool
	kind                 string
}

type jsonSpan struct{ Start, End int }

type jsonStatement struct {
	Source, Cue, Content []jsonSpan
	Speaker              string
	Speech               bool
	Kind                 string `json:"quote_type"`
}

func readLines[T any](path string, each func(T)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	d := json.NewDecoder(r)
	for d.More() {
		var v T
		if err := d.Decode(&v); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		each(v)
	}
	return nil
}

// load reads a corpus and the annotations of some of its articles, which alone are returned, sorted by id.
func load(corpus, annotations string, lex *tagging.Lexicon) ([]*article, error) {
	texts := map[string]string{}
	if err := readLines(corpus, func(a struct{ ID, Text string }) { texts[a.ID] = a.Text }); err != nil {
		return nil, err
	}
	var out []*article
	err := readLines(annotations, func(r struct {
		ID           string
		Attributions []jsonStatement
	}) {
		body := texts[r.ID]
		toBytes := offsets(body)
		spans := func(in []jsonSpan) (out []knowledge.Span) {
			for _, s := range in {
				out = append(out, knowledge.Span{Start: toBytes[s.Start], End: toBytes[s.End]})
			}
			return out
		}
		a := &article{id: r.ID, sents: text.Sentences(body)}
		a.text = tagging.Cut(body, a.sents, lex)
		for _, s := range r.Attributions {
			a.gold = append(a.gold, statement{spans(s.Source), spans(s.Cue), spans(s.Content), s.Speaker, s.Speech, s.Kind})
		}
		a.labels = label(a.text, a.gold)
		out = append(out, a)
	})
	sort.Slice(out, func(i, j int) bool { return out[i].id < out[j].id })
	return out, err
}

// offsets maps code points to bytes.
func offsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// tokensOf returns the tokens that a span touches, end exclusive.
func tokensOf(t *tagging.Text, s knowledge.Span) (int, int) {
	i := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].End > s.Start })
	j := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Start >= s.End })
	return i, max(i, j)
}

// label turns annotations into one label for each token.
func label(t *tagging.Text, gold []statement) []tagging.Label {
	out := make([]tagging.Label, len(t.Tokens))
	put := func(s knowledge.Span, begin tagging.Label) {
		i, j := tokensOf(t, s)
		for k := i; k < j; k++ {
			out[k] = begin + 1
		}
		if i < j {
			out[i] = begin
		}
	}
	for _, g := range gold {
		if len(g.cue) == 0 || len(g.content) == 0 {
			continue
		}
		cue := g.cue[0]
		var lo, hi = cue.Start, cue.End
		for _, p := range [][]knowledge.Span{g.source, g.content, g.cue} {
			for _, s := range p {
				lo, hi = min(lo, s.Start), max(hi, s.End)
			}
		}
		i, j := tokensOf(t, knowledge.Span{Start: lo, End: hi})
		c, _ := tokensOf(t, cue)
		for k := i; k < j; k++ {
			if out[k] == tagging.Out && t.Begin[k] == t.Begin[c] {
				if k < c {
					out[k] = tagging.GapBefore
				} else {
					out[k] = tagging.GapAfter
				}
			}
		}
	}
	for _, g := range gold {
		if len(g.cue) == 0 || len(g.content) == 0 {
			continue
		}
		cue := g.cue[0].Start
		for _, s := range g.content {
			if s.Start < cue {
				put(s, tagging.EarlyBegin)
			} else {
				put(s, tagging.ContentBegin)
			}
		}
	}
	for _, g := range gold {
		if len(g.cue) == 0 || len(g.content) == 0 {
			continue
		}
		cue := g.cue[0].Start
		for _, s := range g.source {
			if s.Start < cue {
				put(s, tagging.SourceBegin)
			} else {
				put(s, tagging.LateSourceBegin)
			}
		}
		for _, s := range g.cue {
			put(s, tagging.CueBegin)
		}
	}
	return out
}
