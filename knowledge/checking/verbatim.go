// Package checking compares what is about to be shown with the stored articles.
package checking

import (
	"fmt"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// Verbatim says in what way a citation differs from the stored text of its article; nil where it doesn't. The offsets must agree in bytes
// and in code points.
func Verbatim(c knowledge.Citation, stored string) error {
	sp := c.Span
	if sp.Start < 0 || sp.End > len(stored) || sp.Start >= sp.End {
		return fmt.Errorf("citation %d of %s: bytes %d to %d of a text of %d", c.N, c.Article, sp.Start, sp.End, len(stored))
	}
	if sp.In(stored) != c.Quote {
		return fmt.Errorf("citation %d of %s: the stored text has other words at bytes %d to %d", c.N, c.Article, sp.Start, sp.End)
	}
	if start, end := text.CodePoints(stored, sp); start != c.Start || end != c.End {
		return fmt.Errorf("citation %d of %s: code points %d to %d should be %d to %d", c.N, c.Article, c.Start, c.End, start, end)
	}
	return nil
}
