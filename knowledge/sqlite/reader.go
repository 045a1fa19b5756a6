package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"quoth/knowledge"
)

// reader is a knowledge.Reader over one read transaction.
type reader struct {
	x          *Index
	tx         *sql.Tx
	generation int64
	cache      *generation
}

func (r *reader) stmt(ctx context.Context, s *sql.Stmt) *sql.Stmt { return r.tx.StmtContext(ctx, s) }

// each runs a query and calls f for every row.
func (r *reader) each(ctx context.Context, s *sql.Stmt, f func(*sql.Rows) error, args ...any) error {
	rows, err := r.stmt(ctx, s).QueryContext(ctx, args...)
	if err != nil {
		return r.x.db.Explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return r.x.db.Explain(err)
		}
	}
	return r.x.db.Explain(rows.Err())
}

func (r *reader) Articles(ctx context.Context, ids []string) (map[string]knowledge.Article, error) {
	out := make(map[string]knowledge.Article, len(ids))
	for _, id := range ids {
		err := r.each(ctx, r.x.reads.article, func(rows *sql.Rows) error {
			a, err := scanArticle(rows)
			out[id] = a
			return err
		}, id)
		if err != nil {
			return nil, fmt.Errorf("read article %q: %w", id, err)
		}
	}
	return out, nil
}

func scanArticle(rows *sql.Rows) (a knowledge.Article, err error) {
	var published sql.NullInt64
	err = rows.Scan(&a.ID, &a.Source, &a.Title, &a.Publisher, &a.URL, &published, &a.Text)
	a.Published = timeOf(published)
	return a, err
}

func timeOf(seconds sql.NullInt64) time.Time {
	if !seconds.Valid {
		return time.Time{}
	}
	return time.Unix(seconds.Int64, 0).UTC()
}

func timeOfMilli(ms sql.NullInt64) time.Time {
	if !ms.Valid {
		return time.Time{}
	}
	return time.UnixMilli(ms.Int64).UTC()
}

func (r *reader) PassagesOf(ctx context.Context, ids []string) (map[string][]knowledge.Passage, error) {
	out := make(map[string][]knowledge.Passage, len(ids))
	for _, id := range ids {
		var list []knowledge.Passage
		err := r.each(ctx, r.x.reads.passagesOf, func(rows *sql.Rows) error {
			p := knowledge.Passage{Article: id}
			var sentences sql.RawBytes
			if err := rows.Scan(&p.Span.Start, &p.Span.End, &sentences); err != nil {
				return err
			}
			var err error
			p.Sentences, _, err = takeSpans(sentences)
			list = append(list, p)
			return err
		}, id)
		if err != nil {
			return nil, fmt.Errorf("read the passages of article %q: %w", id, err)
		}
		if list != nil {
			out[id] = list
		}
	}
	return out, nil
}

func (r *reader) StatementsIn(ctx context.Context, ids []string) (map[string][]knowledge.Statement, error) {
	out := make(map[string][]knowledge.Statement, len(ids))
	for _, id := range ids {
		var list []knowledge.Statement
		err := r.each(ctx, r.x.reads.statementsIn, func(rows *sql.Rows) error {
			s, err := scanStatement(rows)
			list = append(list, s)
			return err
		}, id)
		if err != nil {
			return nil, fmt.Errorf("read the statements of article %q: %w", id, err)
		}
		if list != nil {
			out[id] = list
		}
	}
	return out, nil
}

func scanStatement(rows *sql.Rows, more ...any) (s knowledge.Statement, err error) {
	var via, spans sql.RawBytes
	to := append([]any{&s.Article, &s.Speaker, &s.Role, &s.Kind, &s.Speech, &via, &spans}, more...)
	if err := rows.Scan(to...); err != nil {
		return s, err
	}
	if len(via) > 0 {
		if err := json.Unmarshal(via, &s.Via); err != nil {
			return s, fmt.Errorf("article %q: a statement's list of who passed it on is damaged: %w", s.Article, err)
		}
	}
	return s, decodeStatementSpans(spans, &s)
}

func (r *reader) StatementsBy(ctx context.Context, names []string, q knowledge.Query) ([]knowledge.Statement, error) {
	type dated struct {
		knowledge.Statement
		published sql.NullInt64
	}
	var all []dated
	asOf, sources := filters(q)
	var since any
	if !q.Since.IsZero() {
		since = q.Since.Unix()
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) {
		if name == "" {
			continue
		}
		err := r.each(ctx, r.x.reads.statementsBy, func(rows *sql.Rows) error {
			var d dated
			var err error
			d.Statement, err = scanStatement(rows, &d.published)
			all = append(all, d)
			return err
		}, asOf, sources, name, limit, since)
		if err != nil {
			return nil, fmt.Errorf("read the statements of %q: %w", name, err)
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if a.published != b.published {
			if a.published.Valid != b.published.Valid {
				return cmp.Compare(boolInt(b.published.Valid), boolInt(a.published.Valid))
			}
			return cmp.Compare(b.published.Int64, a.published.Int64)
		}
		return cmp.Compare(a.Article, b.Article)
	})
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	out := make([]knowledge.Statement, len(all))
	for i, d := range all {
		out[i] = d.Statement
	}
	return out, nil
}

func (r *reader) Newest(ctx context.Context, q knowledge.Query) ([]string, error) {
	asOf, sources := filters(q)
	var since any
	if !q.Since.IsZero() {
		since = q.Since.Unix()
	}
	var out []string
	err := r.each(ctx, r.x.reads.newest, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		out = append(out, id)
		return err
	}, asOf, sources, since, q.Limit)
	if err != nil {
		return nil, fmt.Errorf("list the newest articles: %w", err)
	}
	return out, nil
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// filters returns the parameters of the SQL condition visible.
func filters(q knowledge.Query) (asOf, sources any) {
	if !q.AsOf.IsZero() {
		asOf = q.AsOf.Unix()
	}
	if q.Sources != nil {
		b, _ := json.Marshal(q.Sources) // strings always marshal
		sources = string(b)
	}
	return asOf, sources
}

func (r *reader) Speakers(ctx context.Context) ([]knowledge.Speaker, error) {
	g, err := r.load(ctx)
	if err != nil {
		return nil, err
	}
	return g.speakersOnce(ctx, r)
}

func (r *reader) Vocabulary(ctx context.Context) (knowledge.Vocabulary, error) {
	return r.vocabulary(ctx)
}

func (r *reader) Freshness(ctx context.Context, q knowledge.Query) (knowledge.Freshness, error) {
	g, err := r.load(ctx)
	if err != nil {
		return knowledge.Freshness{}, err
	}
	return g.freshnessOf(ctx, r, q)
}
