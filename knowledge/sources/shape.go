package sources

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shape is what the form of a line says it is.
type shape int

const (
	furniture shape = iota // bylines, dates, credits, navigation
	headline               // could be a headline or a section's heading
	prose
)

var (
	labels = regexp.MustCompile(`(?i)^(?:(?:photo|image|picture|video|graphic)s?(?: credits?| by| courtesy)?|credits?|sources?|authors?|reporter|contributors?|contributed|tags?|categor(?:y|ies)|filed under|topics?|share|print|published|posted|updated|last updated|modified|date|location|section|read more|read also|related|see also|editor'?s note|via|url|link)\s*[:|]`)
	chrome = regexp.MustCompile(`(?i)^(?:skip to|sign (?:in|up)|log ?in|subscribe|newsletter|advertisement|sponsored|share (?:this|on|via)|follow us|click here|read more|related (?:articles?|stories)|listen to this|listen now|watch now|watch:|getty images|file photo|all rights reserved|copyright|©|\(c\) |table of contents|comments?$|leave a comment|cookie|we use cookies|accept all|menu$|home$|search$|breaking news$|image source|https?://|www\.)`)
	ago    = regexp.MustCompile(`(?i)\b(?:\d+|an?|one|two|few|several) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b`)
	minute = regexp.MustCompile(`(?i)^\W*\d+[ -]min(?:ute)?s?\.?(?: read)?\W*$`)
	credit = regexp.MustCompile(`(?i)(?:/ ?(?:getty|afp|ap|reuters|epa)\b|\bgetty images\b|\((?:photo|ap|afp|reuters|epa|file)[^)]*\)$|\bphoto(?:graph)? (?:by|courtesy|credit)\b|\bvia getty\b)`)
)

func shapeOf(l string) shape {
	if _, kind := dateLine(l); kind != dateNone {
		return furniture
	}
	n := utf8.RuneCountInString(l)
	if n < 200 && (labels.MatchString(l) || chrome.MatchString(l) || minute.MatchString(l) || isByline(l) || isCredit(l)) {
		return furniture
	}
	if !strings.ContainsFunc(l, unicode.IsLetter) {
		return furniture
	}
	if n <= maxHeadline && headlineLike(l) {
		return headline
	}
	if n < 4 || len(strings.Fields(l)) < 2 {
		return furniture
	}
	return prose
}

// headlineLike says whether a line begins and ends as headlines do.
func headlineLike(l string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, "\"'“‘«([¿¡"))
	if unicode.IsLower(first) && !mixedCase(l) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false
	}
	body := strings.TrimRight(l, "\"'”’»)]")
	switch last, _ := utf8.DecodeLastRuneInString(body); last {
	case ',', ';', ':', '…':
		return false
	case '.':
		words := strings.Fields(body)
		return initials.MatchString(words[len(words)-1]) // "Talks move to the U.S."
	case '?', '!':
		return !strings.Contains(strings.TrimRight(body, "?!"), ". ")
	}
	// A quotation with its full stop inside is prose.
	return !strings.HasSuffix(l, ".”") && !strings.HasSuffix(l, `."`)
}

var initials = regexp.MustCompile(`^(?:\p{Lu}\.){2,}$`)

// mixedCase says whether the first word has a capital behind its first letter, as product names do.
func mixedCase(l string) bool {
	return strings.ContainsFunc(strings.Fields(l)[0], unicode.IsUpper)
}

// isByline says whether a line only tells who wrote the text, or how long ago.
func isByline(l string) bool {
	words := strings.Fields(l)
	if ago.MatchString(l) && len(words) <= 10 {
		return true
	}
	if !byline.MatchString(l) || len(words) > 14 || strings.ContainsAny(l, ":?!") || len(words) < 2 {
		return false
	}
	for _, w := range words[1:] { // names, and the little words between them
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(|•·–—-@"))
		if unicode.IsLower(r) && !slices.Contains([]string{"and", "in", "for", "of", "the", "de", "van", "von", "der", "al", "bin", "at", "staff", "news", "editor", "reporter", "correspondent", "by"}, strings.Trim(w, ",.;")) {
			return false
		}
	}
	return true
}

func isCredit(l string) bool { return len(strings.Fields(l)) <= 25 && credit.MatchString(l) }
