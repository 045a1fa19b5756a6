package answering

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

// quantity is a number with what it counts, as a sentence has it. "About 50" is a range, "more than 50" has no end.
type quantity struct {
	knowledge.Span          // bytes of the sentence, the number with its unit
	from, to       float64  // inclusive
	unit           []string // stems of what is counted, the head last; "%" for shares, a currency's sign for money
	names          []string // folded names among the words of the unit: "Russian soldiers"
	at             int      // the word that it begins with
}

// roughly is how far "about" reaches.
const roughly = 0.12

// quantities finds what a sentence counts. Dates, years, ordinals and numbers that belong to a name are left out.
func quantities(s string, ws []text.Word) []quantity {
	dated := dates.Mentions(s, ws)
	var out []quantity
	for i := 0; i < len(ws); {
		q, next := quantityAt(s, ws, i)
		if next == i || slices.ContainsFunc(dated, func(m dates.Mention) bool { return m.Span.Overlap(ws[i].Span) > 0 }) {
			i++
			continue
		}
		out = append(out, q)
		i = next
	}
	return out
}

// quantityAt reads a quantity that begins at word i; next is i where none does.
func quantityAt(s string, ws []text.Word, i int) (q quantity, next int) {
	n, at := amount(s, ws, i)
	if at == i || partOfName(s, ws, i) {
		return q, i
	}
	q = quantity{from: n, to: n, at: i}
	if fold := ws[i].Fold; vague[fold] > 0 { // "dozens of boats"
		q.from, q.to = 2*vague[fold], 100*vague[fold]
	} else if second := behindRange(s, ws, i, at); second > 0 {
		if to, end := amount(s, ws, second); end > second && to > n {
			q.to, at = to, end
		}
	}
	q.qualify(ws, i)
	end := ws[at-1].Span.End
	if sign := sharesSign(s, ws, at); sign > 0 {
		q.unit, end, at = []string{"%"}, sign, at+wordsIn(ws, at, sign)
	} else if r, _ := utf8.DecodeLastRuneInString(s[:ws[i].Span.Start]); strings.ContainsRune("€$£", r) {
		q.unit = []string{string(r)}
	} else if fractions[ws[at-1].Fold] > 0 {
		q.unit = []string{"%"}
	} else {
		at, end = q.count(s, ws, at, end)
	}
	if len(q.unit) == 0 {
		return q, i
	}
	q.Span = knowledge.Span{Start: ws[i].Span.Start, End: end}
	return q, at
}

// count reads what is counted: the words behind the number up to one that says nothing.
func (q *quantity) count(s string, ws []text.Word, at, end int) (int, int) {
	if at < len(ws) && ws[at].Fold == "of" {
		at++
		for at < len(ws) && (ws[at].Fold == "the" || ws[at].Fold == "its" || ws[at].Fold == "their" || ws[at].Fold == "his" || ws[at].Fold == "her") {
			at++
		}
	}
	for n := 0; at < len(ws) && n < 3; at, n = at+1, n+1 {
		w := ws[at]
		gap := s[end:w.Span.Start]
		if strings.ContainsAny(gap, ".,;:()–—") || text.Stop(w.Fold) || placing[w.Fold] || n > 0 && (speechVerbs[w.Fold] || strings.HasSuffix(w.Fold, "ed") || auxiliaries[w.Fold]) {
			break
		}
		if currency, ok := money[w.Fold]; ok {
			q.unit = []string{currency}
			return at + 1, w.Span.End
		}
		if _, m := amount(s, ws, at); m > at {
			break
		}
		if capital(w.Span.In(s)) {
			q.names = append(q.names, w.Fold)
		} else {
			q.unit = append(q.unit, w.Stem)
		}
		end = w.Span.End
	}
	return at, end
}

var placing = set(`near across along inside outside beside among amid since toward towards throughout per each`)

var money = map[string]string{"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}

// qualify widens the quantity by the word before it.
func (q *quantity) qualify(ws []text.Word, i int) {
	f := func(n int) string {
		if i-n < 0 {
			return ""
		}
		return ws[i-n].Fold
	}
	switch one, two := f(1), f(2)+" "+f(1); {
	case two == "more than" || two == "at least" || two == "fewer than" && f(3) == "no" || two == "less than" && f(3) == "no" || one == "over" || one == "above":
		q.to = math.Inf(1)
	case two == "less than" || two == "fewer than" || two == "at most" || two == "up to" || one == "under" || one == "below":
		q.from = 0
	case one == "about" || one == "approximately" || one == "around" || one == "some" || one == "nearly" || one == "almost" || one == "roughly" || two == "close to" || one == "estimated":
		q.from, q.to = q.from*(1-roughly), q.to*(1+roughly)
	}
}

// amount reads a number in digits or words, with its multipliers: "1.5 million", "two thirds" (in percent), "half". next is i where there is none.
func amount(s string, ws []text.Word, i int) (n float64, next int) {
	if i < 0 || i >= len(ws) {
		return 0, i
	}
	raw, fold := ws[i].Span.In(s), ws[i].Fold
	n, ok := smallNumbers[fold]
	switch {
	case raw[0] >= '0' && raw[0] <= '9':
		v, err := strconv.ParseFloat(strings.ReplaceAll(raw, ",", ""), 64)
		if err != nil || year(raw, v) || clockTime(s, ws[i].Span.End) {
			return 0, i
		}
		n = v
	case ok:
	case vague[fold] > 0:
		return vague[fold], i + 1
	case fold == "half":
		if i+1 < len(ws) && (multipliers[ws[i+1].Fold] > 0 || ws[i+1].Fold == "an" || ws[i+1].Fold == "a" || ws[i+1].Fold == "hour" || ws[i+1].Fold == "past" || ws[i+1].Fold == "time") || i > 0 && (ws[i-1].Fold == "first" || ws[i-1].Fold == "second" || ws[i-1].Fold == "other") {
			return 0, i
		}
		return 50, i + 1
	case fractions[fold] > 0 && i+1 < len(ws) && ws[i+1].Fold == "of" && i > 0 && (ws[i-1].Fold == "a" || ws[i-1].Fold == "one"):
		return fractions[fold], i + 1
	default:
		return 0, i
	}
	next = i + 1
	for next < len(ws) {
		f := ws[next].Fold
		if part := fractions[f]; part > 0 && strings.HasSuffix(f, "s") && n > 1 && n < 10 {
			return n * part, next + 1
		}
		m := multipliers[f]
		if m == 0 {
			return n, next
		}
		n *= m
		next++
	}
	return n, next
}

var (
	smallNumbers = map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
		"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
	multipliers = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
	vague       = map[string]float64{"dozens": 10, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
	fractions   = map[string]float64{"half": 50, "third": 100. / 3, "thirds": 100. / 3, "quarter": 25, "quarters": 25, "fifth": 20, "fifths": 20}
)

func year(raw string, v float64) bool { return len(raw) == 4 && v >= 1000 && v < 2200 }

// clockTime says whether a number's end is followed by what makes it a time of day.
func clockTime(s string, end int) bool {
	rest := strings.ToLower(strings.TrimLeft(s[end:], " \u00a0"))
	return strings.HasPrefix(rest, "a.m") || strings.HasPrefix(rest, "p.m") || strings.HasPrefix(rest, ":") && len(rest) > 1 && unicode.IsDigit(rune(rest[1])) || strings.HasPrefix(rest, "o’clock") || strings.HasPrefix(rest, "o'clock")
}

// partOfName says whether a number belongs to the name before it: "Article 5".
func partOfName(s string, ws []text.Word, i int) bool {
	return i > 1 && unicode.IsDigit(rune(s[ws[i].Span.Start])) && capital(ws[i-1].Span.In(s)) && strings.TrimSpace(s[ws[i-1].Span.End:ws[i].Span.Start]) == ""
}

// behindRange returns the word behind the "to" or the dash of a range, 0 where neither stands at word at. The range begins at word i.
func behindRange(s string, ws []text.Word, i, at int) int {
	switch {
	case at >= len(ws):
		return 0
	case ws[at].Fold == "and" && i > 0 && ws[i-1].Fold == "between":
		return at + 1
	case ws[at].Fold == "to" || ws[at].Fold == "or":
		return at + 1
	case strings.ContainsAny(s[ws[at-1].Span.End:ws[at].Span.Start], "-–"):
		return at
	}
	return 0
}

// sharesSign returns where a percent sign or the words for it end, 0 where there are none behind the word before at.
func sharesSign(s string, ws []text.Word, at int) int {
	end := ws[at-1].Span.End
	if rest := strings.TrimLeft(s[end:], " \u00a0"); strings.HasPrefix(rest, "%") {
		return len(s) - len(rest) + 1
	}
	if at < len(ws) && (ws[at].Fold == "percent" || ws[at].Fold == "pc") {
		return ws[at].Span.End
	}
	if at+1 < len(ws) && ws[at].Fold == "per" && ws[at+1].Fold == "cent" {
		return ws[at+1].Span.End
	}
	return 0
}

// wordsIn is how many words from word i on end by a place in the text.
func wordsIn(ws []text.Word, i, end int) int {
	n := 0
	for i+n < len(ws) && ws[i+n].Span.End <= end {
		n++
	}
	return n
}

// sameUnit says whether two quantities count the same: a word in common, and no names that differ.
func (q quantity) sameUnit(o quantity) bool {
	if slices.ContainsFunc(q.names, func(n string) bool { return !slices.Contains(o.names, n) }) && slices.ContainsFunc(o.names, func(n string) bool { return !slices.Contains(q.names, n) }) {
		return false
	}
	return slices.ContainsFunc(q.unit, func(u string) bool { return slices.Contains(o.unit, u) })
}

// meets says whether two quantities can be the same number.
func (q quantity) meets(o quantity) bool { return q.from <= o.to && o.from <= q.to }
