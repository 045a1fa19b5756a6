package tagging

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// Token is one word or mark of punctuation, with what the features need of it.
type Token struct {
	Start, End int // bytes of the body
	Class      Class
	Cap        bool // begins with a capital letter
	word       uint32
	stem       uint32
	suffix     uint32 // of the last three letters
	shape      uint32
	coarse     uint32 // classes of the Lexicon
	fine       uint32
	Lower      uint8 // how often the word is written in lower case, of 255; 0 where unknown
}

// Text is an article cut into tokens, with its sentences, paragraphs and quotations.
type Text struct {
	Body   string
	Tokens []Token
	Begin  []int32 // of each token: the first token of its sentence
	End    []int32 // of each token: the token after its sentence
	Para   []bool  // of each token: it begins a paragraph
	Quotes []Quote // outermost quotations, in order
	Quote  []int32 // of each token: the index of its quotation, -1 outside of any
	lex    *Lexicon
}

// Cut makes a Text of a body and its sentences, which are in order and don't overlap.
func Cut(body string, sentences []knowledge.Span, lex *Lexicon) *Text {
	t := &Text{Body: body, lex: lex, Tokens: make([]Token, 0, len(body)/5+8)}
	words := map[string]wordForms{}
	at := 0
	for _, s := range sentences {
		if s.Start < at || s.End > len(body) || s.End <= s.Start {
			continue
		}
		first := len(t.Tokens)
		para := strings.ContainsAny(body[at:s.Start], "\n\r") || first == 0
		at = s.End
		t.split(s, words)
		n := len(t.Tokens)
		for i := first; i < n; i++ {
			t.Begin = append(t.Begin, int32(first))
			t.End = append(t.End, int32(n))
			t.Para = append(t.Para, para && i == first)
		}
	}
	t.pairQuotes()
	return t
}

type wordForms struct {
	word, stem, suffix, shape uint32
	class                     Class
	coarse, fine              uint32
	lower                     uint8
	cap                       bool
}

// split appends the tokens of one sentence.
func (t *Text) split(s knowledge.Span, words map[string]wordForms) {
	body := t.Body
	for i := s.Start; i < s.End; {
		r, n := rune(body[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(body[i:s.End])
		}
		if blank(r) {
			i += n
			continue
		}
		j := i + n
		if wordRune(r) {
			j = wordEnd(body, j, s.End)
		} else if (r == '\'' || r == '`') && j < s.End && rune(body[j]) == r {
			j++ // '' and `` are one mark
		} else if r == '-' || r == '.' {
			for j < s.End && rune(body[j]) == r {
				j++
			}
		}
		for _, sp := range clitics(body, i, j) {
			w := body[sp.Start:sp.End]
			f, ok := words[w]
			if !ok {
				f = t.forms(w)
				words[w] = f
			}
			t.Tokens = append(t.Tokens, Token{Start: sp.Start, End: sp.End, Class: f.class, Cap: f.cap, word: f.word, stem: f.stem, suffix: f.suffix, shape: f.shape, coarse: f.coarse, fine: f.fine, Lower: f.lower})
		}
		i = j
	}
}

func blank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\u00a0' || r == 0 || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || unicode.IsSpace(r)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r)
}

// wordEnd finds the end of the word whose first rune ends at i: letters and digits, with single
// apostrophes, hyphens, dots, commas and the like between them.
func wordEnd(s string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:end])
		if wordRune(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n : end])
		switch r {
		case '\'', '’', '-', '‑', '&', '@', '_':
			if i+n < end && wordRune(next) {
				i += n
				continue
			}
		case '.':
			prev, _ := utf8.DecodeLastRuneInString(s[:i])
			if i+n < end && wordRune(next) {
				i += n
				continue
			}
			// a dot that ends an abbreviation belongs to it
			if strings.HasPrefix(s[i:end], ".-") && dottedBefore(s, i) { // "U.N.-led"
				if after, _ := utf8.DecodeRuneInString(s[i+2 : end]); wordRune(after) {
					i += 2
					continue
				}
			}
			if start := lastBreak(s, i); isAbbreviation(s[start:i]) && i+n < end || unicode.IsUpper(prev) && dottedBefore(s, i) {
				return i + n
			}
		case ',', ':':
			prev, _ := utf8.DecodeLastRuneInString(s[:i])
			if unicode.IsDigit(prev) && unicode.IsDigit(next) {
				i += n
				continue
			}
		}
		return i
	}
	return i
}

func lastBreak(s string, i int) int {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !wordRune(r) && r != '.' {
			return i
		}
		i -= n
	}
	return 0
}

func dottedBefore(s string, i int) bool {
	_, n := utf8.DecodeLastRuneInString(s[:i])
	return i-n > 0 && s[i-n-1] == '.'
}

var abbreviations = set(`Mr Mrs Ms Dr Prof Gov Sen Rep Sens Reps Gen Lt Col Maj Capt Sgt St Jr Sr Adm Del Rev Hon Pres Amb Atty
	Inc Corp Co Ltd Jan Feb Aug Sept Sep Oct Nov Dec No vs`)

func isAbbreviation(w string) bool {
	if abbreviations[w] {
		return true
	}
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r) && r != 'I'
}

// clitics splits "Lund's" and "didn’t" in two.
func clitics(s string, i, j int) []knowledge.Span {
	w := s[i:j]
	for _, c := range [...]string{"'s", "’s", "'S", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"} {
		if len(w) > len(c) && strings.HasSuffix(w, c) {
			return []knowledge.Span{{Start: i, End: j - len(c)}, {Start: j - len(c), End: j}}
		}
	}
	return []knowledge.Span{{Start: i, End: j}}
}

func (t *Text) forms(w string) wordForms {
	low := strings.ToLower(w)
	first, _ := utf8.DecodeRuneInString(w)
	f := wordForms{word: hash(low), class: classOf(w, low), cap: unicode.IsUpper(first), shape: shape(w)}
	f.stem, f.suffix = f.word, f.word
	if f.class >= firstOpen {
		f.stem = hash(text.Stem(low))
		if n := len(low); n > 4 {
			f.suffix = hash(low[n-3:])
		}
	}
	if info, ok := t.lex.Look(lexiconHash(low, f.word)); ok {
		f.coarse, f.fine, f.lower = uint32(info.Coarse)+1, uint32(info.Fine)+1, info.Lower
	} else {
		f.coarse, f.fine = 1000+uint32(f.class), 1000+uint32(f.class)
	}
	return f
}

// shape is a number for the pattern of letters, digits and others, repeated ones counted once.
func shape(w string) uint32 {
	h, last, n := uint32(7), byte(0), 0
	for _, r := range w {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		}
		if c == last || n > 6 {
			continue
		}
		last = c
		n++
		h = h*31 + uint32(c)
	}
	return h
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// lexiconHash is the hash of a word for the Lexicon, where all numbers are one word.
func lexiconHash(low string, h uint32) uint32 {
	if low[0] >= '0' && low[0] <= '9' {
		return hash("0")
	}
	return h
}
