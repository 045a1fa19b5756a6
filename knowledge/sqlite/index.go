// Package sqlite is the index: articles with their earlier versions, passages, statements and the
// words of it all, in one SQLite file.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"sync"
	"time"

	"quoth/internal/sqlitedb"
	"quoth/knowledge"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// Options say how an index is opened. The zero value is a good one.
type Options struct {
	ReadOnly bool             // for folders that can't be written
	Reading  string           // names the version of what prepares articles; those prepared by another one are prepared again when they are next loaded
	Now      func() time.Time // time.Now where nil
	Workers  int              // how many prepare articles at once; zero means one for each processor
}

// Index is an open index. It is safe for concurrent use.
type Index struct {
	db    *sqlitedb.DB
	opt   Options
	reads statements

	reloading sync.Mutex // held by Replace

	mu     sync.Mutex // guards newest
	newest *generation
}

// Open opens the index in the file at path and makes it where it is missing.
func Open(ctx context.Context, path string, opt Options) (*Index, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		return nil, err
	}
	db, err := sqlitedb.Open(ctx, path, sqlitedb.Options{
		Migrations: files, ReadOnly: opt.ReadOnly, BusyTimeout: 2 * time.Second,
	})
	if err != nil {
		return nil, err
	}
	x := &Index{db: db, opt: opt}
	if err := x.reads.prepare(ctx, db.Reader()); err != nil {
		db.Close()
		return nil, db.Explain(err)
	}
	return x, nil
}

// Close closes the index. Nothing may be reading or writing it.
func (x *Index) Close() error {
	x.reads.close()
	return x.db.Close()
}

// Check reads the whole file and reports the first damage.
func (x *Index) Check(ctx context.Context) error { return x.db.Check(ctx) }

// Backup writes a consistent copy to a new file, while the index is in use.
func (x *Index) Backup(ctx context.Context, to string) error { return x.db.Backup(ctx, to) }

// Read gives f one consistent view of the index. The Reader is of no use once f has returned.
func (x *Index) Read(ctx context.Context, f func(knowledge.Reader) error) error {
	return x.read(ctx, func(r *reader) error { return f(r) })
}

func (x *Index) read(ctx context.Context, f func(*reader) error) error {
	return x.db.Read(ctx, func(tx *sql.Tx) error {
		r := &reader{x: x, tx: tx}
		// The first query fixes the state that the transaction sees.
		if err := r.stmt(ctx, x.reads.generation).QueryRowContext(ctx).Scan(&r.generation); err != nil {
			return err
		}
		return f(r)
	})
}
