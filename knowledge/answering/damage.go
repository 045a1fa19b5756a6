package answering

import (
	"log/slog"
	"slices"
	"unicode/utf8"

	"quoth/knowledge"
)

// fits says whether a span is a piece of a text and cuts no code point.
func fits(s string, sp knowledge.Span) bool {
	return sp.Start >= 0 && sp.Start < sp.End && sp.End <= len(s) && utf8.RuneStart(s[sp.Start]) && (sp.End == len(s) || utf8.RuneStart(s[sp.End]))
}

// whole takes an article's sentences and statements over, without those whose places don't fit its text: they are of another text, so nothing
// can be cited by them. That is a bug or a damaged index, and is logged.
func (v *view) whole(passages []knowledge.Passage, statements []knowledge.Statement, log *slog.Logger) {
	left, end := 0, 0
	for i, p := range passages {
		for _, s := range p.Sentences {
			if s.Start < end || !fits(v.Text, s) {
				left++
				continue
			}
			v.sentences, v.passageOf, end = append(v.sentences, s), append(v.passageOf, i), s.End
		}
	}
	strange := func(sp knowledge.Span) bool { return !fits(v.Text, sp) }
	damaged := func(s knowledge.Statement) bool {
		return slices.ContainsFunc(s.Content, strange) || slices.ContainsFunc(s.Source, strange)
	}
	v.statements = statements
	if slices.ContainsFunc(statements, damaged) {
		v.statements = slices.DeleteFunc(slices.Clone(statements), damaged)
		left += len(statements) - len(v.statements)
	}
	if left > 0 {
		log.Error("sentences and statements left out, because their places don't fit the stored article: reload it", "article", v.ID, "left out", left)
	}
}
