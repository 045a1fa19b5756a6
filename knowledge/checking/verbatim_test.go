package checking

import (
	"testing"

	"quoth/knowledge"
)

func TestVerbatim(t *testing.T) {
	stored := "Größe — “Yes,” she said."
	good := knowledge.Citation{N: 1, Article: "a", Quote: "“Yes,” she said.", Span: knowledge.Span{Start: 12, End: len(stored)}, Start: 8, End: 24}
	if err := Verbatim(good, stored); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*knowledge.Citation){
		"other words":        func(c *knowledge.Citation) { c.Quote = "“Yes”, she said." },
		"shifted":            func(c *knowledge.Citation) { c.Span.Start -= 4 },
		"beyond the end":     func(c *knowledge.Citation) { c.Span.End++ },
		"empty":              func(c *knowledge.Citation) { c.Span.End = c.Span.Start },
		"before the start":   func(c *knowledge.Citation) { c.Span.Start = -1 },
		"bytes for points":   func(c *knowledge.Citation) { c.Start, c.End = c.Span.Start, c.Span.End },
		"end in code points": func(c *knowledge.Citation) { c.End-- },
	} {
		c := good
		change(&c)
		if Verbatim(c, stored) == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
}
