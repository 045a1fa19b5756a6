package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// counts gathers what a reload adds to the tables of counts and what it takes away, so that each
// of their rows is written once, at the end.
type counts struct {
	passages, terms int
	df              map[string]int
	spellings       map[[2]string]int
	speakers        map[string]speakerCount
	roles           map[[2]string]int // {name, role}
}

type speakerCount struct{ statements, speech int }

func newCounts() *counts {
	return &counts{
		df: map[string]int{}, spellings: map[[2]string]int{},
		speakers: map[string]speakerCount{}, roles: map[[2]string]int{},
	}
}

func (c *counts) passage(terms int, distinct []string, n int) {
	c.passages += n
	c.terms += n * terms
	for _, t := range distinct {
		if _, ok := c.df[t]; !ok {
			t = strings.Clone(t) // it is a piece of the article's text, which must not stay in memory
		}
		c.df[t] += n
	}
}

func (c *counts) statement(s knowledge.Statement, n int) {
	if s.Speaker == "" {
		return
	}
	k := c.speakers[s.Speaker]
	k.statements += n
	if s.Speech {
		k.speech += n
	}
	c.speakers[s.Speaker] = k
	if s.Role != "" {
		c.roles[[2]string{s.Speaker, s.Role}] += n
	}
}

func (c *counts) spelled(counts map[[2]string]int) {
	for p, n := range counts {
		if _, ok := c.spellings[p]; !ok {
			p = [2]string{strings.Clone(p[0]), strings.Clone(p[1])} // as above
		}
		c.spellings[p] += n
	}
}

// forget takes away the words of a text that is stored no longer.
func (c *counts) forget(s string) {
	words := text.Words(s)
	tokens := make([]string, len(words))
	for i, w := range words {
		tokens[i] = token(w.Stem)
	}
	counts := map[[2]string]int{}
	countSpellings(counts, s, words, tokens, -1)
	c.spelled(counts)
}

// maxCounts is how many rows a reload counts up before it writes them; about 100 bytes each.
var maxCounts = 600_000

// large says whether it is time to write, so that memory stays bounded.
func (c *counts) large() bool { return len(c.df)+len(c.spellings) > maxCounts }

// write brings the tables up to date and starts anew.
func (c *counts) write(ctx context.Context, tx *sql.Tx) error {
	for key, n := range map[string]int{"passages": c.passages, "terms": c.terms} {
		if _, err := tx.ExecContext(ctx, `UPDATE meta SET value = value + ? WHERE key = ?`, n, key); err != nil {
			return err
		}
	}
	byPair := func(a, b [2]string) int { return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1])) }

	err := bump(ctx, tx, slices.Sorted(maps.Keys(c.df)),
		`INSERT INTO vocabulary (stem, df, surface) VALUES (?1, ?2, ?1) ON CONFLICT DO UPDATE SET df = df + excluded.df`,
		`DELETE FROM vocabulary WHERE stem = ?1 AND df <= 0`,
		func(t string) (key []any, ns []int) { return []any{t}, []int{c.df[t]} })
	if err != nil {
		return err
	}
	err = bump(ctx, tx, slices.SortedFunc(maps.Keys(c.spellings), byPair),
		`INSERT INTO spellings (stem, spelling, n) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
		`DELETE FROM spellings WHERE stem = ?1 AND spelling = ?2 AND n <= 0`,
		func(p [2]string) (key []any, ns []int) { return []any{p[0], p[1]}, []int{c.spellings[p]} })
	if err != nil {
		return err
	}
	if err := c.writeSurfaces(ctx, tx); err != nil {
		return err
	}
	err = bump(ctx, tx, slices.Sorted(maps.Keys(c.speakers)),
		`INSERT INTO speakers (name, statements, speech) VALUES (?1, ?2, ?3)
			ON CONFLICT DO UPDATE SET statements = statements + excluded.statements, speech = speech + excluded.speech`,
		`DELETE FROM speakers WHERE name = ?1 AND statements <= 0`,
		func(s string) (key []any, ns []int) {
			k := c.speakers[s]
			return []any{s}, []int{k.statements, k.speech}
		})
	if err != nil {
		return err
	}
	err = bump(ctx, tx, slices.SortedFunc(maps.Keys(c.roles), byPair),
		`INSERT INTO speaker_roles (name, role, n) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
		`DELETE FROM speaker_roles WHERE name = ?1 AND role = ?2 AND n <= 0`,
		func(p [2]string) (key []any, ns []int) { return []any{p[0], p[1]}, []int{c.roles[p]} })
	*c = *newCounts()
	return err
}

// bump adds to the counts of the keys and removes those that nothing is left of.
func bump[K any](ctx context.Context, tx *sql.Tx, keys []K, add, remove string, row func(K) (key []any, ns []int)) error {
	adding, err := tx.PrepareContext(ctx, add)
	if err != nil {
		return err
	}
	defer adding.Close()
	removing, err := tx.PrepareContext(ctx, remove)
	if err != nil {
		return err
	}
	defer removing.Close()
	for _, k := range keys {
		key, ns := row(k)
		args, changed, less := key, false, false
		for _, n := range ns {
			args = append(args, n)
			changed = changed || n != 0
			less = less || n < 0
		}
		if !changed {
			continue
		}
		if _, err := adding.ExecContext(ctx, args...); err != nil {
			return err
		}
		if less {
			if _, err := removing.ExecContext(ctx, key...); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeSurfaces gives every term that changed the spelling that is most frequent now.
func (c *counts) writeSurfaces(ctx context.Context, tx *sql.Tx) error {
	st, err := tx.PrepareContext(ctx, `UPDATE vocabulary SET surface = coalesce(
		(SELECT spelling FROM spellings WHERE stem = ?1 ORDER BY n DESC, spelling LIMIT 1), stem) WHERE stem = ?1`)
	if err != nil {
		return err
	}
	defer st.Close()
	terms := map[string]bool{}
	for t, n := range c.df {
		terms[t] = n != 0
	}
	for p, n := range c.spellings {
		terms[p[0]] = terms[p[0]] || n != 0
	}
	for _, t := range slices.Sorted(maps.Keys(terms)) {
		if terms[t] {
			if _, err := st.ExecContext(ctx, t); err != nil {
				return err
			}
		}
	}
	return nil
}
