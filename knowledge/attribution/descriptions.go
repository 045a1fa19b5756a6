package attribution

import (
	"slices"
	"strings"

	"quoth/knowledge/attribution/tagging"
)

// through finds the organisation for which a description speaks: "an Admiralty spokesman", "analysts at the
// institute", "a report in the newspaper". People spoken for by name stay out of it.
func (c *cast) through(head, s run) (identity, bool) {
	t := c.t
	noun := -1
	for i := head.from; i < head.to; i++ {
		if passers[c.low(i)] {
			noun = i
			break
		}
	}
	if noun < 0 {
		return identity{}, false
	}
	var m *mention
	if noun > head.from {
		if k := c.at[noun-1]; k >= 0 && c.mentions[k].to == noun {
			m = &c.mentions[k]
		}
	}
	if m == nil {
		for i := noun + 1; i < s.to; i++ {
			if k := c.at[i]; k >= 0 {
				if who := c.mentions[k].who; who != nil && !who.org {
					return identity{}, false
				}
				if m == nil {
					switch c.low(i - 1) {
					case "for", "at", "with", "of", "from", "in", "by", "the":
						m = &c.mentions[k]
					}
				}
			}
			switch t.Tokens[i].Class {
			case tagging.Comma, tagging.That, tagging.Who, tagging.Wh: // "an account that draws on the paper" isn't the paper's
				i = s.to
			}
		}
	}
	if m == nil && strings.HasPrefix(c.low(noun), "spokes") {
		m = c.subjectOf(int(t.Begin[noun]), head.from)
	}
	if m == nil {
		return identity{}, false
	}
	if m.who != nil && !m.who.org {
		return identity{}, false
	}
	words := c.nameWords(m.run)
	if m.who == nil && (len(words) == 0 || demonym(strings.ToLower(words[0])) || m.titled) {
		return identity{}, false
	}
	id := c.named(m, m.from0)
	if id.who != nil && !id.who.org {
		id.who.org = true
	}
	if w := c.low(noun); !writings[w] {
		id.role = c.describe(head)
	}
	return id, id.who != nil
}

// subjectOf finds the organisation that opens a sentence, before token end: "The ministry's council denied it, with a
// spokesman saying …".
func (c *cast) subjectOf(begin, end int) *mention {
	i := begin
	for i < end && c.t.Tokens[i].Class == tagging.Determiner {
		i++
	}
	if i >= end || c.at[i] < 0 {
		return nil
	}
	m := &c.mentions[c.at[i]]
	if m.to >= end || m.titled || m.who == nil && !m.the {
		return nil
	}
	return m
}

// memberOf finds the organisation that a phrase with "the" names whole: "the Holm administration".
func (c *cast) memberOf(head run) *party {
	if !staffs[c.low(head.to-1)] {
		return nil
	}
	k := c.at[head.from]
	i := head.from
	if k < 0 && c.t.Tokens[i].Class == tagging.Determiner && i+1 < head.to {
		i++
		k = c.at[i]
	}
	if k < 0 || c.mentions[k].to != head.to-1 || titleWords[c.low(c.mentions[k].from0)] {
		return nil
	}
	name := c.clean(c.mentions[k].from0, head.to)
	words := foldAll(strings.Fields(name))
	for _, p := range c.parties {
		if slices.Equal(p.words, words) {
			return p
		}
	}
	p := &party{name: name, words: words, org: true, first: head.from, full: 1, total: 1}
	c.parties = append(c.parties, p)
	return p
}

// maxRole is the number of tokens that a role has at most.
const maxRole = 14

// single stand before one thing.
var single = set(`a an another one every each this that`)

// describe returns what a source without a name is called: its words without the article.
func (c *cast) describe(r run) string {
	i := r.from
	for i < r.to-1 && c.t.Tokens[i].Class == tagging.Determiner {
		i++
	}
	if i > r.from && c.t.Tokens[i].Class == tagging.Preposition { // "one of the officials"
		i = r.from
	}
	to := min(r.to, i+maxRole)
	of := false
	for j := i + 1; j < to; j++ {
		k := &c.t.Tokens[j]
		of = of || k.Class == tagging.Preposition
		switch {
		case k.Class == tagging.Be || k.Class == tagging.Have || k.Class == tagging.Modal || k.Class == tagging.Do,
			k.Class == tagging.Ed && c.t.Tokens[j-1].Cap,
			k.Class == tagging.Plural && j == r.to-1 && !of && i > r.from && single[c.low(i-1)] && c.t.Tokens[j-1].Class >= tagging.Number: // "another account names"
			to = j
		}
	}
	return c.clean(i, to)
}

// described finds the one person whose role a phrase with "the" repeats: "the minister", "the Florida senator".
func (c *cast) described(r run) *party {
	t := c.t
	if c.low(r.from) != "the" || r.to-r.from < 2 || r.to-r.from > 5 {
		return nil
	}
	noun := c.low(r.to - 1)
	if r.to-r.from == 2 && bodies[noun] && !c.t.Tokens[r.to-1].Cap {
		return c.body(noun, r.from)
	}
	if !titleWords[noun] && !roleNouns[noun] {
		return nil
	}
	var fit []*party
	for _, p := range c.parties {
		if p.org || p.role == "" || p.first >= r.from {
			continue
		}
		role := strings.ToLower(p.role)
		words := strings.FieldsFunc(role, func(r rune) bool { return r == ' ' || r == ',' || r == '\'' || r == '’' })
		if !hasRole(words, noun) {
			continue
		}
		ok := true
		for _, w := range words { // "the minister" is no deputy
			ok = ok && (!lessening[w] || c.says(r, w))
		}
		for i := r.from + 1; i < r.to-1; i++ {
			if t.Tokens[i].Cap && !slices.Contains(words, c.low(i)) {
				ok = false
			}
		}
		if ok {
			fit = append(fit, p)
		}
	}
	if len(fit) == 1 {
		return fit[0]
	}
	if len(fit) > 1 && c.last != nil && slices.Contains(fit, c.last) {
		return c.last
	}
	return nil
}

// body finds the one organisation named before token i whose name has a word: "the institute".
func (c *cast) body(noun string, i int) *party {
	var found *party
	for _, p := range c.parties {
		if !p.org || !slices.Contains(p.words, noun) || p.first >= i {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// lessening words make another office of an office.
var lessening = set(`vice deputy former ex assistant acting interim spokesman spokeswoman spokesperson aide adviser advisor wife husband`)

// says says whether a phrase has a word.
func (c *cast) says(r run, word string) bool {
	for i := r.from; i < r.to; i++ {
		if c.low(i) == word {
			return true
		}
	}
	return false
}

// hasRole says whether the words of a role hold a noun, or its short form.
func hasRole(words []string, noun string) bool {
	short := map[string]string{"senator": "sen.", "governor": "gov.", "representative": "rep.", "general": "gen.", "professor": "prof.",
		"congressman": "rep.", "congresswoman": "rep.", "colonel": "col."}[noun]
	for _, w := range words {
		if w == noun || short != "" && w == short {
			return true
		}
	}
	return false
}
