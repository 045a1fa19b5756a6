package answering

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"quoth/knowledge"
	"quoth/knowledge/checking"
	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

// Index gives consistent views of what was loaded.
type Index interface {
	Read(ctx context.Context, f func(knowledge.Reader) error) error
}

// Options of an Answerer; the zero value serves.
type Options struct {
	Now func() time.Time // the clock; time.Now where nil
	Log *slog.Logger     // slog.Default() where nil
	// Stage is told how long each stage of an answer took: "understand", "gather", "measure", "rank" and "settle". It may be nil.
	Stage func(name string, took time.Duration)
}

// Answerer answers questions with sentences of the articles. It is safe for concurrent use.
type Answerer struct {
	index Index
	now   func() time.Time
	log   *slog.Logger
	stage func(name string, took time.Duration)

	mu  sync.Mutex
	lex *lexicon // of the state of the index that was last read
}

// New makes an Answerer.
func New(index Index, o Options) *Answerer {
	a := &Answerer{index: index, now: o.Now, log: o.Log, stage: o.Stage}
	if a.stage == nil {
		a.stage = func(string, time.Duration) {}
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.log == nil {
		a.log = slog.Default()
	}
	return a
}

const (
	longestQuestion = 2000 // bytes; the rest of a longer question is not read
	longestHistory  = 6    // turns
)

// Answer answers a question, or abstains and says why. An error means that the index could not be read; a question never causes one.
func (a *Answerer) Answer(ctx context.Context, q knowledge.Question) (knowledge.Answer, error) {
	began := a.now()
	var out knowledge.Answer
	err := a.index.Read(ctx, func(ix knowledge.Reader) error {
		var err error
		out, err = a.answer(ctx, ix, q)
		return err
	})
	if err != nil {
		return knowledge.Answer{}, fmt.Errorf("answering: %w", err)
	}
	out.Took = a.now().Sub(began)
	return out, nil
}

func (a *Answerer) answer(ctx context.Context, ix knowledge.Reader, q knowledge.Question) (knowledge.Answer, error) {
	t, err := a.ponder(ctx, ix, q)
	if err != nil {
		return knowledge.Answer{}, err
	}
	out := knowledge.Answer{Intent: t.reading.intent, Freshness: t.known}
	if q.Ranking > 0 {
		if out.Retrieved, err = rankArticles(ctx, ix, t, q.Ranking); err != nil {
			return out, err
		}
	}
	stage := a.stages()
	if chosen := t.choose(); len(chosen) > 0 {
		chosen, remarks := t.settle(chosen)
		out.Citations = a.cite(t, chosen)
		out.Notes = t.notes(q, remarks, out.Citations)
	}
	if len(out.Citations) == 0 {
		out.Abstained = true
		out.Leads = t.leads()
		out.Reason = t.reason(out)
	}
	stage("settle")
	return out, nil
}

// thought is a question with everything that was considered for it.
type thought struct {
	reading    *reading
	scope      knowledge.Query
	candidates []*candidate // best first
	found      []knowledge.Evidence
	lexicon    *lexicon
	read       map[*candidate]*facts // filled by facts
	clock      time.Time             // when the asker stands
	bounds     dates.Bounds
	known      knowledge.Freshness // of all that the asker may see by then
	confidence float64             // probability that the first candidate answers
}

// consider understands a question and ranks the sentences of a scope that may answer it.
func (a *Answerer) consider(ctx context.Context, ix knowledge.Reader, q knowledge.Question, scope knowledge.Query) (*thought, error) {
	l, err := a.lexicon(ctx, ix)
	if err != nil {
		return nil, err
	}
	stage := a.stages()
	t := &thought{lexicon: l, reading: l.read(q), scope: scope}
	stage("understand")
	if t.reading.whatIsNew() {
		return t, t.news(ctx, ix, a.log)
	}
	if t.candidates, t.found, err = gather(ctx, ix, t.reading, t.scope, a.log); err != nil {
		return nil, err
	}
	stage("gather")
	measure(l, t.reading, t.candidates)
	stage("measure")
	t.rank()
	stage("rank")
	return t, nil
}

// stages returns a function that reports the time since it was last called, as that of a stage.
func (a *Answerer) stages() func(name string) {
	last := a.now()
	return func(name string) {
		now := a.now()
		a.stage(name, now.Sub(last))
		last = now
	}
}

// read understands a question in the light of the turns before it.
func (l *lexicon) read(q knowledge.Question) *reading {
	var earlier *reading
	for _, turn := range q.History[max(0, len(q.History)-longestHistory):] {
		earlier = l.understand(clip(turn), earlier)
	}
	return l.understand(clip(q.Text), earlier)
}

// clip cuts a question that is too long, at a code point boundary, and takes out what is no text.
func clip(s string) string {
	if len(s) > longestQuestion {
		s = text.Bytes(s[:longestQuestion], 0, longestQuestion).In(s)
	}
	return clean(s)
}

// lexicon returns what the index as a whole knows, made anew after a reload.
func (a *Answerer) lexicon(ctx context.Context, ix knowledge.Reader) (*lexicon, error) {
	v, err := ix.Vocabulary(ctx)
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lex != nil && a.lex.vocabulary == v {
		return a.lex, nil
	}
	speakers, err := ix.Speakers(ctx)
	if err != nil {
		return nil, err
	}
	a.lex = newLexicon(v, speakers)
	return a.lex, nil
}

// cite turns sentences into citations. One that differs from the stored text is a bug: it is logged and left out.
func (a *Answerer) cite(t *thought, chosen []*candidate) []knowledge.Citation {
	var out []knowledge.Citation
	for _, c := range chosen {
		sp := t.stretch(c)
		if slices.ContainsFunc(out, func(o knowledge.Citation) bool { return o.Article == c.ID && o.Span.Overlap(sp) > 0 }) {
			continue // quoted already, with the one before
		}
		k := c.citation(len(out)+1, sp)
		if err := checking.Verbatim(k, c.Text); err != nil {
			a.log.Error("citation left out", "error", err)
			continue
		}
		out = append(out, k)
	}
	return out
}

// citation cites a span of a candidate's article that holds its sentence.
func (c *candidate) citation(n int, sp knowledge.Span) knowledge.Citation {
	k := knowledge.Citation{N: n, Article: c.ID, Title: c.Title, Publisher: c.Publisher, URL: c.URL, Published: c.Published,
		Quote: sp.In(c.Text), Span: sp, Kind: knowledge.Narration}
	k.Start, k.End = text.CodePoints(c.Text, k.Span)
	if c.said != nil && c.said.Speech {
		k.Kind, k.Speaker, k.Role = c.said.Kind, c.said.Speaker, c.said.Role
	}
	return k
}

// clean replaces control and formatting characters by blanks, and what is no UTF-8 by the replacement character.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
