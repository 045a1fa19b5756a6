package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
	"quoth/knowledge/answering"
	"quoth/knowledge/evaluation"
	"quoth/knowledge/trees"
)

func byWords(id, doc, speaker string) evaluation.Question {
	q := evaluation.Question{ID: id, Speaker: speaker, Match: "substring"}
	if doc != "" {
		q.GoldAll = [][]evaluation.Text{{{Doc: doc, Text: "x"}, {Doc: "another", Text: "y"}}}
	}
	return q
}

func byPlace(id, doc string) evaluation.Question {
	return evaluation.Question{ID: id, Speaker: "Ada Marsh", Gold: []evaluation.Gold{{Doc: doc}}}
}

// TestFoldOf: what a model learned from one question of a document must not help it with another one.
func TestFoldOf(t *testing.T) {
	same := [][2]evaluation.Question{
		{byWords("1", "ferry", ""), byWords("2", "ferry", "Ada Marsh")},
		{byWords("1", "ferry", ""), byPlace("2", "ferry")},
		{byPlace("1", "ferry"), byPlace("2", "ferry")},
		{byWords("1", "", "Ada Marsh"), byWords("2", "", "Ada Marsh")},
		{byWords("1", "", ""), byWords("1", "", "")},
	}
	for _, p := range same {
		if foldOf(p[0]) != foldOf(p[1]) {
			t.Errorf("%+v and %+v are apart", p[0], p[1])
		}
	}
	folds := map[uint32]bool{}
	for i := range 40 {
		folds[foldOf(byWords("1", fmt.Sprint("document ", i), ""))%5] = true
	}
	if len(folds) != 5 {
		t.Errorf("40 documents fall into %d of 5 folds", len(folds))
	}
	if foldOf(byWords("1", "", "")) == foldOf(byWords("2", "", "")) {
		t.Error("questions without evidence or speaker all go together")
	}
}

// features are those of a sentence with one feature set.
func features(name string, v float64) []float64 {
	x := make([]float64, len(answering.FeatureNames))
	x[slices.Index(answering.FeatureNames, name)] = v
	return x
}

// made is a question whose examples have the given coverage; evidence are those that are evidence.
func made(id string, cover []float64, evidence ...int) *asked {
	q := &asked{Question: evaluation.Question{ID: id, Answerable: len(evidence) > 0, Match: "substring", GoldAll: [][]evaluation.Text{{}}}, set: "made"}
	for i, c := range cover {
		q.examples = append(q.examples, answering.Example{Citation: knowledge.Citation{Quote: fmt.Sprint(i)}, Features: features("cover", c)})
		var g []int
		if slices.Contains(evidence, i) {
			g = []int{0}
		}
		q.groups = append(q.groups, g)
	}
	return q
}

// byCover is a model that thinks of coverage alone.
func byCover() *trees.Model {
	return &trees.Model{Features: answering.FeatureNames, Linear: features("cover", 1)}
}

func TestScoreWith(t *testing.T) {
	q := made("1", []float64{0.2, 0.9, 0.5, 0.9}, 2)
	q.scoreWith(byCover())
	if diff := cmp.Diff([]int{1, 3, 2, 0}, q.order); diff != "" {
		t.Errorf("order (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]float64{0.2, 0.9, 0.5, 0.9}, q.score); diff != "" {
		t.Errorf("scores (-want +got)\n%s", diff)
	}
	if q.first() || !q.three() || !q.reachable() {
		t.Errorf("first %v, three %v, reachable %v", q.first(), q.three(), q.reachable())
	}
	q.scoreWith(&trees.Model{Features: answering.FeatureNames, Linear: features("cover", -1)})
	if diff := cmp.Diff([]int{0, 2, 1, 3}, q.order); diff != "" {
		t.Errorf("turned around (-want +got)\n%s", diff)
	}
	x := q.overall()
	if len(x) != len(answering.OverallNames) || x[0] != -0.2 {
		t.Errorf("%d features of the whole, the first %v", len(x), x[0])
	}
}

func TestThree(t *testing.T) {
	q := made("1", []float64{4, 3, 2, 1}, 0, 1, 3)
	q.GoldAll = make([][]evaluation.Text, 2)
	q.groups = [][]int{{0}, {0}, nil, {1}}
	q.scoreWith(byCover())
	if !q.first() || q.three() {
		t.Error("the second group's evidence stands fourth, yet it counts")
	}
	q.groups[2] = []int{1}
	if !q.three() {
		t.Error("both groups are among the first three")
	}
	q.Answerable = false
	if q.three() {
		t.Error("an unanswerable question is answered")
	}
}

func TestNothingFound(t *testing.T) {
	q := made("1", nil)
	q.scoreWith(byCover())
	if q.first() || q.three() || q.reachable() || q.overall() != nil || confidence(byCover(), q) != 0 {
		t.Error("nothing was found, yet something counts")
	}
}

// TestFit: from questions whose evidence covers most, a ranker learns to put it first, and a judge to tell them from those without.
func TestFit(t *testing.T) {
	judgeWeight["made"] = 1
	weight := map[*asked]float64{}
	var qs []*asked
	for i := range 60 {
		q := made(fmt.Sprint(i), []float64{0.1, 0.8 + float64(i%10)/100, 0.3, float64(i%7) / 20}, 1)
		if i%3 == 0 {
			q = made(fmt.Sprint(i), []float64{0.1, 0.2, float64(i%7) / 20})
		}
		q.fold = foldOf(q.Question)
		qs, weight[q] = append(qs, q), 1
	}
	outOfFold(qs, weight, 3)
	for _, q := range qs {
		if len(q.order) != len(q.examples) {
			t.Fatalf("question %s was left out", q.ID)
		}
		if q.Answerable && !q.first() {
			t.Errorf("question %s: order %v", q.ID, q.order)
		}
	}
	j := fitJudge(qs, weight)
	for _, q := range qs {
		if c := confidence(j, q); (c > 0.5) != q.Answerable {
			t.Errorf("question %s: answerable %v, confidence %.2f", q.ID, q.Answerable, c)
		}
	}
}

func TestMonotone(t *testing.T) {
	for _, f := range append(slices.Clone(rising), falling...) {
		if !slices.Contains(answering.FeatureNames, f) {
			t.Errorf("%q is no feature", f)
		}
		if slices.Contains(rising, f) && slices.Contains(falling, f) {
			t.Errorf("%q both rises and falls", f)
		}
	}
}

func TestShare(t *testing.T) {
	if share(1, 0) != 0 || share(1, 4) != 0.25 || count(true) != 1 || count(false) != 0 {
		t.Error("shares are wrong")
	}
}

func TestLoadRefuses(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.jsonl")
	for _, tt := range []struct{ spec, says string }{
		{"news", "want name=DATA:QUESTIONS"},
		{"news=data", "want name=DATA:QUESTIONS"},
		{"news=data:q.jsonl*heavy", "heavy"},
		{"news=data:q.jsonl*1/heavy", "heavy"},
		{"news=data:" + missing, "none.jsonl"},
	} {
		if _, err := load(context.Background(), tt.spec); err == nil || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", tt.spec, err)
		}
	}
}
