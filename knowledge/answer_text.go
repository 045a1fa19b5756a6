package knowledge

import (
	"fmt"
	"strings"
	"time"
)

// Text is the answer in plain words, for places that have no form of their own: the cited sentences, each with its
// speaker, outlet, date and number, or why there is none. It has no line break at its end.
func (a Answer) Text() string {
	var b strings.Builder
	if a.Abstained {
		b.WriteString(a.Reason)
		for i, l := range a.Leads {
			if i == 0 {
				b.WriteString("\nNearest headlines:")
			}
			b.WriteString("\n- " + l.Title)
		}
		return b.String()
	}
	for i, c := range a.Citations {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s [%d]", c.Quote, c.N)
		if by := c.Byline(); by != "" {
			b.WriteString(" — " + by)
		}
	}
	for _, n := range a.Notes {
		b.WriteByte('\n')
		if n.Kind == NoteDiffer {
			b.WriteString("Sources differ: ")
		}
		b.WriteString(n.Text)
	}
	return b.String()
}

// Byline says who said the cited words and where they were read: "Kaja Kallas (reported), Axios, 20 Nov 2025".
// It is empty where nothing is known.
func (c Citation) Byline() string {
	var parts []string
	if c.Speaker != "" {
		how := map[Kind]string{Direct: "", Mixed: " (partly quoted)", Indirect: " (reported)"}[c.Kind]
		parts = append(parts, c.Speaker+how)
	}
	if where := c.Publisher; where != "" {
		parts = append(parts, where)
	} else if c.Title != "" {
		parts = append(parts, c.Title)
	}
	if !c.Published.IsZero() {
		parts = append(parts, Day(c.Published))
	}
	return strings.Join(parts, ", ")
}

// Day writes a date as people read it: "20 Nov 2025".
func Day(t time.Time) string { return t.UTC().Format("2 Jan 2006") }
