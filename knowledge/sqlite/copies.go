package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"quoth/knowledge/copies"
	"quoth/knowledge/text"
)

const (
	// maxAlike is how many articles, those that share most bands, an article is compared with. Of more copies than that
	// each still finds the same first ones.
	maxAlike  = 16
	maxBands  = 4096 // rows of bands that are looked at for that
	maxShared = 256  // articles whose shingles are kept for the next comparison
	maxChain  = 100  // copies of copies that are followed
)

// alike is the query for articles that share some of the bands ?2, ?3, … with the article ?1, those with most of them first.
func alike() string {
	var hashes []string
	for i := range copies.Bands {
		hashes = append(hashes, fmt.Sprintf("?%d", i+2))
	}
	return fmt.Sprintf(`SELECT article FROM (SELECT article FROM bands WHERE hash IN (%s) AND article <> ?1 LIMIT %d)
		GROUP BY article ORDER BY count(*) DESC, article LIMIT %d`, strings.Join(hashes, ", "), maxBands, maxAlike)
}

// earlier records that of two articles the one which was published later, or loaded where that isn't known, is the copy.
const earlier = `INSERT INTO copies (article, original, share) SELECT b.id, a.id, ?3 FROM articles a JOIN articles b
	ON (coalesce(a.published, a.loaded_at / 1000), a.name) < (coalesce(b.published, b.loaded_at / 1000), b.name)
	WHERE a.id IN (?1, ?2) AND b.id IN (?1, ?2)`

// findCopies stores the bands of an article and compares it with those that share some.
func (w *writer) findCopies(ctx context.Context, row int64, s copies.Shingles, bands []uint32) error {
	if len(bands) == 0 {
		return nil
	}
	args := []any{row}
	for _, h := range bands {
		args = append(args, int64(h))
		if err := w.do.run(ctx, w.do.newBand, row, int64(h)); err != nil {
			return err
		}
	}
	var found []int64
	err := w.each(ctx, w.do.alike, func(rows *sql.Rows) error {
		var other int64
		err := rows.Scan(&other)
		found = append(found, other)
		return err
	}, args...)
	if err != nil {
		return err
	}
	for _, other := range found {
		o, err := w.shinglesOf(ctx, other)
		if err != nil {
			return err
		}
		if share := s.Share(o); share >= copies.Least {
			if err := w.do.run(ctx, w.do.newCopy, row, other, share); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) shinglesOf(ctx context.Context, row int64) (copies.Shingles, error) {
	if s, ok := w.shingles[row]; ok {
		return s, nil
	}
	var title, titleTerms, body string
	if err := w.do.content.QueryRowContext(ctx, row).Scan(&title, &titleTerms, &body); err != nil {
		return nil, err
	}
	if len(w.shingles) >= maxShared {
		clear(w.shingles)
	}
	s := copies.Of(text.Words(body))
	w.shingles[row] = s
	return s, nil
}

// CopiesOf returns, for those of the named articles that are copies, the first article with that text.
func (r *reader) CopiesOf(ctx context.Context, ids []string) (map[string]string, error) {
	of := map[string]string{} // what each article is a copy of, as recorded
	ask := ids
	for i := 0; len(ask) > 0 && i < maxChain; i++ {
		list, _ := json.Marshal(ask) // strings always marshal
		ask = nil
		err := r.each(ctx, r.x.reads.copiesOf, func(rows *sql.Rows) error {
			var id, original string
			err := rows.Scan(&id, &original)
			if _, ok := of[id]; !ok { // the first one was there first
				of[id] = original
				ask = append(ask, original)
			}
			return err
		}, string(list))
		if err != nil {
			return nil, fmt.Errorf("read which articles are copies: %w", err)
		}
	}
	out := make(map[string]string, len(of))
	for _, id := range ids {
		at := id
		for range maxChain {
			next, ok := of[at]
			if !ok {
				break
			}
			at, out[id] = next, next
		}
	}
	return out, nil
}
