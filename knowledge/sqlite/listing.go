package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"quoth/knowledge"
)

// SourceState is what the index knows of one source.
type SourceState struct {
	Name      string
	Articles  int
	Succeeded time.Time // when it was last loaded whole; zero for never
	Failed    time.Time // when it last failed; zero for never
	Failure   string    // why
}

// Sources returns the state of every source that the index has had anything of, by name.
func (x *Index) Sources(ctx context.Context) ([]SourceState, error) {
	var out []SourceState
	err := x.eachRow(ctx, `SELECT name, (SELECT count(*) FROM articles WHERE source = s.id), succeeded_at, failed_at, coalesce(failure, '')
		FROM sources s ORDER BY name`, func(rows *sql.Rows) error {
		var s SourceState
		var succeeded, failed sql.NullInt64
		err := rows.Scan(&s.Name, &s.Articles, &succeeded, &failed, &s.Failure)
		s.Succeeded, s.Failed = timeOfMilli(succeeded), timeOfMilli(failed)
		out = append(out, s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the sources: %w", err)
	}
	return out, nil
}

// RecordFailure notes that a source could not be loaded, and why. Its articles stay.
func (x *Index) RecordFailure(ctx context.Context, source, message string) error {
	err := x.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO sources (name, failed_at, failure) VALUES (?1, ?2, ?3)
			ON CONFLICT DO UPDATE SET failed_at = excluded.failed_at, failure = excluded.failure`, source, x.opt.Now().UnixMilli(), message)
		return err
	})
	if err != nil {
		return fmt.Errorf("record the failure of source %q: %w", source, err)
	}
	return nil
}

// AllStatements yields every statement of the index, by article id and then in the order of the
// text, from one state of the index. It ends after an error.
func (x *Index) AllStatements(ctx context.Context) iter.Seq2[knowledge.Statement, error] {
	return stream(ctx, x, `SELECT `+statementColumns+` FROM articles a CROSS JOIN statements t ON t.article = a.id ORDER BY a.name, t.ord`,
		func(rows *sql.Rows) (knowledge.Statement, error) { return scanStatement(rows) })
}

// AllArticles yields every article of the index by id, from one state of the index. It ends after
// an error.
func (x *Index) AllArticles(ctx context.Context) iter.Seq2[knowledge.Article, error] {
	return stream(ctx, x, `SELECT `+articleColumns+` FROM articles a JOIN sources s ON s.id = a.source ORDER BY a.name`, scanArticle)
}

// Version is what an article was until it changed or was removed.
type Version struct {
	knowledge.Article
	Loaded   time.Time
	Replaced time.Time
}

// Versions returns the earlier versions of an article, the latest first, also of one that is gone.
func (x *Index) Versions(ctx context.Context, id string) ([]Version, error) {
	var out []Version
	err := x.eachRow(ctx, `SELECT name, source, title, publisher, url, published, text, loaded_at, replaced_at
		FROM article_versions WHERE name = ? ORDER BY replaced_at DESC, id DESC`, func(rows *sql.Rows) error {
		var v Version
		var published, loaded, replaced sql.NullInt64
		err := rows.Scan(&v.ID, &v.Source, &v.Title, &v.Publisher, &v.URL, &published, &v.Text, &loaded, &replaced)
		v.Published, v.Loaded, v.Replaced = timeOf(published), timeOfMilli(loaded), timeOfMilli(replaced)
		out = append(out, v)
		return err
	}, id)
	if err != nil {
		return nil, fmt.Errorf("read the versions of article %q: %w", id, err)
	}
	return out, nil
}

var errStopped = errors.New("stopped")

// stream runs a query whose rows are values of one type.
func stream[T any](ctx context.Context, x *Index, query string, scan func(*sql.Rows) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := x.eachRow(ctx, query, func(rows *sql.Rows) error {
			v, err := scan(rows)
			if err == nil && !yield(v, nil) {
				return errStopped
			}
			return err
		})
		if err != nil && !errors.Is(err, errStopped) {
			var none T
			yield(none, fmt.Errorf("read the index: %w", err))
		}
	}
}

func (x *Index) eachRow(ctx context.Context, query string, f func(*sql.Rows) error, args ...any) error {
	return x.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := f(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}
