//go:build sqlite_fts5 && cgo

// Package sqlitedb opens a SQLite file the way the program needs it: one connection that writes,
// several that read, the same settings on all of them, the schema brought up to date, and errors
// that say what to do. It is the one package that needs cgo.
package sqlitedb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Options say how a database is opened.
type Options struct {
	Migrations  fs.FS         // files 001_name.sql, 002_…, in one folder; each is run once, in order
	ReadOnly    bool          // never write: no folder is made, nothing is migrated
	Readers     int           // connections that read; zero means twice the processors, at least 4
	BusyTimeout time.Duration // how long to wait for another process that writes; zero means 5 s
	CacheMiB    int           // page cache of one connection; zero means 16
}

// DB is an open SQLite file.
type DB struct {
	path  string
	opt   Options
	write *sql.DB // nil when read-only
	read  *sql.DB

	readDSN string
}

// Open opens the file at path and makes it, with its folder, where it is missing. The schema is
// brought up to the newest of the migrations.
func Open(ctx context.Context, path string, opt Options) (*DB, error) {
	if opt.Readers <= 0 {
		opt.Readers = max(4, 2*runtime.GOMAXPROCS(0))
	}
	if opt.BusyTimeout <= 0 {
		opt.BusyTimeout = 5 * time.Second
	}
	if opt.CacheMiB <= 0 {
		opt.CacheMiB = 16
	}
	d := &DB{path: path, opt: opt}
	if opt.ReadOnly {
		if err := d.openReadOnly(ctx); err != nil {
			return nil, err
		}
		return d, nil
	}
	if err := makeFolder(path); err != nil {
		return nil, err
	}
	d.write = connect(d.dsn("mode=rwc&_txlock=immediate"), 1)
	if err := d.migrate(ctx); err != nil {
		d.write.Close()
		return nil, err
	}
	d.connectReaders("mode=rw&_txlock=deferred")
	return d, nil
}

func (d *DB) connectReaders(mode string) {
	d.readDSN = d.dsn(mode + "&_query_only=true")
	d.read = connect(d.readDSN, d.opt.Readers)
}

// openReadOnly also serves a folder that can't be written, where SQLite can't make the files that
// go with the write-ahead log: it then reads the file as one that nobody changes.
func (d *DB) openReadOnly(ctx context.Context) error {
	if _, err := os.Stat(d.path); err != nil {
		return fmt.Errorf("open database %s: %w", d.path, err)
	}
	version, err := latest(d.opt.Migrations)
	if err != nil {
		return err
	}
	for _, mode := range []string{"mode=ro", "immutable=1"} {
		d.connectReaders(mode)
		if err = d.checkVersion(ctx, version); err == nil {
			return nil
		}
		d.read.Close()
		if !cannotOpen(err) || d.hasLog() {
			break
		}
	}
	return err
}

func (d *DB) checkVersion(ctx context.Context, want int) error {
	have, err := userVersion(ctx, d.read)
	switch {
	case err != nil:
		return d.Explain(err)
	case have > want:
		return newer(d.path, have, want)
	case have < want:
		return fmt.Errorf("database %s has schema version %d, this quoth needs %d: open it once where it can be written", d.path, have, want)
	}
	return nil
}

// hasLog says whether changes wait in a log that an immutable database would not show.
func (d *DB) hasLog() bool {
	fi, err := os.Stat(d.path + "-wal")
	return err == nil && fi.Size() > 0
}

func makeFolder(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the data folder %s: %w; choose another one", dir, reason(err))
	}
	return nil
}

// reason drops the path and the call that os puts before the cause.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// dsn carries every setting, so that each pooled connection has them all.
func (d *DB) dsn(mode string) string {
	abs, err := filepath.Abs(d.path)
	if err != nil {
		abs = d.path
	}
	u := url.URL{Path: abs}
	s := "file:" + u.EscapedPath() + "?" + mode +
		"&_foreign_keys=true" +
		"&_busy_timeout=" + strconv.FormatInt(d.opt.BusyTimeout.Milliseconds(), 10) +
		"&_cache_size=-" + strconv.Itoa(d.opt.CacheMiB*1024)
	if !d.opt.ReadOnly {
		s += "&_journal_mode=WAL&_synchronous=NORMAL"
	}
	return s
}

func connect(dsn string, conns int) *sql.DB {
	db := sql.OpenDB(connector{dsn})
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	return db
}

type connector struct{ dsn string }

func (c connector) Connect(context.Context) (driver.Conn, error) {
	return (&sqlite3.SQLiteDriver{}).Open(c.dsn)
}

func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

// Path is the file's path as it was given.
func (d *DB) Path() string { return d.path }

// Reader is the pool of connections that read. They can't write.
func (d *DB) Reader() *sql.DB { return d.read }

// ReadOnly says whether the database was opened for reading only.
func (d *DB) ReadOnly() bool { return d.write == nil }

// Close closes all connections.
func (d *DB) Close() error {
	if d.write == nil {
		return d.read.Close()
	}
	return errors.Join(d.read.Close(), d.write.Close())
}

// Write runs f in one write transaction, which is undone when f fails. Errors of the database come
// back explained; ErrBusy when another process is writing.
func (d *DB) Write(ctx context.Context, f func(*sql.Tx) error) error {
	if d.write == nil {
		return fmt.Errorf("database %s is open for reading only", d.path)
	}
	tx, err := d.write.BeginTx(ctx, nil)
	if err != nil {
		return d.Explain(err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return d.Explain(err)
	}
	return d.Explain(tx.Commit())
}

// Read runs f in one read transaction: all that it reads belongs to the same state.
func (d *DB) Read(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := d.read.BeginTx(ctx, nil)
	if err != nil {
		return d.Explain(err)
	}
	defer tx.Rollback()
	return d.Explain(f(tx))
}

// Checkpoint moves the log into the file and empties it, unless readers are in the way: then the next
// one makes up for it.
func (d *DB) Checkpoint(ctx context.Context) {
	if d.write == nil {
		return
	}
	conn, err := d.write.Conn(ctx)
	if err != nil {
		return
	}
	defer conn.Close()
	wait := fmt.Sprintf("PRAGMA busy_timeout=%d", d.opt.BusyTimeout.Milliseconds())
	for _, pragma := range []string{"PRAGMA busy_timeout=20", "PRAGMA wal_checkpoint(TRUNCATE)", wait} {
		_, _ = conn.ExecContext(ctx, pragma)
	}
}

// Check reads the whole file and returns an error that names the first damage.
func (d *DB) Check(ctx context.Context) error {
	// A connection that has read an FTS5 index before another one wrote it would report damage that isn't there.
	fresh := connect(d.readDSN, 1)
	defer fresh.Close()
	var first string
	if err := fresh.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&first); err != nil {
		return d.Explain(err)
	}
	if first != "ok" {
		return fmt.Errorf("database %s is damaged (%s): %s", d.path, strings.ReplaceAll(first, "\n", " "), restore)
	}
	return nil
}

// Backup writes a copy of the present state to a new file, while others read and write. The file
// is there complete or not at all; one that is there already is refused.
func (d *DB) Backup(ctx context.Context, to string) error {
	if _, err := os.Stat(to); err == nil {
		return fmt.Errorf("backup to %s: the file is there already; choose another folder", to)
	}
	if err := makeFolder(to); err != nil {
		return err
	}
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("backup to %s: %w", to, reason(err))
	}
	conn, err := d.read.Conn(ctx)
	if err != nil {
		return d.Explain(err)
	}
	defer conn.Close()
	// VACUUM INTO writes only the other file, but SQLite takes it for a write.
	if _, err := conn.ExecContext(ctx, "PRAGMA query_only=0"); err != nil {
		return d.Explain(err)
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", part)
	if _, e := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only=1"); err == nil {
		err = e
	}
	if err == nil {
		err = syncFile(part)
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		os.Remove(part)
		return fmt.Errorf("backup to %s: %w", to, explain(part, err))
	}
	return nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
