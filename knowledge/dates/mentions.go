// Package dates reads days out of text: those that a sentence names, and those that bound a question.
package dates

import (
	"strconv"
	"strings"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// Mention is one or several days that a text names, as exactly as it does: "24 to 26 October", "late October", "November 2025".
type Mention struct {
	Span     knowledge.Span // bytes
	Year     int            // 0 where the text gives none
	From, To Day            // the first day and the last
}

// Day is a day of some year, ordered as days are: the month times 32, and the day of the month.
type Day int

// On makes a day.
func On(month time.Month, day int) Day { return Day(int(month)*32 + day) }

// In returns the midnight (UTC) that begins the day in a year.
func (d Day) In(year int) time.Time {
	return time.Date(year, time.Month(d/32), int(d%32), 0, 0, 0, 0, time.UTC)
}

// Exact says whether a mention is as exact as a day, or days from one to another.
func (m Mention) Exact() bool { return m.To-m.From < 8 }

// Meets says whether two mentions can mean the same days.
func (m Mention) Meets(o Mention) bool {
	if m.Year != 0 && o.Year != 0 && m.Year != o.Year {
		return false
	}
	return m.From <= o.To && o.From <= m.To
}

// Mentions finds the days that a text names with their month. ws are the words of s.
func Mentions(s string, ws []text.Word) []Mention {
	var out []Mention
	for i := 0; i < len(ws); {
		m, next := dated(s, ws, i)
		if next == i {
			i++
			continue
		}
		out = append(out, m)
		i = next
	}
	return out
}

// dated reads a date with its month that begins at word i; next is i where none does.
func dated(s string, ws []text.Word, i int) (m Mention, next int) {
	if m, next = iso(s, ws, i); next > i {
		return m, next
	}
	at := i
	from, to := 1, 31
	exact := false
	switch {
	case number(ws, i) > 0 && number(ws, i) <= 31:
		from, to, exact = number(ws, i), number(ws, i), true
		at++
		if j := at; j < len(ws) {
			if fold(ws, j) == "to" || fold(ws, j) == "and" || fold(ws, j) == "until" {
				j++
			} else if !dash(s, ws, j) {
				j = len(ws)
			}
			if n := number(ws, j); n > from && n <= 31 && monthAt(s, ws, skip(ws, j+1, "of"), true) > 0 {
				to, at = n, j+1
			}
		}
		at = skip(ws, at, "of")
	case parts[fold(ws, i)][1] > 0:
		p := parts[fold(ws, i)]
		from, to = p[0], p[1]
		at = skip(ws, skip(ws, skip(ws, i+1, "in"), "of"), "the")
	}
	month := monthAt(s, ws, at, exact || number(ws, at+1) > 0 && number(ws, at+1) <= 31)
	if month == 0 {
		return Mention{}, i
	}
	at++
	if n := number(ws, at); !exact && to-from == 30 && n > 0 && n <= 31 && !strings.Contains(s[ws[at-1].Span.End:ws[at].Span.Start], ",") {
		from, to = n, n
		at++
		j := at
		if f := fold(ws, j); f == "to" || f == "and" {
			j++
		} else if !dash(s, ws, j) {
			j = len(ws)
		}
		if n := number(ws, j); n > from && n <= 31 && monthAt(s, ws, j+1, true) == 0 {
			to, at = n, j+1
		}
	}
	m.From, m.To = On(month, from), On(month, to)
	if y := number(ws, at); y >= 1000 && y < 2200 {
		m.Year = y
		at++
	}
	m.Span = knowledge.Span{Start: ws[i].Span.Start, End: ws[at-1].Span.End}
	return m, at
}

// iso reads "2025-11-23".
func iso(s string, ws []text.Word, i int) (Mention, int) {
	y, mo, d := number(ws, i), number(ws, i+1), number(ws, i+2)
	if y < 1000 || y > 2200 || mo < 1 || mo > 12 || d < 1 || d > 31 || ws[i].Span.Len() != 4 {
		return Mention{}, i
	}
	sp := knowledge.Span{Start: ws[i].Span.Start, End: ws[i+2].Span.End}
	if sp.Len() != 10 || sp.In(s)[4] != '-' || sp.In(s)[7] != '-' {
		return Mention{}, i
	}
	day := On(time.Month(mo), d)
	return Mention{Span: sp, Year: y, From: day, To: day}, i + 3
}

// monthAt is the month that a word names, 0 where none does. Words that are more often something else ("may", "march") count where a day stands
// beside them, or where they are written as names.
func monthAt(s string, ws []text.Word, i int, withDay bool) time.Month {
	m := months[fold(ws, i)]
	if m == 0 || withDay {
		return m
	}
	raw := ws[i].Span.In(s)
	if f := ws[i].Fold; len(f) < 4 || f == "march" || f == "august" || f == "sept" {
		if raw == f || i == 0 {
			return 0
		}
	}
	return m
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// parts are words for a part of a month, with its first and last day.
var parts = map[string][2]int{
	"early": {1, 11}, "beginning": {1, 9}, "start": {1, 9}, "mid": {10, 21}, "middle": {10, 21}, "late": {20, 31}, "end": {23, 31},
}

func fold(ws []text.Word, i int) string {
	if i < 0 || i >= len(ws) {
		return ""
	}
	return ws[i].Fold
}

// skip steps over a word where it is there.
func skip(ws []text.Word, i int, word string) int {
	if fold(ws, i) == word {
		return i + 1
	}
	return i
}

// dash says whether nothing but a dash stands between a word and the one before.
func dash(s string, ws []text.Word, i int) bool {
	if i < 1 || i >= len(ws) {
		return false
	}
	between := strings.TrimSpace(s[ws[i-1].Span.End:ws[i].Span.Start])
	return between == "-" || between == "–" || between == "—" || between == "‑"
}

// number is the value of a word that is a number in digits, with or without "st", "nd", "rd", "th"; -1 for others.
func number(ws []text.Word, i int) int {
	f := fold(ws, i)
	if f == "" || f[0] < '0' || f[0] > '9' || len(f) > 6 {
		return -1
	}
	for _, e := range []string{"st", "nd", "rd", "th"} {
		f = strings.TrimSuffix(f, e)
	}
	n, err := strconv.Atoi(f)
	if err != nil {
		return -1
	}
	return n
}
