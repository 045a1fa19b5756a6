package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"quoth/internal/sqlitedb"
)

// Place is where a source is that was named on the command line.
type Place struct{ Source, Path string }

// Places returns the remembered places, by source.
func (x *Index) Places(ctx context.Context) ([]Place, error) {
	var out []Place
	err := x.eachRow(ctx, `SELECT name, place FROM sources WHERE place IS NOT NULL ORDER BY name`, func(rows *sql.Rows) error {
		var p Place
		err := rows.Scan(&p.Source, &p.Path)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list the remembered sources: %w", err)
	}
	return out, nil
}

// RememberPlaces keeps places for later reloads. Nothing is written where all are known.
func (x *Index) RememberPlaces(ctx context.Context, places []Place) error {
	known, err := x.Places(ctx)
	if err != nil {
		return err
	}
	at := map[string]string{}
	for _, p := range known {
		at[p.Source] = p.Path
	}
	var fresh []Place
	for _, p := range places {
		if at[p.Source] != p.Path {
			fresh = append(fresh, p)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	err = x.db.Write(ctx, func(tx *sql.Tx) error {
		for _, p := range fresh {
			if _, err := tx.ExecContext(ctx, `INSERT INTO sources (name, place) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place`,
				p.Source, p.Path); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, sqlitedb.ErrBusy) {
		return ErrReloading
	}
	if err != nil {
		return fmt.Errorf("remember the sources: %w", err)
	}
	return nil
}
