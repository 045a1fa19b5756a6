package answering

import (
	"slices"

	"quoth/knowledge"
	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

// facts are what of a sentence is compared with others.
type facts struct {
	content    map[string]bool // the stems that carry meaning; numbers are left out
	names      map[string]bool // folded; those that only say whose statement it is are left out
	dates      []dates.Mention
	quantities []quantity
	doers      []doer
}

// facts reads a sentence once. The result is shared: don't change it.
func (t *thought) facts(c *candidate) *facts {
	if f, ok := t.read[c]; ok {
		return f
	}
	if t.read == nil {
		t.read = map[*candidate]*facts{}
	}
	s, ws := c.quote(), c.wordsAt(c.at)
	f := &facts{content: map[string]bool{}, names: t.names(c), dates: dates.Mentions(s, ws), quantities: quantities(s, ws), doers: doers(c)}
	for _, w := range ws {
		if contentWord(w) {
			f.content[w.Stem] = true
		}
	}
	t.read[c] = f
	return f
}

func contentWord(w text.Word) bool {
	return !text.Stop(w.Fold) && !speechVerbs[w.Fold] && !numberWords[w.Fold] && (w.Fold[0] < '0' || w.Fold[0] > '9')
}

func (t *thought) names(c *candidate) map[string]bool {
	out := map[string]bool{}
	s, sp := c.quote(), c.span()
	for i, w := range c.wordsAt(c.at) {
		if !capital(w.Span.In(s)) || text.Stop(w.Fold) || i == 0 && (t.lexicon == nil || !t.lexicon.capitalised(w.Stem)) {
			continue
		}
		at := knowledge.Span{Start: sp.Start + w.Span.Start, End: sp.Start + w.Span.End}
		if !slices.ContainsFunc(c.bySource[c.at], func(st *knowledge.Statement) bool {
			return slices.ContainsFunc(st.Source, func(o knowledge.Span) bool { return o.Overlap(at) > 0 })
		}) {
			out[w.Fold] = true
		}
	}
	return out
}
