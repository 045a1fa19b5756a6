package knowledge

import (
	"fmt"
	"strings"
)

// Text is the answer in words: its citations' quotes with their numbers, or the reason of an abstention.
func (a Answer) Text() string {
	if a.Abstained {
		return a.Reason
	}
	parts := make([]string, 0, len(a.Citations))
	for _, c := range a.Citations {
		parts = append(parts, fmt.Sprintf("%s [%d]", c.Quote, c.N))
	}
	return strings.Join(parts, " ")
}
