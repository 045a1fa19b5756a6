package attribution

import (
	"strings"

	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// passedOn handles second-hand speech: in "the paper reported, citing an official, that …" the official is
// the source, and the paper passes it on.
func (c *cast) passedOn(d draft, by *party) (identity, bool) {
	if by == nil || !by.org || len(d.cue) == 0 {
		return identity{}, false
	}
	t := c.t
	at := d.cue[0].from
	for i := int(t.Begin[at]); i < int(t.End[at])-1; i++ {
		if t.Quote[i] >= 0 {
			continue
		}
		switch c.low(i) {
		case "citing", "quoting":
		default:
			continue
		}
		if c.inside(i, d.source) {
			continue
		}
		stop := i + 1
		for stop < int(t.End[at]) && stop < i+20 && t.Tokens[stop].Class > tagging.AnyQuote && t.Tokens[stop].Class != tagging.That {
			stop++
		}
		if stop == i+1 {
			continue
		}
		inner := c.resolve(run{i + 1, stop})
		if inner.who == by || inner.who == nil && !c.hasRole(i+1, stop) && !c.hasSource(i+1, stop) {
			continue
		}
		inner.via = append([]string{by.name}, inner.via...)
		return inner, true
	}
	return identity{}, false
}

// hasSource says whether a phrase has a word for somebody or something that tells.
func (c *cast) hasSource(from, to int) bool {
	for i := from; i < to; i++ {
		switch w := c.low(i); w {
		case "source", "sources", "people", "person", "documents", "document", "data":
			return true
		default:
			if passers[w] {
				return true
			}
		}
	}
	return false
}

func (c *cast) inside(i int, runs []run) bool {
	for _, r := range runs {
		if r.from <= i && i < r.to {
			return true
		}
	}
	return false
}

// listeners finds the outlet that a statement was made to: "told Reuters", "in an interview with the Post".
func (c *cast) listeners(d draft, who *party) []string {
	t := c.t
	if len(d.cue) == 0 {
		return nil
	}
	at := d.cue[0].from
	for i := int(t.Begin[at]); i < int(t.End[at])-1; i++ {
		if t.Quote[i] >= 0 || c.inside(i, d.content) {
			continue
		}
		near := i >= at-14 && i <= at+14
		switch c.low(i) {
		case "told", "tells", "telling":
		case "to", "with":
			if !c.speaking(i) {
				continue
			}
		default:
			continue
		}
		j := i + 1
		if c.low(j) == "the" && j+1 < int(t.End[at]) {
			j++
		}
		k := c.at[j]
		if !near || k < 0 {
			continue
		}
		m := &c.mentions[k]
		if m.from0 == j && outlet(c.nameWords(m.run)) && m.who != who {
			return []string{strings.Join(c.nameWords(m.run), " ")}
		}
	}
	return nil
}

// speaking says whether one of the two words before token i is of speech: "spoke anonymously to", "interview with".
func (c *cast) speaking(i int) bool {
	for k := i - 1; k >= int(c.t.Begin[i]) && k >= i-2; k-- {
		if speechWords[text.Stem(text.Fold(c.word(k)))] {
			return true
		}
	}
	return false
}

// reporters names the sources of a second cue without content: "…, according to the Post".
func (c *cast) reporters(d draft, who *party) []string {
	var out []string
	for _, r := range d.reporter {
		if id := c.resolve(r); id.who != nil && id.who != who {
			out = append(out, id.who.name)
		}
	}
	return out
}

// outlet says whether a name is that of somebody who passes news on.
func outlet(words []string) bool {
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	return outletWords[last] && len(words) > 1 || len(words) == 1 && outlets[last]
}
