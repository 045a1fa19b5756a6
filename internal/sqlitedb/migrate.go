//go:build sqlite_fts5 && cgo

package sqlitedb

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

type migration struct {
	version   int
	name, sql string
}

// migrations reads the files NNN_name.sql of the file system's root, which must count from 1
// without a gap.
func migrations(fsys fs.FS) ([]migration, error) {
	if fsys == nil {
		return nil, nil
	}
	names, err := fs.Glob(fsys, "*.sql") // in lexical order
	if err != nil {
		return nil, err
	}
	var out []migration
	for i, name := range names {
		number, _, _ := strings.Cut(name, "_")
		v, err := strconv.Atoi(number)
		if err != nil || v != i+1 {
			return nil, fmt.Errorf("migration %s: its name must start with %03d_", name, i+1)
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{v, name, string(b)})
	}
	return out, nil
}

func latest(fsys fs.FS) (int, error) {
	ms, err := migrations(fsys)
	return len(ms), err
}

// migrate runs what the file hasn't had yet, each migration in a transaction of its own.
func (d *DB) migrate(ctx context.Context) error {
	ms, err := migrations(d.opt.Migrations)
	if err != nil {
		return err
	}
	have, err := userVersion(ctx, d.write)
	if err != nil {
		return d.Explain(err)
	}
	if have > len(ms) {
		return newer(d.path, have, len(ms))
	}
	for _, m := range ms[have:] {
		err := d.Write(ctx, func(tx *sql.Tx) error { return d.run(ctx, tx, m) })
		if err != nil {
			return err
		}
	}
	return nil
}

// run applies one migration, unless another process has done so since.
func (d *DB) run(ctx context.Context, tx *sql.Tx, m migration) error {
	have, err := userVersion(ctx, tx)
	if err != nil || have >= m.version {
		return err
	}
	if m.version == 1 {
		var foreign int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&foreign); err != nil {
			return err
		}
		if foreign > 0 {
			return &explained{fmt.Sprintf("database %s was not made by quoth: move it away, or choose another data folder", d.path), nil}
		}
	}
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return fmt.Errorf("migration %s: %w", m.name, err)
	}
	_, err = tx.ExecContext(ctx, "PRAGMA user_version="+strconv.Itoa(m.version))
	return err
}

type querier interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

func userVersion(ctx context.Context, q querier) (v int, err error) {
	err = q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}
