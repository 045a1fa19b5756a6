package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"sync"

	"quoth/knowledge"
)

// generation holds what is read once for each state of the index and then shared by all readers.
type generation struct {
	number   int64
	passages int
	average  float64 // words of a passage, with its title's

	lists lists

	mu        sync.Mutex // guards what follows while it is loaded
	words     *vocabulary
	layout    *layout
	speakers  []knowledge.Speaker
	freshness map[string]knowledge.Freshness
}

// maxFreshness bounds how many combinations of time and sources are remembered.
const maxFreshness = 256

// load returns the shared data of the state that r sees.
func (r *reader) load(ctx context.Context) (*generation, error) {
	if r.cache != nil {
		return r.cache, nil
	}
	x := r.x
	x.mu.Lock()
	g := x.newest
	x.mu.Unlock()
	if g == nil || g.number != r.generation {
		g = &generation{number: r.generation, freshness: map[string]knowledge.Freshness{}}
		var terms int64
		for key, to := range map[string]any{"passages": &g.passages, "terms": &terms} {
			if err := r.stmt(ctx, x.reads.meta).QueryRowContext(ctx, key).Scan(to); err != nil {
				return nil, fmt.Errorf("read the size of the index: %w", x.db.Explain(err))
			}
		}
		g.average = float64(terms) / float64(max(g.passages, 1))
		x.mu.Lock()
		switch {
		case x.newest == nil || x.newest.number < g.number:
			x.newest = g
		case x.newest.number == g.number:
			g = x.newest
		}
		x.mu.Unlock()
	}
	r.cache = g
	return g, nil
}

// vocabulary is a knowledge.Vocabulary.
type vocabulary struct {
	passages int
	words    map[string]word
}

type word struct {
	df      int32
	surface string
}

func (v *vocabulary) Passages() int { return v.passages }

func (v *vocabulary) Frequency(stem string) int { return int(v.words[token(stem)].df) }

func (v *vocabulary) Surface(stem string) string {
	if w, ok := v.words[token(stem)]; ok {
		return w.surface
	}
	return stem
}

func (v *vocabulary) Words() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for stem, w := range v.words {
			if !yield(stem, int(w.df)) {
				return
			}
		}
	}
}

func (r *reader) vocabulary(ctx context.Context) (*vocabulary, error) {
	g, err := r.load(ctx)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.words != nil {
		return g.words, nil
	}
	var list string
	if err := r.stmt(ctx, r.x.reads.vocabulary).QueryRowContext(ctx).Scan(&list); err != nil {
		return nil, fmt.Errorf("read the vocabulary: %w", r.x.db.Explain(err))
	}
	v := &vocabulary{passages: g.passages, words: make(map[string]word, strings.Count(list, "\n")+1)}
	for line := range strings.SplitSeq(list, "\n") {
		stem, rest, _ := strings.Cut(line, "\t")
		df, surface, ok := strings.Cut(rest, "\t")
		if n, err := strconv.Atoi(df); ok && err == nil {
			v.words[stem] = word{int32(n), surface}
		}
	}
	g.words = v
	return v, nil
}

func (g *generation) speakersOnce(ctx context.Context, r *reader) ([]knowledge.Speaker, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.speakers != nil {
		return g.speakers, nil
	}
	roles := map[string][]string{}
	err := r.each(ctx, r.x.reads.speakerRoles, func(rows *sql.Rows) error {
		var name, role string
		err := rows.Scan(&name, &role)
		roles[name] = append(roles[name], role)
		return err
	})
	list := []knowledge.Speaker{}
	if err == nil {
		err = r.each(ctx, r.x.reads.speakers, func(rows *sql.Rows) error {
			var s knowledge.Speaker
			err := rows.Scan(&s.Name, &s.Statements)
			s.Roles = roles[s.Name]
			list = append(list, s)
			return err
		})
	}
	if err != nil {
		return nil, fmt.Errorf("read the speakers: %w", err)
	}
	g.speakers = list
	return list, nil
}

func (g *generation) freshnessOf(ctx context.Context, r *reader, q knowledge.Query) (knowledge.Freshness, error) {
	asOf, sources := filters(q)
	key := fmt.Sprint(asOf, sources)
	g.mu.Lock()
	f, ok := g.freshness[key]
	g.mu.Unlock()
	if ok {
		return f, nil
	}
	var newest, loaded sql.NullInt64
	err := r.stmt(ctx, r.x.reads.freshness).QueryRowContext(ctx, asOf, sources).Scan(&f.Articles, &newest, &loaded)
	if err != nil {
		return f, fmt.Errorf("read how fresh the index is: %w", r.x.db.Explain(err))
	}
	f.Newest, f.Loaded = timeOf(newest), timeOfMilli(loaded)
	g.mu.Lock()
	if len(g.freshness) >= maxFreshness {
		clear(g.freshness)
	}
	g.freshness[key] = f
	g.mu.Unlock()
	return f, nil
}
