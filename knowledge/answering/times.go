package answering

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/dates"
	"quoth/knowledge/text"
)

// fresh is how old the newest article may be before an answer says so.
const fresh = 7 * 24 * time.Hour

// ponder considers a question within the times that it sets: "since Monday" leaves out what was published before. Articles without a date stay.
// A day may as well be part of what is asked about ("who met on 24 October"): it is where the best sentence names it.
func (a *Answerer) ponder(ctx context.Context, ix knowledge.Reader, q knowledge.Question) (*thought, error) {
	clock, all := a.now(), visible(q)
	if !q.AsOf.IsZero() {
		clock = all.AsOf
	}
	known, err := ix.Freshness(ctx, all)
	if err != nil {
		return nil, err
	}
	l, err := a.lexicon(ctx, ix)
	if err != nil {
		return nil, err
	}
	timeless, b := l.within(q, clock, known.Newest)
	consider := func(q knowledge.Question, b dates.Bounds) (*thought, error) {
		t, err := a.consider(ctx, ix, q, scope(all, b))
		if err == nil {
			t.clock, t.bounds, t.known = clock, b, known
			if b.AsOf {
				t.clock = b.To
			}
		}
		return t, err
	}
	if !b.Soft {
		return consider(timeless, b)
	}
	open, err := consider(q, dates.Bounds{})
	if err != nil {
		return nil, err
	}
	if open.answers() {
		if best := open.candidates[0]; b.Names(best.quote(), best.wordsAt(best.at)) {
			return open, nil
		}
	}
	t, err := consider(timeless, b)
	if err == nil && b.Event && !t.answers() && !t.reading.speech && len(t.reading.terms) > 0 {
		return open, nil
	}
	return t, err
}

// visible is all that the asker may see of the index.
func visible(q knowledge.Question) knowledge.Query {
	out := knowledge.Query{Sources: q.Sources}
	if !q.AsOf.IsZero() {
		out.AsOf = q.AsOf.UTC().Truncate(24 * time.Hour).Add(24*time.Hour - time.Second)
	}
	return out
}

// answers says whether what was found is an answer.
func (t *thought) answers() bool { return len(t.choose()) > 0 }

// scope narrows a query to bounds.
func scope(q knowledge.Query, b dates.Bounds) knowledge.Query {
	q.Since = b.From
	if !b.To.IsZero() && (q.AsOf.IsZero() || b.To.Before(q.AsOf)) {
		q.AsOf = b.To
	}
	return q
}

// within takes the words that set times out of a question and the turns before it, and returns the times: a turn that is no sentence ("and Barrot?")
// keeps those of the turn before.
func (l *lexicon) within(q knowledge.Question, clock, newest time.Time) (timeless knowledge.Question, b dates.Bounds) {
	var before dates.Bounds
	turns := q.History[max(0, len(q.History)-longestHistory):]
	timeless = q
	timeless.History = make([]string, len(turns))
	for i, turn := range turns {
		timeless.History[i], before = l.timed(turn, clock, newest, before)
	}
	timeless.Text, b = l.timed(q.Text, clock, newest, before)
	return timeless, b
}

func (l *lexicon) timed(turn string, clock, newest time.Time, before dates.Bounds) (rest string, b dates.Bounds) {
	turn = clip(turn)
	b = dates.Find(turn, clock, newest, func(w text.Word) bool { return l.capitalised(w.Stem) })
	if b.Given() {
		return b.Rest(turn), b
	}
	ws := text.Words(turn)
	if f, _ := fragment(ws); f || len(contentWords(ws)) == 0 {
		return turn, before
	}
	return turn, dates.Bounds{}
}

// written says between which days an answer was looked for: " from 3 to 9 Mar 2031". It is "" where there are no bounds.
func written(b dates.Bounds) string {
	switch from, to := knowledge.Day(b.From), knowledge.Day(b.To); {
	case !b.Given():
		return ""
	case b.To.IsZero():
		return " since " + from
	case b.From.IsZero():
		return " up to " + to
	case from == to:
		return " on " + from
	default:
		return " from " + from + " to " + to
	}
}

// dateNotes say that nothing new was loaded for long, and which citations have no date where the question sets times.
func (t *thought) dateNotes(q knowledge.Question, cited []knowledge.Citation) []knowledge.Note {
	var out []knowledge.Note
	if newest := t.known.Newest; !newest.IsZero() && t.clock.Sub(newest) > fresh && (t.bounds.To.IsZero() || t.bounds.To.After(newest)) {
		out = append(out, knowledge.Note{Kind: knowledge.NoteStale, Text: "The newest article is of " + knowledge.Day(newest) + "."})
	}
	upper := !q.AsOf.IsZero() || !t.bounds.To.IsZero()
	if !upper && t.bounds.From.IsZero() {
		return out
	}
	var undated []int
	var outlets []string
	for _, c := range cited {
		if c.Published.IsZero() {
			undated = append(undated, c.N)
			if o := cmp.Or(c.Publisher, c.Article); !slices.Contains(outlets, o) {
				outlets = append(outlets, o)
			}
		}
	}
	if len(undated) == 0 {
		return out
	}
	age := "older"
	if upper {
		age = "later"
	}
	if upper && !t.bounds.From.IsZero() {
		age = "older or later"
	}
	say := " carries no date, so it may be " + age + "."
	if len(outlets) > 1 {
		say = " carry no date, so they may be " + age + "."
	}
	return append(out, knowledge.Note{Kind: knowledge.NoteStale, Text: joined(outlets) + say, Citations: undated})
}

// joined writes a list: "a, b and c".
func joined(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	n := len(parts) - 1
	return strings.Join(parts[:n], ", ") + " and " + parts[n]
}

// numbered returns the numbers of the citations that quote some candidates, in order.
func numbered(cited []knowledge.Citation, cs ...*candidate) []int {
	var out []int
	for _, k := range cited {
		if slices.ContainsFunc(cs, func(c *candidate) bool { return k.Article == c.ID && k.Span.Overlap(c.span()) > 0 }) {
			out = append(out, k.N)
		}
	}
	return out
}
