package answering

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// What the ranking of whole articles does: it takes the articles of the passages that a search finds, scores them as documents by BM25, and once
// more with words that the best of them share (a relevance model, RM3: Lavrenko and Croft 2001, Abdul-Jaleel et al. 2004).
const (
	rankedPassages  = 3   // passages searched for, per article that is wanted
	feedbackDocs    = 8   // articles that new words are taken from
	feedbackWords   = 12  // words that are taken
	feedbackShare   = 0.4 // what they weigh together, against the question's own
	titleTimes      = 2   // how often a title counts
	documentB       = 0.6 // BM25's b for articles, whose lengths differ for good reasons
	longestDocument = 20000
)

// document is an article as a bag of words.
type document struct {
	id     string
	counts map[string]float64
	length float64
	score  float64
}

// rankArticles lists the best articles for a question.
func rankArticles(ctx context.Context, ix knowledge.Reader, t *thought, most int) ([]string, error) {
	terms := map[string]float64{}
	for _, w := range t.reading.words {
		if !text.Stop(w.Fold) && !askingWords[w.Fold] {
			terms[w.Stem]++
		}
	}
	for _, tm := range t.reading.terms { // what was mended, and what comes from earlier turns
		terms[tm.stem] = max(terms[tm.stem], tm.weight)
	}
	docs, err := documents(ctx, ix, t, terms, most)
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	score(t.lexicon, docs, terms)
	score(t.lexicon, docs, feedback(t.lexicon, docs, terms))
	var ids []string
	for _, d := range docs[:min(most, len(docs))] {
		ids = append(ids, d.id)
	}
	return ids, nil
}

// documents loads the articles that hold the passages found for some terms.
func documents(ctx context.Context, ix knowledge.Reader, t *thought, terms map[string]float64, most int) ([]*document, error) {
	q := knowledge.Query{Limit: most * rankedPassages, AsOf: t.scope.AsOf, Since: t.scope.Since, Sources: t.scope.Sources}
	for st, w := range terms {
		q.Terms = append(q.Terms, knowledge.Term{Stem: st, Weight: w})
	}
	slices.SortFunc(q.Terms, func(a, b knowledge.Term) int { return cmp.Compare(a.Stem, b.Stem) })
	found, err := ix.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var ids []string
	seen := map[string]bool{}
	for _, e := range found {
		if !seen[e.Passage.Article] {
			seen[e.Passage.Article] = true
			ids = append(ids, e.Passage.Article)
		}
	}
	articles, err := ix.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []*document
	for _, id := range ids {
		if a, ok := articles[id]; ok {
			out = append(out, newDocument(a))
		}
	}
	return out, nil
}

func newDocument(a knowledge.Article) *document {
	d := &document{id: a.ID, counts: map[string]float64{}}
	body := a.Text
	if len(body) > longestDocument {
		body = text.Bytes(body, 0, longestDocument).In(body)
	}
	add := func(s string, times float64) {
		for _, w := range text.Words(s) {
			if !text.Stop(w.Fold) {
				d.counts[w.Stem] += times
				d.length += times
			}
		}
	}
	add(body, 1)
	add(a.Title, titleTimes-1)
	return d
}

// score orders documents by BM25.
func score(l *lexicon, docs []*document, terms map[string]float64) {
	average := 0.0
	for _, d := range docs {
		average += d.length / float64(len(docs))
	}
	stems := slices.Sorted(maps.Keys(terms)) // sums of floats depend on their order
	for _, d := range docs {
		d.score = 0
		for _, st := range stems {
			if n := d.counts[st]; n > 0 {
				d.score += terms[st] * l.idf(st) * n * (okapiK + 1) / (n + okapiK*(1-documentB+documentB*d.length/average))
			}
		}
	}
	slices.SortStableFunc(docs, func(a, b *document) int { return cmp.Compare(b.score, a.score) })
}

// feedback adds to the terms of a question the words that its best documents share.
func feedback(l *lexicon, docs []*document, terms map[string]float64) map[string]float64 {
	best := docs[:min(feedbackDocs, len(docs))]
	weight := map[string]float64{}
	for _, d := range best {
		for st, n := range d.counts {
			if len(st) > 2 {
				weight[st] += n / d.length * math.Exp((d.score-best[0].score)/max(best[0].score, 1)*4)
			}
		}
	}
	type word struct {
		stem  string
		value float64
	}
	var words []word
	for st, w := range weight {
		words = append(words, word{st, w * l.idf(st)})
	}
	slices.SortFunc(words, func(a, b word) int { return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.stem, b.stem)) })
	words = words[:min(feedbackWords, len(words))]
	sum, own := 0.0, 0.0
	for _, w := range words {
		sum += w.value
	}
	for _, w := range terms {
		own += w
	}
	out := map[string]float64{}
	for st, w := range terms {
		out[st] = (1 - feedbackShare) * w / own
	}
	for _, w := range words {
		out[w.stem] += feedbackShare * w.value / sum
	}
	return out
}
