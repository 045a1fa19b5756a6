// Package boost grows boosted regression trees for the logistic loss, by histograms (Friedman 2001; the histogram form as
// in LightGBM, Ke et al. 2017). It is deterministic for a given seed.
package boost

import (
	"math"
	"math/rand/v2"
	"slices"

	"quoth/knowledge/trees"
)

// Options of the growth.
type Options struct {
	Trees    int
	Leaves   int     // most leaves a tree
	Rate     float64 // how much of each tree is taken
	MinLeaf  float64 // least weight in a leaf, summed hessian
	L2       float64
	Sample   float64 // share of the rows that each tree sees
	Columns  float64 // share of the features that each tree sees
	Seed     uint64
	Monotone map[int]int  // feature → +1 where more may never lower the prediction, -1 where it may never raise it
	From     *trees.Model // a linear model that the trees start from and that becomes part of the result; nil: none
}

// Row is one example: features, label 0 or 1, weight.
type Row struct {
	X      []float64
	Y      float64
	Weight float64
	Group  int // rows of one list, for FitLists: neighbours with the same number
}

const bins = 64

// Fit grows a model on rows. names are the features' names.
func Fit(rows []Row, names []string, o Options) *trees.Model {
	g := newGrower(rows, len(names), o)
	return g.fit(&trees.Model{Features: names, Base: g.base()})
}

// FitLists grows a model that orders the rows of each group: the loss is the cross entropy between the softmax of a group's scores and an
// even share for each of its rows labelled 1 (ListNet, Cao et al. 2007). Groups without such a row teach nothing.
func FitLists(rows []Row, names []string, o Options) *trees.Model {
	g := newGrower(rows, len(names), o)
	g.lists = true
	return g.fit(&trees.Model{Features: names})
}

// fit grows the trees of a model on top of what it has, or of the linear model that the options name.
func (g *grower) fit(m *trees.Model) *trees.Model {
	if g.o.From != nil {
		m.Base, m.Linear = g.o.From.Base, g.o.From.Linear
	}
	for i := range g.score {
		g.score[i] = m.Score(g.rows[i].X)
	}
	for range g.o.Trees {
		m.Trees = append(m.Trees, g.grow())
	}
	return m
}

type grower struct {
	lists  bool
	o      Options
	rows   []Row
	cuts   [][]float64 // per feature, ascending
	binned [][]uint8   // per feature, per row
	score  []float64
	grad   []float64
	hess   []float64
	rng    *rand.Rand
}

func newGrower(rows []Row, features int, o Options) *grower {
	g := &grower{o: o, rows: rows, score: make([]float64, len(rows)), grad: make([]float64, len(rows)), hess: make([]float64, len(rows)),
		rng: rand.New(rand.NewPCG(o.Seed, 1))}
	for f := range features {
		vals := make([]float64, len(rows))
		for i := range rows {
			vals[i] = rows[i].X[f]
		}
		sorted := slices.Clone(vals)
		slices.Sort(sorted)
		sorted2 := slices.Compact(slices.Clone(sorted))
		var cuts []float64
		if len(sorted2) <= bins {
			for i := 1; i < len(sorted2); i++ {
				cuts = append(cuts, (sorted2[i-1]+sorted2[i])/2)
			}
		} else {
			for b := 1; b < bins; b++ {
				c := sorted[len(sorted)*b/bins]
				if len(cuts) == 0 || c > cuts[len(cuts)-1] {
					cuts = append(cuts, c)
				}
			}
		}
		col := make([]uint8, len(rows))
		for i, v := range vals {
			k, _ := slices.BinarySearch(cuts, v) // first cut >= v: v <= cuts[k]
			col[i] = uint8(k)
		}
		g.cuts, g.binned = append(g.cuts, cuts), append(g.binned, col)
	}
	return g
}

func (g *grower) base() float64 {
	y, n := 0.0, 0.0
	for _, r := range g.rows {
		y, n = y+r.Y*r.Weight, n+r.Weight
	}
	p := min(max(y/n, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

type leaf struct {
	rows      []int
	g, h      float64
	gain      float64
	feature   int
	bin       int
	node      int
	splitable bool
}

func (g *grower) grow() trees.Tree {
	if g.lists {
		g.listGradients()
	} else {
		for i, r := range g.rows {
			p := trees.Probability(g.score[i])
			g.grad[i], g.hess[i] = (r.Y-p)*r.Weight, p*(1-p)*r.Weight
		}
	}
	var in []int
	for i := range g.rows {
		if g.hess[i] > 0 && g.rng.Float64() < g.o.Sample {
			in = append(in, i)
		}
	}
	var columns []int
	for f := range g.cuts {
		if g.rng.Float64() < g.o.Columns && len(g.cuts[f]) > 0 {
			columns = append(columns, f)
		}
	}
	t := trees.Tree{Feature: []int{0}, Value: []float64{0}, Left: []int{0}}
	leaves := []*leaf{g.newLeaf(in, 0, columns)}
	for len(leaves) < g.o.Leaves {
		best := -1
		for i, l := range leaves {
			if l.splitable && (best < 0 || l.gain > leaves[best].gain) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		l := leaves[best]
		var a, b []int
		for _, i := range l.rows {
			if int(g.binned[l.feature][i]) <= l.bin {
				a = append(a, i)
			} else {
				b = append(b, i)
			}
		}
		n := len(t.Value)
		t.Feature[l.node], t.Value[l.node], t.Left[l.node] = l.feature, g.cuts[l.feature][l.bin], n
		t.Feature, t.Value, t.Left = append(t.Feature, 0, 0), append(t.Value, 0, 0), append(t.Left, 0, 0)
		leaves[best] = g.newLeaf(a, n, columns)
		leaves = append(leaves, g.newLeaf(b, n+1, columns))
	}
	for _, l := range leaves {
		t.Value[l.node] = round(g.o.Rate * l.g / (l.h + g.o.L2))
	}
	for i := range g.rows {
		g.score[i] += g.leafOf(&t, i)
	}
	return t
}

// listGradients fills in the gradients of the softmax loss, group by group.
func (g *grower) listGradients() {
	for a := 0; a < len(g.rows); {
		b, top, positives := a, math.Inf(-1), 0.0
		for ; b < len(g.rows) && g.rows[b].Group == g.rows[a].Group; b++ {
			top = max(top, g.score[b])
			positives += g.rows[b].Y
		}
		sum := 0.0
		for i := a; i < b; i++ {
			g.hess[i] = math.Exp(g.score[i] - top)
			sum += g.hess[i]
		}
		for i := a; i < b; i++ {
			p := g.hess[i] / sum
			g.grad[i], g.hess[i] = 0, 0
			if positives > 0 {
				w := g.rows[i].Weight
				g.grad[i], g.hess[i] = (g.rows[i].Y/positives-p)*w, max(p*(1-p), 1e-4)*w
			}
		}
		a = b
	}
}

func round(v float64) float64 { return math.Round(v*1e5) / 1e5 }

func (g *grower) leafOf(t *trees.Tree, row int) float64 {
	at := 0
	for t.Left[at] != 0 {
		if g.rows[row].X[t.Feature[at]] <= t.Value[at] {
			at = t.Left[at]
		} else {
			at = t.Left[at] + 1
		}
	}
	return t.Value[at]
}

func (g *grower) newLeaf(rows []int, node int, columns []int) *leaf {
	l := &leaf{rows: rows, node: node}
	for _, i := range rows {
		l.g += g.grad[i]
		l.h += g.hess[i]
	}
	var hg, hh [bins + 1]float64
	for _, f := range columns {
		clear(hg[:])
		clear(hh[:])
		col := g.binned[f]
		for _, i := range rows {
			hg[col[i]] += g.grad[i]
			hh[col[i]] += g.hess[i]
		}
		lg, lh := 0.0, 0.0
		for b := range g.cuts[f] {
			lg, lh = lg+hg[b], lh+hh[b]
			rg, rh := l.g-lg, l.h-lh
			if lh < g.o.MinLeaf || rh < g.o.MinLeaf {
				continue
			}
			if m := g.o.Monotone[f]; m != 0 && float64(m)*(rg/(rh+g.o.L2)-lg/(lh+g.o.L2)) < 0 {
				continue
			}
			gain := lg*lg/(lh+g.o.L2) + rg*rg/(rh+g.o.L2) - l.g*l.g/(l.h+g.o.L2)
			if gain > l.gain+1e-9 {
				l.gain, l.feature, l.bin, l.splitable = gain, f, b, true
			}
		}
	}
	return l
}
