package boost

import (
	"math/rand/v2"
	"testing"

	"quoth/knowledge/trees"
)

// TestFit learns a rule that no single feature tells: both must be high.
func TestFit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var rows []Row
	for range 4000 {
		a, b, c := rng.Float64(), rng.Float64(), rng.Float64()
		y := 0.0
		if a > 0.5 && b > 0.3 {
			y = 1
		}
		rows = append(rows, Row{X: []float64{a, b, c}, Y: y, Weight: 1})
	}
	m := Fit(rows[:3000], []string{"a", "b", "c"}, Options{Trees: 60, Leaves: 6, Rate: 0.2, MinLeaf: 1, L2: 1, Sample: 0.8, Columns: 1, Seed: 1})
	right := 0
	for _, r := range rows[3000:] {
		if (trees.Probability(m.Score(r.X)) > 0.5) == (r.Y == 1) {
			right++
		}
	}
	if right < 980 {
		t.Errorf("%d of 1000 right", right)
	}
}
