// Package trees holds boosted regression trees: a small model whose prediction is the sum of a linear part and of what its trees say.
package trees

import (
	"encoding/json"
	"fmt"
	"math"
)

// Model is a set of trees over named features. Its JSON form is what the training command writes.
type Model struct {
	Features []string  `json:"features"`         // in the order of the inputs
	Base     float64   `json:"base"`             // what is predicted before anything else, in log odds
	Linear   []float64 `json:"linear,omitempty"` // a weight for each feature; absent: none
	Trees    []Tree    `json:"trees"`
}

// Tree is a binary tree in an array. Node i goes on at Left[i] when the feature is at most the threshold, else at Left[i]+1;
// Left[i] = 0 marks a leaf, whose value is Value[i]. Elsewhere Value is the threshold.
type Tree struct {
	Feature []int     `json:"f"`
	Value   []float64 `json:"v"`
	Left    []int     `json:"l"`
}

// Parse reads a model and checks that its features are those that the caller computes, in the same order.
func Parse(data []byte, features []string) (*Model, error) {
	m := new(Model)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	if len(m.Features) != len(features) {
		return nil, fmt.Errorf("model: made for %d features, not %d: train it again", len(m.Features), len(features))
	}
	for i, f := range m.Features {
		if f != features[i] {
			return nil, fmt.Errorf("model: feature %d is %q, not %q: train it again", i, f, features[i])
		}
	}
	if len(m.Linear) != 0 && len(m.Linear) != len(features) {
		return nil, fmt.Errorf("model: %d linear weights for %d features", len(m.Linear), len(features))
	}
	for i, t := range m.Trees {
		if err := t.check(len(features)); err != nil {
			return nil, fmt.Errorf("model: tree %d: %w", i, err)
		}
	}
	return m, nil
}

func (t Tree) check(features int) error {
	n := len(t.Value)
	if n == 0 || len(t.Feature) != n || len(t.Left) != n {
		return fmt.Errorf("%d values, %d features, %d branches", n, len(t.Feature), len(t.Left))
	}
	for i, l := range t.Left {
		if l != 0 && (l <= i || l+1 >= n) || t.Feature[i] < 0 || t.Feature[i] >= features {
			return fmt.Errorf("node %d is broken", i)
		}
	}
	return nil
}

// Score is the sum of all parts for x, in log odds.
func (m *Model) Score(x []float64) float64 {
	s := m.Base
	for i, w := range m.Linear {
		s += w * x[i]
	}
	for i := range m.Trees {
		s += m.Trees[i].leaf(x)
	}
	return s
}

func (t *Tree) leaf(x []float64) float64 {
	at := 0
	for t.Left[at] != 0 {
		if x[t.Feature[at]] <= t.Value[at] {
			at = t.Left[at]
		} else {
			at = t.Left[at] + 1
		}
	}
	return t.Value[at]
}

// Probability turns log odds into a probability.
func Probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }
