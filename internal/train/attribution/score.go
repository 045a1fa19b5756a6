package main

import (
	"fmt"

	"quoth/knowledge/attribution/tagging"
)

// tally counts spans: found rightly, found, and to be found; for sources, cues and contents.
type tally [3][3]int

func (t *tally) add(gold, got []tagging.Label) {
	for p, g := range spansOf(gold) {
		want := map[[2]int]bool{}
		for _, s := range g {
			want[s] = true
		}
		found := spansOf(got)[p]
		for _, s := range found {
			if want[s] {
				t[p][0]++
			}
		}
		t[p][1] += len(found)
		t[p][2] += len(g)
	}
}

func (t *tally) String() string {
	s := ""
	for p, name := range []string{"source", "cue", "content"} {
		pr, re := float64(t[p][0])/float64(max(1, t[p][1])), float64(t[p][0])/float64(max(1, t[p][2]))
		s += fmt.Sprintf("%s P %.1f R %.1f F1 %.1f  ", name, 100*pr, 100*re, 200*pr*re/max(1e-9, pr+re))
	}
	return s
}

func spansOf(y []tagging.Label) (out [3][][2]int) {
	for i := 0; i < len(y); {
		if !tagging.Begins(y[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(y) && y[j] == tagging.Inside(y[i]) && !tagging.Begins(y[j]) {
			j++
		}
		p := tagging.PartOf(y[i])
		out[p] = append(out[p], [2]int{i, j})
		i = j
	}
	return out
}
