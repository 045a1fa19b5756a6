package bench

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/answering"
)

// BenchmarkAnswer answers questions made of words of the corpus, once each, whatever b.N is, and reports the percentiles of the whole answer and the
// share of each stage.
func BenchmarkAnswer(b *testing.B) {
	const questions = 200
	for _, n := range sizes {
		x := build(b, n)
		var asked []string
		for _, q := range (Corpus{Articles: n, Seed: 1}).Queries(questions, 0) {
			words := []string{"when", "was"}
			for _, t := range q.Terms {
				words = append(words, t.Stem)
			}
			asked = append(asked, strings.Join(words, " "))
		}
		b.Run(name(n), func(b *testing.B) {
			stages := map[string]time.Duration{}
			a := answering.New(x.index, answering.Options{Stage: func(s string, took time.Duration) { stages[s] += took }})
			took := make([]float64, len(asked))
			if _, err := a.Answer(context.Background(), knowledge.Question{Text: asked[0]}); err != nil { // the lexicon is made once for each state of the index
				b.Fatal(err)
			}
			clear(stages)
			for i, q := range asked {
				out, err := a.Answer(context.Background(), knowledge.Question{Text: q})
				if err != nil {
					b.Fatal(err)
				}
				took[i] = float64(out.Took.Microseconds()) / 1000
			}
			for b.Loop() {
			}
			slices.Sort(took)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(took[len(took)/2], "p50-ms")
			b.ReportMetric(took[len(took)*95/100], "p95-ms")
			all := time.Duration(0)
			for _, d := range stages {
				all += d
			}
			for s, d := range stages {
				b.ReportMetric(100*d.Seconds()/all.Seconds(), s+"-%")
			}
		})
	}
}
