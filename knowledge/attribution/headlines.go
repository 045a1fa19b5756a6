package attribution

import (
	"cmp"
	"slices"

	"quoth/knowledge/attribution/tagging"
)

// addHeadlines finds lines like "Poe: The Bridge Is Safe", which begin with the name of somebody whom the
// article names in full, and which no statement has.
func (c *cast) addHeadlines(drafts []draft) []draft {
	t := c.t
	n := len(t.Tokens)
	var more []draft
	for i := 0; i < n; i = int(t.End[i]) {
		end := int(t.End[i])
		if !t.Para[i] || end-i > 30 || end-i < 5 || t.Tokens[end-1].Class == tagging.Colon || end < n && !t.Para[end] {
			continue
		}
		colon := i + 1
		for colon < i+4 && colon < end && t.Tokens[colon].Class != tagging.Colon {
			colon++
		}
		if colon >= i+4 || end-colon < 4 || t.Tokens[end-1].Class == tagging.Stop && !c.headline(i) {
			continue
		}
		if p := c.namedInFull(run{i, colon}); p == nil || overlapsAny(drafts, i, end) {
			continue
		}
		more = append(more, draft{source: []run{{i, colon}}, cue: []run{{colon, colon + 1}}, content: []run{{colon + 1, end}}})
	}
	drafts = append(drafts, more...)
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.start(), b.start()) })
	return drafts
}

// namedInFull finds the party that capitals at the start of a line name, if the article has it elsewhere.
func (c *cast) namedInFull(r run) *party {
	for i := r.from; i < r.to; i++ {
		if k := c.t.Tokens[i]; !k.Cap || k.Class < tagging.Number {
			return nil
		}
	}
	m := c.cut(r.from, r.to)
	words := c.nameWords(m.run)
	if len(words) == 0 {
		return nil
	}
	folded := foldAll(words)
	if len(words) == 1 {
		return c.bare(folded[0], &m)
	}
	return c.known(folded, "")
}

func overlapsAny(drafts []draft, from, to int) bool {
	for _, d := range drafts {
		if d.start() < to && d.end() > from {
			return true
		}
	}
	return false
}
