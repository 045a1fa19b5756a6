package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of a word in which spellings are compared: lower case, diacritics and
// dots removed ("Nöstlinger" → "nostlinger", "U.S." → "usa", "U.K." → "uk"), apostrophes and the
// possessive dropped ("Russia’s" → "russia", "didn’t" → "didnt"), and British spelling turned into
// American ("defence" → "defense"). Underscores around it are markup ("_now_" → "now"). It may return "".
func Fold(word string) string {
	word = strings.Trim(word, "_")
	if word == "US" {
		return "usa" // in capitals it is the country, not the pronoun
	}
	f := strip(word)
	switch f {
	case "us":
		if strings.Contains(word, ".") {
			return "usa"
		}
	case "":
		return ""
	}
	return american(f)
}

// strip lowers, removes diacritics, dots, apostrophes and a possessive ending.
func strip(word string) string {
	if plain, ok := stripASCII(word); ok {
		return plain
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\u00ad', unicode.Is(unicode.Cf, r):
			continue
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '＇':
			b.WriteByte('\'')
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := plainLetters[r]; ok {
			b.WriteString(s)
			continue
		}
		b.WriteRune(r)
	}
	return dropApostrophes(b.String())
}

// plainLetters are letters that Unicode doesn't decompose into a plain one.
var plainLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ŋ': "n",
}

func stripASCII(word string) (string, bool) {
	clean := true
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		if 'A' <= c && c <= 'Z' || c == '.' || c == '\'' {
			clean = false
		}
	}
	if clean {
		return word, true
	}
	return dropApostrophes(strings.ReplaceAll(strings.ToLower(word), ".", "")), true
}

func dropApostrophes(s string) string {
	if !strings.Contains(s, "'") {
		return s
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'"), "'s")
	return strings.ReplaceAll(s, "'", "")
}

// american turns British spellings into American ones. Both sides of every comparison pass
// through it, so a rule that also changes a word which has only one spelling does no harm.
func american(w string) string {
	if a, ok := britishWords[w]; ok {
		return a
	}
	if len(w) < 6 {
		if len(w) == 5 && strings.HasSuffix(w, "our") {
			return w[:2] + "or"
		}
		return w
	}
	for _, r := range britishEndings {
		if strings.HasSuffix(w, r.from) && len(w)-len(r.from) >= r.least {
			return w[:len(w)-len(r.from)] + r.to
		}
	}
	return w
}

var britishEndings = []struct {
	from, to string
	least    int
}{
	{"isation", "ization", 4}, {"isations", "izations", 4}, {"ise", "ize", 4}, {"ises", "izes", 4}, {"ised", "ized", 4}, {"ising", "izing", 4},
	{"yse", "yze", 0}, {"ysed", "yzed", 0}, {"ysing", "yzing", 0},
	{"our", "or", 2}, {"ours", "ors", 2}, {"oured", "ored", 2}, {"ouring", "oring", 2}, {"ourable", "orable", 2},
	{"elled", "eled", 3}, {"elling", "eling", 3}, {"eller", "eler", 3}, {"ellers", "elers", 3},
	{"ogue", "og", 0}, {"ogues", "ogs", 0}, {"ciller", "ciler", 0},
}

var britishWords = map[string]string{
	"defence": "defense", "defences": "defenses", "offence": "offense", "offences": "offenses", "licence": "license",
	"pretence": "pretense", "centre": "center", "centres": "centers", "centred": "centered", "theatre": "theater",
	"theatres": "theaters", "metre": "meter", "metres": "meters", "kilometre": "kilometer", "kilometres": "kilometers",
	"litre": "liter", "litres": "liters", "fibre": "fiber", "programme": "program", "programmes": "programs",
	"grey": "gray", "cheque": "check", "cheques": "checks", "aluminium": "aluminum", "sceptical": "skeptical",
	"sceptic": "skeptic", "sceptics": "skeptics", "storey": "story", "tyre": "tire", "tyres": "tires",
	"manoeuvre": "maneuver", "manoeuvres": "maneuvers", "judgement": "judgment", "ageing": "aging", "enrol": "enroll",
	"fulfil": "fulfill", "instalment": "installment", "plough": "plow", "mum": "mom", "calibre": "caliber", "sabre": "saber",
	"spectre": "specter", "meagre": "meager", "sombre": "somber", "paediatric": "pediatric", "anaemia": "anemia",
	"travelled": "traveled", "travelling": "traveling", "cancelled": "canceled", "cancelling": "canceling",
	"signalled": "signaled", "signalling": "signaling", "ceasefire": "ceasefire",
}
