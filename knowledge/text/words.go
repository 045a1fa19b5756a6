package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"quoth/knowledge"
)

// Word is one word of a text: where it stands, and the two forms that it is compared in.
type Word struct {
	Span knowledge.Span // bytes
	Fold string         // lower case, without diacritics, dots, apostrophes and possessive: "zelensky"
	Stem string         // Fold reduced to a stem that derived forms share: "negoti"; what the index holds
}

// Words returns the words of s in order, by the word boundaries of Unicode (UAX 29). Punctuation
// and white space are left out. Offsets count from the start of s, in bytes.
func Words(s string) []Word {
	out := make([]Word, 0, len(s)/6+1)
	for it := words.FromString(s); it.Next(); {
		v := it.Value()
		if !hasWordRune(v) {
			continue
		}
		f := Fold(v)
		if f == "" {
			continue
		}
		out = append(out, Word{knowledge.Span{Start: it.Start(), End: it.End()}, f, Stem(f)})
	}
	return out
}

// Stems returns just the stems of the words of s, in order, stop words included.
func Stems(s string) []string {
	ws := Words(s)
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.Stem
	}
	return out
}

func hasWordRune(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
				return true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return true
		}
		i += n - 1
	}
	return false
}

// Stop says whether a folded word is so common in English that it tells nothing about a topic.
func Stop(fold string) bool { return stopWords[fold] }

var stopWords = set(`a about above after again against all also am an and any are aren't arent as at
be because been before being below between both but by can cannot cant could couldnt
did didnt do does doesnt doing dont down during each else ever few for from further
had hadnt has hasnt have havent having he her here hers herself him himself his how however
i if im in into is isnt it its itself ive just let lets like may me might more most much must my myself
no nor not now of off on once only or other our ours ourselves out over own per
quite rather really s same shall she should shouldnt so some such t than that thats the their theirs them
themselves then there theres these they theyre this those though through to too
under until up upon us very via was wasnt we were werent what whats when where which while who whom whos whose why
will with within without wont would wouldnt yes yet you your youre yours yourself yourselves`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
