package evaluation

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

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
	Speaker   Speaker // what the first citation makes of whom the question asks about
	MS        float64
}

// Speaker says whose words the first citation shows, for a question that asks about somebody.
type Speaker int

const (
	NotAsked Speaker = iota // the question asks about nobody, or got no citation
	Theirs                  // the citation is credited to whom the question asks about
	Others                  // to somebody else
	Nobodys                 // to nobody by name
)

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
	if q.Speaker != "" && len(a.Citations) > 0 {
		r.Speaker = speakerOf(q.Speaker, a.Citations[0].Speaker)
	}
	r.Three = q.Answerable && len(got) == q.Groups()
	return r
}

// speakerOf compares names by their last word, as articles write the same name in full and in short.
func speakerOf(asked, shown string) Speaker {
	last := func(name string) string {
		f := strings.Fields(strings.ToLower(strings.ReplaceAll(fold(name), ".", " ")))
		if len(f) == 0 {
			return ""
		}
		return f[len(f)-1]
	}
	switch {
	case shown == "":
		return Nobodys
	case last(asked) == last(shown):
		return Theirs
	}
	return Others
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
	SpeakerRight          float64 // of the answers to answerable questions about somebody, credited to them
	OtherSpeaker          float64 // of the unanswerable questions about somebody, answered with words credited to somebody else
	P50, P95              float64 // milliseconds an answer
}

// Sum sums results up.
func Sum(rs []Result) Score {
	s := Score{Questions: len(rs), Verbatim: 1}
	var lengths []int
	var ms []float64
	hit1, hit3, abstained, right, cited, verbatim := 0, 0, 0, 0, 0, 0
	theirs, credited, others, asked := 0, 0, 0, 0
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
			if r.Question.Speaker != "" {
				asked++
			}
			if r.Speaker == Others {
				others++
			}
			continue
		}
		if r.Speaker != NotAsked {
			credited++
		}
		if r.Speaker == Theirs {
			theirs++
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
	s.SpeakerRight, s.OtherSpeaker = ratio(theirs, credited), ratio(others, asked)
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
	_, err := fmt.Fprintf(w, "questions %d, answerable %d\nhit@1 %.3f  hit@3 %.3f  abstention F1 %.3f (precision %.3f, recall %.3f)  verbatim %.3f  median quotation %d\nspeaker right %.3f  somebody else's words on unanswerable questions %.3f\n\n%-16s %4s %6s %6s %9s\n",
		s.Questions, s.Answerable, s.Hit1, s.Hit3, s.AbstainF1, s.AbstainPrecision, s.AbstainRecall, s.Verbatim, s.MedianQuote, s.SpeakerRight, s.OtherSpeaker, "category", "n", "hit@1", "hit@3", "abstained")
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
