package attribution

import (
	_ "embed"
	"sync"

	"quoth/knowledge"
	"quoth/knowledge/attribution/tagging"
)

//go:embed weights.bin
var weights []byte

// models is what weights.bin holds: the lexicon, and the models of the two passes.
type models struct {
	lexicon       *tagging.Lexicon
	first, second *tagging.Model
}

func decodeModels(data []byte) (models, error) {
	var m models
	var err error
	if m.lexicon, data, err = tagging.DecodeLexicon(data); err != nil {
		return m, err
	}
	if m.first, data, err = tagging.Decode(data); err != nil {
		return m, err
	}
	m.second, _, err = tagging.Decode(data)
	return m, err
}

// learned is read once. The file is part of the program: a test shows that it is whole.
var learned = sync.OnceValues(func() (models, error) { return decodeModels(weights) })

// eagerness is added to the beginnings of cues in both passes; more of it finds more statements, and more that aren't.
const eagerness = 1

// Read finds the statements of one article: who said, believes or means to do what. Sentences are those of
// body, in order; the statements come in text order, their spans in bytes of body. Article is left empty.
// It is deterministic and safe for concurrent use.
func Read(body string, sentences []knowledge.Span) []knowledge.Statement {
	m, err := learned()
	if err != nil || body == "" {
		return nil
	}
	t := tagging.Cut(body, sentences, m.lexicon)
	if len(t.Tokens) == 0 {
		return nil
	}
	f := tagging.Extract(t)
	scores, labels := m.first.Tag(f, eagerness)
	_, labels = m.second.Tag(tagging.Restack(t, f, scores, labels), eagerness)
	cast := newCast(t)
	drafts := cast.addHeadlines(addLoose(t, addBylines(t, link(t, labels))))
	out := make([]knowledge.Statement, 0, len(drafts))
	for _, d := range drafts {
		who := cast.speaker(d)
		kind := kindOf(t, d.content)
		s := knowledge.Statement{
			Speaker: who.name, Role: who.role, Via: who.via,
			Kind: kind, Speech: speech(t, d, kind),
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
