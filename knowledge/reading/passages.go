package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	// longest is the longest sentence in bytes; a longer one is cut, because it would be cited whole.
	longest = 600
	// passageWords and passageSentences bound a passage: a few sentences are enough to be found by, few enough to
	// say where. Sixty words is what the retrieval was measured with.
	passageWords     = 60
	passageSentences = 4
)

// Sentences returns the sentences of s as byte spans, none longer than 600 bytes by more than a word.
func Sentences(s string) []knowledge.Span {
	var out []knowledge.Span
	for _, sp := range text.Sentences(s) {
		for sp.Len() > longest {
			cut := cutPoint(s[sp.Start : sp.Start+longest])
			out = append(out, text.Trim(s, knowledge.Span{Start: sp.Start, End: sp.Start + cut}))
			sp = text.Trim(s, knowledge.Span{Start: sp.Start + cut, End: sp.End})
		}
		if sp.Len() > 0 {
			out = append(out, sp)
		}
	}
	return out
}

// cutPoint finds where to cut a text that is too long: behind the last semicolon or colon, else comma, else blank
// in its second half, else at the last code point boundary.
func cutPoint(s string) int {
	half := len(s) / 2
	for _, marks := range []string{";:", ",", " \t\n\r"} {
		if i := strings.LastIndexAny(s, marks); i >= half {
			return i + 1
		}
	}
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= half {
		return i
	}
	i := len(s)
	for i > max(1, len(s)-utf8.UTFMax) && !utf8.RuneStart(s[i-1]) {
		i--
	}
	return max(i-1, 1)
}

// Passages groups sentences that follow each other.
func Passages(id, s string, sentences []knowledge.Span) []knowledge.Passage {
	var out []knowledge.Passage
	var group []knowledge.Span
	words := 0
	flush := func() {
		if len(group) > 0 {
			out = append(out, knowledge.Passage{Article: id, Span: knowledge.Span{Start: group[0].Start, End: group[len(group)-1].End}, Sentences: group})
		}
		group, words = nil, 0
	}
	for _, sp := range sentences {
		n := len(strings.Fields(sp.In(s)))
		if words > 0 && (words+n > passageWords*3/2 || len(group) == passageSentences) {
			flush()
		}
		group, words = append(group, sp), words+n
		if words >= passageWords {
			flush()
		}
	}
	flush()
	return out
}
