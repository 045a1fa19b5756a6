package sources

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge/text"
)

const (
	titleHead   = 16 << 10 // bytes of a text in which its headline is looked for
	titleBlocks = 14       // likewise, lines
	maxHeadline = 160      // code points of a line that may be a headline
	maxLead     = 120      // code points of a headline made of a first sentence
	slackLead   = 140      // a sentence, or a clause of one, may be this long before it is cut
)

// findTitle returns the headline of a plain text or Markdown, or the best that can stand for one: empty
// only where the text has no words. Rules, the first that finds something wins:
//
//  1. a Markdown heading of the first level;
//  2. a headline-like line that comes twice, or that stands between two copies of one paragraph;
//  3. the first headline-like line before any prose;
//  4. one right after the first paragraph that shares words with it, which is then a summary;
//  5. a short first paragraph, or else its first sentence, cut at a clause or a word.
func findTitle(s string) string {
	blocks := headBlocks(s)
	for _, rule := range []func([]block) string{markdownTitle, repeatedTitle, leadingTitle, titleAfterSummary, firstSentence} {
		if t := rule(blocks); t != "" {
			return t
		}
	}
	return ""
}

// block is a line, or a paragraph that was wrapped at a fixed width, on one line.
type block struct {
	text  string
	shape shape
}

func headBlocks(s string) []block {
	if len(s) > titleHead {
		s = strings.ToValidUTF8(s[:titleHead], "")
	}
	var out []block
	var para []string
	flush := func() {
		if wrapped(para) {
			para = []string{strings.Join(para, " ")}
		}
		for _, l := range para {
			l = oneLine(l)
			out = append(out, block{text: l, shape: shapeOf(l)})
		}
		para = nil
	}
	for s != "" && len(out)+len(para) < 8*titleBlocks && len(out) < titleBlocks {
		var l string
		l, s = cutLine(s)
		if l = strings.TrimFunc(l, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }); l != "" {
			para = append(para, l)
		} else {
			flush()
		}
	}
	flush()
	return out[:min(len(out), titleBlocks)]
}

// wrapped says whether adjacent lines are one paragraph that was broken at a fixed width.
func wrapped(lines []string) bool {
	continued := false
	for i, l := range lines {
		if utf8.RuneCountInString(l) > 100 {
			return false
		}
		r, _ := utf8.DecodeRuneInString(l)
		continued = continued || i > 0 && unicode.IsLower(r)
	}
	return continued
}

var (
	atxHeading = regexp.MustCompile(`^#[ \t]+(.*?)[ \t]*#*$`)
	underline  = regexp.MustCompile(`^={3,}$`)
	mdLink     = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	mdMarks    = strings.NewReplacer("**", "", "__", "", "`", "")
)

func markdownTitle(blocks []block) string {
	for i, b := range blocks {
		if m := atxHeading.FindStringSubmatch(b.text); m != nil {
			return clean(m[1])
		}
		if underline.MatchString(b.text) && i > 0 && blocks[i-1].shape != furniture {
			return clean(blocks[i-1].text)
		}
	}
	return ""
}

// clean takes Markdown's marks off a headline.
func clean(s string) string {
	return strings.Trim(oneLine(mdMarks.Replace(mdLink.ReplaceAllString(s, "$1"))), "*_ ")
}

func repeatedTitle(blocks []block) string {
	for i, a := range blocks {
		if a.shape == furniture || wordCount(a.text) < 3 {
			continue
		}
		for j := i + 1; j < len(blocks) && j <= i+5; j++ {
			if !same(a.text, blocks[j].text) {
				continue
			}
			between := firstHeadline(blocks[i+1 : j])
			switch {
			case a.shape == headline && (between == "" || len(a.text) < len(between)*3/2):
				return clean(a.text)
			case between != "":
				return clean(between)
			}
		}
	}
	return ""
}

// same says whether two lines are the same but for white space and case, or one is the beginning of the other, cut off.
func same(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	const enough = 60 // bytes that agree in two lines of which one was cut off
	if len(a) > len(b) {
		a, b = b, a
	}
	a = strings.TrimRight(a, ". …")
	return len(a) >= enough && strings.HasPrefix(b, a)
}

func leadingTitle(blocks []block) string {
	if i := slices.IndexFunc(blocks, func(b block) bool { return b.shape == prose }); i >= 0 {
		blocks = blocks[:i]
	}
	return clean(firstHeadline(blocks))
}

// firstHeadline returns the first headline-like line of at least four words, or else the one with most words, if
// that is two or more.
func firstHeadline(blocks []block) string {
	best, most := "", 1
	for _, b := range blocks {
		if b.shape != headline {
			continue
		}
		n := wordCount(b.text)
		if n >= 4 {
			return b.text
		}
		if n > most {
			best, most = b.text, n
		}
	}
	return best
}

func titleAfterSummary(blocks []block) string {
	i := slices.IndexFunc(blocks, func(b block) bool { return b.shape == prose })
	if i < 0 {
		return ""
	}
	for _, b := range blocks[i+1:] {
		switch {
		case b.shape == furniture:
			continue
		case b.shape == headline && wordCount(b.text) >= 5 && sharedWords(b.text, blocks[i].text) >= 2:
			return clean(b.text)
		}
		break
	}
	return ""
}

// sharedWords counts the words of four letters and more of a that b has too, in any form.
func sharedWords(a, b string) int {
	in := map[string]bool{}
	for _, w := range longWords(b) {
		in[w] = true
	}
	n := 0
	for _, w := range longWords(a) {
		if in[w] {
			n++
			in[w] = false
		}
	}
	return n
}

// longWords returns the words of four letters and more in lower case, cut to six, so that their forms agree.
func longWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r := []rune(w); len(r) >= 4 {
			out = append(out, string(r[:min(len(r), 6)]))
		}
	}
	return out
}

// firstSentence makes a headline of the first prose, or of the first line.
func firstSentence(blocks []block) string {
	i := max(0, slices.IndexFunc(blocks, func(b block) bool { return b.shape == prose }))
	if len(blocks) == 0 || !strings.ContainsFunc(blocks[i].text, unicode.IsLetter) {
		return ""
	}
	s := blocks[i].text
	if utf8.RuneCountInString(s) <= maxHeadline && len(blocks) > 1 { // a short line is kept whole: "Rain today. Snow tomorrow."
		return dropFullStop(clean(s))
	}
	if spans := text.Sentences(s); len(spans) > 0 {
		s = spans[0].In(s)
	}
	return shorten(clean(s))
}

// shorten cuts a sentence to a headline's length, behind a clause where one ends late enough, else behind a word, and
// shows by an ellipsis that it did.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= slackLead {
		return dropFullStop(s)
	}
	r := []rune(s)
	for i := slackLead; i > maxLead/2; i-- {
		if strings.ContainsRune(",;:—–", r[i]) && (r[i] == '—' || i+1 < len(r) && unicode.IsSpace(r[i+1])) {
			return strings.TrimRightFunc(string(r[:i]), unicode.IsSpace) + "…"
		}
	}
	cut := maxLead
	for i := maxLead; i > maxLead/2; i-- {
		if unicode.IsSpace(r[i]) {
			cut = i
			break
		}
	}
	return strings.TrimRight(string(r[:cut]), " ,;:") + "…"
}

// dropFullStop takes the last full stop off, unless it belongs to an abbreviation or an ellipsis.
func dropFullStop(s string) string {
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && !initials.MatchString(s[strings.LastIndexByte(s, ' ')+1:]) {
		return s[:len(s)-1]
	}
	return s
}

func wordCount(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
