package evaluation

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"quoth/knowledge"
)

// Result is what one question got.
type Result struct {
	Question  Question
	Abstained bool
	First     bool // the first citation is evidence
	Three     bool // the first three hold all groups of evidence
	Cited     int
	Verbatim  int // citations whose quotation stands in the article at their place
	Lengths   []int
	MS        float64
}

// Judge scores one answer. stored returns the text of an article, "" where there is none.
func Judge(q Question, a knowledge.Answer, stored func(id string) string) Result {
	r := Result{Question: q, Abstained: a.Abstained, Cited: len(a.Citations), MS: float64(a.Took.Microseconds()) / 1000}
	got := map[int]bool{}
	for i, c := range a.Citations {
		r.Lengths = append(r.Lengths, c.End-c.Start)
		if runes := []rune(stored(c.Article)); c.Start >= 0 && c.End <= len(runes) && c.Start < c.End && string(runes[c.Start:c.End]) == c.Quote {
			r.Verbatim++
		} else {
			continue
		}
		groups := q.Evidence(c.Article, c.Quote, c.Start, c.End)
		if i == 0 {
			r.First = len(groups) > 0
		}
		if i < 3 {
			for _, g := range groups {
				got[g] = true
			}
		}
	}
	r.Three = q.Answerable && len(got) == q.Groups()
	return r
}

// Score sums results up. Shares are between 0 and 1.
type Score struct {
	Questions, Answerable int
	Hit1, Hit3            float64 // over all answerable questions; an abstention is a miss
	AbstainPrecision      float64
	AbstainRecall         float64
	AbstainF1             float64
	Verbatim              float64 // of all citations
	MedianQuote           int     // code points
	P50, P95              float64 // milliseconds an answer
}

// Sum sums results up.
func Sum(rs []Result) Score {
	s := Score{Questions: len(rs), Verbatim: 1}
	var lengths []int
	var ms []float64
	hit1, hit3, abstained, right, cited, verbatim := 0, 0, 0, 0, 0, 0
	for _, r := range rs {
		ms = append(ms, r.MS)
		lengths = append(lengths, r.Lengths...)
		cited, verbatim = cited+r.Cited, verbatim+r.Verbatim
		if r.Abstained {
			abstained++
		}
		if !r.Question.Answerable {
			if r.Abstained {
				right++
			}
			continue
		}
		s.Answerable++
		if r.First {
			hit1++
		}
		if r.Three {
			hit3++
		}
	}
	s.Hit1, s.Hit3 = ratio(hit1, s.Answerable), ratio(hit3, s.Answerable)
	s.AbstainPrecision, s.AbstainRecall = ratio(right, abstained), ratio(right, s.Questions-s.Answerable)
	if p, r := s.AbstainPrecision, s.AbstainRecall; p+r > 0 {
		s.AbstainF1 = 2 * p * r / (p + r)
	}
	if cited > 0 {
		s.Verbatim = ratio(verbatim, cited)
	}
	s.MedianQuote, s.P50, s.P95 = percentile(lengths, 50), percentile(ms, 50), percentile(ms, 95)
	return s
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func percentile[T cmp.Ordered](xs []T, p int) T {
	if len(xs) == 0 {
		var zero T
		return zero
	}
	xs = slices.Clone(xs)
	slices.Sort(xs)
	return xs[min(len(xs)-1, (len(xs)*p+99)/100-1)]
}

// Print writes the score of all results and of each category. It leaves out times, so that equal answers print equally.
func Print(w io.Writer, rs []Result) error {
	s := Sum(rs)
	_, err := fmt.Fprintf(w, "questions %d, answerable %d\nhit@1 %.3f  hit@3 %.3f  abstention F1 %.3f (precision %.3f, recall %.3f)  verbatim %.3f  median quotation %d\n\n%-16s %4s %6s %6s %9s\n",
		s.Questions, s.Answerable, s.Hit1, s.Hit3, s.AbstainF1, s.AbstainPrecision, s.AbstainRecall, s.Verbatim, s.MedianQuote, "category", "n", "hit@1", "hit@3", "abstained")
	if err != nil {
		return err
	}
	by := map[string][]Result{}
	var names []string
	for _, r := range rs {
		if by[r.Question.Category] == nil {
			names = append(names, r.Question.Category)
		}
		by[r.Question.Category] = append(by[r.Question.Category], r)
	}
	slices.Sort(names)
	for _, n := range names {
		c := Sum(by[n])
		abstained := 0
		for _, r := range by[n] {
			if r.Abstained {
				abstained++
			}
		}
		if _, err := fmt.Fprintf(w, "%-16s %4d %6.3f %6.3f %9.3f\n", n, c.Questions, c.Hit1, c.Hit3, ratio(abstained, c.Questions)); err != nil {
			return err
		}
	}
	return nil
}
