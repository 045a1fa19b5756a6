package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/attribution"
	"quoth/knowledge/text"
)

type outSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// printStatements reads every article of a corpus and prints its statements, one JSON object a line, with
// offsets in code points. What the reading took goes to stderr.
func printStatements(corpus string) error {
	w := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var took time.Duration
	articles := 0
	var failed error
	err := readLines(corpus, func(a struct{ ID, Text string }) {
		sents := text.Sentences(a.Text)
		start := time.Now()
		found := attribution.Read(a.Text, sents)
		took += time.Since(start)
		articles++
		spans := func(in []knowledge.Span) []outSpan {
			out := []outSpan{}
			for _, s := range in {
				b, e := text.CodePoints(a.Text, s)
				out = append(out, outSpan{b, e, s.In(a.Text)})
			}
			return out
		}
		for _, s := range found {
			var who any
			if s.Speaker != "" {
				who = s.Speaker
			}
			err := enc.Encode(map[string]any{"document": a.ID, "speaker": who, "role": s.Role, "kind": s.Kind, "speech": s.Speech,
				"via": s.Via, "source": spans(s.Source), "cue": spans(s.Cue), "content": spans(s.Content)})
			if failed == nil {
				failed = err
			}
		}
	})
	fmt.Fprintf(os.Stderr, "%d articles, %v each\n", articles, took/time.Duration(max(1, articles)))
	return errors.Join(err, failed, w.Flush())
}
