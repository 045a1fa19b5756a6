package sqlite

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"quoth/knowledge"
)

// scores adds up the scores of passages while words are taken one after the other.
type scores struct {
	layout  *layout
	visible func(passage uint32) bool // nil for all
	of      []float32                 // by passage; below zero where it must not be seen
	touched []uint32                  // the passages that have a score
	seen    int                       // how many of them may be seen
}

type scored struct {
	passage uint32
	score   float32
}

// compare puts the best first; among equals, the passage that was loaded first.
func (a scored) compare(b scored) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.passage, b.passage))
}

var freeScores = sync.Pool{New: func() any { return new(scores) }}

func newScores(l *layout, q knowledge.Query) *scores {
	s := freeScores.Get().(*scores)
	s.layout, s.visible = l, l.visible(q)
	if len(s.of) < len(l.norm) {
		s.of = make([]float32, len(l.norm))
	}
	return s
}

func (s *scores) release() {
	for _, p := range s.touched {
		s.of[p] = 0
	}
	s.touched, s.seen, s.layout, s.visible = s.touched[:0], 0, nil, nil
	freeScores.Put(s)
}

// add adds a word's part to the scores. When closed, only passages that have a score get it.
func (s *scores) add(ps []posting, weight float32, closed bool) {
	for _, p := range ps {
		at := &s.of[p.passage]
		if *at == 0 {
			if closed {
				continue
			}
			s.touched = append(s.touched, p.passage)
			if s.visible != nil && !s.visible(p.passage) {
				*at = float32(math.Inf(-1))
				continue
			}
			s.seen++
		}
		*at += weight * p.score
	}
}

// threshold returns the score of the passage at a rank, from 1; zero where there are fewer.
func (s *scores) threshold(rank int) float64 {
	if s.seen < rank {
		return 0
	}
	return float64(s.best(rank)[rank-1].score)
}

// best returns the n best passages, best first.
func (s *scores) best(n int) []scored {
	// A heap of the best so far, the worst of them on top.
	heap := make([]scored, 0, min(n, len(s.touched)))
	for _, p := range s.touched {
		c := scored{p, s.of[p]}
		switch {
		case c.score <= 0:
		case len(heap) < n:
			heap = append(heap, c)
			for i := len(heap) - 1; i > 0 && heap[(i-1)/2].compare(heap[i]) < 0; i = (i - 1) / 2 {
				heap[i], heap[(i-1)/2] = heap[(i-1)/2], heap[i]
			}
		case c.compare(heap[0]) < 0:
			heap[0] = c
			for i := 0; ; {
				child := 2*i + 1
				if child >= n {
					break
				}
				if child+1 < n && heap[child].compare(heap[child+1]) < 0 {
					child++
				}
				if heap[i].compare(heap[child]) >= 0 {
					break
				}
				heap[i], heap[child] = heap[child], heap[i]
				i = child
			}
		}
	}
	slices.SortFunc(heap, scored.compare)
	return heap
}
