package attribution

import (
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/attribution/tagging"
)

// findRoles reads from around each name what the article calls its bearer. A role before the full name is best,
// then one behind a comma after it, then a title before the surname.
func (c *cast) findRoles() {
	for k := range c.mentions {
		m := &c.mentions[k]
		if m.who == nil || m.who.org {
			continue
		}
		full := m.to-m.from > 1
		if r, ok := c.roleBefore(m); ok {
			rank := 1
			if full {
				rank = 4
			}
			c.setRole(m.who, r, rank)
		}
		if full {
			if r, ok := c.roleAfter(m.to); ok {
				c.setRole(m.who, r, 3)
			}
		}
	}
}

func (c *cast) setRole(p *party, role string, rank int) {
	if role == "" || rank <= p.roleRank {
		return
	}
	p.role, p.roleRank = role, rank
	last := strings.ToLower(role[strings.LastIndexByte(role, ' ')+1:])
	if p.sex == 0 {
		if femaleRoles[last] {
			p.sex = 'f'
		} else if maleRoles[last] {
			p.sex = 'm'
		}
	}
}

// roleBefore reads a role that ends where the name begins, or at a comma before it
// ("Holm's chief of staff, Anna Lund").
func (c *cast) roleBefore(m *mention) (string, bool) {
	end := m.from
	low := int(c.t.Begin[m.from])
	if end-1 > low && c.t.Tokens[end-1].Class == tagging.Comma {
		end--
		if w := c.low(end - 1); !titleWords[w] && !roleNouns[w] {
			return "", false
		}
	}
	if end-1 < low {
		return "", false
	}
	last := c.low(end - 1)
	if _, polite := courtesy[last]; polite {
		return "", false
	}
	of := end-2 >= low && last != "the" && offices[last] && c.word(end-2) == "of"
	if !titleWords[last] && !roleNouns[last] && !of {
		return "", false
	}
	i := end - 1
	for i > low {
		if i-1 < m.from0 && end == m.from && !c.roleWord(i-1, low) {
			break
		}
		if end != m.from && !c.roleWord(i-1, low) {
			break
		}
		i--
	}
	if i == end-1 && partTitles[last] && !givenName(c.word(m.from)) {
		return "", false
	}
	// a role doesn't begin with what only joins
	for i < end-1 && (c.t.Tokens[i].Class == tagging.Clitic || c.t.Tokens[i].Class == tagging.Preposition || c.t.Tokens[i].Class == tagging.Determiner) {
		i++
	}
	return c.clean(i, end), i < end
}

// roleWord says whether token i can stand inside of a role that goes on behind it.
func (c *cast) roleWord(i, low int) bool {
	k := &c.t.Tokens[i]
	w := c.low(i)
	switch {
	case k.Class == tagging.Clitic:
		return i > low && c.t.Tokens[i-1].Cap && strings.HasSuffix(w, "s")
	case k.Class == tagging.Preposition:
		return w == "of" && i > low && (titleWords[c.low(i-1)] || roleNouns[c.low(i-1)])
	case titleWords[w] || roleNouns[w] || modifiers[w]:
		return true
	case k.Cap && k.Class >= tagging.Number:
		return !(c.first(i) && k.Lower > 100)
	}
	return strings.Contains(w, "-") && k.Class >= tagging.Number
}

// roleAfter reads a role between commas after a name: ", the head of the fund,".
func (c *cast) roleAfter(at int) (string, bool) {
	t := c.t
	if at >= len(t.Tokens) || t.Tokens[at].Class != tagging.Comma || int(t.Begin[at]) == at {
		return "", false
	}
	i := at + 1
	end := int(t.End[at])
	for i < end && (t.Tokens[i].Class == tagging.Determiner || t.Tokens[i].Class == tagging.Number) {
		i++
	}
	j, noun := i, false
	for ; j < end && j < i+14; j++ {
		k := &t.Tokens[j]
		w := c.low(j)
		if k.Class == tagging.Comma || k.Class == tagging.Who || k.Class == tagging.Wh || k.Class == tagging.That || k.Class == tagging.Stop ||
			k.Class == tagging.Be || k.Class == tagging.Have || k.Class == tagging.Modal || k.Class == tagging.Dash || k.Class == tagging.Open ||
			k.Class == tagging.Semicolon || k.Class == tagging.Subordinator || k.Class == tagging.Subject || c.quoteMark(j) {
			break
		}
		if !noun && (k.Class == tagging.Preposition || k.Class == tagging.Ed || k.Class == tagging.Ing) {
			return "", false
		}
		if k.Class == tagging.Ed || k.Class == tagging.And && noun {
			break
		}
		if k.Class == tagging.Determiner && t.Tokens[j-1].Class != tagging.Preposition { // a new phrase, with its verb before it
			return "", false
		}
		if titleWords[w] || roleNouns[w] {
			noun = true
		}
	}
	if !noun || j <= i || j >= i+14 {
		return "", false
	}
	return c.clean(i, j), true
}

func (c *cast) clean(i, j int) string {
	if i >= j {
		return ""
	}
	s := knowledge.Span{Start: c.t.Tokens[i].Start, End: c.t.Tokens[j-1].End}.In(c.t.Body)
	return strings.Join(strings.Fields(s), " ")
}
