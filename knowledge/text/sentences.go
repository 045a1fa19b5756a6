package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"quoth/knowledge"
)

// Sentences returns the sentences of s in order, as byte spans without white space around them.
// Boundaries are those of Unicode (UAX 29), mended for English: no break after titles, initials and
// other abbreviations, nor before a lower-case word. A line break ends a sentence, so headings and list
// items without a full stop stand alone, except in text that was wrapped at a fixed width.
func Sentences(s string) []knowledge.Span {
	var out []knowledge.Span
	for _, line := range lines(s) {
		out = appendSentences(out, s, line)
	}
	return out
}

// appendSentences splits one line, or one paragraph of wrapped lines.
func appendSentences(out []knowledge.Span, s string, line knowledge.Span) []knowledge.Span {
	part := line.In(s)
	begin := -1 // where the sentence that is being put together starts; -1: none
	flush := func(end int) {
		if begin < 0 {
			return
		}
		if sp := Trim(s, knowledge.Span{Start: line.Start + begin, End: line.Start + end}); sp.Len() > 0 {
			out = append(out, sp)
		}
		begin = -1
	}
	// UAX 29 breaks after every line feed; in wrapped lines a line feed is a blank.
	flat := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\v' || r == '\f' {
			return ' '
		}
		return r
	}, part)
	if len(flat) != len(part) { // invalid UTF-8 was replaced: offsets would be off
		flat = part
	}
	for it := sentences.FromString(flat); it.Next(); {
		if begin >= 0 && !boundary(flat[begin:it.Start()], flat[it.Start():]) {
			continue
		}
		flush(it.Start())
		begin = it.Start()
	}
	flush(len(part))
	return out
}

// Trim shortens a span by the white space at both ends.
func Trim(s string, sp knowledge.Span) knowledge.Span {
	for sp.Start < sp.End {
		r, n := utf8.DecodeRuneInString(s[sp.Start:sp.End])
		if !blank(r) {
			break
		}
		sp.Start += n
	}
	for sp.Start < sp.End {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !blank(r) {
			break
		}
		sp.End -= n
	}
	return sp
}

func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200e' || r == '\u200f' || r == 0
}

// boundary says whether a sentence really ends between what stands before and what follows.
func boundary(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t\u00a0\"'“‘([«"))
	if unicode.IsLower(next) {
		return false
	}
	head := strings.TrimRightFunc(before, unicode.IsSpace)
	body := strings.TrimRight(head, "\"'”’)]»")
	if !strings.HasSuffix(body, ".") || len(body) < len(head) {
		return true
	}
	last := body[strings.LastIndexFunc(body, func(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == '“' || r == '"' })+1:]
	if i := strings.LastIndexAny(last, "—–-"); i >= 0 {
		_, n := utf8.DecodeRuneInString(last[i:])
		last = last[i+n:]
	}
	word := strings.ToLower(strings.TrimRight(last, "."))
	switch {
	case strings.HasSuffix(last, ".."):
		return true
	case titles[word]:
		return false
	case utf8.RuneCountInString(word) == 1 && unicode.IsLetter(firstRune(word)):
		return word == "i" && openers[firstWord(after)] // an initial: "John F. Kennedy"
	case strings.Contains(word, ".") && dotted(word), endings[word]:
		return openers[firstWord(after)] // "in the U.S. The plan" but "the U.S. Army"
	case months[word]:
		return !unicode.IsDigit(next)
	case word == "no":
		return !unicode.IsDigit(next)
	}
	return true
}

// dotted says whether every part between dots is one or two letters: "u.s", "p.m", "ph.d".
func dotted(word string) bool {
	for p := range strings.SplitSeq(word, ".") {
		if n := utf8.RuneCountInString(p); n == 0 || n > 2 {
			return false
		}
	}
	return true
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func firstWord(s string) string {
	s = strings.TrimLeft(s, " \t\u00a0\"'“‘([«")
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

var (
	titles = set(`mr mrs ms mx dr prof rev fr sr jr st gen lt col sgt maj capt cmdr adm brig cpl pvt pfc gov sen sens rep reps
		del amb pres hon supt det insp messrs mme mlle vs v gens cols drs ald asst atty`)
	endings = set(`inc ltd corp co llc plc etc al bros ave blvd est dept univ ft mt fig approx`)
	months  = set(`jan feb mar apr jun jul aug sep sept oct nov dec`)
	// openers begin sentences far more often than they follow an abbreviation inside one.
	openers = set(`the a an he she it they we i you this that these those there here but and or so yet in on at as by for from
		with after before when while if since although though however meanwhile his her its their our my your what who why how where
		some many most all no not one according also still then now instead last earlier later despite both under over during until`)
)

// lines splits s at line breaks into spans that Sentences treats on their own: a paragraph whose lines were
// wrapped at a fixed width is one, every other line is one by itself.
func lines(s string) []knowledge.Span {
	var all []knowledge.Span
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		all = append(all, knowledge.Span{Start: at, End: end})
		at = next
	}
	var out []knowledge.Span
	for i := 0; i < len(all); {
		j := i + 1
		for ; j < len(all) && Trim(s, all[j]).Len() > 0 && Trim(s, all[i]).Len() > 0; j++ {
		}
		block := all[i:j]
		switch {
		case wrapped(s, block):
			out = append(out, knowledge.Span{Start: block[0].Start, End: block[len(block)-1].End})
		default:
			out = append(out, joinContinued(s, block)...)
		}
		i = j
	}
	return out
}

// lineEnd finds the end of the line that starts at at, and the start of the next one.
func lineEnd(s string, at int) (end, next int) {
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '\n', '\v', '\f':
			return i, i + 1
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xe2: // U+2028 and U+2029
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				return i, i + 3
			}
		}
	}
	return len(s), len(s)
}

// wrapped says whether a block of lines is one paragraph set at a fixed width: at least three lines, all but the
// last nearly as long as the longest, and none too long to be that.
func wrapped(s string, block []knowledge.Span) bool {
	if len(block) < 3 {
		return false
	}
	longest := 0
	for _, l := range block {
		longest = max(longest, utf8.RuneCountInString(l.In(s)))
	}
	if longest < 45 || longest > 100 {
		return false
	}
	for _, l := range block[:len(block)-1] {
		if utf8.RuneCountInString(l.In(s)) < longest-25 {
			return false
		}
	}
	return true
}

// joinContinued joins a line to the one before where it begins with a lower-case letter and that one has no end.
func joinContinued(s string, block []knowledge.Span) []knowledge.Span {
	var out []knowledge.Span
	for _, l := range block {
		if n := len(out); n > 0 {
			prev := strings.TrimRightFunc(out[n-1].In(s), unicode.IsSpace)
			if unicode.IsLower(firstRune(strings.TrimLeftFunc(l.In(s), unicode.IsSpace))) && prev != "" && !strings.ContainsAny(prev[len(prev)-1:], ".:;!?") {
				out[n-1].End = l.End
				continue
			}
		}
		out = append(out, l)
	}
	return out
}
