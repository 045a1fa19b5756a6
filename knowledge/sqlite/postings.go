package sqlite

import (
	"container/list"
	"context"
	"fmt"
	"sync"
)

const (
	titleWeight = 2.0 // what a word in the title counts against one in the passage
	k1          = 1.2
	b           = 0.75

	// maxCached is how many postings are kept in memory, of 8 bytes each.
	maxCached = 8 << 20
)

// posting is a passage that holds a word, with what the word adds to its BM25 score before the
// word's own weight.
type posting struct {
	passage uint32
	score   float32
}

// lists keeps the postings of the words that were searched last. It is safe for concurrent use.
type lists struct {
	mu    sync.Mutex
	at    map[string]*list.Element
	order *list.List // of cached, the last used first
	size  int        // postings in all
}

type cached struct {
	token    string
	postings []posting
}

func (l *lists) get(token string) ([]posting, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e, ok := l.at[token]
	if !ok {
		return nil, false
	}
	l.order.MoveToFront(e)
	return e.Value.(cached).postings, true
}

func (l *lists) put(token string, ps []posting) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.at == nil {
		l.at, l.order = map[string]*list.Element{}, list.New()
	}
	if _, ok := l.at[token]; ok || len(ps) > maxCached/4 {
		return
	}
	l.at[token] = l.order.PushFront(cached{token, ps})
	for l.size += len(ps); l.size > maxCached; {
		last := l.order.Back()
		c := l.order.Remove(last).(cached)
		delete(l.at, c.token)
		l.size -= len(c.postings)
	}
}

// postings returns the passages that hold a word, in no particular order.
func (r *reader) postings(ctx context.Context, t term) ([]posting, error) {
	g := r.cache
	if ps, ok := g.lists.get(t.token); ok {
		return ps, nil
	}
	l, err := r.layout(ctx)
	if err != nil {
		return nil, err
	}
	var text string
	if err := r.stmt(ctx, r.x.reads.postings).QueryRowContext(ctx, t.token).Scan(&text); err != nil {
		return nil, fmt.Errorf("search: %w", r.x.db.Explain(err))
	}
	ps := make([]posting, 0, t.df)
	for s := (numbers{text: text}); s.more(); {
		doc, weight := s.next(), float32(1)
		if doc < 0 {
			doc, weight = -doc, titleWeight
		}
		// What a passage has of a word stands together; score gathers its frequency at first.
		if n := len(ps); n > 0 && ps[n-1].passage == uint32(doc) {
			ps[n-1].score += weight
		} else {
			ps = append(ps, posting{uint32(doc), weight})
		}
	}
	for i, p := range ps {
		ps[i].score = p.score * (k1 + 1) / (p.score + l.norm[p.passage])
	}
	g.lists.put(t.token, ps)
	return ps, nil
}
