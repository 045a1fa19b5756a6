package main

import (
	"math"

	"quoth/knowledge/attribution/tagging"
)

const L = tagging.Labels

// crf is a linear-chain model in training: float weights in large hashed tables.
type crf struct {
	bits     uint
	w, g     []float32 // rows of L weights, and the sums of their squared gradients
	ew, eg   []float32 // rows of L×L
	rate     float32
	seen     []uint8 // how often a row was seen in training, capped
	minCount uint8
	drop     uint32 // features left out at random in training, out of 256
	rng      uint32
}

func newCRF(bits uint) *crf {
	c := &crf{bits: bits, rate: 0.1, minCount: 2}
	n := (1 << bits) * L
	c.w, c.g = make([]float32, n), make([]float32, n)
	c.ew, c.eg = make([]float32, tagging.EdgeSize*L*L), make([]float32, tagging.EdgeSize*L*L)
	c.seen = make([]uint8, 1<<bits)
	return c
}

// example is a text with its features and labels.
type example struct {
	f *tagging.Features
	y []tagging.Label
}

func (c *crf) count(f *tagging.Features) {
	for _, id := range f.IDs {
		r := id & (1<<c.bits - 1)
		if c.seen[r] < 255 {
			c.seen[r]++
		}
	}
}

func (c *crf) scores(f *tagging.Features) []float32 {
	n := len(f.At) - 1
	s := make([]float32, n*L)
	for i := 0; i < n; i++ {
		out := (*[L]float32)(s[i*L:])
		for _, id := range f.IDs[f.At[i]:f.At[i+1]] {
			r := id & (1<<c.bits - 1)
			if c.seen[r] < c.minCount || c.drop > 0 && c.dropped(id, i) {
				continue
			}
			row := (*[L]float32)(c.w[r*L:])
			for y := range out {
				out[y] += row[y]
			}
		}
	}
	return s
}

func (c *crf) edge(f *tagging.Features) func(i int, m *[L][L]float32) {
	return func(i int, m *[L][L]float32) {
		*m = [L][L]float32{}
		for _, r := range f.Edge[i] {
			row := c.ew[int(r)*L*L:]
			for x := 0; x < L; x++ {
				for y := 0; y < L; y++ {
					m[x][y] += row[x*L+y]
				}
			}
		}
	}
}

var allowed = func() (a [L][L]bool) {
	for x := range a {
		for y := range a {
			a[x][y] = tagging.Follows(tagging.Label(x), tagging.Label(y))
		}
	}
	return a
}()

// learn takes one step of stochastic gradient descent and returns the negative log likelihood.
func (c *crf) learn(e example) float64 {
	n := len(e.y)
	if n == 0 {
		return 0
	}
	c.rng = c.rng*1664525 + 1013904223
	s := c.scores(e.f)
	edge := c.edge(e.f)
	// forward and backward with scaling
	psi := make([][L]float64, n)
	for i := range psi {
		hi := s[i*L]
		for y := 1; y < L; y++ {
			hi = max(hi, s[i*L+y])
		}
		for y := range psi[i] {
			psi[i][y] = math.Exp(float64(s[i*L+y] - hi))
		}
	}
	trans := make([][L][L]float64, n)
	var m [L][L]float32
	for i := 1; i < n; i++ {
		edge(i, &m)
		for x := range m {
			for y := range m[x] {
				if allowed[x][y] {
					trans[i][x][y] = math.Exp(float64(m[x][y]))
				}
			}
		}
	}
	alpha := make([][L]float64, n)
	scale := make([]float64, n)
	for i := 0; i < n; i++ {
		sum := 0.0
		for y := 0; y < L; y++ {
			v := 0.0
			if i == 0 {
				if allowed[0][y] {
					v = 1
				}
			} else {
				for x := 0; x < L; x++ {
					v += alpha[i-1][x] * trans[i][x][y]
				}
			}
			alpha[i][y] = v * psi[i][y]
			sum += alpha[i][y]
		}
		scale[i] = sum
		for y := range alpha[i] {
			alpha[i][y] /= sum
		}
	}
	var beta, nb [L]float64
	for y := range beta {
		beta[y] = 1
	}
	loss := 0.0
	for i := n - 1; i >= 0; i-- {
		gold := e.y[i]
		p := alpha[i][gold] * beta[gold]
		loss -= math.Log(max(p, 1e-12))
		// emission gradient
		var grad [L]float32
		big := false
		for y := range grad {
			g := float32(alpha[i][y] * beta[y])
			if tagging.Label(y) == gold {
				g -= 1
			}
			grad[y] = g
			big = big || g > 0.01 || g < -0.01
		}
		if big {
			for _, id := range e.f.IDs[e.f.At[i]:e.f.At[i+1]] {
				r := id & (1<<c.bits - 1)
				if c.seen[r] < c.minCount || c.drop > 0 && c.dropped(id, i) {
					continue
				}
				row, acc := (*[L]float32)(c.w[r*L:]), (*[L]float32)(c.g[r*L:])
				for y := range grad {
					c.update(&row[y], &acc[y], grad[y])
				}
			}
		}
		if i > 0 {
			for x := 0; x < L; x++ {
				v := 0.0
				for y := 0; y < L; y++ {
					pe := trans[i][x][y] * psi[i][y] * beta[y] / scale[i]
					v += pe
					g := float32(alpha[i-1][x] * pe)
					if e.y[i-1] == tagging.Label(x) && gold == tagging.Label(y) {
						g -= 1
					}
					if g > 0.003 || g < -0.003 {
						for _, r := range e.f.Edge[i] {
							k := int(r)*L*L + x*L + y
							c.update(&c.ew[k], &c.eg[k], g)
						}
					}
				}
				nb[x] = v
			}
			beta = nb
		}
	}
	return loss
}

// dropped says whether a feature of token i is left out of this step.
func (c *crf) dropped(id uint32, i int) bool {
	h := (id ^ c.rng ^ uint32(i)*0x9E3779B1) * 0x85EBCA6B
	return (h^h>>15)*0xC2B2AE35>>24 < c.drop
}

// update takes a step of AdaGrad.
func (c *crf) update(w, acc *float32, g float32) {
	*acc += g * g
	*w -= c.rate * g / float32(math.Sqrt(float64(*acc)+1e-6))
}

func (c *crf) decode(f *tagging.Features, bias float32) []tagging.Label {
	drop := c.drop
	c.drop = 0
	s := c.scores(f)
	c.drop = drop
	if drop > 0 {
		k := float32(256-drop) / 256
		for i := range s {
			s[i] *= k
		}
	}
	for i := 0; i < len(s); i += L {
		s[i+int(tagging.CueBegin)] += bias
	}
	return tagging.Viterbi(s, f, c.ew)
}
