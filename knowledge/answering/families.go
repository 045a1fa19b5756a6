package answering

import (
	"strings"

	"quoth/knowledge/text"
)

// BM25's usual constants, and a usual length of a sentence in words.
const (
	okapiK      = 1.2
	okapiB      = 0.75
	usualLength = 24
)

// families measures the match of words beyond equal stems, and of the sentence as a small document.
func (m *meter) families(c *candidate) {
	ws := c.wordsAt(c.at)
	counts := map[string]int{}
	for _, w := range ws {
		counts[w.Stem]++
	}
	head := c.wordsAt(c.headOf(c.at))
	var okapi, local, soft, near, under, softUnder, meaning, meaningNear float64
	for _, t := range m.topic {
		w := t.idf * t.weight
		if n := float64(counts[t.stem]); n > 0 {
			okapi += w * n * (okapiK + 1) / (n + okapiK*(1-okapiB+okapiB*float64(len(ws))/usualLength))
			local += m.local[t.stem]
		}
		s := kinship(t, ws)
		soft += w * s
		h := kinship(t, head)
		if h == 1 {
			under += w
		}
		softUnder += w * max(s, 0.9*h)
		k := max(s, likeness(t, ws))
		meaning += w * k
		meaningNear += w * max(k, 0.8*h, 0.8*likeness(t, head), 0.7*likeness(t, c.wordsAt(c.at-1)), 0.7*likeness(t, c.wordsAt(c.at+1)))
		near += w * max(s, 0.8*kinship(t, c.wordsAt(c.at-1)), 0.8*kinship(t, c.wordsAt(c.at+1)))
	}
	c.x[fOkapi] = okapi / (m.sum * (okapiK + 1))
	c.x[fSoft], c.x[fSoftNear] = soft/m.sum, near/m.sum
	c.x[fMeaning], c.x[fMeaningNear] = meaning/m.sum, max(meaningNear/m.sum, c.x[fSoftNear])
	c.x[fCoverHead], c.x[fSoftHead] = under/m.sum, softUnder/m.sum
	if m.localSum > 0 {
		c.x[fLocal] = local / m.localSum
	}
}

// headReach is how many sentences a heading or a lead-in is taken to reach.
const headReach = 8

// headOf returns the sentence that a sentence stands under: the nearest one above, within reach, that is a heading or ends in a colon; -1 where none is.
func (v *view) headOf(at int) int {
	for i := at - 1; i >= max(0, at-headReach); i-- {
		s := v.sentences[i].In(v.Text)
		if strings.HasSuffix(s, ":") || heading(s) > 0 && i > 0 && len(s) < 100 && heading(v.sentences[at].In(v.Text)) < 1 && !v.follows(i) {
			return i
		}
	}
	return -1
}

// follows says whether a line without a full stop is an item of a list rather than a heading: the line above it ends in a colon, or is such an item.
func (v *view) follows(i int) bool {
	for ; i > 0; i-- {
		above := v.sentences[i-1].In(v.Text)
		if strings.HasSuffix(above, ":") {
			return true
		}
		if heading(above) == 0 {
			return false
		}
	}
	return false
}

// kinship is how near the nearest of some words is to a term: 1 for the same stem, less for words of the same family.
func kinship(t term, ws []text.Word) float64 {
	best := 0.0
	for _, w := range ws {
		if w.Stem == t.stem {
			return 1
		}
		best = max(best, family(t.stem, w.Stem))
	}
	return best
}

// likeness is how nearly the nearest of some words means what a term does: 1 for the same stem.
func likeness(t term, ws []text.Word) float64 {
	best := 0.0
	for _, w := range ws {
		if w.Stem == t.stem {
			return 1
		}
		best = max(best, t.related[w.Stem])
	}
	return best
}

// family says how likely two different stems are derived from one word, by what they begin with: "imperialist" and "imperi".
func family(a, b string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 {
		return 0
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	switch {
	case n == len(a) && !strings.ContainsAny(a, "0123456789"):
		return 0.8
	case n >= 5 && float64(n) >= 0.7*float64(len(b)):
		return 0.6
	}
	return 0
}
