package attribution

import (
	"slices"
	"strings"

	"quoth/knowledge/attribution/tagging"
)

// identity is whom a statement is credited to.
type identity struct {
	name, role string
	via        []string // who passes the statement on, outermost first
	who        *party
}

// speaker resolves the source of a statement. Statements have to come in text order: pronouns look back.
func (c *cast) speaker(d draft) identity {
	if len(d.source) == 0 {
		return identity{}
	}
	id := c.resolve(d.source[0])
	if by, ok := c.passedOn(d, id.who); ok {
		id = by
	}
	id.via = append(id.via, c.listeners(d, id.who)...)
	id.via = append(id.via, c.reporters(d, id.who)...)
	if id.who != nil {
		id.name = cleanName(id.who.name, id.who.org)
	}
	if id.name == "" && id.who != nil {
		if id.role == "" {
			id.role = id.who.name
		}
		id.who = nil
	}
	if id.who != nil {
		if id.role == "" {
			id.role = id.who.role
		}
		id.who.spoke++
		c.last = id.who
		c.lastAt = d.end()
		c.lastUnnamed = false
	} else {
		c.last, c.lastAt = nil, d.end()
		c.lastUnnamed = c.onePerson(d.source[0])
	}
	return id
}

// resolve finds whom the words of a source mean.
func (c *cast) resolve(s run) identity {
	t := c.t
	for s.from < s.to && (t.Tokens[s.to-1].Class <= tagging.AnyQuote && t.Tokens[s.to-1].Class != tagging.Close) {
		s.to--
	}
	for s.from < s.to && t.Tokens[s.from].Class <= tagging.AnyQuote {
		s.from++
	}
	if s.to-s.from > 1 && t.Tokens[s.to-1].Class == tagging.Clitic {
		s.to--
	}
	for s.to-s.from > 1 && (calendar[c.word(s.to-1)] || whenWords[c.low(s.to-1)]) {
		s.to--
	}
	if s.from >= s.to {
		return identity{}
	}
	switch w := c.low(s.from); w {
	case "he", "him", "his", "she", "her", "himself", "herself":
		if s.to-s.from == 1 || t.Tokens[s.from].Class != tagging.Possessive && w != "her" || c.admission(s) {
			return identity{who: c.pronoun(s.from, w)}
		}
	case "who", "whom":
		if s.to-s.from > 1 && t.Tokens[s.from+1].Cap {
			return c.resolve(run{s.from + 1, s.to})
		}
		return identity{who: c.antecedent(s.from)}
	case "it":
		return identity{who: c.lastOrganisation(s.from)}
	case "i", "we", "you", "they", "them", "those", "both", "others", "neither", "none":
		return identity{}
	case "one", "some", "many", "another":
		if s.to-s.from == 1 {
			return identity{}
		}
	}
	head := run{s.from, c.headEnd(s)}
	if c.coordinated(head) {
		return identity{}
	}
	// a name that ends the head, or stands in it before "of" and a place
	m := c.nameAt(head)
	if m == nil {
		if at, ok := c.beforePlace(head); ok {
			m = c.nameAt(run{head.from, at})
		}
	}
	if m == nil {
		m = c.inHeadline(head)
	}
	if m != nil {
		if m.who == nil && m.to-m.from == 1 && titleWords[c.low(m.from)] && !m.titled { // "the President"
			return identity{who: c.described(head), role: c.describe(head)}
		}
		return c.named(m, head.from)
	}
	// "Holm's chief of staff, Gen. Anna Lund,": the name stands behind the comma
	if m := c.nameBehind(head.from, head.to, s.to); m != nil {
		return c.named(m, head.from)
	}
	if id, ok := c.through(head, s); ok {
		return id
	}
	if p := c.described(head); p != nil {
		return identity{who: p}
	}
	if p := c.memberOf(head); p != nil {
		return identity{who: p}
	}
	return identity{role: c.describe(head)}
}

// onePerson says whether a source without a name means a single person: a pronoun, or a word for a role.
func (c *cast) onePerson(s run) bool {
	switch c.low(s.from) {
	case "he", "she":
		return true
	}
	last := c.low(c.headEnd(s) - 1)
	if strings.HasSuffix(last, "s") {
		return false
	}
	switch c.low(s.from) {
	case "a", "an", "one", "another": // "the" often stands for somebody who has been named
		return titleWords[last] || roleNouns[last] || unnamedNouns[last]
	}
	return c.t.Tokens[s.from].Class == tagging.Determiner && unnamedNouns[last]
}

// whenWords may stand behind a name in a source: "Poe earlier Thursday".
var whenWords = set(`earlier later late early on last this week month year night morning afternoon evening today yesterday`)

// admission says whether a source like "his own account" is the speaker's.
func (c *cast) admission(s run) bool { return s.to-s.from <= 2 && c.low(s.to-1) == "own" }

// headEnd finds the end of the first noun phrase of a source: a comma, a bracket, a dash or a relative clause ends it.
func (c *cast) headEnd(s run) int {
	for i := s.from + 1; i < s.to; i++ {
		switch c.t.Tokens[i].Class {
		case tagging.Comma, tagging.Open, tagging.Dash, tagging.Who, tagging.Wh, tagging.That, tagging.Colon, tagging.Semicolon:
			return i
		case tagging.Ing:
			if k := c.t.Tokens[i-1].Class; k != tagging.Clitic && k != tagging.Determiner && k != tagging.Possessive {
				return i
			}
		case tagging.Ed:
			if i > s.from+1 && !c.t.Tokens[i-1].Cap && c.t.Tokens[i-1].Class != tagging.Clitic {
				return i
			}
		}
	}
	return s.to
}

// coordinated says whether a phrase names several: "Washington and Moscow".
func (c *cast) coordinated(r run) bool {
	for i := r.from + 1; i+1 < r.to; i++ {
		if c.t.Tokens[i].Class != tagging.And {
			continue
		}
		if k := c.at[i-1]; k >= 0 {
			if p := c.mentions[k].who; p != nil && !p.org && c.mentions[k].to == i && c.capitalAfter(i, r.to) {
				return true
			}
			// "and" inside of a title: "Health and Human Services Secretary Ann Poe", "Security and Defense Council Secretary"
			if n := c.nameAt(r); n != nil && n.from0 > i && n.titled && n.to-n.from > 1 && n.from > i+1 {
				continue
			}
			if c.capitalAfter(i, r.to) {
				return true
			}
		}
	}
	return false
}

func (c *cast) capitalAfter(i, end int) bool {
	for j := i + 1; j < end && j <= i+4; j++ {
		if c.t.Tokens[j].Cap {
			return true
		}
	}
	return false
}

// nameAt returns the mention that is the head of a phrase: the one that ends it, if it isn't governed by a
// preposition or another noun ("a spokesman for Mr. Doe", "Doe supporters").
func (c *cast) nameAt(r run) *mention {
	end := r.to
	k := c.at[end-1]
	if k < 0 {
		return nil
	}
	m := &c.mentions[k]
	if m.to < end || m.from0 < r.from && m.from < r.from {
		// the source may hold just the last part of a run
		if m.to != end {
			return nil
		}
	}
	for i := max(r.from, int(c.t.Begin[r.from])); i < m.from0; i++ {
		switch k := &c.t.Tokens[i]; {
		case k.Class == tagging.Preposition, k.Class == tagging.To:
			// "the president of the United States, ..." is no name; "Secretary of State Ann Poe" and "Gov. of …" are
			if c.low(i) == "of" && m.titled && (i+1 == m.from0 && m.from > m.from0 || m.to-m.from > 1 && titleWords[c.low(m.from-1)]) {
				continue
			}
			if m.titled && m.to-m.from > 1 && m.who != nil && !m.who.org && c.t.Tokens[r.from].Class != tagging.Determiner {
				continue
			}
			return nil
		case k.Class == tagging.Clitic && i == m.from0-1 && !m.titled && m.who == nil:
			return nil
		}
	}
	return m
}

// beforePlace finds the end of a name that a place follows: "Senator Ann Poe of Ohio".
func (c *cast) beforePlace(r run) (int, bool) {
	for i := r.from + 1; i < r.to-1; i++ {
		switch c.low(i) {
		case "of", "from", "in":
			if k := c.at[i-1]; k >= 0 && c.mentions[k].to == i && c.mentions[k].to-c.mentions[k].from > 1 && c.mentions[k].who != nil && !c.mentions[k].who.org {
				return i, true
			}
			return 0, false
		}
	}
	return 0, false
}

// inHeadline makes a mention of a source all in capitals where mentions weren't looked for, in a headline.
func (c *cast) inHeadline(r run) *mention {
	if r.to-r.from > 1 && c.t.Tokens[r.from].Class == tagging.Determiner {
		r.from++
	}
	if c.at[r.from] >= 0 || !c.headline(r.from) || r.to-r.from > 5 {
		return nil
	}
	common := false
	for i := r.from; i < r.to; i++ {
		if k := c.t.Tokens[i]; !k.Cap || k.Class < tagging.Number {
			return nil
		} else if k.Lower > 100 && !titleWords[c.low(i)] {
			common = true
		}
	}
	m := c.cut(r.from, r.to)
	words := c.nameWords(m.run)
	switch {
	case len(words) == 1:
		m.who = c.bare(foldAll(words)[0], &m)
	case len(words) > 1:
		m.who = c.known(foldAll(words), "")
	}
	if common && m.who == nil { // "Leaked Papers"
		return nil
	}
	return &m
}

// nameBehind finds a person named between commas after a description of the same person.
func (c *cast) nameBehind(from, at, end int) *mention {
	t := c.t
	if at >= end || t.Tokens[at].Class != tagging.Comma && t.Tokens[at].Class != tagging.Dash {
		return nil
	}
	w := c.low(at - 1)
	if !titleWords[w] && !roleNouns[w] && c.at[at-1] >= 0 && !c.hasRole(from, at) {
		return nil
	}
	stop := at + 1
	for stop < end && t.Tokens[stop].Class != tagging.Comma && t.Tokens[stop].Class != tagging.Dash && t.Tokens[stop].Class != tagging.Open && t.Tokens[stop].Class != tagging.Who {
		stop++
	}
	m := c.nameAt(run{at + 1, stop})
	if m == nil || m.to-m.from < 2 && !m.titled && m.who == nil || m.who != nil && m.who.org {
		return nil
	}
	return m
}

// hasRole says whether a phrase has a word for a role.
func (c *cast) hasRole(from, to int) bool {
	for i := from; i < to; i++ {
		if w := c.low(i); c.t.Tokens[i].Class >= tagging.Number && (titleWords[w] || roleNouns[w]) {
			return true
		}
	}
	return false
}

// named makes an identity of a mention in a phrase that begins at token low.
func (c *cast) named(m *mention, low int) identity {
	if m.who != nil {
		return identity{who: m.who}
	}
	words := c.nameWords(m.run)
	if len(words) == 0 {
		return identity{}
	}
	name := plain(words)
	folded := foldAll(words)
	if len(words) == 1 && (c.oneOf(m, low) || c.first(m.from) && c.participle(m.from) && !m.titled) {
		return identity{}
	}
	for _, p := range c.parties {
		if slices.Equal(p.words, folded) {
			return identity{who: p}
		}
	}
	if len(words) == 1 {
		// a surname that several people of the article share stays open
		for _, p := range c.parties {
			if !p.org && p.surname() == folded[0] {
				return identity{}
			}
		}
		w := c.t.Tokens[m.from]
		if w.Lower > 100 && !m.titled && !(m.the && orgWords[strings.ToLower(words[0])]) || demonymOnly(words[0]) {
			return identity{}
		}
	}
	p := &party{name: name, words: folded, first: m.from, full: 1, total: 1}
	p.org = !m.titled && organisation(words, m.the)
	p.sex = m.sex
	if m.titled && !p.org {
		if r, ok := c.roleBefore(m); ok {
			p.role = r
		}
	}
	c.parties = append(c.parties, p)
	m.who = p
	return identity{who: p}
}

// oneOf says whether a name of one word is that of a place or a people, for one of its: "a major Norwegian", "the Norwegian".
func (c *cast) oneOf(m *mention, low int) bool {
	w := c.low(m.from)
	if m.titled {
		return false
	}
	i := m.from0 - 1
	for i > low && i > m.from0-4 && !c.t.Tokens[i].Cap && c.t.Tokens[i].Class >= tagging.Number {
		i--
	}
	if i < low || c.t.Tokens[i].Class != tagging.Determiner {
		return false
	}
	return c.low(i) != "the" || demonym(w) && !orgWords[w]
}

// demonymOnly says whether a word is the plural of a people or a party: "Norwegians", "Democrats".
func demonymOnly(w string) bool {
	l := strings.ToLower(w)
	for _, end := range [...]string{"ians", "eans", "germans", "saudis", "ists", "crats", "icans", "ese"} {
		if strings.HasSuffix(l, end) {
			return true
		}
	}
	return false
}
