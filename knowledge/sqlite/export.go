package sqlite

import (
	"context"
	"fmt"

	"quoth/knowledge"
)

// EachArticle calls f for every article with its statements, by id, from one state of the index.
func (x *Index) EachArticle(ctx context.Context, f func(knowledge.Article, []knowledge.Statement) error) error {
	return x.read(ctx, func(r *reader) error {
		ids, err := r.ids(ctx)
		if err != nil {
			return fmt.Errorf("list the articles: %w", err)
		}
		for _, id := range ids {
			articles, err := r.Articles(ctx, []string{id})
			if err != nil {
				return err
			}
			statements, err := r.StatementsIn(ctx, []string{id})
			if err != nil {
				return err
			}
			if err := f(articles[id], statements[id]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *reader) ids(ctx context.Context) ([]string, error) {
	rows, err := r.tx.QueryContext(ctx, `SELECT name FROM articles ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
