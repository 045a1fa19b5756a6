package main

import (
	"fmt"
	"slices"

	"quoth/internal/train/boost"
	"quoth/knowledge/answering"
	"quoth/knowledge/trees"
)

var (
	linearL2      = 0.01
	judgeL2       = 0.02
	rankerOptions = boost.Options{Trees: 100, Leaves: 5, Rate: 0.06, MinLeaf: 6, L2: 8, Sample: 0.5, Columns: 0.3, Seed: 7}
	judgeOptions  = boost.Options{Trees: 90, Leaves: 6, Rate: 0.06, MinLeaf: 8, L2: 10, Sample: 0.7, Columns: 0.5, Seed: 9}
)

// rising features may only help a sentence, falling ones only hurt it: what a few hundred questions say against that is chance.
var (
	rising = []string{"cover", "cover near", "cover passage", "cover said", "cover all", "cover article", "pairs", "run", "window", "score", "score best", "matched", "fits",
		"local", "soft", "soft near", "soft head", "cover head", "cover lean", "cover names", "cover plain", "speaks", "meaning", "meaning near", "names near", "introduces", "who names", "okapi", "mine", "subject here"}
	falling = []string{"misfit", "gap", "gap meaning", "gap local", "rarest missing", "rank", "heading", "others"}
)

func monotone() map[int]int {
	out := map[int]int{}
	for i, f := range answering.FeatureNames {
		if slices.Contains(rising, f) {
			out[i] = 1
		}
		if slices.Contains(falling, f) {
			out[i] = -1
		}
	}
	return out
}

func fitRanker(qs []*asked, weight map[*asked]float64) *trees.Model {
	var rows []boost.Row
	for n, q := range qs {
		if !q.reachable() {
			continue
		}
		for i, e := range q.examples {
			y := 0.0
			if len(q.groups[i]) > 0 {
				y = 1
			}
			rows = append(rows, boost.Row{X: e.Features, Y: y, Weight: weight[q], Group: n})
		}
	}
	o := rankerOptions
	o.Monotone = monotone()
	o.From = boost.FitLinear(rows, answering.FeatureNames, boost.LinearOptions{Rounds: 120, L2: linearL2, Lists: true, Signs: o.Monotone})
	return boost.FitLists(rows, answering.FeatureNames, o)
}

// judgeWeight is what a set counts for the judge, beside its weight: paragraphs of an encyclopedia whose unanswerable questions were
// made to be answered wrongly are no model of what a team asks.
var judgeWeight = map[string]float64{}

// fitJudge learns whether a question is answered, from questions that are scored by a ranker which didn't learn from them.
func fitJudge(qs []*asked, weight map[*asked]float64) *trees.Model {
	var rows []boost.Row
	for _, q := range qs {
		x := q.overall()
		if x == nil {
			continue
		}
		row := boost.Row{X: x, Weight: weight[q] * judgeWeight[q.set]}
		if q.Answerable {
			row.Y = 1
			if !q.first() {
				row.Weight *= 0.5 // answerable, but not by this: better said than not at all, yet no model of an answer
			}
		}
		rows = append(rows, row)
	}
	o := judgeOptions
	o.Monotone = map[int]int{}
	shift := len(answering.OverallNames) - len(answering.FeatureNames)
	for f, sign := range monotone() {
		o.Monotone[f+shift] = sign
	}
	o.Monotone[0] = 1
	o.From = boost.FitLinear(rows, answering.OverallNames, boost.LinearOptions{Rounds: 200, L2: judgeL2, Signs: o.Monotone})
	return boost.Fit(rows, answering.OverallNames, o)
}

func confidence(m *trees.Model, q *asked) float64 {
	x := q.overall()
	if x == nil {
		return 0
	}
	return trees.Probability(m.Score(x))
}

func pool(sets []*set) (qs []*asked, weight map[*asked]float64) {
	weight = map[*asked]float64{}
	for _, s := range sets {
		for _, q := range s.questions {
			qs = append(qs, q)
			weight[q] = s.weight
		}
	}
	return qs, weight
}

// outOfFold scores every question by a ranker that saw no question on the same article.
func outOfFold(qs []*asked, weight map[*asked]float64, folds int) {
	for f := range folds {
		var in, out []*asked
		for _, q := range qs {
			if int(q.fold)%folds == f {
				out = append(out, q)
			} else {
				in = append(in, q)
			}
		}
		m := fitRanker(in, weight)
		for _, q := range out {
			q.scoreWith(m)
		}
	}
}

func crossValidate(sets []*set, folds, misses int) error {
	qs, weight := pool(sets)
	outOfFold(qs, weight, folds)
	for f := range folds {
		in := slices.DeleteFunc(slices.Clone(qs), func(q *asked) bool { return int(q.fold)%folds == f })
		m := fitJudge(in, weight)
		for _, q := range qs {
			if int(q.fold)%folds == f {
				q.confidence = confidence(m, q)
			}
		}
	}
	for _, s := range sets {
		s.report("cross-validated "+s.name, misses)
	}
	reliability(qs)
	return nil
}

func fitBoth(sets []*set, folds int) (ranker, judge *trees.Model) {
	qs, weight := pool(sets)
	outOfFold(qs, weight, folds)
	judge = fitJudge(qs, weight)
	return fitRanker(qs, weight), judge
}

// report prints what a set reaches, at several thresholds of the judge.
func (s *set) report(title string, misses int) {
	n, reach, first, three := 0, 0, 0, 0
	for _, q := range s.questions {
		if !q.Answerable {
			continue
		}
		n++
		reach += count(q.reachable())
		first += count(q.first())
		three += count(q.three())
	}
	fmt.Printf("%s: %d questions, %d answerable; reachable %.3f; without abstaining hit@1 %.3f hit@3 %.3f\n", title, len(s.questions), n,
		share(reach, n), share(first, n), share(three, n))
	for _, t := range []float64{0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7} {
		abstained, right, hit1, hit3 := 0, 0, 0, 0
		for _, q := range s.questions {
			if q.confidence < t {
				abstained++
				right += count(!q.Answerable)
				continue
			}
			hit1 += count(q.Answerable && q.first())
			hit3 += count(q.three())
		}
		p, r := share(right, abstained), share(right, len(s.questions)-n)
		f := 0.0
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		fmt.Printf("  at %.2f: hit@1 %.3f hit@3 %.3f abstention F1 %.3f (precision %.3f recall %.3f)\n", t, share(hit1, n), share(hit3, n), f, p, r)
	}
	for _, q := range s.questions {
		if misses == 0 {
			break
		}
		if q.Answerable && q.first() || !q.Answerable && q.confidence < 0.5 {
			continue
		}
		misses--
		best, good, place := "", "", -1
		for i, o := range q.order {
			if i == 0 {
				best = q.examples[o].Citation.Quote
			}
			if len(q.groups[o]) > 0 {
				good, place = q.examples[o].Citation.Quote, i+1
				break
			}
		}
		fmt.Printf("  miss %s %q %q: confidence %.2f: %.160q; evidence at %d: %.160q\n", q.Category, q.History, q.Text, q.confidence, best, place, good)
	}
}

// reliability prints, for ten bands of confidence, how many questions were answerable and how many rightly answered.
func reliability(qs []*asked) {
	fmt.Println("reliability: confidence, questions, answerable, first citation right")
	for b := range 10 {
		n, answerable, right, sum := 0, 0, 0, 0.0
		for _, q := range qs {
			if min(9, int(q.confidence*10)) == b {
				n++
				sum += q.confidence
				answerable += count(q.Answerable)
				right += count(q.Answerable && q.first())
			}
		}
		if n > 0 {
			fmt.Printf("  %.2f %5d %.3f %.3f\n", sum/float64(n), n, share(answerable, n), share(right, n))
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
