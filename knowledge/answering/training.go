package answering

import (
	"context"

	"quoth/knowledge"
)

// Example is a sentence that was considered for a question, as the training command sees it.
type Example struct {
	Citation knowledge.Citation
	Features []float64 // as FeatureNames
}

// Examples returns every sentence that is considered for a question, in no particular order, whatever the models think of it.
func (a *Answerer) Examples(ctx context.Context, q knowledge.Question) ([]Example, error) {
	var out []Example
	err := a.index.Read(ctx, func(ix knowledge.Reader) error {
		t, err := a.consider(ctx, ix, q, visible(q))
		if err != nil {
			return err
		}
		for i, c := range t.candidates {
			out = append(out, Example{c.citation(i+1, c.span()), c.x})
		}
		return nil
	})
	return out, err
}
