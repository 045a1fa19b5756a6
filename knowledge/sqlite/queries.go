package sqlite

import (
	"context"
	"database/sql"
)

const (
	articleColumns   = `a.name, s.name, a.title, a.publisher, a.url, a.published, a.text`
	statementColumns = `a.name, t.speaker, t.role, t.kind, t.speech, t.via, t.spans`

	// visible leaves the articles a that a search may see: ?1 is the last second of publication, ?2
	// a JSON list of sources; NULL for either means all.
	visible = `(?1 IS NULL OR a.published IS NULL OR a.published <= ?1)
	AND (?2 IS NULL OR a.source IN (SELECT id FROM sources WHERE name IN (SELECT value FROM json_each(?2))))`
)

// statements are the queries that readers run, prepared once for each connection.
type statements struct {
	all []*sql.Stmt

	generation, meta                     *sql.Stmt
	article, passagesOf, statementsIn    *sql.Stmt
	statementsBy, freshness, newest      *sql.Stmt
	vocabulary, speakers, speakerRoles   *sql.Stmt
	articleRows, passageRows, sourceRows *sql.Stmt
	postings, found, foundTerms, naive   *sql.Stmt
	copiesOf                             *sql.Stmt
}

func (s *statements) prepare(ctx context.Context, db *sql.DB) error {
	for _, q := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&s.generation, `SELECT value FROM meta WHERE key = 'generation'`},
		{&s.meta, `SELECT value FROM meta WHERE key = ?`},
		{&s.article, `SELECT ` + articleColumns + ` FROM articles a JOIN sources s ON s.id = a.source WHERE a.name = ?`},
		{&s.passagesOf, `SELECT p.start, p.end, p.sentences FROM passages p
			WHERE p.article = (SELECT id FROM articles WHERE name = ?) ORDER BY p.ord`},
		{&s.statementsIn, `SELECT ` + statementColumns + ` FROM statements t JOIN articles a ON a.id = t.article
			WHERE t.article = (SELECT id FROM articles WHERE name = ?) ORDER BY t.ord`},
		{&s.statementsBy, `SELECT ` + statementColumns + `, t.published FROM statements t JOIN articles a ON a.id = t.article
			WHERE ` + visible + ` AND t.speaker <> '' AND t.speaker = ?3
			AND (?5 IS NULL OR t.published IS NULL OR t.published >= ?5)
			ORDER BY t.published DESC, t.article, t.ord LIMIT ?4`},
		{&s.freshness, `SELECT count(*), max(a.published), max(a.loaded_at) FROM articles a WHERE ` + visible},
		{&s.newest, `SELECT a.name FROM articles a WHERE ` + visible + ` AND a.published IS NOT NULL AND (?3 IS NULL OR a.published >= ?3)
			ORDER BY a.published DESC, a.id LIMIT ?4`},
		// One row for all words, as a row costs more than what is in it: stem, df, surface, …
		{&s.vocabulary, `SELECT coalesce(group_concat(stem || char(9) || df || char(9) || surface, char(10)), '') FROM vocabulary`},
		{&s.speakers, `SELECT name, speech FROM speakers ORDER BY speech DESC, statements DESC, name`},
		{&s.speakerRoles, `SELECT name, role FROM speaker_roles ORDER BY name, n DESC, role`},
		{&s.articleRows, `SELECT coalesce(group_concat(id || ' ' || source || coalesce(' ' || published, ''), char(10)), '') FROM articles`},
		{&s.passageRows, `SELECT coalesce(group_concat(id || ' ' || article || ' ' || terms, char(10)), '') FROM passages`},
		{&s.sourceRows, `SELECT id, name FROM sources`},
		// The passages that hold a word, once for each time it is there; negative for the title.
		{&s.postings, `SELECT coalesce(group_concat(iif(col = 'body_terms', doc, -doc), ' '), '') FROM passages_words WHERE term = ?`},
		{&s.found, `SELECT a.name, a.title, p.start, p.end, p.sentences FROM passages p JOIN articles a ON a.id = p.article
			WHERE p.id = ?`},
		{&s.foundTerms, `SELECT a.title_terms, p.body_terms FROM passages p JOIN articles a ON a.id = p.article WHERE p.id = ?`},
		{&s.naive, `SELECT rowid, -bm25(passages_fts, ?2, 1.0) AS score FROM passages_fts
			WHERE passages_fts MATCH ?1 ORDER BY score DESC LIMIT ?3`},
		{&s.copiesOf, `SELECT a.name, o.name FROM articles a JOIN copies c ON c.article = a.id JOIN articles o ON o.id = c.original
			WHERE a.name IN (SELECT value FROM json_each(?)) ORDER BY a.name, coalesce(o.published, o.loaded_at / 1000), o.name`},
	} {
		st, err := db.PrepareContext(ctx, q.sql)
		if err != nil {
			return err
		}
		*q.to = st
		s.all = append(s.all, st)
	}
	return nil
}

func (s *statements) close() {
	for _, st := range s.all {
		st.Close()
	}
}
