package answering

import "math"

// OverallNames names the features of what was found as a whole: the ranker's score of the best sentence, the odds of the next two against it, its share
// of all odds, how many come near, then all features of the best.
var OverallNames = append([]string{"best", "second", "third", "share", "rivals"}, FeatureNames...)

// Overall describes what was found as a whole: scores are those of the candidates, best first, and best the features of the first.
func Overall(scores []float64, best []float64) []float64 {
	against := func(i int) float64 {
		if i >= len(scores) {
			return 0
		}
		return math.Exp(scores[i] - scores[0])
	}
	sum, rivals := 0.0, 0.0
	for i := range scores {
		o := against(i)
		sum += o
		if o > 0.3 {
			rivals++
		}
	}
	return append([]float64{scores[0], against(1), against(2), 1 / sum, rivals}, best...)
}

func (t *thought) overall() []float64 {
	scores := make([]float64, len(t.candidates))
	for i, c := range t.candidates {
		scores[i] = c.score
	}
	return Overall(scores, t.candidates[0].x)
}
