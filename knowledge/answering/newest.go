package answering

import (
	"context"
	"log/slog"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// newestArticles is how many articles an overview of what is new is taken from.
const newestArticles = 8

// newsWords ask for what is new, whatever it is about.
var newsWords = set(`latest new news newest recent update updates updated recap overview summary catch developments happening going lately`)

// whatIsNew says whether a question asks for what is new, about nothing in particular: "what's new since Friday".
func (r *reading) whatIsNew() bool {
	return r.intent == knowledge.IntentOverview && !r.speech && len(r.terms) == 0
}

// news makes the candidates of an overview: the first sentence of the newest articles, the newest first. Nothing judges them: they are what
// was asked for.
func (t *thought) news(ctx context.Context, ix knowledge.Reader, log *slog.Logger) error {
	q := t.scope
	q.Limit = newestArticles
	ids, err := ix.Newest(ctx, q)
	if err != nil {
		return err
	}
	views, err := look(ctx, ix, ids, log)
	if err != nil {
		return err
	}
	for _, id := range ids {
		v := views[id]
		if v == nil {
			continue
		}
		if at := v.lead(); at >= 0 {
			c := &candidate{view: v, at: at, x: make([]float64, nFeatures), score: -0.1 * float64(len(t.candidates))}
			c.attribute(t.reading)
			t.candidates = append(t.candidates, c)
		}
	}
	if len(t.candidates) > 0 {
		t.confidence = 1
	}
	return nil
}

// lead is the first sentence of an article that is no heading and doesn't repeat the title; -1 where there is none.
func (v *view) lead() int {
	title := foldText(v.Title)
	for at, sp := range v.sentences {
		s := sp.In(v.Text)
		if heading(s) == 0 && len(text.Words(s)) > 5 && foldText(s) != title {
			return at
		}
	}
	return -1
}
