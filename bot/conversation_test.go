package bot

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

// parrot cites the article "a" for every question and remembers what it was asked.
type parrot struct{ asked []knowledge.Question }

func (p *parrot) Answer(_ context.Context, q knowledge.Question) (knowledge.Answer, error) {
	p.asked = append(p.asked, q)
	if q.Text == "break" {
		return knowledge.Answer{}, errors.New("broken")
	}
	if q.Text == "nothing" {
		return knowledge.Answer{Abstained: true, Reason: "No."}, nil
	}
	return knowledge.Answer{Citations: []knowledge.Citation{cite(shelf["a"], 1, "Two"), cite(shelf["a"], 2, "Three")}}, nil
}

func cite(a knowledge.Article, n int, quote string) knowledge.Citation {
	at := strings.Index(a.Text, quote)
	return knowledge.Citation{N: n, Article: a.ID, Quote: quote, Span: knowledge.Span{Start: at, End: at + len(quote)}}
}

type library map[string]knowledge.Article

var shelf = library{"a": {ID: "a", Text: "One. Two. Three. Four."}}

func (l library) Sources(context.Context) ([]SourceState, error) {
	return []SourceState{{Name: "here", Articles: len(l)}}, nil
}

func (l library) Article(_ context.Context, id string) (knowledge.Article, error) {
	a, ok := l[id]
	if !ok {
		return a, errors.New("no article " + id)
	}
	return a, nil
}

func TestLine(t *testing.T) {
	in := func(n int, quote, before, after string) Reply {
		return InContext{Citation: cite(shelf["a"], n, quote), Before: before, After: after}
	}
	tests := []struct {
		name  string
		lines []string // the reply to the last one counts
		want  Reply
	}{
		{"blank", []string{" \t "}, nil},
		{"command alone", []string{":"}, Help{commands}},
		{"help", []string{":HELP"}, Help{commands}},
		{"help without a colon", []string{"help"}, Help{commands}},
		{"quit", []string{":quit"}, Quit{}},
		{"quit without a colon", []string{"Exit"}, Quit{}},
		{"sources", []string{":sources"}, SourceList{[]SourceState{{Name: "here", Articles: 1}}}},
		{"unknown", []string{":dance now"}, Hint{"There is no command :dance. :help lists them."}},
		{"context first", []string{":context 1"}, Hint{"The last answer has no citation to show. Ask something first."}},
		{"context", []string{"who?", ":context 2"}, in(2, "Three", "One. Two. ", ". Four.")},
		{"context of the first", []string{"who?", ":context"}, in(1, "Two", "One. ", ". Three. Four.")},
		{"context in brackets", []string{"who?", ":c [1]"}, in(1, "Two", "One. ", ". Three. Four.")},
		{"context after an abstention", []string{"who?", "nothing", ":context 1"}, Hint{"The last answer has no citation to show. Ask something first."}},
		{"context without a number", []string{"who?", ":context one"}, Hint{"Write the number of a citation, as in :context 1."}},
		{"context out of reach", []string{"who?", ":context 3"}, Hint{"The last answer has no citation 3; its citations are 1, 2."}},
		{"context forgotten", []string{"who?", ":new", ":context 1"}, Hint{"The last answer has no citation to show. Ask something first."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := NewConversation(&parrot{}, shelf)
			var got Reply
			for _, l := range tt.lines {
				var err error
				if got, err = c.Line(t.Context(), l); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestHistory(t *testing.T) {
	p := &parrot{}
	c := NewConversation(p, shelf)
	for _, l := range []string{"first", "break", "sec\xffond", ":sources", "third", ":new", "fourth"} {
		_, err := c.Line(t.Context(), l)
		if (err != nil) != (l == "break") {
			t.Fatalf("%s: %v", l, err)
		}
	}
	want := []knowledge.Question{
		{Text: "first"},
		{Text: "break", History: []string{"first"}},
		{Text: "sec\ufffdond", History: []string{"first"}},
		{Text: "third", History: []string{"first", "sec\ufffdond"}},
		{Text: "fourth"},
	}
	if diff := cmp.Diff(want, p.asked); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for range 2 * remembered {
		if _, err := c.Line(t.Context(), "more"); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(p.asked[len(p.asked)-1].History); n != remembered {
		t.Errorf("history of %d turns, want %d", n, remembered)
	}
}

func TestSurroundings(t *testing.T) {
	long := strings.Repeat("слово ", 200)
	tests := []struct {
		name, text, quote string
		before, after     string // "…" at an end stands for more text there
	}{
		{"whole", "One. Two. Three.", "Two", "One. ", ". Three."},
		{"sentences", strings.Repeat("A sentence of forty characters, exactly. ", 10) + "Here. " + strings.Repeat("B sentence of forty characters, exactly. ", 10), "Here.",
			"…" + strings.Repeat("A sentence of forty characters, exactly. ", 6), " " + strings.TrimSpace(strings.Repeat("B sentence of forty characters, exactly. ", 6)) + "…"},
		{"words of one endless sentence", long + "тут " + long, "тут", "…" + strings.Repeat("слово ", 25), strings.Repeat(" слово", 25) + "…"},
		{"one endless word", strings.Repeat("x", 1000) + " Here " + strings.Repeat("x", 1000), "Here", "…", "…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := knowledge.Article{ID: "a", Text: tt.text}
			got, err := Surroundings(a, cite(a, 1, tt.quote))
			if err != nil {
				t.Fatal(err)
			}
			if got.CutBefore {
				got.Before = "…" + got.Before
			}
			if got.CutAfter {
				got.After += "…"
			}
			if diff := cmp.Diff([]string{tt.before, tt.after}, []string{got.Before, got.After}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSurroundingsOfAChangedArticle(t *testing.T) {
	c := cite(shelf["a"], 1, "Three")
	for _, text := range []string{"", "One. Two.", "One. Two. Thr33. Four."} {
		if _, err := Surroundings(knowledge.Article{Text: text}, c); !errors.Is(err, ErrChanged) {
			t.Errorf("%q: error %v, want ErrChanged", text, err)
		}
	}
}
