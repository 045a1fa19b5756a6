package attribution

import (
	"quoth/knowledge/attribution/tagging"
)

// pronoun finds the person that "he" or "she" at token i means, nil where that is not clear: it weighs the people
// named in this sentence and the two paragraphs before it, and who spoke last.
func (c *cast) pronoun(i int, w string) *party {
	t := c.t
	sex := byte('m')
	if w[0] == 's' || w == "her" || w == "herself" {
		sex = 'f'
	}
	type candidate struct {
		p     *party
		score float64
	}
	var found []candidate
	add := func(p *party, score float64) {
		if p == nil || p.org || p.sex != 0 && p.sex != sex {
			return
		}
		switch {
		case p.sex == sex:
			score += 1
		case p.role == "" && (p.spoke == 0 || len(p.words) == 1): // may be no person at all
			score -= 1
		}
		for k := range found {
			if found[k].p == p {
				found[k].score = max(found[k].score, score) + 0.3
				return
			}
		}
		found = append(found, candidate{p, score})
	}
	unnamed := party{sex: sex} // whoever a description without a name means
	sentences, paragraphs := 0, 0
	sentence := t.Begin[i]
	for j := i - 1; j >= 0 && sentences <= 6 && paragraphs <= 2; j-- {
		if t.Begin[j] != sentence {
			sentence = t.Begin[j]
			sentences++
		}
		if k := c.at[j]; k >= 0 && c.mentions[k].to == j+1 {
			m := &c.mentions[k]
			score := 4 - 0.8*float64(sentences) - 0.5*float64(paragraphs)
			switch {
			case t.Quote[j] >= 0 && t.Quote[j] != t.Quote[i]:
				score -= 2.5 // named in somebody's words
			case c.subject(m):
				score += 1.5
			case m.from0 > 0 && (t.Tokens[m.from0-1].Class == tagging.Preposition || t.Tokens[m.from0-1].Class == tagging.To):
				score -= 1
			}
			if m.to < len(t.Tokens) && t.Tokens[m.to].Class == tagging.Clitic {
				score -= 0.7
			} else if m.to < len(t.Tokens) && (titleWords[c.low(m.to)] || roleNouns[c.low(m.to)]) {
				score -= 2 // "the former New York governor"
			}
			add(m.who, score)
		} else if k < 0 && c.somebody(j, sex) {
			score := 4.5 - 0.8*float64(sentences) - 0.5*float64(paragraphs)
			if t.Quote[j] >= 0 && t.Quote[j] != t.Quote[i] {
				score -= 2.5
			}
			add(&unnamed, score)
		}
		if t.Para[j] {
			paragraphs++
		}
	}
	last := c.last
	if c.lastUnnamed {
		last = &unnamed
	}
	if last != nil && i-c.lastAt < 150 && c.lastAt <= i {
		breaks := 0
		for j := c.lastAt; j <= i && j < len(t.Para); j++ {
			if t.Para[j] {
				breaks++
			}
		}
		if breaks <= 2 {
			add(last, 5.5-0.8*float64(breaks))
		}
	}
	var best, second candidate
	for _, f := range found {
		if f.score > best.score || best.p == nil {
			best, second = f, best
		} else if f.score > second.score || second.p == nil {
			second = f
		}
	}
	if best.p == nil || best.p == &unnamed || best.score < 0.5 || second.p != nil && best.score-second.score < 0.4 {
		return nil
	}
	best.p.sex = sex
	return best.p
}

// somebody says whether token j is a word for one person of this sex, without a name: "a spokeswoman", "her mother".
func (c *cast) somebody(j int, sex byte) bool {
	t := c.t
	if t.Tokens[j].Cap || j+1 < len(t.Tokens) && c.at[j+1] >= 0 {
		return false
	}
	w := c.low(j)
	switch {
	case sex == 'f' && (femaleRoles[w] || w == "woman" || w == "girl"):
	case sex == 'm' && (maleRoles[w] || w == "man" || w == "boy"):
	case unnamedNouns[w]:
	default:
		return false
	}
	for k := j - 1; k >= int(t.Begin[j]) && k >= j-4; k-- {
		switch t.Tokens[k].Class {
		case tagging.Determiner, tagging.Possessive, tagging.Clitic:
			// "Ann Poe, a spokeswoman for" has a name
			return k == int(t.Begin[j]) || t.Tokens[k-1].Class != tagging.Comma
		case tagging.Comma, tagging.Preposition, tagging.And:
			return false
		}
	}
	return false
}

// unnamedNouns are people of either sex that articles quote without a name.
var unnamedNouns = set(`official diplomat aide adviser advisor source person resident voter`)

// subject says whether a mention looks like the subject of its sentence: it opens the sentence, or a verb follows.
func (c *cast) subject(m *mention) bool {
	b := int(c.t.Begin[m.from])
	if m.from0-b <= 1 {
		return true
	}
	for i := b; i < m.from0; i++ {
		if k := c.t.Tokens[i].Class; k == tagging.Comma || k == tagging.Preposition {
			// "In Berlin, Foreign Minister Ann Poe said"
			if m.from0-b > 8 {
				return false
			}
		}
	}
	if m.to < len(c.t.Tokens) {
		switch k := c.t.Tokens[m.to].Class; k {
		case tagging.Ed, tagging.Be, tagging.Have, tagging.Modal, tagging.Do:
			return true
		case tagging.Other, tagging.Plural:
			return c.low(m.to) == "said" || c.low(m.to) == "says" || c.low(m.to) == "told"
		}
	}
	return false
}

// antecedent finds the person that "who" at token i means: the one named directly before it, or before a
// description between commas.
func (c *cast) antecedent(i int) *party {
	t := c.t
	b := int(t.Begin[i])
	j := i - 1
	if j > b && (t.Tokens[j].Class == tagging.Comma || t.Tokens[j].Class == tagging.Close) {
		j--
	}
	if j >= b && c.at[j] >= 0 && c.mentions[c.at[j]].to == j+1 {
		if p := c.mentions[c.at[j]].who; p != nil && !p.org {
			return p
		}
		return nil
	}
	// "Ann Poe, a lawyer in Oslo, who …"
	for k := j; k > b; k-- {
		if t.Tokens[k].Class == tagging.Comma {
			if q := c.at[k-1]; q >= 0 && c.mentions[q].to == k && c.mentions[q].to-c.mentions[q].from > 1 {
				if p := c.mentions[q].who; p != nil && !p.org && t.Tokens[i-1].Class == tagging.Comma {
					return p
				}
			}
			return nil
		}
	}
	return nil
}

// lastOrganisation finds what "it" at token i means: the organisation that spoke last, in this paragraph.
func (c *cast) lastOrganisation(i int) *party {
	if c.last == nil || !c.last.org || i-c.lastAt > 60 {
		return nil
	}
	for j := c.lastAt; j <= i; j++ {
		if c.t.Para[j] {
			return nil
		}
	}
	return c.last
}
