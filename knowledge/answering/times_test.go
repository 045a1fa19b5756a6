package answering

import (
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/dates"
	"quoth/knowledge/people"
)

// spelled is a vocabulary of a few words, those in capitals being written so by the index.
type spelled map[string]string

func (w spelled) Passages() int             { return 10 }
func (w spelled) Frequency(stem string) int { return len(w[stem]) }
func (w spelled) Surface(stem string) string {
	if s, ok := w[stem]; ok {
		return s
	}
	return stem
}
func (w spelled) Words() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for k := range w {
			if !yield(k, 1) {
				return
			}
		}
	}
}

var march12 = time.Date(2031, 3, 12, 9, 0, 0, 0, time.UTC) // a Wednesday

func TestWithin(t *testing.T) {
	l := &lexicon{vocabulary: spelled{"lund": "Lund", "toll": "tolls"}, directory: people.NewDirectory(nil)}
	tests := []struct {
		q          knowledge.Question
		text, from string
		turns      string
	}{
		{knowledge.Question{Text: "tolls since Monday"}, "tolls", "10 Mar 2031", ""},
		{knowledge.Question{Text: "and Reed?", History: []string{"what did Marsh say since Monday"}}, "and Reed?", "10 Mar 2031", "what did Marsh say"},
		{knowledge.Question{Text: "and yesterday?", History: []string{"what did Marsh say since Monday"}}, "and ?", "11 Mar 2031", "what did Marsh say"},
		{knowledge.Question{Text: "what did Reed say about the tolls?", History: []string{"what did Marsh say since Monday"}}, "what did Reed say about the tolls?", "", "what did Marsh say"},
		{knowledge.Question{Text: "what does Lund Today say"}, "what does Lund Today say", "", ""},
	}
	for _, tt := range tests {
		got, b := l.within(tt.q, march12, march12)
		from := ""
		if !b.From.IsZero() {
			from = knowledge.Day(b.From)
		}
		if s := strings.Join(strings.Fields(got.Text), " "); s != tt.text || from != tt.from {
			t.Errorf("%q: %q from %q", tt.q.Text, s, from)
		}
		if s := strings.TrimSpace(strings.Join(got.History, "|")); s != tt.turns {
			t.Errorf("%q: earlier turns %q", tt.q.Text, s)
		}
	}
}

func TestScopeOfBounds(t *testing.T) {
	q := visible(knowledge.Question{AsOf: march12, Sources: []string{"s"}})
	if got := q.AsOf.Format(time.RFC3339); got != "2031-03-12T23:59:59Z" {
		t.Errorf("as of %s", got)
	}
	early, late := march12.AddDate(0, 0, -3), march12.AddDate(0, 0, 3)
	if got := scope(q, dates.Bounds{From: early, To: early}); !got.AsOf.Equal(early) || !got.Since.Equal(early) || got.Sources == nil {
		t.Errorf("%+v", got)
	}
	if got := scope(q, dates.Bounds{To: late}); !got.AsOf.Equal(q.AsOf) {
		t.Errorf("a question reaches behind the moment it is asked at: %+v", got)
	}
}

func TestDateNotes(t *testing.T) {
	old, new := march12.AddDate(0, 0, -30), march12.AddDate(0, 0, -2)
	cited := []knowledge.Citation{{N: 1, Article: "a.txt", Published: new}, {N: 2, Article: "b.txt", Publisher: "The Bell"}, {N: 3, Article: "c.txt"}}
	tests := []struct {
		name   string
		newest time.Time
		q      knowledge.Question
		b      dates.Bounds
		cited  []knowledge.Citation
		want   []string
	}{
		{"fresh", new, knowledge.Question{}, dates.Bounds{}, cited, nil},
		{"stale", old, knowledge.Question{}, dates.Bounds{}, cited, []string{"The newest article is of 10 Feb 2031."}},
		{"no dates at all", time.Time{}, knowledge.Question{}, dates.Bounds{}, cited, nil},
		{"asked of the past", old, knowledge.Question{}, dates.Bounds{To: old.AddDate(0, 0, -1)}, cited[:1], nil},
		{"since", new, knowledge.Question{}, dates.Bounds{From: old}, cited, []string{"The Bell and c.txt carry no date, so they may be older."}},
		{"as of", new, knowledge.Question{AsOf: march12}, dates.Bounds{}, cited[:2], []string{"The Bell carries no date, so it may be later."}},
		{"between", new, knowledge.Question{}, dates.Bounds{From: old, To: new}, cited[:2], []string{"The Bell carries no date, so it may be older or later."}},
		{"all dated", new, knowledge.Question{AsOf: march12}, dates.Bounds{}, cited[:1], nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			th := &thought{clock: march12, bounds: tt.b, known: knowledge.Freshness{Newest: tt.newest}}
			var got []string
			for _, n := range th.dateNotes(tt.q, tt.cited) {
				got = append(got, n.Text)
				if n.Kind != knowledge.NoteStale {
					t.Errorf("kind %s", n.Kind)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWritten(t *testing.T) {
	for want, b := range map[string]dates.Bounds{
		"":                                 {},
		" since 12 Mar 2031":               {From: march12},
		" up to 12 Mar 2031":               {To: march12},
		" on 12 Mar 2031":                  {From: march12, To: march12.Add(time.Hour)},
		" from 12 Mar 2031 to 14 Mar 2031": {From: march12, To: march12.AddDate(0, 0, 2)},
	} {
		if got := written(b); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
