package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"quoth/knowledge"
)

// layout holds of every passage and article what scoring needs, by row number.
type layout struct {
	norm     []float32 // of passages: what BM25 adds to a word's frequency; grows with the length
	article  []uint32  // of passages: the row of the article
	articles []articleInfo
	sources  map[string]uint32
}

type articleInfo struct {
	published int64 // Unix seconds; the smallest number where unknown
	source    uint32
}

func (r *reader) layout(ctx context.Context) (*layout, error) {
	g, err := r.load(ctx)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.layout != nil {
		return g.layout, nil
	}
	l := &layout{sources: map[string]uint32{}}
	var articles, passages string
	err = r.stmt(ctx, r.x.reads.articleRows).QueryRowContext(ctx).Scan(&articles)
	if err == nil {
		err = r.stmt(ctx, r.x.reads.passageRows).QueryRowContext(ctx).Scan(&passages)
	}
	if err == nil {
		err = r.each(ctx, r.x.reads.sourceRows, func(rows *sql.Rows) error {
			var id uint32
			var name string
			err := rows.Scan(&id, &name)
			l.sources[name] = id
			return err
		})
	}
	if err != nil {
		return nil, fmt.Errorf("read the layout of the index: %w", r.x.db.Explain(err))
	}
	for s := (numbers{text: articles}); s.more(); {
		row, info := s.next(), articleInfo{published: math.MinInt64}
		info.source = uint32(s.next())
		if s.same() {
			info.published = s.next()
		}
		l.articles = put(l.articles, row, info)
	}
	for s := (numbers{text: passages}); s.more(); {
		row, article, terms := s.next(), s.next(), s.next()
		l.article = put(l.article, row, uint32(article))
		l.norm = put(l.norm, row, float32(k1*(1-b+b*float64(terms)/g.average)))
	}
	g.layout = l
	return l, nil
}

// put sets list[at], and makes the list longer where needed.
func put[T any](list []T, at int64, v T) []T {
	if n := int(at) + 1; n > len(list) {
		list = slices.Grow(list, n-len(list))[:n]
	}
	list[at] = v
	return list
}

// visible returns which passages a query may see by its time and sources; nil for all.
func (l *layout) visible(q knowledge.Query) func(passage uint32) bool {
	if q.AsOf.IsZero() && q.Since.IsZero() && q.Sources == nil {
		return nil
	}
	last := int64(math.MaxInt64)
	if !q.AsOf.IsZero() {
		last = q.AsOf.Unix()
	}
	first := int64(math.MinInt64)
	if !q.Since.IsZero() {
		first = q.Since.Unix()
	}
	var sources []uint32
	for _, name := range q.Sources {
		if id, ok := l.sources[name]; ok {
			sources = append(sources, id)
		}
	}
	return func(passage uint32) bool {
		a := l.articles[l.article[passage]]
		return a.published <= last && (a.published >= first || a.published == math.MinInt64) && (q.Sources == nil || slices.Contains(sources, a.source))
	}
}

// numbers reads lines of whole numbers with blanks between them.
type numbers struct {
	text string
	at   int
}

func (s *numbers) more() bool { return s.at < len(s.text) }

// same says whether the line of the last number goes on with another one.
func (s *numbers) same() bool { return s.more() && s.text[s.at-1] == ' ' }

// next returns the number here and steps behind the blank or the line end after it.
func (s *numbers) next() int64 {
	n, sign := int64(0), int64(1)
	for ; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '-':
			sign = -1
		case '0' <= c && c <= '9':
			n = n*10 + int64(c-'0')
		default:
			s.at++
			return sign * n
		}
	}
	return sign * n
}
