package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/answering"
	"quoth/knowledge/evaluation"
	"quoth/knowledge/sqlite"
	"quoth/knowledge/trees"
)

// set is one question file with the sentences that were considered for its questions.
type set struct {
	name      string
	weight    float64
	questions []*asked
}

// asked is one question. order lists its examples, best first by score.
type asked struct {
	evaluation.Question
	set        string
	fold       uint32
	examples   []answering.Example
	groups     [][]int // per example: for which groups it is evidence
	score      []float64
	order      []int
	confidence float64
}

func load(ctx context.Context, spec string) (*set, error) {
	name, rest, ok := strings.Cut(spec, "=")
	data, file, ok2 := strings.Cut(rest, ":")
	if !ok || !ok2 {
		return nil, fmt.Errorf("%q: want name=DATA:QUESTIONS", spec)
	}
	s := &set{name: name, weight: 1}
	judgeWeight[name] = 1
	if f, w, ok := strings.Cut(file, "*"); ok {
		w, j, both := strings.Cut(w, "/")
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", spec, err)
		}
		file, s.weight, judgeWeight[name] = f, v, 1
		if both {
			if judgeWeight[name], err = strconv.ParseFloat(j, 64); err != nil {
				return nil, fmt.Errorf("%q: %w", spec, err)
			}
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	qs, err := evaluation.Read(f)
	if err != nil {
		return nil, err
	}
	ix, err := sqlite.Open(ctx, filepath.Join(data, "index.db"), sqlite.Options{})
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	a := answering.New(ix, answering.Options{})
	for _, q := range qs {
		k := &asked{Question: q, set: name, fold: foldOf(q)}
		if k.examples, err = a.Examples(ctx, knowledge.Question{Text: q.Text, History: q.History}); err != nil {
			return nil, err
		}
		for _, e := range k.examples {
			k.groups = append(k.groups, q.Evidence(e.Citation.Article, e.Citation.Quote, e.Citation.Start, e.Citation.End))
		}
		s.questions = append(s.questions, k)
	}
	return s, nil
}

// foldOf keeps questions with the same evidence together; those without any go by speaker, else by id.
func foldOf(q evaluation.Question) uint32 {
	key := q.ID
	if q.Speaker != "" {
		key = q.Speaker
	}
	if len(q.Gold) > 0 {
		key = q.Gold[0].Doc
	} else if len(q.GoldAll) > 0 && len(q.GoldAll[0]) > 0 {
		key = q.GoldAll[0][0].Doc
	}
	h := fnv.New32a()
	h.Write([]byte(key))
	return h.Sum32()
}

func (s *set) scoreWith(m *trees.Model) {
	for _, q := range s.questions {
		q.scoreWith(m)
	}
}

func (q *asked) scoreWith(m *trees.Model) {
	q.score, q.order = make([]float64, len(q.examples)), make([]int, len(q.examples))
	for i, e := range q.examples {
		q.score[i], q.order[i] = m.Score(e.Features), i
	}
	slices.SortStableFunc(q.order, func(a, b int) int {
		if q.score[a] > q.score[b] {
			return -1
		}
		if q.score[a] < q.score[b] {
			return 1
		}
		return 0
	})
}

// overall is the judge's input; nil where nothing was found.
func (q *asked) overall() []float64 {
	if len(q.order) == 0 {
		return nil
	}
	scores := make([]float64, len(q.order))
	for i, o := range q.order {
		scores[i] = q.score[o]
	}
	return answering.Overall(scores, q.examples[q.order[0]].Features)
}

// first says whether the best example is evidence.
func (q *asked) first() bool { return len(q.order) > 0 && len(q.groups[q.order[0]]) > 0 }

// three says whether the best three hold all groups of evidence.
func (q *asked) three() bool {
	got := map[int]bool{}
	for _, o := range q.order[:min(3, len(q.order))] {
		for _, g := range q.groups[o] {
			got[g] = true
		}
	}
	return q.Answerable && len(got) == q.Groups()
}

// reachable says whether any example is evidence.
func (q *asked) reachable() bool {
	return slices.ContainsFunc(q.groups, func(g []int) bool { return len(g) > 0 })
}
