package sources

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var (
	monthNames = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	weekday    = `(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?`

	dateISO   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|\b)`)
	dateMonth = regexp.MustCompile(`(?i)^` + weekday + monthNames + `\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	dateDay   = regexp.MustCompile(`(?i)^` + weekday + `(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?\s+` + monthNames + `,?\s+(\d{4})\b`)
	dateNum   = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})\b`)

	// dateLabel groups: words that say that the date of publication follows, and words for a later one.
	dateLabel = regexp.MustCompile(`(?i)^(?:(?:first\s+|originally\s+)?(published|posted|publication date|pub\.? date|date published|release date|date|dated|filed|issued|created)|((?:last\s+)?(?:updated|modified)))(?:\s+(?:on|at|date))?\s*[:\-–—|]?\s+`)
	byline    = regexp.MustCompile(`^(?i:(?:written |story |text |reporting )?by) `)
	clock     = regexp.MustCompile(`(?i)^[\s,|•·–—-]*(?:at\s+)?\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2})\)?)?`)
)

var monthOf = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// findDate returns the day on which a text says that it was published, at midnight UTC, or zero. It looks at lines near the
// top and the bottom that are a date, begin with one, or are a byline that ends in one; never at dates in sentences.
func findDate(text string) time.Time {
	var updated, plain time.Time
	for _, l := range edgeLines(text, 12, 6) {
		t, kind := dateLine(l)
		switch {
		case kind == datePublished:
			return t
		case kind == datePlain && plain.IsZero():
			plain = t
		case kind == dateUpdated && updated.IsZero():
			updated = t
		}
	}
	if plain.IsZero() {
		return updated
	}
	return plain
}

type dateKind int

const (
	dateNone      dateKind = iota
	datePlain              // a date without a word about it
	datePublished          // "Published: …"
	dateUpdated            // "Updated …"
)

// dateLine says whether a line is there to tell the article's date, and which.
func dateLine(l string) (time.Time, dateKind) {
	l = strings.TrimSpace(strings.Trim(strings.TrimSpace(l), "*_|()[]"))
	if l == "" || utf8.RuneCountInString(l) > 120 {
		return time.Time{}, dateNone
	}
	kind := datePlain
	if m := dateLabel.FindStringSubmatch(l); m != nil {
		kind = datePublished
		if m[2] != "" {
			kind = dateUpdated
		}
		l = l[len(m[0]):]
	}
	if t, rest, ok := cutDate(l); ok && besideDate(rest) {
		return t, kind
	}
	if i := lastSeparator(l); i > 0 && (byline.MatchString(l) || strings.ContainsAny(l, "|•·")) {
		if t, rest, ok := cutDate(strings.TrimLeft(l[i:], "|•·–—, ")); ok && (rest == "" || clockOnly(rest)) {
			return t, kind
		}
	}
	return time.Time{}, dateNone
}

// lastSeparator returns where the separator stands that a date at the end of a byline follows, or -1.
func lastSeparator(l string) int {
	for i, r := range l {
		if strings.ContainsRune("|•·–—,", r) {
			if _, _, ok := cutDate(strings.TrimLeft(l[i:], "|•·–—, ")); ok {
				return i
			}
		}
	}
	return -1
}

// cutDate reads the date that s begins with, and returns what follows it. Dates in figures that could be read two
// ways (11/12/2025) are no dates.
func cutDate(s string) (t time.Time, rest string, ok bool) {
	day := func(y, m, d string) bool {
		yy, _ := strconv.Atoi(y)
		mm, _ := strconv.Atoi(m)
		dd, _ := strconv.Atoi(d)
		t = time.Date(yy, time.Month(mm), dd, 0, 0, 0, 0, time.UTC)
		return plausible(t) && t.Day() == dd && int(t.Month()) == mm
	}
	named := func(y, name, d string) bool {
		return day(y, strconv.Itoa(int(monthOf[strings.ToLower(name[:3])])), d)
	}
	if m := dateISO.FindStringSubmatch(s); m != nil {
		return t, s[len(m[0]):], day(m[1], m[2], m[3])
	}
	if m := dateMonth.FindStringSubmatch(s); m != nil {
		ok = named(m[3], m[1], m[2])
		return t, s[len(m[0]):], ok
	}
	if m := dateDay.FindStringSubmatch(s); m != nil {
		ok = named(m[3], m[2], m[1])
		return t, s[len(m[0]):], ok
	}
	if m := dateNum.FindStringSubmatch(s); m != nil {
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		switch {
		case m[2] == "." || first > 12 || first == second: // day first
			ok = day(m[4], m[3], m[1])
		case second > 12: // month first
			ok = day(m[4], m[1], m[3])
		}
		return t, s[len(m[0]):], ok
	}
	return time.Time{}, s, false
}

// besideDate says whether the rest of a line that begins with a date leaves it a date line: nothing, a
// time, or a few names, places and categories, but no clause.
func besideDate(rest string) bool {
	rest = strings.TrimSpace(clock.ReplaceAllString(rest, ""))
	if rest == "" {
		return true
	}
	if strings.ContainsAny(rest[len(rest)-1:], ".!?:;,") || strings.HasSuffix(rest, "…") {
		return false
	}
	words := strings.FieldsFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|•·–—-,/&()", r) })
	if len(words) > 8 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !beside[w] {
			return false
		}
	}
	return true
}

// beside are the words that stand beside dates without being names.
var beside = map[string]bool{"by": true, "in": true, "and": true, "of": true, "min": true, "mins": true, "minute": true, "minutes": true, "read": true, "at": true, "am": true, "pm": true, "a.m": true, "p.m": true}

func clockOnly(rest string) bool {
	return strings.TrimSpace(clock.ReplaceAllString(rest, "")) == ""
}

// edgeLines returns the first and the last lines of text that aren't blank, trimmed. Where they meet, no line comes twice.
func edgeLines(text string, top, bottom int) []string {
	var out []string
	rest := text
	for len(out) < top && rest != "" {
		var l string
		l, rest = cutLine(rest)
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	var tail []string
	for len(tail) < bottom && rest != "" {
		i := strings.LastIndexAny(strings.TrimRight(rest, "\r\n"), "\r\n") + 1
		l := strings.TrimSpace(rest[i:])
		rest = rest[:i]
		if l != "" {
			tail = append(tail, l)
		}
	}
	for i := len(tail) - 1; i >= 0; i-- {
		out = append(out, tail[i])
	}
	return out
}

// cutLine returns the first line of s without its line end, and what follows.
func cutLine(s string) (line, rest string) {
	i := strings.IndexAny(s, "\r\n")
	switch {
	case i < 0:
		return s, ""
	case strings.HasPrefix(s[i:], "\r\n"):
		return s[:i], s[i+2:]
	}
	return s[:i], s[i+1:]
}
