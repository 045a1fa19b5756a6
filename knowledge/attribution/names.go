package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// mention is a place where the article names somebody or something.
type mention struct {
	run           // the tokens of the name alone, without title and "the"
	from0  int    // where the run of capitals begins, with its titles
	titled bool   // a title or role stands directly before the name
	sex    byte   // 'm' or 'f' where the title tells it, else 0
	the    bool   // "the" stands before it
	who    *party // nil where it isn't known
}

func (c *cast) word(i int) string { return c.t.Body[c.t.Tokens[i].Start:c.t.Tokens[i].End] }

func (c *cast) low(i int) string {
	return strings.TrimSuffix(strings.ToLower(c.word(i)), ".")
}

// capital says whether token i can be part of a name: it has a capital letter that its place alone doesn't explain.
func (c *cast) capital(i int) bool {
	k := &c.t.Tokens[i]
	if !k.Cap {
		return false
	}
	if k.Class < tagging.Number { // "Will Smith", "Per Holm": words of other kinds, with a name behind them
		if k.Class != tagging.Modal && k.Class != tagging.Preposition || c.first(i) || i+1 >= len(c.t.Tokens) || c.headline(i) {
			return false
		}
		next := &c.t.Tokens[i+1]
		return next.Cap && next.Class >= tagging.Number && c.joined(i+1)
	}
	if c.first(i) && k.Lower > 100 {
		return false
	}
	return !calendar[c.word(i)]
}

// calendar are capitals that never name anybody.
var calendar = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April July September October November December
	Jan. Feb. Aug. Sept. Sep. Oct. Nov. Dec.`)

// first says whether token i begins a sentence or a quotation.
func (c *cast) first(i int) bool {
	return int(c.t.Begin[i]) == i || i > 0 && (c.t.Tokens[i-1].Class >= tagging.OpenQuote && c.t.Tokens[i-1].Class <= tagging.AnyQuote || c.t.Tokens[i-1].Class == tagging.Colon)
}

// headline says whether the sentence of token i is set like a headline: most of its words have capitals, some
// of them words that otherwise have none.
func (c *cast) headline(i int) bool {
	b, e := int(c.t.Begin[i]), int(c.t.End[i])
	if e-b >= 40 {
		return false
	}
	caps, words, odd := 0, 0, 0
	for j := b; j < e; j++ {
		k := &c.t.Tokens[j]
		switch {
		case k.Class < tagging.Determiner:
			continue
		case k.Class < tagging.Number && !plainInHeadline(k.Class):
			if !k.Cap {
				words++
			}
			continue
		case k.Class < tagging.Number:
			continue
		}
		words++
		if k.Cap {
			caps++
			if j > b && k.Lower > 150 && !titleWords[c.low(j)] {
				odd++
			}
		}
	}
	if caps*10 < words*7 || words < 3 {
		return false
	}
	for e > b+1 && c.quoteMark(e-1) {
		e--
	}
	switch c.t.Tokens[e-1].Class {
	case tagging.Colon:
		return false
	case tagging.Stop:
		return odd >= 2 || odd == 1 && words <= 5
	}
	return odd >= 1 || words >= 4
}

// plainInHeadline says whether headlines write the words of a class in lower case, too.
func plainInHeadline(k tagging.Class) bool {
	switch k {
	case tagging.Determiner, tagging.Preposition, tagging.And, tagging.But, tagging.To, tagging.That, tagging.Clitic, tagging.Subordinator:
		return true
	}
	return false
}

// mentionsOf finds the runs of capitals of the text, in order.
func (c *cast) mentionsOf() []mention {
	var out []mention
	n := len(c.t.Tokens)
	for i := 0; i < n; {
		if !c.capital(i) || int(c.t.Begin[i]) == i && c.headline(i) {
			if int(c.t.Begin[i]) == i && c.headline(i) {
				i = int(c.t.End[i])
				continue
			}
			i++
			continue
		}
		j := i + 1
		for j < int(c.t.End[i]) {
			switch {
			case (c.capital(j) || c.word(j) == "May" && givenName(c.word(j-1))) && c.joined(j) && !c.headlineVerb(i, j):
				j++
				continue
			case j+1 < int(c.t.End[i]) && particles[c.word(j)] && (c.capital(j+1) || j+2 < int(c.t.End[i]) && particles[c.word(j+1)] && c.capital(j+2)):
				j++
				continue
			case j+3 < int(c.t.End[i]) && c.quoteMark(j) && c.capital(j+1) && c.quoteMark(j+2) && c.capital(j+3):
				j += 3 // a nickname
				continue
			}
			break
		}
		j = c.longer(i, j)
		out = append(out, c.cut(i, j))
		i = j
	}
	return out
}

// headlineVerb says whether token j, behind a given name and a surname from token i on, is a word that otherwise has no
// capital: "Ann Poe Goes To Sea".
func (c *cast) headlineVerb(i, j int) bool {
	w := c.low(j)
	if j-i >= 2 && headlineVerb(w) && !orgWords[w] {
		return true
	}
	return j-i >= 2 && c.t.Tokens[j].Lower > 200 && givenName(c.word(i)) && !titleWords[w] && !orgWords[w]
}

// longer goes on with the name of an organisation behind "of" and "for": "Center for Responsible Travel".
func (c *cast) longer(i, j int) int {
	end := int(c.t.End[i])
	org := false
	if givenName(c.word(i)) && !orgWords[c.low(j-1)] {
		return j
	}
	for k := i; k < j; k++ {
		org = org || orgWords[c.low(k)]
		if titleWords[c.low(k)] && k > i {
			return j
		}
	}
	for org && j+1 < end {
		w := c.word(j)
		k := j + 1
		if w != "of" && w != "for" && w != "on" && (w != "and" || k-1 == j && !c.inLonger(i, j)) {
			break
		}
		if c.word(k) == "the" {
			k++
		}
		if k >= end || !c.capital(k) || w == "on" && k > j+1 {
			break
		}
		for k < end && c.capital(k) && c.joined(k) {
			k++
		}
		j = k
	}
	return j
}

// inLonger says whether a run already goes over an "of" or "for".
func (c *cast) inLonger(i, j int) bool {
	for k := i; k < j; k++ {
		if c.t.Tokens[k].Class == tagging.Preposition {
			return true
		}
	}
	return false
}

// joined says whether nothing but a blank stands before token i, so that it goes on with a run.
func (c *cast) joined(i int) bool {
	gap := c.t.Body[c.t.Tokens[i-1].End:c.t.Tokens[i].Start]
	return !strings.ContainsAny(gap, "\n\r")
}

func (c *cast) quoteMark(i int) bool {
	k := c.t.Tokens[i].Class
	return k >= tagging.OpenQuote && k <= tagging.AnyQuote
}

// cut divides a run of capitals into titles and name.
func (c *cast) cut(i, j int) mention {
	m := mention{run: run{i, j}, from0: i}
	begin := i
	if i > 1 && c.word(i-1) == "of" && titleWords[c.low(i-2)] { // "Secretary of State Ann Poe"
		for begin < j-1 && offices[c.low(begin)] {
			begin++
		}
		if begin > i {
			m.titled = true
		}
	}
	for k := begin; k < j-1; k++ {
		w := c.low(k)
		if !titleWords[w] {
			continue
		}
		begin = k + 1
		m.titled = true
		if s, ok := courtesy[w]; ok && s != 0 {
			m.sex = s
		} else if femaleRoles[w] {
			m.sex = 'f'
		} else if maleRoles[w] {
			m.sex = 'm'
		}
	}
	// "Evening News Ann Poe": an organisation before a person
	for k := j - 2; k > begin; k-- {
		if givenName(c.word(k)) && orgWords[c.low(k-1)] && !orgWords[c.low(j-1)] {
			begin, m.titled = k, true
		}
	}
	if begin > i { // "Republican Party" and "Republican National Committee" have no title
		only := orgWords[c.low(j-1)] && !givenName(c.word(begin))
		if only {
			begin, m.titled, m.sex = i, false, 0
		}
	}
	// "Norwegian Erik Berg": a word for a people before two names
	if begin == i && j-i >= 3 && demonym(c.low(i)) && !orgWords[c.low(j-1)] {
		begin++
	}
	if i > 0 && begin == i {
		w := c.low(i - 1)
		if (titleWords[w] || roleNouns[w]) && (!partTitles[w] || givenName(c.word(i))) {
			m.titled = true
			if femaleRoles[w] {
				m.sex = 'f'
			} else if maleRoles[w] {
				m.sex = 'm'
			}
		}
		m.the = w == "the"
	} else if i > 0 {
		m.the = false
	}
	m.from = begin
	return m
}

// partTitles are no titles alone: "former Ohio governor".
var partTitles = set(`former democratic republican republicans democrats democrat independent deputy crown executive incumbent staff member major general head`)

func demonym(w string) bool {
	for _, s := range [...]string{"ian", "ean", "ish", "ese", "ch", "can", "iet", "utch", "erman", "reek", "wiss", "zech", "sraeli", "raqi", "akistani", "audi"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// nameWords returns the words of a name without initials, nicknames in quotation marks and suffixes.
func (c *cast) nameWords(r run) []string {
	var out []string
	for i := r.from; i < r.to; i++ {
		if c.quoteMark(i) {
			i += 2 // the nickname and its closing mark
			continue
		}
		w := c.word(i)
		if suffixes[c.low(i)] && i > r.from {
			continue
		}
		if isInitial(w) && i > r.from && i+1 < r.to {
			continue
		}
		out = append(out, w)
	}
	return out
}

func isInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && (n == len(w) || w[n:] == ".")
}

// nickname returns the name in quotation marks inside of a name.
func (c *cast) nickname(r run) string {
	for i := r.from; i+2 < r.to; i++ {
		if c.quoteMark(i) {
			return c.word(i + 1)
		}
	}
	return ""
}

// organisation says whether the words look like an organisation or a place, not a person.
func organisation(words []string, the bool) bool {
	for _, w := range words {
		if orgWords[strings.ToLower(w)] || strings.ContainsAny(w, "&") {
			return true
		}
	}
	last := words[len(words)-1]
	if len(words) == 1 && len(last) > 1 && strings.ToUpper(last) == last {
		return true
	}
	return the
}

func sexOf(first string) byte {
	f := text.Fold(first)
	switch {
	case maleNames[f] && !femaleNames[f]:
		return 'm'
	case femaleNames[f] && !maleNames[f]:
		return 'f'
	}
	return 0
}

// participle says whether token i is a word in "ing" that is written in lower case, too.
func (c *cast) participle(i int) bool {
	return strings.HasSuffix(c.word(i), "ing") && (c.t.Tokens[i].Lower > 20 || len(c.word(i)) > 8)
}

// givenName says whether a word is a known given name.
func givenName(w string) bool {
	f := text.Fold(w)
	return maleNames[f] || femaleNames[f]
}
