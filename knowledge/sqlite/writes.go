package sqlite

import (
	"context"
	"database/sql"
)

// writes are the statements of a Replace, prepared once on its transaction.
type writes struct {
	all []*sql.Stmt
	tx  *sql.Tx

	source, succeeded                      *sql.Stmt
	find, taken, ofSource, content         *sql.Stmt
	newArticle, fillArticle, deleteArticle *sql.Stmt
	archive                                *sql.Stmt
	newPassage, newTerms, newStatement     *sql.Stmt
	termsOf, statementsOf                  *sql.Stmt
	deleteTerms, deletePassages            *sql.Stmt
	deleteStatements                       *sql.Stmt
	newBand, alike, newCopy                *sql.Stmt
	deleteBands, deleteCopies              *sql.Stmt
}

func (w *writes) prepare(ctx context.Context, tx *sql.Tx) error {
	w.tx = tx
	for _, q := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&w.source, `INSERT INTO sources (name) VALUES (?1) ON CONFLICT DO UPDATE SET name = name RETURNING id`},
		{&w.succeeded, `UPDATE sources SET succeeded_at = ? WHERE id = ?`},
		{&w.find, `SELECT id, name, hash, reading FROM articles WHERE source = ? AND own = ?`},
		{&w.taken, `SELECT EXISTS (SELECT 1 FROM articles WHERE name = ?)`},
		{&w.ofSource, `SELECT id, own FROM articles WHERE source = ? ORDER BY id`},
		{&w.content, `SELECT title, title_terms, text FROM articles WHERE id = ?`},
		{&w.newArticle, `INSERT INTO articles (name, source, own, hash, reading, loaded_at, title, publisher, url, title_terms, text)
			VALUES (?, ?, ?, '', '', 0, '', '', '', '', '')`},
		{&w.fillArticle, `UPDATE articles SET hash = ?2, reading = ?3, published = ?4, loaded_at = iif(?6, loaded_at, ?5),
			title = ?7, publisher = ?8, url = ?9, title_terms = ?10, text = ?11 WHERE id = ?1`},
		{&w.deleteArticle, `DELETE FROM articles WHERE id = ?`},
		{&w.archive, `INSERT INTO article_versions (name, source, hash, published, loaded_at, replaced_at, title, publisher, url, text)
			SELECT a.name, s.name, a.hash, a.published, a.loaded_at, ?2, a.title, a.publisher, a.url, a.text
			FROM articles a JOIN sources s ON s.id = a.source WHERE a.id = ?1`},
		{&w.newPassage, `INSERT INTO passages (article, ord, start, end, sentences, terms, body_terms) VALUES (?, ?, ?, ?, ?, ?, ?)`},
		{&w.newTerms, `INSERT INTO passages_fts (rowid, title_terms, body_terms) VALUES (?, ?, ?)`},
		{&w.newStatement, `INSERT INTO statements (article, ord, speaker, role, kind, speech, published, spans, via) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&w.termsOf, `SELECT terms, body_terms FROM passages WHERE article = ?`},
		{&w.statementsOf, `SELECT speaker, role, speech FROM statements WHERE article = ?`},
		{&w.deleteTerms, `INSERT INTO passages_fts (passages_fts, rowid, title_terms, body_terms)
			SELECT 'delete', p.id, a.title_terms, p.body_terms FROM passages p JOIN articles a ON a.id = p.article WHERE a.id = ?`},
		{&w.deletePassages, `DELETE FROM passages WHERE article = ?`},
		{&w.deleteStatements, `DELETE FROM statements WHERE article = ?`},
		{&w.newBand, `INSERT OR IGNORE INTO bands (article, hash) VALUES (?, ?)`},
		{&w.alike, alike()},
		{&w.newCopy, earlier},
		{&w.deleteBands, `DELETE FROM bands WHERE article = ?`},
		{&w.deleteCopies, `DELETE FROM copies WHERE article = ?1 OR original = ?1`},
	} {
		st, err := tx.PrepareContext(ctx, q.sql)
		if err != nil {
			return err
		}
		*q.to = st
		w.all = append(w.all, st)
	}
	return nil
}

func (w *writes) close() {
	for _, st := range w.all {
		st.Close()
	}
}

func (w *writes) run(ctx context.Context, st *sql.Stmt, args ...any) error {
	_, err := st.ExecContext(ctx, args...)
	return err
}

// insert returns the number of the new row.
func (w *writes) insert(ctx context.Context, st *sql.Stmt, args ...any) (int64, error) {
	res, err := st.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// sourceID returns the row of a source, which it makes where it is missing.
func (w *writes) sourceID(ctx context.Context, name string) (id int64, err error) {
	err = w.source.QueryRowContext(ctx, name).Scan(&id)
	return id, err
}
