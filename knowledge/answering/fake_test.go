package answering

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"log/slog"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/copies"
	prepare "quoth/knowledge/reading"
	"quoth/knowledge/text"
)

// said is a statement of a made-up article: content are words of its text, and so is source.
type said struct {
	speaker, role string
	kind          knowledge.Kind
	source        string // "": none
	content       string
	belief        bool
}

// tale makes a prepared article whose statements are given, so that nothing here hangs on how well they are recognised.
func tale(id, title, published, body string, statements ...said) knowledge.Prepared {
	a := knowledge.Article{ID: id, Source: "town", Title: title, Publisher: "Quay Gazette", URL: "https://quay.example/" + id, Text: body}
	if published != "" {
		day, err := time.Parse(time.DateOnly, published)
		if err != nil {
			panic(err)
		}
		a.Published = day.Add(9 * time.Hour)
	}
	p := knowledge.Prepared{Article: a, Passages: prepare.Passages(id, body, prepare.Sentences(body))}
	for _, s := range statements {
		st := knowledge.Statement{Article: id, Speaker: s.speaker, Role: s.role, Kind: s.kind, Speech: !s.belief, Content: []knowledge.Span{place(body, s.content)}}
		if s.source != "" {
			st.Source = []knowledge.Span{place(body, s.source)}
		}
		p.Statements = append(p.Statements, st)
	}
	return p
}

func place(body, words string) knowledge.Span {
	at := strings.Index(body, words)
	if at < 0 {
		panic("the made-up article doesn't say: " + words)
	}
	return knowledge.Span{Start: at, End: at + len(words)}
}

// shelf is an index in memory. What it hands out is what it was given, damaged or not.
type shelf struct {
	mu    sync.Mutex
	state *holdings
	asked []knowledge.Query // every query of a search, and of statements
}

// holdings is one state of a shelf.
type holdings struct {
	articles []knowledge.Prepared // what is handed out
	indexed  []knowledge.Prepared // what is searched
	words    *counted
	speakers []knowledge.Speaker
	loaded   time.Time
}

func newShelf(articles ...knowledge.Prepared) *shelf {
	s := &shelf{}
	s.load(articles...)
	return s
}

// load replaces everything, as a reload does.
func (s *shelf) load(articles ...knowledge.Prepared) {
	h := &holdings{articles: articles, indexed: articles, words: &counted{frequency: map[string]int{}, surface: map[string]map[string]int{}}}
	if len(articles) > 0 {
		h.loaded = time.Date(2031, 6, 1, 12, 0, 0, 0, time.UTC)
	}
	by := map[string]*knowledge.Speaker{}
	for _, p := range articles {
		for _, pa := range p.Passages {
			h.words.add(p.Article.Title, pa.Span.In(p.Article.Text))
		}
		for _, st := range p.Statements {
			if st.Speaker == "" {
				continue
			}
			if by[st.Speaker] == nil {
				by[st.Speaker] = &knowledge.Speaker{Name: st.Speaker}
			}
			k := by[st.Speaker]
			if st.Role != "" && !slices.Contains(k.Roles, st.Role) {
				k.Roles = append(k.Roles, st.Role)
			}
			if st.Speech {
				k.Statements++
			}
		}
	}
	for _, k := range by {
		h.speakers = append(h.speakers, *k)
	}
	slices.SortFunc(h.speakers, func(a, b knowledge.Speaker) int {
		return cmp.Or(b.Statements-a.Statements, strings.Compare(a.Name, b.Name))
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = h
}

func (s *shelf) Read(ctx context.Context, f func(knowledge.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	h := s.state
	s.mu.Unlock()
	return f(&shelfReader{s, h})
}

// queries are those that were asked so far.
func (s *shelf) queries() []knowledge.Query {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// counted is the vocabulary of a state.
type counted struct {
	passages  int
	frequency map[string]int
	surface   map[string]map[string]int
}

func (c *counted) add(title, body string) {
	c.passages++
	seen := map[string]bool{}
	for _, s := range []string{title, body} {
		for _, w := range text.Words(s) {
			seen[w.Stem] = true
			if c.surface[w.Stem] == nil {
				c.surface[w.Stem] = map[string]int{}
			}
			c.surface[w.Stem][w.Span.In(s)]++
		}
	}
	for st := range seen {
		c.frequency[st]++
	}
}

func (c *counted) Passages() int                 { return c.passages }
func (c *counted) Frequency(stem string) int     { return c.frequency[stem] }
func (c *counted) Words() iter.Seq2[string, int] { return maps.All(c.frequency) }
func (c *counted) Surface(stem string) string {
	best, n := stem, 0
	for s, k := range c.surface[stem] {
		if k > n || k == n && s < best {
			best, n = s, k
		}
	}
	return best
}

type shelfReader struct {
	shelf *shelf
	*holdings
}

func (r *shelfReader) note(q knowledge.Query) {
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	r.shelf.asked = append(r.shelf.asked, q)
}

func admits(q knowledge.Query, a knowledge.Article) bool {
	if q.Sources != nil && !slices.Contains(q.Sources, a.Source) {
		return false
	}
	return a.Published.IsZero() || (q.AsOf.IsZero() || !a.Published.After(q.AsOf)) && (q.Since.IsZero() || !a.Published.Before(q.Since))
}

// Search is BM25 over passages, words of the title counted twice.
func (r *shelfReader) Search(ctx context.Context, q knowledge.Query) ([]knowledge.Evidence, error) {
	r.note(q)
	var out []knowledge.Evidence
	for _, p := range r.indexed {
		if !admits(q, p.Article) {
			continue
		}
		for _, pa := range p.Passages {
			counts := map[string]float64{}
			for _, st := range text.Stems(pa.Span.In(p.Article.Text)) {
				counts[st]++
			}
			for _, st := range text.Stems(p.Article.Title) {
				counts[st] += 2
			}
			score := 0.0
			for _, t := range q.Terms {
				df, f := float64(r.words.frequency[t.Stem]), counts[t.Stem]
				if f > 0 && !text.Stop(t.Stem) {
					score += t.Weight * math.Log(1+(float64(r.words.passages)-df+0.5)/(df+0.5)) * f * 2.2 / (f + 1.2)
				}
			}
			if score > 0 {
				out = append(out, knowledge.Evidence{Passage: pa, Title: p.Article.Title, Score: score})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b knowledge.Evidence) int { return cmp.Compare(b.Score, a.Score) })
	return out[:min(len(out), q.Limit)], ctx.Err()
}

func (r *shelfReader) Articles(ctx context.Context, ids []string) (map[string]knowledge.Article, error) {
	out := map[string]knowledge.Article{}
	for _, p := range r.articles {
		if slices.Contains(ids, p.Article.ID) {
			out[p.Article.ID] = p.Article
		}
	}
	return out, ctx.Err()
}

func (r *shelfReader) PassagesOf(ctx context.Context, ids []string) (map[string][]knowledge.Passage, error) {
	out := map[string][]knowledge.Passage{}
	for _, p := range r.articles {
		if slices.Contains(ids, p.Article.ID) {
			out[p.Article.ID] = p.Passages
		}
	}
	return out, ctx.Err()
}

func (r *shelfReader) StatementsIn(ctx context.Context, ids []string) (map[string][]knowledge.Statement, error) {
	out := map[string][]knowledge.Statement{}
	for _, p := range r.articles {
		if slices.Contains(ids, p.Article.ID) {
			out[p.Article.ID] = p.Statements
		}
	}
	return out, ctx.Err()
}

func (r *shelfReader) CopiesOf(ctx context.Context, ids []string) (map[string]string, error) {
	out := map[string]string{}
	for _, id := range ids {
		at := slices.IndexFunc(r.articles, func(p knowledge.Prepared) bool { return p.Article.ID == id })
		for _, p := range r.articles[:max(at, 0)] {
			if sameText(p.Article.Text, r.articles[at].Article.Text) {
				out[id] = p.Article.ID
				break
			}
		}
	}
	return out, ctx.Err()
}

func sameText(a, b string) bool {
	return copies.Of(text.Words(a)).Share(copies.Of(text.Words(b))) >= copies.Least
}

func (r *shelfReader) StatementsBy(ctx context.Context, names []string, q knowledge.Query) ([]knowledge.Statement, error) {
	r.note(q)
	dated := slices.Clone(r.articles)
	slices.SortStableFunc(dated, func(a, b knowledge.Prepared) int { return b.Article.Published.Compare(a.Article.Published) })
	var out []knowledge.Statement
	for _, p := range dated {
		for _, st := range p.Statements {
			if admits(q, p.Article) && slices.Contains(names, st.Speaker) && len(out) < q.Limit {
				out = append(out, st)
			}
		}
	}
	return out, ctx.Err()
}

func (r *shelfReader) Newest(ctx context.Context, q knowledge.Query) ([]string, error) {
	r.note(q)
	dated := slices.Clone(r.articles)
	slices.SortStableFunc(dated, func(a, b knowledge.Prepared) int { return b.Article.Published.Compare(a.Article.Published) })
	var out []string
	for _, p := range dated {
		if admits(q, p.Article) && !p.Article.Published.IsZero() && len(out) < q.Limit {
			out = append(out, p.Article.ID)
		}
	}
	return out, ctx.Err()
}

func (r *shelfReader) Speakers(ctx context.Context) ([]knowledge.Speaker, error) {
	return r.speakers, ctx.Err()
}

func (r *shelfReader) Vocabulary(ctx context.Context) (knowledge.Vocabulary, error) {
	return r.words, ctx.Err()
}

func (r *shelfReader) Freshness(ctx context.Context, q knowledge.Query) (knowledge.Freshness, error) {
	f := knowledge.Freshness{Loaded: r.loaded}
	for _, p := range r.articles {
		if admits(q, p.Article) {
			f.Articles++
			if p.Article.Published.After(f.Newest) {
				f.Newest = p.Article.Published
			}
		}
	}
	return f, ctx.Err()
}

// The town of these tests: a row about tolls on a ferry, and other things that happen there.
func town() []knowledge.Prepared {
	return []knowledge.Prepared{
		tale("tolls", "Ferry tolls to double in June", "2031-05-02",
			"The ferry tolls will double in June, the harbour office said on Friday.\n\n"+
				"“Every island family pays twice for one crossing,” said Ada Marsh, the harbour master. Robert Quill, the treasurer, sat beside her and took notes.\n\n"+
				"Wilma Oakes, who runs the bakery on the quay, said the tolls would empty her shop. A crossing costs four crowns now.",
			said{"Ada Marsh", "harbour master", knowledge.Direct, "Ada Marsh, the harbour master", "“Every island family pays twice for one crossing,”", false},
			said{"Wilma Oakes", "", knowledge.Indirect, "Wilma Oakes", "the tolls would empty her shop", false}),
		tale("dredging", "Harbour to be dredged before winter", "2031-05-06",
			"Dredging of the north basin begins in September. The work costs nine million crowns, and a Danish firm won the contract.\n\n"+
				"Ada Marsh said the basin had lost two metres of depth since the storm. “We can wait no longer for deep water,” she said.",
			said{"Ada Marsh", "", knowledge.Indirect, "Ada Marsh", "the basin had lost two metres of depth since the storm", false},
			said{"Ada Marsh", "", knowledge.Direct, "she", "“We can wait no longer for deep water,”", false}),
		tale("council", "Council split over ferry tolls", "2031-05-09",
			"The island council met for five hours and put off its vote on the tolls. Lena Brook, the council’s chair, called the tolls a tax on grandmothers.\n\n"+
				"Jonas Reed, the opposition leader, said the tolls were overdue and fair. He wants the money for a second ferry.",
			said{"Lena Brook", "council’s chair", knowledge.Indirect, "Lena Brook, the council’s chair", "the tolls a tax on grandmothers", false},
			said{"Jonas Reed", "opposition leader", knowledge.Indirect, "Jonas Reed, the opposition leader", "the tolls were overdue and fair", false},
			said{"Jonas Reed", "", knowledge.Indirect, "He", "the money for a second ferry", true}),
		tale("school", "School roof repaired", "2031-05-11",
			"The roof of the village school was repaired over Easter. Pupils had sat under umbrellas since the storm in March.\n\n"+
				"Head teacher Olga Pine thanked the carpenters. “It is quiet at last when it rains,” Pine said.",
			said{"Olga Pine", "head teacher", knowledge.Direct, "Pine", "“It is quiet at last when it rains,”", false}),
		tale("museum", "Whaling museum opens new wing", "",
			"The whaling museum opened its glass wing with a brass band. The wing holds a skeleton of a sperm whale found in 1902.\n\n"+
				"Tickets are free on Sundays for pupils. The architect came from Bergen."),
		tale("bakery", "Bakery wins bread prize", "2031-05-12",
			"The bakery on the quay won the bread prize for its rye loaf. The jury praised the crust.\n\nIts oven was built in 1911 and burns beech wood."),
		tale("lighthouse", "Lighthouse keeper retires", "2031-05-13",
			"The last lighthouse keeper retires after forty years. The lamp has been electric since 1958.\n\nA ranger will look after the gulls that nest on the rocks."),
	}
}

// askIn asks one question and checks what must hold for every answer.
func askIn(t testing.TB, s *shelf, q knowledge.Question) knowledge.Answer {
	t.Helper()
	var log bytes.Buffer
	a := New(s, Options{Log: slog.New(slog.NewTextHandler(&log, nil)), Now: func() time.Time { return time.Date(2031, 6, 2, 0, 0, 0, 0, time.UTC) }})
	out, err := a.Answer(context.Background(), q)
	if err != nil {
		t.Fatalf("%.200q: %v", q.Text, err)
	}
	if log.Len() > 0 {
		t.Errorf("%.200q: logged %s", q.Text, &log)
	}
	sound(t, s, q, out)
	return out
}

// sound checks what must hold for every answer to every question, whatever the models think.
func sound(t testing.TB, s *shelf, q knowledge.Question, a knowledge.Answer) {
	t.Helper()
	bad := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%.200q: "+format, append([]any{q.Text}, args...)...)
	}
	if a.Abstained != (len(a.Citations) == 0) || a.Abstained != (a.Reason != "") || !a.Abstained && len(a.Leads) > 0 {
		bad("abstained %v with %d citations, reason %q and %d leads", a.Abstained, len(a.Citations), a.Reason, len(a.Leads))
	}
	if len(a.Citations) > 10 || len(a.Leads) > 3 || a.Intent == "" {
		bad("%d citations, %d leads, intent %q", len(a.Citations), len(a.Leads), a.Intent)
	}
	s.mu.Lock()
	state := s.state
	s.mu.Unlock()
	stored := func(id string) *knowledge.Article {
		for _, p := range state.articles {
			if p.Article.ID == id {
				return &p.Article
			}
		}
		bad("cites %q, which doesn't exist", id)
		return nil
	}
	for i, c := range a.Citations {
		k := stored(c.Article)
		if k == nil {
			continue
		}
		if c.N != i+1 || c.Quote == "" || c.Kind == "" || c.Title != k.Title || c.Publisher != k.Publisher || c.URL != k.URL || !c.Published.Equal(k.Published) {
			bad("citation %+v", c)
		}
		if runes := []rune(k.Text); c.Start < 0 || c.End > len(runes) || c.Start >= c.End || string(runes[c.Start:c.End]) != c.Quote || c.Span.In(k.Text) != c.Quote {
			bad("citation %d isn't verbatim: %+v", c.N, c)
		}
		if c.Kind == knowledge.Narration && c.Speaker != "" {
			bad("narration by %q", c.Speaker)
		}
		if !admits(knowledge.Query{Sources: q.Sources}, *k) {
			bad("cites %q of source %q", c.Article, k.Source)
		}
		for _, o := range a.Citations[:i] {
			if o.Article == c.Article && o.Span.Overlap(c.Span) > 0 {
				bad("citations %d and %d overlap", o.N, c.N)
			}
		}
	}
	for _, l := range a.Leads {
		if k := stored(l.Article); k != nil && l.Title != k.Title {
			bad("lead %+v", l)
		}
	}
	for _, n := range a.Notes {
		for _, c := range n.Citations {
			if c < 1 || c > len(a.Citations) {
				bad("note %+v speaks of no citation", n)
			}
		}
	}
}

func quotes(a knowledge.Answer) string {
	var out []string
	for _, c := range a.Citations {
		out = append(out, c.Quote)
	}
	return strings.Join(out, "\n")
}
