package answering

import (
	"slices"

	"quoth/knowledge/text"
)

// findSides sees whether the question sets two speakers against each other: "Marsh vs the council on tolls", "compare what Marsh and Reed said".
func (p *parsed) findSides() {
	w := p.words
	cut := index(w, 0, func(x text.Word) bool { return x.Fold == "versus" })
	from := 0
	if cut < 0 && len(w) > 0 && slices.ContainsFunc(w, func(x text.Word) bool { return comparing[x.Fold] }) {
		from = index(w, 0, func(x text.Word) bool { return comparing[x.Fold] }) + 1
		cut = index(w, from+1, func(x text.Word) bool { return x.Fold == "and" || x.Fold == "with" || x.Fold == "to" })
	}
	if cut < 0 || cut+1 >= len(w) {
		return
	}
	end := index(w, cut+1, func(x text.Word) bool {
		return speechVerbs[x.Fold] || x.Fold == "on" || x.Fold == "about" || x.Fold == "regarding" || x.Fold == "over"
	})
	topic := []text.Word(nil)
	if end < 0 {
		end = len(w)
	} else {
		topic = contentWords(trimLead(w[end:]))
		topic = slices.DeleteFunc(topic, func(x text.Word) bool { return generalVerbs[x.Fold] || reactVerbs[x.Fold] })
	}
	a, b := nameWords(w[from:cut]), nameWords(w[cut+1:end])
	if len(a) == 0 || len(b) == 0 || len(a) > 4 || len(b) > 4 {
		return
	}
	p.sides, p.sidesTopic = [][]text.Word{a, b}, topic
}

// nameWords drops what can't be part of a name.
func nameWords(ws []text.Word) []text.Word {
	return slices.DeleteFunc(slices.Clone(ws), func(x text.Word) bool {
		return text.Stop(x.Fold) || askingWords[x.Fold] || speechVerbs[x.Fold] || speechNouns[x.Fold] || comparing[x.Fold]
	})
}
