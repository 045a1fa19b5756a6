package boost

import (
	"math"

	"quoth/knowledge/trees"
)

// LinearOptions of a linear fit.
type LinearOptions struct {
	Rounds int          // steps of gradient descent
	L2     float64      // on the weights of features scaled to unit deviation
	Lists  bool         // the loss of FitLists instead of the logistic one
	Signs  map[int]int  // feature → +1 where its weight may not be negative, -1 where it may not be positive
	Skip   map[int]bool // features that are left out
}

// FitLinear fits a linear model by gradient descent with momentum. The model has no trees.
func FitLinear(rows []Row, names []string, o LinearOptions) *trees.Model {
	g := &grower{rows: rows, score: make([]float64, len(rows)), grad: make([]float64, len(rows)), hess: make([]float64, len(rows))}
	mean, sd := moments(rows, len(names))
	w, step := make([]float64, len(names)), make([]float64, len(names))
	bias, biasStep := 0.0, 0.0
	if !o.Lists {
		bias = g.base()
	}
	total := 0.0
	for i, r := range rows {
		if o.Lists && (i == 0 || rows[i-1].Group != r.Group) || !o.Lists {
			total += r.Weight
		}
	}
	const rate, momentum = 0.15, 0.9
	for range o.Rounds {
		for i, r := range rows {
			s := bias
			for k, v := range r.X {
				if w[k] != 0 {
					s += w[k] * (v - mean[k]) / sd[k]
				}
			}
			g.score[i] = s
		}
		if o.Lists {
			g.listGradients()
		} else {
			for i, r := range rows {
				g.grad[i] = (r.Y - trees.Probability(g.score[i])) * r.Weight
			}
		}
		sum := make([]float64, len(names))
		sumBias := 0.0
		for i, r := range rows {
			d := g.grad[i]
			if math.Abs(d) < 1e-5 {
				continue
			}
			sumBias += d
			for k, v := range r.X {
				sum[k] += d * (v - mean[k]) / sd[k]
			}
		}
		for k := range w {
			if o.Skip[k] {
				continue
			}
			step[k] = momentum*step[k] + rate*(sum[k]/total-o.L2*w[k])
			w[k] += step[k]
			if float64(o.Signs[k])*w[k] < 0 {
				w[k], step[k] = 0, 0
			}
		}
		if !o.Lists {
			biasStep = momentum*biasStep + rate*sumBias/total
			bias += biasStep
		}
	}
	m := &trees.Model{Features: names, Base: bias, Linear: make([]float64, len(names))}
	for k := range w {
		m.Linear[k] = round(w[k] / sd[k])
		m.Base -= m.Linear[k] * mean[k]
	}
	m.Base = round(m.Base)
	return m
}

// moments returns the mean and the deviation of every feature; the deviation is 1 where a feature never changes.
func moments(rows []Row, features int) (mean, sd []float64) {
	mean, sd = make([]float64, features), make([]float64, features)
	n := float64(len(rows))
	for _, r := range rows {
		for k, v := range r.X {
			mean[k] += v / n
			sd[k] += v * v / n
		}
	}
	for k := range sd {
		sd[k] = math.Sqrt(sd[k] - mean[k]*mean[k])
		if math.IsNaN(sd[k]) || sd[k] < 1e-6 {
			sd[k] = 1
		}
	}
	return mean, sd
}
