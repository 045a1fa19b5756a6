package answering

import (
	"context"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
)

// Which articles a question's times leave is what is tested here; what is cited of them is the models' affair.
func TestTimesLimitWhatIsCited(t *testing.T) {
	words := func(id, day, what string) knowledge.Prepared {
		return tale(id, "Harbour "+id, day, "Ada Marsh said the harbour tolls are "+what+". The wind was strong.",
			said{speaker: "Ada Marsh", kind: knowledge.Indirect, source: "Ada Marsh", content: "the harbour tolls are " + what})
	}
	x := newShelf(words("old", "2031-03-03", "too high for fishermen"), words("new", "2031-03-11", "low enough for merchants"), words("undated", "", "a burden on carters"))
	a := New(x, Options{Now: func() time.Time { return time.Date(2031, 3, 12, 9, 0, 0, 0, time.UTC) }})
	march10 := time.Date(2031, 3, 10, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		q    knowledge.Question
		gone string // an article that may not be cited
		note string // part of a note that must be there where the undated article is cited
	}{
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls since Monday?"}, "old", "so it may be older"},
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls before 9 March?"}, "new", "so it may be later"},
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls last week?"}, "new", "so it may be older or later"},
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls as of 5 March?"}, "new", "so it may be later"},
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls?", AsOf: march10}, "new", "so it may be later"},
		{knowledge.Question{Text: "what did Marsh say about the harbour tolls this week?", AsOf: march10}, "old", "so it may be older or later"},
	}
	for _, tt := range tests {
		t.Run(tt.q.Text, func(t *testing.T) {
			got, err := a.Answer(context.Background(), tt.q)
			if err != nil {
				t.Fatal(err)
			}
			undated := false
			for _, c := range got.Citations {
				undated = undated || c.Article == "undated"
				if c.Article == tt.gone || c.Article == "new" && !tt.q.AsOf.IsZero() {
					t.Errorf("cites %s", c.Article)
				}
			}
			notes := ""
			for _, n := range got.Notes {
				notes += n.Text
			}
			if undated && !strings.Contains(notes, tt.note) {
				t.Errorf("notes %q", notes)
			}
			if got.Abstained {
				t.Logf("abstained: %s", got.Reason)
			}
		})
	}
}
