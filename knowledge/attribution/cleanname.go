package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge/text"
)

// maxName is the number of words that a speaker's name has at most.
const maxName = 6

// connectors join the words of an organisation's name, in lower case.
var connectors = set(`of the for and in on at to de des du la le les y e`)

// staffs end the name of those who work for somebody: "the Holm administration".
var staffs = set(`administration campaign government ministry foundation`)

// cleanName returns a name that can stand alone as a speaker: words with capitals, joined by particles, or by "of" and the like
// in organisations; no titles, marks of punctuation or verbs of a headline around it. It is empty where nothing of the kind
// is left.
func cleanName(name string, org bool) string {
	words := strings.Fields(name)
	for !org && len(words) > 1 && titleWords[strings.TrimSuffix(strings.ToLower(words[0]), ".")] && !givenName(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	for i := 1; i < len(words) && !org; i++ {
		if !headlineVerb(words[i]) || i == 1 && len(words) == 2 {
			continue
		}
		if i == 1 { // "Poe Endorses Holm": whoever Poe is
			return ""
		}
		words = words[:i]
	}
	if len(words) == 0 || demonymOnly(words[0]) && org || len(words) > maxName {
		return ""
	}
	for i, w := range words {
		switch {
		case strings.ContainsAny(w, `,;:!?()[]{}"“”„«»<>@#/\|*`) || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s"):
			return ""
		case named(w):
		case particles[strings.ToLower(w)] && i+1 < len(words):
		case org && (connectors[w] || w == "&") && i > 0 && i+1 < len(words):
		case org && staffs[w] && i > 0 && i+1 == len(words):
		default:
			return ""
		}
	}
	if last := strings.ToLower(words[len(words)-1]); len(words) == 1 && (roleNouns[last] || calendar[words[0]]) && !org {
		return ""
	}
	return strings.Join(words, " ")
}

// named says whether a word may be part of a name: it has a capital letter, at its start or behind a prefix ("al-Amin",
// "d'Alba"), or it begins with a digit.
func named(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	if unicode.IsDigit(first) {
		return true
	}
	for _, r := range w {
		if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// headlineVerb says whether a word behind a name looks like the verb of a headline: "Endorses", "Warned".
func headlineVerb(w string) bool {
	low := strings.ToLower(w)
	if !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ed") && low != "said" && low != "told" {
		return false
	}
	return speechWords[text.Stem(text.Fold(low))] && !strings.HasSuffix(low, "ss")
}
