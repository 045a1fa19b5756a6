package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"quoth/knowledge"
)

// NaiveSearch asks SQLite itself for the passages that hold any of the words, ranked by its own
// bm25(). It is what Search is measured against, and serves nothing else: weights, time and sources
// of the query are ignored.
func NaiveSearch(ctx context.Context, kr knowledge.Reader, q knowledge.Query) ([]knowledge.Evidence, error) {
	r, ok := kr.(*reader)
	if !ok {
		return nil, errors.New("naive search: the reader is not one of this index")
	}
	var found []scored
	err := r.each(ctx, r.x.reads.naive, func(rows *sql.Rows) error {
		var p scored
		err := rows.Scan(&p.passage, &p.score)
		found = append(found, p)
		return err
	}, match(q.Terms), titleWeight, q.Limit)
	if err != nil {
		return nil, fmt.Errorf("naive search: %w", err)
	}
	return r.evidence(ctx, found)
}

// match writes an FTS5 expression that any of the terms fulfils. Terms are quoted: none of their
// characters is syntax.
func match(terms []knowledge.Term) string {
	quoted := make([]string, len(terms))
	for i, t := range terms {
		quoted[i] = `"` + strings.ReplaceAll(token(t.Stem), `"`, `""`) + `"`
	}
	return strings.Join(quoted, " OR ")
}
