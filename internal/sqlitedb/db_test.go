//go:build sqlite_fts5 && cgo

package sqlitedb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func files(sql ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i, s := range sql {
		m[fmt.Sprintf("%03d_step.sql", i+1)] = &fstest.MapFile{Data: []byte(s)}
	}
	return m
}

const table = "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT NOT NULL); CREATE TABLE u (t INTEGER REFERENCES t (id));"

func open(t *testing.T, path string, opt Options) *DB {
	t.Helper()
	if opt.Migrations == nil {
		opt.Migrations = files(table)
	}
	d, err := Open(context.Background(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func exec(d *DB, sql_ string, args ...any) error {
	return d.Write(context.Background(), func(tx *sql.Tx) error {
		_, err := tx.Exec(sql_, args...)
		return err
	})
}

func TestEveryConnectionHasTheSettings(t *testing.T) {
	d := open(t, filepath.Join(t.TempDir(), "a", "b", "t.db"), Options{Readers: 3})
	ctx := context.Background()
	pragmas := map[string]string{"journal_mode": "wal", "foreign_keys": "1", "busy_timeout": "5000", "synchronous": "1", "cache_size": "-16384"}
	check := func(pool *sql.DB, queryOnly string) {
		conn, err := pool.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		pragmas["query_only"] = queryOnly
		for name, want := range pragmas {
			var got string
			if err := conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %q (%v), want %q", name, got, err, want)
			}
		}
	}
	for range 3 {
		check(d.read, "1")
	}
	check(d.write, "0")
}

func TestMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.db")
	d := open(t, path, Options{})
	if err := exec(d, "INSERT INTO t (v) VALUES ('kept')"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	for range 2 {
		d = open(t, path, Options{Migrations: files(table, "ALTER TABLE t ADD COLUMN w TEXT")})
		var n int
		if err := d.Reader().QueryRow("SELECT count(w) + count(*) FROM t").Scan(&n); err != nil || n != 1 {
			t.Errorf("%d %v", n, err)
		}
		d.Close()
	}
	for name, c := range map[string]struct {
		fs   fstest.MapFS
		want string
	}{
		"newer":  {files(table), "update quoth or choose another data folder"},
		"broken": {files(table, "", "CREATE TABLE w (x); CREATE TABLE"), "migration 003_step.sql"},
		"gap":    {fstest.MapFS{"002_x.sql": {}}, "must start with 001_"},
	} {
		if _, err := Open(context.Background(), path, Options{Migrations: c.fs}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(context.Background(), path, Options{Migrations: files("", "", ""), ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "schema version 2") {
		t.Errorf("older and read-only: %v", err)
	}
	var w int
	d = open(t, path, Options{Migrations: files("", "")})
	if d.Reader().QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'w'").Scan(&w); w != 0 {
		t.Error("half a migration was kept")
	}
	foreign := filepath.Join(t.TempDir(), "foreign.db")
	other := open(t, foreign, Options{Migrations: fstest.MapFS{}})
	if err := exec(other, "CREATE TABLE mine (x)"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), foreign, Options{Migrations: files(table)}); err == nil || !strings.Contains(err.Error(), "not made by quoth") {
		t.Errorf("a foreign database: %v", err)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	full := open(t, filepath.Join(dir, "full.db"), Options{})
	if _, err := full.write.Exec("PRAGMA max_page_count=20"); err != nil {
		t.Fatal(err)
	}
	err := exec(full, "INSERT INTO t (v) VALUES (?)", strings.Repeat("x", 1<<20))
	expect(t, "full", err, "disk is full", dir)

	busy := open(t, filepath.Join(dir, "busy.db"), Options{BusyTimeout: 50 * time.Millisecond})
	other := open(t, filepath.Join(dir, "busy.db"), Options{BusyTimeout: 50 * time.Millisecond})
	err = busy.Write(ctx, func(*sql.Tx) error { return exec(other, "INSERT INTO t (v) VALUES ('x')") })
	expect(t, "busy", err, "in use by another process", "busy.db")
	if !errors.Is(err, ErrBusy) {
		t.Error("busy: it isn't ErrBusy")
	}

	_, err = busy.Reader().Exec("INSERT INTO t (v) VALUES ('x')")
	expect(t, "reader", busy.Explain(err), "can't be written", "busy.db")
	expect(t, "constraint", exec(busy, "INSERT INTO u (t) VALUES (77)"), "FOREIGN KEY", "busy.db")

	_, err = Open(ctx, filepath.Join(dir, "none.db"), Options{ReadOnly: true, Migrations: files(table)})
	expect(t, "missing", err, "no such file", "none.db")

	ours := errors.New("ours")
	if err := busy.Write(ctx, func(*sql.Tx) error { return ours }); err != ours {
		t.Errorf("an error of the caller's: %v", err)
	}
}

func expect(t *testing.T, name string, err error, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if err == nil || !strings.Contains(err.Error(), part) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", name, err, part)
		}
	}
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	d := open(t, filepath.Join(dir, "t.db"), Options{})
	if err := exec(d, "INSERT INTO t (v) VALUES ('one')"); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "backups", "t.db")
	// While another one writes, the copy has the state before.
	err := d.Write(context.Background(), func(tx *sql.Tx) error {
		if _, err := tx.Exec("INSERT INTO t (v) VALUES ('two')"); err != nil {
			return err
		}
		return d.Backup(context.Background(), to)
	})
	if err != nil {
		t.Fatal(err)
	}
	c := open(t, to, Options{})
	var n int
	if err := c.Reader().QueryRow("SELECT count(*) FROM t").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d rows in the copy, %v", n, err)
	}
	if err := c.Check(context.Background()); err != nil {
		t.Error(err)
	}
	expect(t, "again", d.Backup(context.Background(), to), "there already")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := d.Backup(ctx, filepath.Join(dir, "never.db")); err == nil {
		t.Error("a cancelled backup succeeded")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "never*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
	if err := exec(d, "INSERT INTO t (v) VALUES ('three')"); err != nil {
		t.Errorf("writing after a backup: %v", err)
	}
	if _, err := d.Reader().Exec("DELETE FROM t"); err == nil {
		t.Error("a reader's connection can write after a backup")
	}
}

func TestCheckpoint(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.db")
	d := open(t, path, Options{})
	if err := exec(d, "INSERT INTO t (v) VALUES (?)", strings.Repeat("x", 100_000)); err != nil {
		t.Fatal(err)
	}
	d.Checkpoint(context.Background())
	if fi, err := os.Stat(path + "-wal"); err != nil || fi.Size() != 0 {
		t.Errorf("the log has %v bytes, %v", fi.Size(), err)
	}
	var wait int
	if d.write.QueryRow("PRAGMA busy_timeout").Scan(&wait); wait != 5000 {
		t.Errorf("the busy timeout is %d now", wait)
	}
}
