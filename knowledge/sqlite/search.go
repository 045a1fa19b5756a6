package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	defaultLimit = 50
	// maxRescored bounds how many passages are read to score them by the words that were not.
	maxRescored = 400
)

// readBudget is how many postings a search reads from the file to find candidates, beyond
// those that it takes to find as many passages as were asked for; cheapBudget is how many it reads just to score those that it has.
var readBudget, cheapBudget = 100_000, 5_000

// term is a word of a search that the index holds.
type term struct {
	token  string
	df     int
	weight float64 // the caller's weight times the inverse document frequency
}

// bound is the most that the word can add to a score.
func (t term) bound() float64 { return t.weight * (k1 + 1) }

// Search finds passages by BM25 over title and text.
//
// The words are taken from the one that can add most, which is the rarest where weights are equal.
// As soon as the words that are left can't lift a new passage above the best that were found,
// they only score what is there; and where a common word's postings would cost more to read than the
// passages in question, its part is computed from their text. So common words, which decide
// little, cost little. Only where readBudget ends the reading may the ranking differ from the
// exact one.
func (r *reader) Search(ctx context.Context, q knowledge.Query) ([]knowledge.Evidence, error) {
	terms, err := r.terms(ctx, q.Terms)
	if err != nil || len(terms) == 0 {
		return nil, err
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	l, err := r.layout(ctx)
	if err != nil {
		return nil, err
	}
	s := newScores(l, q)
	defer s.release()
	left := 0.0 // the most that the words that are left can add
	for _, t := range terms {
		left += t.bound()
	}
	var unread []term
	unreadBound, budget, closed := 0.0, readBudget, false
	for _, t := range terms {
		if !closed && s.threshold(q.Limit) >= left {
			closed, budget = true, min(budget, cheapBudget)
		}
		left -= t.bound()
		if _, ok := r.cache.lists.get(t.token); !ok && s.seen >= q.Limit {
			if budget -= t.df; budget < 0 {
				unread, unreadBound = append(unread, t), unreadBound+t.bound()
				continue
			}
		}
		ps, err := r.postings(ctx, t)
		if err != nil {
			return nil, err
		}
		s.add(ps, float32(t.weight), closed)
	}
	keep := q.Limit
	best := s.best(keep)
	if len(unread) > 0 {
		if best, err = r.rescore(ctx, s, unread, unreadBound, keep); err != nil {
			return nil, err
		}
	}
	return r.evidence(ctx, best)
}

// terms returns the words of a search that the index holds, those first that can add most, without
// stop words unless there is nothing else.
func (r *reader) terms(ctx context.Context, asked []knowledge.Term) ([]term, error) {
	v, err := r.vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	weights := map[string]float64{}
	for _, t := range asked {
		if tok := token(t.Stem); t.Weight > 0 && v.words[tok].df > 0 {
			weights[tok] = max(weights[tok], min(max(t.Weight, 1e-3), 1e3)) // scores are of single precision
		}
	}
	var content, stop []term
	for tok, w := range weights {
		df := int(v.words[tok].df)
		t := term{tok, df, w * idf(v.passages, df)}
		if text.Stop(tok) {
			stop = append(stop, t)
		} else {
			content = append(content, t)
		}
	}
	if len(content) == 0 {
		content = stop
	}
	slices.SortFunc(content, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.token, b.token))
	})
	return content, nil
}

// idf is never below zero, so that a word which most passages hold still counts a little.
func idf(passages, df int) float64 {
	return math.Log(1 + (float64(passages-df)+0.5)/(float64(df)+0.5))
}

// rescore adds the unread words to the scores of the passages that may still be among the best.
func (r *reader) rescore(ctx context.Context, s *scores, unread []term, bound float64, limit int) ([]scored, error) {
	best := s.best(limit + maxRescored)
	if len(best) > limit {
		last := best[limit-1].score - float32(bound)
		n, _ := slices.BinarySearchFunc(best, last, func(p scored, at float32) int { return cmp.Compare(at, p.score) })
		best = best[:max(n, limit)]
	}
	score := scorer(unread)
	for i, p := range best {
		err := r.each(ctx, r.x.reads.foundTerms, func(rows *sql.Rows) error {
			var title, body sql.RawBytes
			err := rows.Scan(&title, &body)
			best[i].score += score(title, body, s.layout.norm[p.passage])
			return err
		}, p.passage)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
	}
	slices.SortFunc(best, scored.compare)
	return best[:min(limit, len(best))], nil
}

// scorer returns a function that computes what words add to the score of a passage, from its words.
func scorer(terms []term) func(title, body []byte, norm float32) float32 {
	at := make(map[string]int, len(terms))
	for i, t := range terms {
		at[t.token] = i
	}
	tf := make([]float32, len(terms))
	count := func(words []byte, weight float32) {
		start := 0
		for i := 0; i <= len(words); i++ {
			if i == len(words) || words[i] == ' ' {
				if n, ok := at[string(words[start:i])]; ok {
					tf[n] += weight
				}
				start = i + 1
			}
		}
	}
	return func(title, body []byte, norm float32) float32 {
		clear(tf)
		count(title, titleWeight)
		count(body, 1)
		sum := float32(0)
		for i, f := range tf {
			sum += float32(terms[i].weight) * f * (k1 + 1) / (f + norm)
		}
		return sum
	}
}

// evidence reads what a search returns of the passages that it found.
func (r *reader) evidence(ctx context.Context, found []scored) ([]knowledge.Evidence, error) {
	out := make([]knowledge.Evidence, 0, len(found))
	for _, p := range found {
		err := r.each(ctx, r.x.reads.found, func(rows *sql.Rows) error {
			e := knowledge.Evidence{Score: float64(p.score)}
			var sentences sql.RawBytes
			err := rows.Scan(&e.Passage.Article, &e.Title, &e.Passage.Span.Start, &e.Passage.Span.End, &sentences)
			if err != nil {
				return err
			}
			e.Passage.Sentences, _, err = takeSpans(sentences)
			out = append(out, e)
			return err
		}, p.passage)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
	}
	slices.SortStableFunc(out, func(a, b knowledge.Evidence) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Passage.Article, b.Passage.Article),
			cmp.Compare(a.Passage.Span.Start, b.Passage.Span.Start))
	})
	return out, nil
}
