// Package reading reads an article once, when it is loaded: its sentences, the passages that they form, and who said what.
package reading

import (
	"quoth/knowledge"
	"quoth/knowledge/attribution"
)

// Version names the way in which articles are read. Whoever changes what Prepare returns, or how words are folded and stemmed, changes it, and
// articles that are already loaded are read again at their next reload.
const Version = "1"

// Prepare reads one article. Equal articles give equal results.
func Prepare(a knowledge.Article) knowledge.Prepared {
	sentences := Sentences(a.Text)
	return knowledge.Prepared{
		Article:    a,
		Passages:   Passages(a.ID, a.Text, sentences),
		Statements: statements(a, sentences),
	}
}

func statements(a knowledge.Article, sentences []knowledge.Span) []knowledge.Statement {
	out := attribution.Read(a.Text, sentences)
	for i := range out {
		out[i].Article = a.ID
	}
	return out
}
