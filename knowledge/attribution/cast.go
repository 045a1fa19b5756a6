package attribution

import (
	"slices"
	"strings"

	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// cast knows the people and organisations of one article.
type cast struct {
	t        *tagging.Text
	mentions []mention
	at       []int32 // of each token: the index of the mention that it is part of, or -1
	parties  []*party
	last     *party // who spoke last
	lastAt   int    // the token where that statement ends
	// lastUnnamed says that the one who spoke last is a person without a name.
	lastUnnamed bool
	acronyms    map[string]int // an organisation's short form: the index of its mention in full
}

// party is one person or organisation of the article.
type party struct {
	name     string   // the fullest form, without titles and initials
	words    []string // of name, folded
	nick     string   // folded; may be empty
	org      bool
	sex      byte // 'm', 'f' or 0
	role     string
	roleRank int // how good the place was that role was read from
	full     int // mentions by the full name
	total    int
	spoke    int // statements credited so far
	first    int // token of the first mention
}

func (p *party) surname() string { return p.words[len(p.words)-1] }

func newCast(t *tagging.Text) *cast {
	c := &cast{t: t, at: make([]int32, len(t.Tokens)), acronyms: map[string]int{}}
	c.mentions = c.mentionsOf()
	for i := range c.at {
		c.at[i] = -1
	}
	for k, m := range c.mentions {
		for i := m.from0; i < m.to; i++ {
			c.at[i] = int32(k)
		}
	}
	c.findParties()
	c.mergeParties()
	c.findShort()
	c.findRoles() // of full names: a role may tell the sex, which surnames are told apart by
	c.findBare()
	c.findRoles()
	return c
}

// findParties makes a party of each name of two words or more.
func (c *cast) findParties() {
	for k := range c.mentions {
		m := &c.mentions[k]
		// a common word before a name isn't part of it
		for m.to-m.from > 1 && (c.first(m.from) || c.word(m.from-1) == "(") && c.t.Tokens[m.from].Lower > 150 && !givenName(c.word(m.from)) && !m.the && !organisation(c.nameWords(m.run), false) {
			m.from++
		}
		if m.to-m.from > 1 && c.first(m.from) && c.participle(m.from) && !givenName(c.word(m.from)) && !organisation(c.nameWords(m.run), false) {
			m.from++ // "Injecting Poe"
		}
		words := c.nameWords(m.run)
		if len(words) < 2 || titleWords[strings.ToLower(words[len(words)-1])] {
			continue
		}
		folded := foldAll(words)
		p := c.known(folded, c.nickname(m.run))
		if p == nil {
			p = &party{name: plain(words), words: folded, first: m.from}
			p.org = !m.titled && organisation(words, m.the) && (!givenName(words[0]) || orgWords[strings.ToLower(words[len(words)-1])] || slices.Contains(words, "of") || slices.Contains(words, "for"))
			if !p.org {
				p.sex = sexOf(words[0])
			}
			c.parties = append(c.parties, p)
		}
		if n := c.nickname(m.run); n != "" {
			p.nick = text.Fold(n)
		}
		c.sexFrom(p, m)
		p.full++
		p.total++
		m.who = p
	}
}

// mergeParties gives the mentions of a name with a word too many before it ("Crooked Ann Poe"), or
// with a headline's words behind it, to the name without them.
func (c *cast) mergeParties() {
	for _, p := range c.parties {
		if len(p.words) < 3 || p.org && !givenName(p.words[0]) {
			continue
		}
		for _, q := range c.parties {
			behind := slices.Equal(p.words[1:], q.words) && (!givenName(p.words[0]) || q.full >= 2)
			before := len(p.words) > len(q.words) && slices.Equal(p.words[:len(q.words)], q.words) && givenName(q.words[0]) && q.full >= 2 && len(p.words) > 3
			if q.org || q == p || len(q.words) < 2 || !behind && !before {
				continue
			}
			for k := range c.mentions {
				if c.mentions[k].who == p {
					c.mentions[k].who = q
				}
			}
			q.full += p.full
			q.total += p.total
			q.first = min(p.first, q.first)
			p.words = []string{""} // nobody's name any more
			break
		}
	}
	c.parties = slices.DeleteFunc(c.parties, func(p *party) bool { return p.words[0] == "" })
}

func (c *cast) sexFrom(p *party, m *mention) {
	if m.sex != 0 && !p.org {
		p.sex = m.sex
	}
}

// known finds the party that a full name means: the same surname, and given names that go together.
func (c *cast) known(folded []string, nick string) *party {
	n := len(folded)
	for _, p := range c.parties {
		if p.surname() != folded[n-1] {
			continue
		}
		a, b := p.words[0], folded[0]
		switch {
		case slices.Equal(p.words, folded):
			return p
		case p.org:
			continue
		case a == b, len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)):
			return p
		case p.nick != "" && p.nick == b, nick != "" && text.Fold(nick) == a:
			return p
		}
	}
	return nil
}

// plain joins the words of a name, with the plain apostrophe for every other.
func plain(words []string) string {
	return strings.ReplaceAll(strings.Join(words, " "), "’", "'")
}

func foldAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if out[i] = text.Fold(w); out[i] == "" {
			out[i] = strings.ToLower(w)
		}
	}
	return out
}

// findShort finds short forms behind the name in full: "the Institute for the Study of War (ISW)", "…, known as the ISW,".
func (c *cast) findShort() {
	for k := range c.mentions {
		m := &c.mentions[k]
		if k == 0 || m.who != nil || m.to-m.from != 1 || len(c.word(m.from)) < 2 || strings.ToUpper(c.word(m.from)) != c.word(m.from) {
			continue
		}
		open := m.from - 1
		for open > m.from-5 && open > 0 && c.t.Tokens[open].Class >= tagging.Determiner && !c.t.Tokens[open].Cap {
			open--
		}
		if open <= 0 || c.word(open) != "(" && c.t.Tokens[open].Class != tagging.Comma {
			continue
		}
		if long := c.longForm(k, open, c.word(m.from)); long != nil {
			m.who = long
			long.total++
			long.nick = foldAll([]string{c.word(m.from)})[0]
		}
	}
}

// findBare gives the names of one word their parties.
func (c *cast) findBare() {
	for k := range c.mentions {
		m := &c.mentions[k]
		if m.who != nil || m.from >= m.to {
			continue
		}
		words := c.nameWords(m.run)
		if len(words) != 1 {
			continue
		}
		f := foldAll(words)[0]
		p := c.bare(f, m)
		titled := m.from > m.from0 || m.from > 0 && c.t.Tokens[m.from-1].Cap && !partTitles[c.low(m.from-1)] // a capital title of its own
		if p == nil && titled && m.titled && c.newBare(words[0]) {
			p = &party{name: plain(words), words: []string{f}, first: m.from}
			c.parties = append(c.parties, p)
		}
		if p != nil {
			m.who = p
			p.total++
			c.sexFrom(p, m)
		}
	}
}

// newBare says whether a word behind a title is the surname of somebody whom the article names by it alone.
func (c *cast) newBare(word string) bool {
	f := foldAll([]string{word})[0]
	for _, p := range c.parties {
		if !p.org && p.surname() == f {
			return false
		}
	}
	w := strings.ToLower(word)
	return !orgWords[w] && !titleWords[w] && !roleNouns[w] && !demonymOnly(word) && len(word) > 1 && strings.ToUpper(word) != word
}

// longForm finds the organisation whose initials mention k, a short form, has, among the words before the bracket or comma at
// token open.
func (c *cast) longForm(k, open int, short string) *party {
	low := int(c.t.Begin[open])
	initials := ""
	letters := []rune(strings.ToLower(strings.ReplaceAll(short, ".", "")))
	for i := open - 1; i >= low && i >= open-12; i-- {
		w := c.word(i)
		if c.t.Tokens[i].Cap {
			initials = strings.ToLower(w[:1]) + initials
		}
		if c.t.Tokens[i].Cap && initials == string(letters) {
			name := c.t.Body[c.t.Tokens[i].Start:c.t.Tokens[open-1].End]
			words := foldAll(strings.Fields(name))
			for _, p := range c.parties {
				if slices.Equal(p.words, words) {
					return p
				}
			}
			p := &party{name: name, words: words, org: true, first: i, full: 1, total: 1}
			c.parties = append(c.parties, p)
			for j := k - 1; j >= 0 && c.mentions[j].from >= i; j-- {
				c.mentions[j].who = p
			}
			return p
		}
		if c.t.Tokens[i].Class == tagging.Comma {
			break
		}
	}
	return nil
}

// bodies are words that stand for the whole name of an organisation, behind "the".
var bodies = set(`institute institution foundation agency commission council ministry union association bank fund center centre bureau`)

// bare finds whom a name of one word means: the one whose surname it is, or given name, or short form. Of several,
// the title decides, then whom the paragraph named in full last, then by far the most frequent; else nobody.
func (c *cast) bare(f string, m *mention) *party {
	var surname, given, orgs []*party
	short := strings.Contains(c.word(m.from), ".") || len(f) < 4 && strings.ToUpper(c.word(m.from)) == c.word(m.from) // "U.N." is nobody's surname
	for _, p := range c.parties {
		switch {
		case p.nick == f:
			given = append(given, p)
		case p.org:
			if len(p.words) == 1 && p.words[0] == f {
				return p
			}
			if m.the && p.surname() == f && (outletWords[f] || bodies[f]) {
				orgs = append(orgs, p)
			}
		case p.surname() == f && !short:
			surname = append(surname, p)
		case p.words[0] == f && len(f) > 2 && !m.titled && (p.sex != 0 || givenName(f)):
			given = append(given, p)
		}
	}
	if len(surname) == 0 {
		if len(orgs) == 1 && len(given) == 0 { // "the Herald"
			return orgs[0]
		}
		if len(given) == 1 {
			return given[0]
		}
		return nil
	}
	if m.sex != 0 && len(surname) > 1 {
		sure := slices.DeleteFunc(slices.Clone(surname), func(p *party) bool { return p.sex != m.sex })
		if len(sure) == 1 {
			return sure[0]
		}
		fit := slices.DeleteFunc(slices.Clone(surname), func(p *party) bool { return p.sex != 0 && p.sex != m.sex })
		if len(fit) == 1 {
			return fit[0]
		}
		if len(fit) > 0 {
			surname = fit
		}
	}
	if len(surname) == 1 {
		return surname[0]
	}
	return c.sameSurname(surname, m)
}

func (c *cast) sameSurname(among []*party, m *mention) *party {
	// named before in this paragraph or the one before: the nearest
	breaks := 0
	for i := m.from - 1; i >= 0 && breaks < 2; i-- {
		if k := c.at[i]; k >= 0 {
			if p := c.mentions[k].who; p != nil && slices.Contains(among, p) && c.mentions[k].to-c.mentions[k].from > 1 {
				others := 0
				for j := i - 1; j >= 0 && !c.t.Para[j+1]; j-- {
					if q := c.at[j]; q >= 0 && c.mentions[q].who != nil && c.mentions[q].who != p && slices.Contains(among, c.mentions[q].who) && c.mentions[q].to-c.mentions[q].from > 1 {
						others++
					}
				}
				if others == 0 {
					return p
				}
				break
			}
		}
		if c.t.Para[i] {
			breaks++
		}
	}
	// already introduced when the others weren't
	var seen []*party
	for _, p := range among {
		if p.first < m.from {
			seen = append(seen, p)
		}
	}
	if len(seen) == 1 {
		return seen[0]
	}
	best, second := among[0], 0
	for _, p := range among[1:] {
		if p.full > best.full {
			best, second = p, max(second, best.full)
		} else {
			second = max(second, p.full)
		}
	}
	if best.full >= 3*second && best.full >= 3 {
		return best
	}
	return nil
}
