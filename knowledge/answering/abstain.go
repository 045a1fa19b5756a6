package answering

import (
	"fmt"
	"strings"

	"quoth/knowledge"
)

// reason says in words why there is no answer, what was searched and how fresh it is.
func (t *thought) reason(a knowledge.Answer) string {
	var b strings.Builder
	r := t.reading
	switch {
	case a.Freshness.Articles == 0:
		return "No articles are loaded, so there is nothing to answer from."
	case len(r.speakers) > 0 && r.speech:
		fmt.Fprintf(&b, "The loaded articles have no words of %s on that.", r.speakers[0].Name)
	default:
		b.WriteString("The loaded articles don’t tell.")
	}
	b.WriteString(" Searched " + plural(a.Freshness.Articles, "article"))
	if !a.Freshness.Newest.IsZero() {
		b.WriteString(", the newest of " + knowledge.Day(a.Freshness.Newest))
	}
	if !a.Freshness.Loaded.IsZero() {
		b.WriteString(", loaded on " + knowledge.Day(a.Freshness.Loaded))
	}
	b.WriteString(".")
	return b.String()
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
