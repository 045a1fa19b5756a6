package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	titleWeight = 2.0 // what a word in the title counts against one in the passage
	k1          = 1.2
	b           = 0.75

	defaultLimit = 50
	// rowBudget is how many entries of the full-text index a search may have ranked before common
	// words are left to rescoring.
	rowBudget = 3000
	// spare is how many candidates more than asked for are rescored.
	spare = 200
)

// term is a word of a search that the index holds.
type term struct {
	token  string
	df     int
	weight float64 // the caller's weight times the inverse document frequency
}

// Search finds passages by BM25 over title and text. What a query costs is decided by its rarest
// words: they choose the candidates, and all words score them.
func (r *reader) Search(ctx context.Context, q knowledge.Query) ([]knowledge.Evidence, error) {
	terms, err := r.terms(ctx, q.Terms)
	if err != nil || len(terms) == 0 {
		return nil, err
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	ids, err := r.candidates(ctx, choose(terms), q, q.Limit+spare)
	if err != nil {
		return nil, err
	}
	return r.rescore(ctx, ids, terms, q.Limit)
}

// terms returns the words of a search that the index holds, the rarest first, without stop words
// unless there is nothing else.
func (r *reader) terms(ctx context.Context, asked []knowledge.Term) ([]term, error) {
	v, err := r.vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	var content, stop []term
	at := map[string]*term{}
	for _, t := range asked {
		tok := token(t.Stem)
		df := int(v.words[tok].df)
		if df == 0 || !(t.Weight > 0) {
			continue
		}
		if known, ok := at[tok]; ok {
			known.weight = max(known.weight, t.Weight)
			continue
		}
		at[tok] = &term{tok, df, t.Weight}
	}
	for _, t := range at {
		t.weight *= idf(v.passages, t.df)
		if text.Stop(t.token) {
			stop = append(stop, *t)
		} else {
			content = append(content, *t)
		}
	}
	if len(content) == 0 {
		content = stop
	}
	slices.SortFunc(content, func(a, b term) int { return cmp.Or(cmp.Compare(a.df, b.df), strings.Compare(a.token, b.token)) })
	return content, nil
}

func idf(passages, df int) float64 {
	return math.Log(1 + (float64(passages-df)+0.5)/(float64(df)+0.5))
}

// choose returns the rarest terms whose frequencies stay within the budget, but at least one.
func choose(terms []term) []term {
	sum := terms[0].df
	for n, t := range terms[1:] {
		if sum += t.df; sum > rowBudget {
			return terms[:n+1]
		}
	}
	return terms
}

// match writes an FTS5 expression that any of the terms fulfils. Terms are quoted: none of their
// characters is syntax.
func match(terms []term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(" OR ")
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(t.token, `"`, `""`))
		b.WriteByte('"')
	}
	return b.String()
}

func (r *reader) candidates(ctx context.Context, terms []term, q knowledge.Query, limit int) ([]int64, error) {
	var ids []int64
	add := func(rows *sql.Rows) error {
		var id int64
		var score float64
		err := rows.Scan(&id, &score)
		ids = append(ids, id)
		return err
	}
	var err error
	asOf, sources := filters(q)
	if asOf == nil && sources == nil {
		err = r.each(ctx, r.x.reads.candidates, add, match(terms), limit, titleWeight)
	} else {
		err = r.each(ctx, r.x.reads.visibleCandidates, add, asOf, sources, match(terms), limit, titleWeight)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return ids, nil
}

// rescore reads the passages and returns the best of them, by all the terms.
func (r *reader) rescore(ctx context.Context, ids []int64, terms []term, limit int) ([]knowledge.Evidence, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found := make([]knowledge.Evidence, 0, len(ids))
	list, _ := json.Marshal(ids) // numbers always marshal
	score := scorer(terms, r.cache.average)
	err := r.each(ctx, r.x.reads.terms, func(rows *sql.Rows) error {
		var e knowledge.Evidence
		var id int64
		var length int
		var sentences, title, body sql.RawBytes
		err := rows.Scan(&id, &e.Passage.Article, &e.Title, &e.Passage.Span.Start, &e.Passage.Span.End, &sentences, &length, &title, &body)
		if err != nil {
			return err
		}
		e.Score = score(title, body, length)
		e.Passage.Sentences, _, err = takeSpans(sentences)
		found = append(found, e)
		return err
	}, string(list))
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	slices.SortFunc(found, func(a, b knowledge.Evidence) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Passage.Article, b.Passage.Article),
			cmp.Compare(a.Passage.Span.Start, b.Passage.Span.Start))
	})
	return found[:min(limit, len(found))], nil
}

// scorer returns a function that computes the BM25 score of a passage from its words. A word in the
// title counts as titleWeight words in the passage; length counts each word once, as FTS5 does.
func scorer(terms []term, average float64) func(title, body []byte, length int) float64 {
	at := make(map[string]int, len(terms))
	for i, t := range terms {
		at[t.token] = i
	}
	tf := make([]float64, len(terms))
	count := func(words []byte, weight float64) {
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
	return func(title, body []byte, length int) float64 {
		clear(tf)
		count(title, titleWeight)
		count(body, 1)
		norm := k1 * (1 - b + b*float64(length)/average)
		sum := 0.0
		for i, f := range tf {
			sum += terms[i].weight * f * (k1 + 1) / (f + norm)
		}
		return sum
	}
}
