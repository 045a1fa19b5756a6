package text

import (
	"unicode/utf8"

	"quoth/knowledge"
)

// CodePoints converts a span from bytes to code points of the same text.
func CodePoints(s string, sp knowledge.Span) (start, end int) {
	start = utf8.RuneCountInString(s[:sp.Start])
	return start, start + utf8.RuneCountInString(s[sp.Start:sp.End])
}

// Bytes converts a span from code points to bytes. A place behind the end is the end.
func Bytes(s string, start, end int) knowledge.Span {
	b := byteAt(s, start)
	return knowledge.Span{Start: b, End: b + byteAt(s[b:], end-start)}
}

func byteAt(s string, codePoints int) int {
	at := 0
	for ; codePoints > 0 && at < len(s); codePoints-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}
