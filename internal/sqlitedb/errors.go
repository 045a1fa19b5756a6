//go:build sqlite_fts5 && cgo

package sqlitedb

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/mattn/go-sqlite3"
)

// ErrBusy is what an error is when another process holds the database for longer than the busy timeout.
var ErrBusy = errors.New("in use by another process")

const restore = "restore a backup, or move the file away and reload the sources"

// explained is an error that already names the file and the way out.
type explained struct {
	message string
	cause   error
}

func (e *explained) Error() string { return e.message }
func (e *explained) Unwrap() error { return e.cause }

// Explain turns an error of SQLite into one line that names the file and what to do. Other errors,
// and nil, come back as they are.
func (d *DB) Explain(err error) error { return explain(d.path, err) }

func explain(path string, err error) error {
	var done *explained
	if err == nil || errors.As(err, &done) {
		return err
	}
	say := func(cause error, format string, args ...any) error {
		return &explained{fmt.Sprintf(format, args...), cause}
	}
	if errors.Is(err, ErrBusy) {
		return err
	}
	var se sqlite3.Error
	if !errors.As(err, &se) {
		return err
	}
	switch se.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return say(errors.Join(ErrBusy, err), "database %s is in use by another process: wait until it has ended, or stop it", path)
	case sqlite3.ErrNotADB:
		return say(err, "%s is not a database: move it away, or choose another data folder", path)
	case sqlite3.ErrCorrupt:
		return say(err, "database %s is damaged: %s", path, restore)
	case sqlite3.ErrFull:
		return say(err, "the disk is full: free some space in %s and try again; nothing was changed", filepath.Dir(path))
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return say(err, "database %s can't be written: allow it for the file and its folder, or choose another data folder", path)
	case sqlite3.ErrCantOpen:
		return say(err, "database %s can't be opened: check that the folder %s can be read and written", path, filepath.Dir(path))
	case sqlite3.ErrIoErr:
		return say(err, "database %s: the disk reports an error (%v): check the disk", path, se)
	}
	return say(err, "database %s: %v", path, err)
}

// cannotOpen says whether SQLite failed for want of a file that it may write.
func cannotOpen(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && (se.Code == sqlite3.ErrCantOpen || se.Code == sqlite3.ErrReadonly || se.Code == sqlite3.ErrIoErr)
}

func newer(path string, have, want int) error {
	return &explained{fmt.Sprintf("database %s was made by a newer quoth (schema version %d, this one knows %d): update quoth or choose another data folder",
		path, have, want), nil}
}
