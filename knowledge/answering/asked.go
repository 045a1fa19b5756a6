package answering

import (
	"slices"

	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

// anchorReach is how many words may stand between a date and the name that it belongs to.
const anchorReach = 10

// datesAsked sets dates against each other that stand near the names of a question about a time. A sentence with more than two is a list.
func (t *thought) datesAsked(pool []*candidate) dispute {
	type dated struct {
		*candidate
		on []dates.Mention
	}
	var all []dated
	for _, c := range pool {
		if on := t.datesNear(c); len(on) > 0 && len(on) < 3 {
			all = append(all, dated{c, on})
		}
	}
	loose := func(d dated) int { // exact days tell more than parts of a month
		if slices.ContainsFunc(d.on, dates.Mention.Exact) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b dated) int { return loose(a) - loose(b) })
	var out dispute
	say := func(d dated) {
		if len(out.by) == mostDisputing || slices.Contains(out.by, d.candidate) || slices.ContainsFunc(out.by, func(o *candidate) bool { return !otherOutlet(o, d.candidate) }) {
			return
		}
		var words []string
		for _, m := range d.on {
			words = append(words, "“"+m.Span.In(d.quote())+"”")
		}
		out.by, out.says = append(out.by, d.candidate), append(out.says, joined(words))
	}
	unmet := func(a, b dated) bool {
		return slices.ContainsFunc(a.on, func(m dates.Mention) bool { return !slices.ContainsFunc(b.on, m.Meets) })
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if otherOutlet(a.candidate, b.candidate) && (unmet(a, b) || unmet(b, a)) {
				say(a)
				say(b)
			}
		}
	}
	return out
}

// datesNear are the dates of a sentence that stand near a word of the question, where it has all the names that the question has.
func (t *thought) datesNear(c *candidate) []dates.Mention {
	ws := c.wordsAt(c.at)
	var anchors []int
	for _, term := range t.reading.terms {
		i := slices.IndexFunc(ws, func(w text.Word) bool { return w.Stem == term.stem })
		if i < 0 && term.name {
			return nil
		}
		if i >= 0 && term.name {
			anchors = append(anchors, i)
		}
	}
	var out []dates.Mention
	for _, m := range t.facts(c).dates {
		at := slices.IndexFunc(ws, func(w text.Word) bool { return w.Span.Start >= m.Span.Start })
		if slices.ContainsFunc(anchors, func(i int) bool { return max(i-at, at-i) <= anchorReach }) {
			out = append(out, m)
		}
	}
	return out
}

// shareAsked sets shares against each other where the question asks how much of something: other figures, or a part without a figure ("some of the
// fleet") where others have one.
func (t *thought) shareAsked(pool []*candidate) dispute {
	var figures, silent, out dispute
	others := func(d dispute, c *candidate) bool {
		return !slices.ContainsFunc(d.by, func(o *candidate) bool { return !otherOutlet(o, c) })
	}
	shareOf := func(c *candidate) (quantity, bool) {
		qs := t.facts(c).quantities
		i := slices.IndexFunc(qs, func(q quantity) bool { return slices.Contains(q.unit, "%") })
		if i < 0 || !t.means(c) {
			return quantity{}, false
		}
		return qs[i], true
	}
	for _, c := range pool {
		w, ok := t.someOf(c)
		if !ok || !others(silent, c) {
			continue
		}
		if withoutFigure(c) || !slices.ContainsFunc(t.candidates, func(o *candidate) bool { _, has := shareOf(o); return has && o.view == c.view }) {
			silent.by, silent.says = append(silent.by, c), append(silent.says, "no figure (“"+w+"”)")
		}
	}
	var first quantity
	differ := false
	for _, c := range pool {
		q, ok := shareOf(c)
		if !ok || !others(silent, c) || !others(figures, c) {
			continue
		}
		if len(figures.by) == 0 {
			first = q
		}
		differ = differ || !q.meets(first)
		figures.by, figures.says = append(figures.by, c), append(figures.says, "“"+q.In(c.quote())+"”")
	}
	if len(figures.by) == 0 || !differ && len(silent.by) == 0 {
		return out
	}
	if !differ { // one of those that agree is enough
		figures.by, figures.says = figures.by[:1], figures.says[:1]
	}
	out.by, out.says = append(figures.by, silent.by...), append(figures.says, silent.says...)
	n := min(mostDisputing, len(out.by))
	return dispute{out.by[:n], out.says[:n]}
}

// countAsked sets numbers against each other of what the question counts, from sentences that have all that it asks about in words of like meaning:
// "12 people died", "17 people were killed".
func (t *thought) countAsked(pool []*candidate) dispute {
	var out dispute
	var said []quantity
	for _, c := range pool {
		if !t.tellsAll(c) || slices.ContainsFunc(out.by, func(o *candidate) bool { return !otherOutlet(o, c) }) {
			continue
		}
		s := c.quote()
		qs := slices.DeleteFunc(slices.Clone(t.facts(c).quantities), func(q quantity) bool {
			return !slices.ContainsFunc(q.unit, func(u string) bool {
				return slices.ContainsFunc(t.reading.terms, func(k term) bool { return !k.subject && k.stem == u })
			})
		})
		if len(qs) != 1 || slices.ContainsFunc(said, func(q quantity) bool { return !q.sameUnit(qs[0]) }) {
			continue
		}
		if len(said) > 0 && slices.ContainsFunc(said, qs[0].meets) {
			continue
		}
		out.by, out.says, said = append(out.by, c), append(out.says, "“"+qs[0].In(s)+"”"), append(said, qs[0])
		if len(out.by) == mostDisputing {
			break
		}
	}
	return out
}

// tellsAll says whether a sentence has every word of the question, or for those that are no names one of like meaning.
func (t *thought) tellsAll(c *candidate) bool {
	ws := c.wordsAt(c.at)
	return len(t.reading.terms) > 1 && !slices.ContainsFunc(t.reading.terms, func(k term) bool {
		return !amounts[k.fold] && kinship(k, ws) < 1 && (k.name || max(kinship(k, ws), likeness(k, ws)) < 0.5)
	})
}

// amounts are words of a question that ask for a number.
var amounts = set(`many number numbers total altogether exactly count`)

// withoutFigure says whether a sentence says itself that it has no figure: "gives no percentage".
func withoutFigure(c *candidate) bool {
	ws := c.wordsAt(c.at)
	return slices.ContainsFunc(ws, func(w text.Word) bool { return w.Fold == "no" || w.Fold == "without" }) &&
		slices.ContainsFunc(ws, func(w text.Word) bool { return figureWords[w.Fold] })
}

var figureWords = set(`figure figures number numbers percentage percentages percent amount share`)

// means says whether a sentence has a word that means what the question counts.
func (t *thought) means(c *candidate) bool {
	s := c.quote()
	return slices.ContainsFunc(c.wordsAt(c.at), func(w text.Word) bool { return t.asksOf(s, w) })
}

// asksOf says whether a word of a sentence means nearly what a word of the question does, names aside.
func (t *thought) asksOf(s string, w text.Word) bool {
	if w.Span.Start > 0 && capital(w.Span.In(s)) {
		return false
	}
	ws := []text.Word{w}
	return slices.ContainsFunc(t.reading.terms, func(k term) bool { return max(kinship(k, ws), likeness(k, ws)) >= 0.5 })
}

// someOf finds a part that is given without a figure of what the question asks about: "some of its boats". A sentence that counts anything is out.
func (t *thought) someOf(c *candidate) (string, bool) {
	s, ws := c.quote(), c.wordsAt(c.at)
	if slices.ContainsFunc(t.facts(c).quantities, func(q quantity) bool { return slices.Contains(q.unit, "%") }) {
		return "", false
	}
	for i := 0; i+2 < len(ws); i++ {
		if f := ws[i].Fold; f != "some" && f != "part" && f != "parts" && f != "portion" && f != "portions" || ws[i+1].Fold != "of" {
			continue
		}
		j := i + 2
		for j < len(ws) && j < i+4 && text.Stop(ws[j].Fold) {
			j++
		}
		if j < len(ws) && t.asksOf(s, ws[j]) {
			return s[ws[i].Span.Start:ws[j].Span.End], true
		}
	}
	return "", false
}
