package main

import (
	"cmp"
	"slices"
	"strings"

	"quoth/knowledge/text"
	"quoth/knowledge/thesaurus"
)

const (
	least    = 0.15 // weaker relatives are dropped
	mostKept = 40   // relatives of one stem
)

// relations collects how strongly stems stand for each other: of what is asked, then of what a text has.
type relations struct {
	weights map[string]map[string]float64
}

func newRelations() *relations { return &relations{map[string]map[string]float64{}} }

// evidence is how strongly single meanings relate two stems: the strongest, and the next.
type evidence struct{ first, second float64 }

// add takes in the weight of one meaning.
func (e evidence) add(w float64) evidence {
	if w > e.first {
		return evidence{w, e.first}
	}
	return evidence{e.first, max(e.second, w)}
}

// weight joins the meanings: the strongest counts, a second adds a little.
func (e evidence) weight() float64 {
	return min(e.first+0.2*(1-e.first)*e.second, max(e.first, 0.9))
}

// set relates two stems with at least a weight.
func (r *relations) set(asked, has string, w float64) {
	if asked == has || asked == "" || has == "" || text.Stop(asked) || text.Stop(has) {
		return
	}
	m := r.weights[asked]
	if m == nil {
		m = map[string]float64{}
		r.weights[asked] = m
	}
	m[has] = max(m[has], w)
}

// table returns the relatives of every stem that has any, strongest first.
func (r *relations) table() map[string][]thesaurus.Relative {
	out := map[string][]thesaurus.Relative{}
	for asked, m := range r.weights {
		var list []thesaurus.Relative
		for has, w := range m {
			if w >= least {
				list = append(list, thesaurus.Relative{Stem: has, Weight: w})
			}
		}
		if len(list) == 0 {
			continue
		}
		slices.SortFunc(list, func(a, b thesaurus.Relative) int {
			return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Stem, b.Stem))
		})
		out[asked] = list[:min(len(list), mostKept)]
	}
	return out
}

// stem returns the stem that the index has for a lemma, or "" where it is more than one word of a text or none.
func stem(lemma string) string {
	if strings.Contains(lemma, "_") {
		return ""
	}
	ws := text.Words(lemma)
	if len(ws) != 1 || ws[0].Span.End != len(lemma) || ws[0].Span.Start != 0 {
		return ""
	}
	return ws[0].Stem
}
