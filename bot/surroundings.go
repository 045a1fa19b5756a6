package bot

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// InContext is a citation with what stands around it in the article. Before and After join the quote without
// a gap: together the three are a slice of the article's text.
type InContext struct {
	Citation  knowledge.Citation
	Before    string
	After     string
	CutBefore bool // whether the article has more before Before
	CutAfter  bool // likewise after After
}

// ErrChanged says that the quote no longer stands in the article where it was cited.
var ErrChanged = errors.New("the article was changed since it was cited")

// surroundings is how many bytes are shown on either side at most.
const surroundings = 280

// Surroundings shows a citation in its article, cut at sentences, or at words where a sentence is too long.
func Surroundings(a knowledge.Article, c knowledge.Citation) (InContext, error) {
	s := c.Span
	if s.Start < 0 || s.End < s.Start || s.End > len(a.Text) || s.In(a.Text) != c.Quote {
		return InContext{}, ErrChanged
	}
	from, to := wordAfter(a.Text, s.Start-surroundings, s.Start), wordBefore(a.Text, s.End+surroundings, s.End)
	sentences := text.Sentences(a.Text)
	for _, sentence := range sentences {
		if sentence.Start >= s.Start-surroundings && sentence.Start <= s.Start {
			from = sentence.Start
			break
		}
	}
	for _, sentence := range sentences {
		if sentence.End >= s.End && sentence.End <= s.End+surroundings {
			to = sentence.End
		}
	}
	return InContext{
		Citation: c, Before: a.Text[from:s.Start], After: a.Text[s.End:to],
		CutBefore: strings.TrimFunc(a.Text[:from], blank) != "",
		CutAfter:  strings.TrimFunc(a.Text[to:], blank) != "",
	}, nil
}

// wordAfter finds the first start of a word at or after at, and not after most.
func wordAfter(s string, at, most int) int {
	if at <= 0 {
		return 0
	}
	for i := at; i < most; i++ {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) && i+n <= most {
			return i + n
		}
	}
	return most
}

// wordBefore finds the last end of a word at or before at, and not before least.
func wordBefore(s string, at, least int) int {
	if at >= len(s) {
		return len(s)
	}
	for i := at; i > least; i-- {
		if utf8.RuneStart(s[i]) {
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return i
			}
		}
	}
	return least
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }
