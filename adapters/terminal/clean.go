package terminal

import (
	"strings"
	"unicode"
)

// clean makes text harmless to a terminal: escape sequences and other control characters become visible
// replacement characters, and marks that turn the direction of writing are dropped. Line breaks and tabs stay.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u0085':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\u061c':
			return -1
		case r >= 0xE0000 && r <= 0xE007F: // tags: letters that nobody sees
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n"))
}

// cleanLine is clean for what has to stay on one line.
func cleanLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// Clean makes text of articles harmless to a terminal, for text that isn't rendered here.
func Clean(s string) string { return clean(s) }
