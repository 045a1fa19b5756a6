package answering

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge/text"
)

// answerKind measures whether the sentence has what the kind of answer needs, beyond the words of the question.
func (m *meter) answerKind(c *candidate) {
	s := c.quote()
	name, number, place, names := false, false, false, 0.0
	for i, w := range c.wordsAt(c.at) {
		if m.asked(w) {
			continue
		}
		raw := w.Span.In(s)
		r, _ := utf8.DecodeRuneInString(raw)
		switch {
		case unicode.IsDigit(r) || numberWords[w.Fold]:
			number = true
		case unicode.IsUpper(r) && i > 0 && !text.Stop(w.Fold):
			name = true
			if raw == strings.ToUpper(raw) {
				break // an acronym is nobody's name
			}
			if i == 0 || !capital(c.wordsAt(c.at)[i-1].Span.In(s)) {
				names++ // a run of capitals is one name
			}
			if p := strings.ToLower(before(s, w.Span.Start)); p == "in" || p == "at" || p == "near" || p == "to" || p == "from" || p == "of" {
				place = true
			}
		}
	}
	b := func(on bool) float64 {
		if on {
			return 1
		}
		return 0
	}
	c.x[fNewName], c.x[fNumber] = b(name), b(number)
	c.x[fKind] = float64(m.r.kind)
	has := func(words map[string]bool) bool {
		for _, w := range c.wordsAt(c.at) {
			if words[w.Fold] && !m.asked(w) {
				return true
			}
		}
		return false
	}
	switch m.r.kind {
	case aPerson:
		c.x[fFits] = b(names > 0)
		c.x[fWhoNames] = min(names, 4) / 4
	case aTime:
		c.x[fFits] = max(b(hasYear(s) || has(months)), 0.6*b(has(timeWords)))
	case aPlace:
		c.x[fFits] = b(place)*0.7 + b(name)*0.3
	case aNumber:
		c.x[fFits] = b(number)
	case anIdentity:
		c.x[fFits] = b(m.introduces(c))
		c.x[fIntroduces] = c.x[fFits]
	case aReason:
		c.x[fFits] = b(has(reasonWords))
	default:
		c.x[fFits] = 0.5
	}
	c.x[fMisfit] = b(c.x[fFits] == 0)
}

// introduces says whether the sentence tells who somebody is whom the question names: "Ada Marsh, the harbour master", "harbour master Ada Marsh".
func (m *meter) introduces(c *candidate) bool {
	s, ws := c.quote(), c.wordsAt(c.at)
	for i, w := range ws {
		if !m.asked(w) || i+1 < len(ws) && m.asked(ws[i+1]) {
			continue
		}
		after := strings.TrimLeft(s[w.Span.End:], "’'s")
		if rest, ok := strings.CutPrefix(after, ", "); ok {
			if f := strings.Fields(rest); len(f) > 0 && introducing[strings.ToLower(f[0])] {
				return true
			}
		}
		first := i
		for first > 0 && capital(ws[first-1].Span.In(s)) && ws[first-1].Span.End+1 == ws[first].Span.Start {
			first--
		}
		if first > 0 && first < i && ws[first-1].Span.End+1 == ws[first].Span.Start && officeEnd(ws[first-1].Fold) || first < i-1 {
			return true
		}
	}
	return false
}

var introducing = set(`the a an who whose head chief president minister chairman chairwoman chair director leader founder former senior one prime secretary`)

// officeEnd says whether a word may end an office or a description that stands before a name: "envoy", "minister", "financier".
func officeEnd(fold string) bool {
	for _, e := range []string{"er", "or", "ier", "ist", "ant", "ent", "oy", "ief", "man", "ary", "ian", "al", "ee", "at", "ess"} {
		if strings.HasSuffix(fold, e) {
			return !text.Stop(fold)
		}
	}
	return false
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// asked says whether a word stands in the question.
func (m *meter) asked(w text.Word) bool {
	for _, t := range m.r.terms {
		if t.stem == w.Stem {
			return true
		}
	}
	return false
}

// before is the word before a place in a text.
func before(s string, at int) string {
	f := strings.Fields(s[max(0, at-24):at])
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// hasYear says whether a text has a number of four digits that may be a year.
func hasYear(s string) bool {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			run++
			continue
		}
		if run == 4 && (s[i-4] == '1' || s[i-4] == '2') {
			return true
		}
		run = 0
	}
	return false
}

var (
	numberWords = set(`two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion
		billions half third thirds quarter twice double percent several`)
	timeWords = set(`january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
		sunday yesterday today tomorrow week weeks month months year years century day days morning evening night late early since until ago last decade decades`)
	months      = set(`january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)
	reasonWords = set(`because since due therefore thus caused cause causes reason reasons owing so prompting led resulted result results after fear fears order avoid amid
		concerned concerns over citing enable allow allowed means hoping`)
)
