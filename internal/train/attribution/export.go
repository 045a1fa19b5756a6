package main

import (
	"math"

	"quoth/knowledge/attribution/tagging"
)

// weights picks what of a trained model goes into the file. The features of the training examples say
// which rows belong to which feature.
func (c *crf) weights(ex []example, sets uint32) *tagging.Weights {
	w := &tagging.Weights{Sets: sets, Rows: map[uint32]*[L]float32{}, Rank: map[uint32]float32{}, Edge: c.ew}
	keep := float32(256-c.drop) / 256
	count := map[uint32]int{}
	for _, e := range ex {
		for _, id := range e.f.IDs {
			count[id]++
		}
	}
	for id, n := range count {
		r := id & (1<<c.bits - 1)
		if n < int(c.minCount) || c.seen[r] < c.minCount {
			continue
		}
		row := new([L]float32)
		hi := float32(0)
		for y := range row {
			row[y] = c.w[int(r)*L+y] * keep
			hi = max(hi, float32(math.Abs(float64(row[y]))))
		}
		w.Rows[id] = row
		w.Rank[id] = hi * float32(math.Log(float64(n)+1))
	}
	return w
}

// only makes a new model that learns no other rows than those kept.
func (c *crf) only(w *tagging.Weights) *crf {
	n := newCRF(c.bits)
	n.rate, n.drop, n.minCount = c.rate, c.drop, 1
	for id := range w.Rows {
		n.seen[id&(1<<c.bits-1)] = 1
	}
	return n
}
