package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// maxWarm is how many postings Warm reads at most.
const maxWarm = maxCached / 2

// Warm reads what the first questions after a reload would have to wait for: the vocabulary, the
// speakers and the postings of common words. It is of use to a process that stays.
func (x *Index) Warm(ctx context.Context) error {
	return x.read(ctx, func(r *reader) error {
		if _, err := r.Speakers(ctx); err != nil {
			return err
		}
		v, err := r.vocabulary(ctx)
		if err != nil {
			return err
		}
		var terms []term
		for w, is := range v.words {
			if is.df > 50 && !text.Stop(w) {
				terms = append(terms, term{token: w, df: int(is.df)})
			}
		}
		slices.SortFunc(terms, func(a, b term) int { return cmp.Or(b.df-a.df, strings.Compare(a.token, b.token)) })
		room := maxWarm
		for _, t := range terms {
			if room -= t.df; room < 0 {
				break
			}
			if _, err := r.postings(ctx, t); err != nil {
				return err
			}
		}
		return nil
	})
}
