package attribution

import (
	_ "embed"
	"sync"

	"quoth/knowledge"
	"quoth/knowledge/attribution/tagging"
)

//go:embed weights.bin
var weights []byte

// tagger is read once; the file is part of the program, so it can't be wrong at run time unless the
// build was, which a test shows.
var tagger = sync.OnceValue(func() *tagging.Model {
	m, _, err := tagging.Decode(weights)
	if err != nil {
		return nil
	}
	return m
})

// outBias is added to the score of all labels outside of statements.
const outBias = 0.03

// Read finds the statements of one article: who said, believes or means to do what. Sentences are those of
// body, in order; the statements come in text order, their spans in bytes of body. Article is left empty.
// It is deterministic and safe for concurrent use.
func Read(body string, sentences []knowledge.Span) []knowledge.Statement {
	m := tagger()
	if m == nil || body == "" {
		return nil
	}
	t := tagging.Cut(body, sentences, nil)
	if len(t.Tokens) == 0 {
		return nil
	}
	labels := m.Tag(tagging.Extract(t), outBias)
	drafts := link(t, labels)
	cast := newCast(t)
	out := make([]knowledge.Statement, 0, len(drafts))
	for _, d := range drafts {
		who := cast.speaker(d)
		s := knowledge.Statement{
			Speaker: who.name, Role: who.role,
			Kind: kindOf(t, d.content), Speech: speech(t, d.cue),
			Source: spans(t, d.source), Cue: spans(t, d.cue), Content: spans(t, d.content),
		}
		out = append(out, s)
	}
	return out
}

// spans turns runs of tokens into spans of bytes.
func spans(t *tagging.Text, runs []run) []knowledge.Span {
	var out []knowledge.Span
	for _, r := range runs {
		out = append(out, knowledge.Span{Start: t.Tokens[r.from].Start, End: t.Tokens[r.to-1].End})
	}
	return out
}
