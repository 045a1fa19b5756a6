package answering

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// heading says whether a sentence looks like a heading: it has no final stop, and most of its longer words are capitalised (1) or
// it is short (0.5).
func heading(s string) float64 {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’)]»"))
	if strings.ContainsRune(".!?…;:,", last) {
		return 0
	}
	caps, long := 0, 0
	for _, w := range strings.Fields(s) {
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘(")); unicode.IsUpper(r) {
			caps++
		}
	}
	if long > 0 && caps*3 >= long*2 {
		return 1
	}
	return 0.5
}
