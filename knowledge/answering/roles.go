package answering

import (
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// role is what a sentence calls a person: an office with the plain words before it, "informal envoy".
type role struct {
	head   string // stem of the office
	plain  []string
	phrase string
}

// roleAsked sets the roles against each other that sentences give the person whom the question asks about: the same office with other words
// before it, "special envoy" and "informal envoy". Another office may be held besides, so it is no dispute.
func (t *thought) roleAsked() dispute {
	var name *term
	for i, k := range t.reading.terms {
		if k.name && (name == nil || k.idf > name.idf) {
			name = &t.reading.terms[i]
		}
	}
	if name == nil {
		return dispute{}
	}
	type called struct {
		*candidate
		role
	}
	var all []called
	for _, c := range t.candidates {
		for _, r := range rolesOf(c, name.stem) {
			all = append(all, called{c, r})
		}
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.head == b.head && otherOutlet(a.candidate, b.candidate) && !slices.ContainsFunc(a.plain, func(w string) bool { return slices.Contains(b.plain, w) }) {
				return dispute{[]*candidate{a.candidate, b.candidate}, []string{"“" + a.phrase + "”", "“" + b.phrase + "”"}}
			}
		}
	}
	return dispute{}
}

// rolesOf finds the roles that stand before a name ("special envoy Ada Marsh"), or behind it after a comma ("Marsh, an informal envoy") or a verb of
// calling or being ("calls Marsh an informal envoy"). Roles without a plain word before the office are left out: they fit all.
func rolesOf(c *candidate, name string) []role {
	s, ws := c.quote(), c.wordsAt(c.at)
	var out []role
	add := func(words []text.Word) {
		n := len(words) - 1
		if n < 1 || !officeEnd(words[n].Fold) {
			return
		}
		r := role{head: words[n].Stem}
		for _, w := range words[:n] {
			if !ranks[w.Fold] && !capital(w.Span.In(s)) && !text.Stop(w.Fold) {
				r.plain = append(r.plain, w.Stem)
			}
		}
		if len(r.plain) > 0 {
			r.phrase = s[words[0].Span.Start:words[n].Span.End]
			out = append(out, r)
		}
	}
	for i, w := range ws {
		if w.Stem != name {
			continue
		}
		first := i
		for first > 0 && capital(ws[first-1].Span.In(s)) && adjacent(s, ws, first) {
			first--
		}
		from := first
		for from > 0 && first-from < 3 && !capital(ws[from-1].Span.In(s)) && !text.Stop(ws[from-1].Fold) && adjacent(s, ws, from) {
			from--
		}
		add(ws[from:first])
		j := i + 1
		article := func() bool { return j < len(ws) && (ws[j].Fold == "a" || ws[j].Fold == "an" || ws[j].Fold == "the") }
		if j < len(ws) && (ws[j].Fold == "is" || ws[j].Fold == "was" || ws[j].Fold == "as") {
			j++
			if j < len(ws) && (ws[j].Fold == "called" || ws[j].Fold == "named" || ws[j].Fold == "described") {
				j++
			}
		} else if !(j < len(ws) && strings.HasPrefix(s[w.Span.End:], ", ")) && !(i > 0 && strings.HasPrefix(ws[i-1].Fold, "call") && article()) {
			continue
		}
		if !article() {
			continue
		}
		j++
		to := j
		for to < len(ws) && to-j < 4 && !text.Stop(ws[to].Fold) && (to == j || adjacent(s, ws, to)) {
			to++
		}
		for ; to > j; to-- {
			if officeEnd(ws[to-1].Fold) {
				add(ws[j:to])
				break
			}
		}
	}
	return out
}

// adjacent says whether nothing but a blank stands between a word and the one before.
func adjacent(s string, ws []text.Word, i int) bool {
	return strings.TrimSpace(s[ws[i-1].Span.End:ws[i].Span.Start]) == ""
}

// ranks are words before an office that don't make it another one.
var ranks = set(`senior top chief main lead leading longtime long-time veteran new old former current then close key prominent influential well-known self-described so-called`)
