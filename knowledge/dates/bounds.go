package dates

import (
	"slices"
	"strings"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// Bounds are the times between which what a question asks for was published.
type Bounds struct {
	From, To time.Time        // the first moment and the last; zero is open
	AsOf     bool             // the asker stands at To: "as of 23 Nov"
	Soft     bool             // the words may as well be about what happened then, or by then
	Event    bool             // and are so where nothing was published then: "on 20 November", not "before" it
	Words    []knowledge.Span // the question's words that say so, in bytes
	named    []Mention        // the days they name with their month
	weekdays []string
}

// Given says whether there are any bounds.
func (b Bounds) Given() bool { return !b.From.IsZero() || !b.To.IsZero() }

// Rest is the question without the words that bound it; all other words stand where they stood.
func (b Bounds) Rest(question string) string {
	out := []byte(question)
	for _, sp := range b.Words {
		for i := sp.Start; i < sp.End; i++ {
			out[i] = ' '
		}
	}
	return string(out)
}

// Names says whether a sentence names a day that the bounds' words name, as exactly as they do. ws are the words of s.
func (b Bounds) Names(s string, ws []text.Word) bool {
	for _, m := range Mentions(s, ws) {
		if slices.ContainsFunc(b.named, func(o Mention) bool { return m.Meets(o) && m.Exact() == o.Exact() }) {
			return true
		}
	}
	return slices.ContainsFunc(ws, func(w text.Word) bool { return slices.Contains(b.weekdays, w.Fold) })
}

// Find reads the bounds of a question asked at a moment of the clock. Days without a year are the latest that anything of the index can be from:
// newest is the published time of its newest article, zero where none has a date. A day that stands behind a name and no preposition is taken
// as a part of it ("Russia Today"); name says whether a word is one, and may be nil.
func Find(question string, clock, newest time.Time, name func(text.Word) bool) Bounds {
	p := parser{s: question, name: name, ws: text.Words(question), today: clock.UTC().Truncate(day)}
	p.latest = p.today
	if soon := newest.Add(31 * day); !newest.IsZero() && soon.Before(p.latest) {
		p.latest = soon
	}
	for i := 0; i < len(p.ws); {
		next := p.bound(i)
		if next == i {
			i++
			continue
		}
		p.out.Words = append(p.out.Words, knowledge.Span{Start: p.ws[i].Span.Start, End: p.ws[next-1].Span.End})
		i = next
	}
	if !p.out.From.IsZero() && !p.out.To.IsZero() && p.out.To.Before(p.out.From) {
		return Bounds{}
	}
	if p.absolute && newest.IsZero() {
		return Bounds{} // nothing has a date to compare with
	}
	return p.out
}

const day = 24 * time.Hour

type parser struct {
	s        string
	ws       []text.Word
	today    time.Time
	latest   time.Time // no day without a year is later
	out      Bounds
	name     func(text.Word) bool
	absolute bool // a day with its month was named
}

// stretch is from midnight to midnight.
type stretch struct {
	from, to time.Time // to is exclusive
	soft     bool
	bare     bool // may stand without a word before it
}

// bound reads words that bound the question from word i on, and returns the word behind them; i where there are none.
func (p *parser) bound(i int) int {
	f, next := fold(p.ws, i), fold(p.ws, i+1)
	at, how := i+1, ""
	switch {
	case f == "since" || f == "after" || f == "before" || f == "until" || f == "till" || f == "by":
		how = f
	case f == "on" || f == "in" || f == "during" || f == "over" || f == "within" || f == "for":
		how = "in"
	case f == "from":
		how = f
	case f == "between":
		how = f
	case f == "as" && (next == "of" || next == "at"):
		how, at = "as of", i+2
	case f == "prior" && next == "to":
		how, at = "before", i+2
	case f == "up" && next == "to":
		how, at = "until", i+2
	case f == "no" && next == "later": // "no later than"
		how, at = "until", i+3
	default:
		at = i
	}
	x, end := p.stretch(at, how)
	if end == at || how == "" && (!x.bare || i > 0 && p.name != nil && p.name(p.ws[i-1])) || p.possessive(end-1) {
		return i
	}
	soft := x.soft
	to := x.to.Add(-time.Second)
	switch how {
	case "since":
		p.from(x.from)
	case "after":
		p.from(x.to)
	case "before":
		p.to(x.from.Add(-time.Second))
	case "until", "till", "by":
		p.to(to)
	case "as of":
		p.out.AsOf = true
		p.to(to)
	case "from", "between":
		p.from(x.from)
		second := fold(p.ws, end)
		if y, e := p.stretch(end+1, how); e > end+1 && (second == "to" || second == "and" || second == "until" || second == "till") {
			p.to(y.to.Add(-time.Second))
			soft = soft || y.soft
			end = e
		} else if second == "on" || second == "onwards" || second == "onward" {
			end++
		} else {
			p.to(to)
		}
	default:
		p.from(x.from)
		p.to(to)
	}
	if how != "as of" || !x.bare { // "as of March" may be what a text has of March
		p.out.Soft = p.out.Soft || soft
		p.out.Event = p.out.Soft && (how == "" || how == "in" || how == "from" || how == "between")
	}
	return end
}

func (p *parser) from(t time.Time) {
	if p.out.From.Before(t) {
		p.out.From = t
	}
}

func (p *parser) to(t time.Time) {
	if p.out.To.IsZero() || t.Before(p.out.To) {
		p.out.To = t
	}
}

// stretch reads a day or days at word i; end is i where there are none. how is the word before them.
func (p *parser) stretch(i int, how string) (x stretch, end int) {
	i0 := i
	i = skip(p.ws, i, "the")
	f, next := fold(p.ws, i), fold(p.ws, i+1)
	last := f == "last" || f == "past" || f == "previous"
	switch {
	case f == "today" || f == "this" && (next == "morning" || next == "afternoon" || next == "evening"):
		n := i + 1
		if f == "this" {
			n++
		}
		return stretch{from: p.today, to: p.today.Add(day), bare: true, soft: f == "today" && how == ""}, n
	case f == "yesterday" || f == "last" && next == "night":
		n := i + 1
		if f == "last" {
			n++
		}
		return p.days(p.today.Add(-day), 1), n
	case weekday(f) >= 0:
		p.out.weekdays = append(p.out.weekdays, f)
		x = p.days(p.back(weekday(f), 0), 1)
		x.soft = how == "" || how == "in"
		return x, i + 1
	case (last || f == "this") && weekday(next) >= 0:
		atLeast := 0
		if last {
			atLeast = 1
		}
		p.out.weekdays = append(p.out.weekdays, next)
		return p.days(p.back(weekday(next), atLeast), 1), i + 2
	case (f == "this" || last) && next == "weekend":
		sat := p.back(time.Saturday, 0)
		if last && p.today.Sub(sat) < 2*day {
			sat = sat.Add(-7 * day)
		}
		return p.days(sat, 2), i + 2
	case f == "this" && next == "week":
		return p.days(p.back(time.Monday, 0), 7), i + 2
	case f == "this" && next == "month":
		first := p.today.AddDate(0, 0, 1-p.today.Day())
		return stretch{from: first, to: first.AddDate(0, 1, 0), bare: true}, i + 2
	case f == "past" && next == "week" || i > i0 && f == "last" && next == "week" && how == "in": // "in the last week"
		return stretch{from: p.today.Add(-6 * day), to: p.today.Add(day), bare: true}, i + 2
	case last && next == "week":
		return p.days(p.back(time.Monday, 0).Add(-7*day), 7), i + 2
	case last && next == "month":
		first := p.today.AddDate(0, 0, 1-p.today.Day())
		return stretch{from: first.AddDate(0, -1, 0), to: first, bare: true}, i + 2
	case last:
		if n := count(p.ws, i+1); n > 0 {
			j := skip(p.ws, i+2, "of")
			if unit := units[fold(p.ws, j)]; unit > 0 {
				span := max(day, time.Duration(n)*unit)
				return stretch{from: p.today.Add(day).Add(-span), to: p.today.Add(day), bare: true}, j + 1
			}
		}
	case count(p.ws, i) > 0 && units[next] > 0 && fold(p.ws, i+2) == "ago":
		then := p.today.Add(-time.Duration(count(p.ws, i)) * max(day, units[next]))
		return p.days(then, 1), i + 3
	}
	if m, n := dated(p.s, p.ws, i); n > i {
		if !m.Exact() && how == "" {
			return x, i0
		}
		p.out.named = append(p.out.named, m)
		p.absolute = true
		from, to := p.place(m)
		return stretch{from: from, to: to, soft: true, bare: m.Exact()}, n
	}
	// "the 20th"
	if n := number(p.ws, i); i > i0 && n > 0 && n <= 31 && ordinal(fold(p.ws, i)) && how != "" && (i+1 == len(p.ws) || text.Stop(fold(p.ws, i+1))) {
		m := Mention{From: On(p.latest.Month(), n), To: On(p.latest.Month(), n)}
		if n > p.latest.Day() {
			before := p.latest.AddDate(0, 0, -p.latest.Day())
			m.From = On(before.Month(), n)
			m.To = m.From
		}
		p.absolute = true
		p.out.named = append(p.out.named, m)
		from, to := p.place(m)
		return stretch{from: from, to: to, soft: true, bare: true}, i + 1
	}
	return x, i0
}

// place puts a mention in its year: the latest in which it isn't over before it can have been written about.
func (p *parser) place(m Mention) (from, to time.Time) {
	year := m.Year
	if year == 0 {
		year = p.latest.Year()
		if m.From.In(year).After(p.latest) {
			year--
		}
	}
	last := m.To
	if last%32 == 31 { // the last day of a month, whichever it is
		first := On(time.Month(last/32), 1).In(year)
		return m.From.In(year), first.AddDate(0, 1, 0)
	}
	return m.From.In(year), last.In(year).Add(day)
}

func (p *parser) days(from time.Time, n int) stretch {
	return stretch{from: from, to: from.Add(time.Duration(n) * day), bare: true}
}

// back is the last such day of the week that is at least some days ago.
func (p *parser) back(w time.Weekday, atLeast int) time.Time {
	t := p.today.Add(-time.Duration(atLeast) * day)
	for t.Weekday() != w {
		t = t.Add(-day)
	}
	return t
}

// possessive says whether a word is written with a genitive s: "Monday's talks" are no bounds.
func (p *parser) possessive(i int) bool {
	raw := p.ws[i].Span.In(p.s)
	return strings.HasSuffix(raw, "'s") || strings.HasSuffix(raw, "’s")
}

func weekday(f string) time.Weekday {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if n := strings.ToLower(w.String()); f == n || (f == "mon" || f == "tue" || f == "tues" || f == "wed" || f == "thu" || f == "thurs" || f == "fri") && strings.HasPrefix(n, f) {
			return w
		}
	}
	return -1
}

func ordinal(f string) bool { return f != "" && (f[len(f)-1] < '0' || f[len(f)-1] > '9') }

var units = map[string]time.Duration{
	"hour": time.Hour, "hours": time.Hour, "day": day, "days": day, "week": 7 * day, "weeks": 7 * day, "month": 30 * day, "months": 30 * day,
}

// count is a small number in words or digits; 0 where a word is none.
func count(ws []text.Word, i int) int {
	if n := number(ws, i); n > 0 && n < 400 {
		return n
	}
	return counts[fold(ws, i)]
}

var counts = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
