package bot

import (
	"net/url"
	"strings"

	"quoth/knowledge"
)

// Link is the address of a citation. In browsers that know text fragments it scrolls to the quote and marks it.
// It is empty where the article has no web address.
func Link(c knowledge.Citation) string {
	u, err := url.Parse(c.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	directive := textDirective(c.Quote)
	if directive == "" {
		return u.String()
	}
	if u.Fragment == "" {
		return u.String() + "#:~:text=" + directive
	}
	return u.String() + ":~:text=" + directive
}

// edge is how many words of a long quote's start and end are enough to find it.
const edge = 5

// textDirective writes a quote as a text fragment: whole where it is short, else its start and its end. A quote
// over more than one line is found by the parts that stand on one.
func textDirective(quote string) string {
	lines := strings.FieldsFunc(quote, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) == 0 {
		return ""
	}
	first, last := strings.Fields(lines[0]), strings.Fields(lines[len(lines)-1])
	if len(lines) == 1 && len(first) <= 2*edge {
		return encodeDirective(first)
	}
	if len(first) == 0 || len(last) == 0 {
		return ""
	}
	return encodeDirective(first[:min(edge, len(first))]) + "," + encodeDirective(last[max(0, len(last)-edge):])
}

// encodeDirective escapes everything that could be syntax; the dash is one there.
func encodeDirective(words []string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(strings.Join(words, " ")), "+", "%20"), "-", "%2D")
}
