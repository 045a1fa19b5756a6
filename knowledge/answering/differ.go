package answering

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

const (
	disputing     = 16   // candidates that are looked at for what disagrees
	disputeOdds   = 0.03 // odds against the best sentence that they must reach
	sameThing     = 0.6  // share of the content words that two sentences on the same thing have in common
	sameThingLow  = 4    // and how many at least
	mostDisputing = 4    // sentences of a note
)

// dispute is sentences of several outlets that say different things of one, and the words in which they do.
type dispute struct {
	by   []*candidate
	says []string
}

// disputes finds what the best candidates disagree about: figures, dates, descriptions of a person, and who did it. Different words for the same
// are no dispute, and neither are figures that can both be true.
func (t *thought) disputes(chosen []*candidate) []dispute {
	var pool []*candidate
	for _, c := range t.candidates[:min(disputing, len(t.candidates))] {
		if slices.Contains(chosen, c) || odds(c, t.candidates[0]) >= disputeOdds {
			pool = append(pool, c)
		}
	}
	var out []dispute
	add := func(d dispute) {
		touches := slices.ContainsFunc(d.by, func(c *candidate) bool { return slices.Contains(chosen, c) })
		if len(d.by) > 1 && touches && len(out) < 2 {
			out = append(out, d)
		}
	}
	switch t.reading.kind {
	case aTime:
		add(t.datesAsked(pool))
	case aNumber:
		add(t.shareAsked(pool))
		add(t.countAsked(pool))
	case anIdentity:
		if d := t.roleAsked(); len(d.by) > 1 {
			out = append(out, d) // it answers the question, whatever was chosen
		}
	}
	if len(out) > 0 {
		return out
	}
	for i, a := range pool {
		for _, b := range pool[i+1:] {
			if len(out) == 0 && otherOutlet(a, b) {
				if x, y, ok := t.contradict(a, b); ok {
					add(dispute{[]*candidate{a, b}, []string{"“" + x + "”", "“" + y + "”"}})
				}
			}
		}
	}
	return out
}

func otherOutlet(a, b *candidate) bool {
	return a.view != b.view && (a.Publisher == "" || a.Publisher != b.Publisher)
}

func (c *candidate) outlet() string { return cmp.Or(c.Publisher, c.ID) }

// contradict says whether two sentences tell the same thing with another figure, date or doer, and in which words.
func (t *thought) contradict(a, b *candidate) (x, y string, ok bool) {
	ca, cb := t.facts(a).content, t.facts(b).content
	if both := shared(ca, cb); both < sameThingLow || float64(both) < sameThing*float64(min(len(ca), len(cb))) {
		return "", "", false
	}
	if x, y, ok := t.otherDoer(a, b); ok {
		return x, y, true
	}
	if !nested(t.facts(a).names, t.facts(b).names) {
		return "", "", false
	}
	sa, sb := a.quote(), b.quote()
	da, db := t.facts(a).dates, t.facts(b).dates
	if len(da) > 0 && len(db) > 0 && !anyMeet(da, db) {
		if len(da) == 1 && len(db) == 1 {
			return da[0].Span.In(sa), db[0].Span.In(sb), true
		}
		return "", "", false
	}
	qa, qb := t.facts(a).quantities, t.facts(b).quantities
	for _, p := range qa {
		for _, q := range qb {
			if p.sameUnit(q) && sharedFrame(a, b, p, q) && !slices.ContainsFunc(qa, func(o quantity) bool { return o.sameUnit(q) && o.meets(q) }) &&
				!slices.ContainsFunc(qb, func(o quantity) bool { return o.sameUnit(p) && o.meets(p) }) {
				return p.In(sa), q.In(sb), true
			}
		}
	}
	return "", "", false
}

func anyMeet(as, bs []dates.Mention) bool {
	return slices.ContainsFunc(as, func(a dates.Mention) bool { return slices.ContainsFunc(bs, a.Meets) })
}

// sharedFrame says whether the words around two quantities have one in common beside what is counted: "12 sailors drowned", "14 sailors drowned".
func sharedFrame(a, b *candidate, p, q quantity) bool {
	return shared(frame(a.wordsAt(a.at), p), frame(b.wordsAt(b.at), q)) > 0
}

func frame(ws []text.Word, q quantity) map[string]bool {
	out := map[string]bool{}
	for _, w := range ws[max(0, q.at-5):min(len(ws), q.at+8)] {
		if contentWord(w) && !slices.Contains(q.unit, w.Stem) {
			out[w.Stem] = true
		}
	}
	return out
}

// shared is how many members two sets have in common.
func shared(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// nested says whether one of two sets holds the other.
func nested(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// otherDoer finds "led by Marsh" against "led by Reed", where all other names are the same.
func (t *thought) otherDoer(a, b *candidate) (x, y string, ok bool) {
	da, db := t.facts(a).doers, t.facts(b).doers
	na, nb := maps.Clone(t.facts(a).names), maps.Clone(t.facts(b).names)
	for _, p := range da {
		for _, q := range db {
			if p.verb != q.verb || slices.ContainsFunc(p.name, func(n string) bool { return slices.Contains(q.name, n) || nb[n] }) ||
				slices.ContainsFunc(q.name, func(n string) bool { return na[n] }) {
				continue
			}
			for _, n := range p.name {
				delete(na, n)
			}
			for _, n := range q.name {
				delete(nb, n)
			}
			if nested(na, nb) {
				return p.In(a.quote()), q.In(b.quote()), true
			}
			return "", "", false
		}
	}
	return "", "", false
}

// doer is a name behind a participle and "by".
type doer struct {
	knowledge.Span
	verb string
	name []string
}

func doers(c *candidate) []doer {
	var out []doer
	s, ws := c.quote(), c.wordsAt(c.at)
	for i := 1; i+1 < len(ws); i++ {
		if ws[i].Fold != "by" || text.Stop(ws[i-1].Fold) {
			continue
		}
		d := doer{verb: ws[i-1].Stem}
		for j := i + 1; j < len(ws) && j < i+7; j++ {
			if capital(ws[j].Span.In(s)) {
				if d.name == nil {
					d.Start = ws[j].Span.Start
				}
				d.name, d.End = append(d.name, ws[j].Fold), ws[j].Span.End
			} else if d.name != nil {
				break
			}
		}
		if d.name != nil {
			out = append(out, d)
		}
	}
	return out
}

// withDisputes adds the sentences that disagree with chosen ones to them.
func (t *thought) withDisputes(chosen []*candidate) ([]*candidate, []dispute) {
	ds := t.disputes(chosen)
	for _, d := range ds {
		for _, c := range d.by {
			if !slices.Contains(chosen, c) {
				chosen = append(chosen, c)
			}
		}
	}
	return chosen, ds
}

// differNotes writes disputes down for the citations that bear them.
func differNotes(ds []dispute, cited []knowledge.Citation) []knowledge.Note {
	var out []knowledge.Note
	for _, d := range ds {
		var parts []string
		for i, c := range d.by {
			by := c.outlet()
			if !c.Published.IsZero() {
				by += " (" + knowledge.Day(c.Published) + ")"
			}
			parts = append(parts, by+" has "+d.says[i])
		}
		n := numbered(cited, d.by...)
		if len(n) < 2 {
			continue // they are not all shown
		}
		out = append(out, knowledge.Note{Kind: knowledge.NoteDiffer, Text: strings.Join(parts, "; ") + ".", Citations: n})
	}
	return out
}
