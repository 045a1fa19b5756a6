package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"quoth/knowledge"
)

// removeUnseen removes the articles of a source that it no longer has.
func (w *writer) removeUnseen(ctx context.Context, source int64, seen map[string]bool, report *knowledge.SourceReport) error {
	var gone []int64
	err := w.each(ctx, w.do.ofSource, func(rows *sql.Rows) error {
		var row int64
		var own string
		err := rows.Scan(&row, &own)
		if !seen[own] {
			gone = append(gone, row)
		}
		return err
	}, source)
	if err != nil {
		return err
	}
	for _, row := range gone {
		if err := w.archive(ctx, row); err != nil {
			return err
		}
		if err := w.removeContents(ctx, row); err != nil {
			return err
		}
		if err := w.do.run(ctx, w.do.deleteArticle, row); err != nil {
			return err
		}
		w.changed++
		report.Removed++
	}
	return nil
}

// archive keeps an article as it is among its versions.
func (w *writer) archive(ctx context.Context, row int64) error {
	return w.do.run(ctx, w.do.archive, row, w.now)
}

// removeContents removes all that was read out of an article, and takes it out of the counts.
func (w *writer) removeContents(ctx context.Context, row int64) error {
	var title, titleTerms, text string
	err := w.do.content.QueryRowContext(ctx, row).Scan(&title, &titleTerms, &text)
	if err != nil {
		return err
	}
	w.counts.forget(title)
	w.counts.forget(text)
	delete(w.shingles, row)
	inTitle := strings.Fields(titleTerms)
	err = w.each(ctx, w.do.termsOf, func(rows *sql.Rows) error {
		var terms int
		var body string
		err := rows.Scan(&terms, &body)
		w.counts.passage(terms, distinct(inTitle, strings.Fields(body)), -1)
		return err
	}, row)
	if err != nil {
		return err
	}
	err = w.each(ctx, w.do.statementsOf, func(rows *sql.Rows) error {
		var s knowledge.Statement
		err := rows.Scan(&s.Speaker, &s.Role, &s.Speech)
		w.counts.statement(s, -1)
		return err
	}, row)
	if err != nil {
		return err
	}
	for _, st := range []*sql.Stmt{w.do.deleteTerms, w.do.deletePassages, w.do.deleteStatements, w.do.deleteBands, w.do.deleteCopies} {
		if err := w.do.run(ctx, st, row); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) each(ctx context.Context, st *sql.Stmt, f func(*sql.Rows) error, args ...any) error {
	rows, err := st.QueryContext(ctx, args...)
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
}
