package answering

import (
	"quoth/knowledge/trees"
)

// OverallNames names the features of what was found as a whole: the model's opinion of the best sentences, then all features of the best.
var OverallNames = append([]string{"best", "second", "third", "lead", "sum", "strong"}, FeatureNames...)

// Overall describes what was found as a whole: scores are the log odds of the candidates, best first, and best the features of the first.
func Overall(scores []float64, best []float64) []float64 {
	p := func(i int) float64 {
		if i >= len(scores) {
			return 0
		}
		return trees.Probability(scores[i])
	}
	sum, strong := 0.0, 0.0
	for i := range min(10, len(scores)) {
		sum += p(i)
		if p(i) > 0.3 {
			strong++
		}
	}
	return append([]float64{scores[0], p(1), p(2), p(0) - p(1), sum, strong}, best...)
}

func (t *thought) overall() []float64 {
	scores := make([]float64, len(t.candidates))
	for i, c := range t.candidates {
		scores[i] = c.score
	}
	return Overall(scores, t.candidates[0].x)
}
