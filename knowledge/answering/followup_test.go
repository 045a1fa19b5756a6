package answering

import (
	"strings"
	"testing"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// TestFollowUp: turns that lean on the ones before are completed by them.
func TestFollowUp(t *testing.T) {
	tests := []struct {
		name     string
		history  []string
		question string
		speaker  string // of the first citation; "": any
		quote    string // part of it
	}{
		{"another speaker", []string{"what did Brook say about the tolls?"}, "and Reed?", "Jonas Reed", "overdue and fair"},
		{"another speaker asked for", []string{"what did Brook say about the tolls?"}, "what about Jonas Reed?", "Jonas Reed", "overdue and fair"},
		{"another speaker in full", []string{"what did Brook say about the tolls?"}, "what did Wilma Oakes say?", "Wilma Oakes", "empty her shop"},
		{"only a name", []string{"what did Brook say about the tolls?"}, "Oakes?", "Wilma Oakes", "empty her shop"},
		{"another topic", []string{"what did Ada Marsh say about the crossing?"}, "what about deep water?", "Ada Marsh", "deep water"},
		{"another topic with on", []string{"what did Ada Marsh say about the crossing?"}, "and on deep water?", "Ada Marsh", "deep water"},
		{"a pronoun", []string{"what did Ada Marsh say about the crossing?"}, "what did she say about deep water?", "Ada Marsh", "deep water"},
		{"a pronoun for somebody mentioned", []string{"who is Olga Pine?"}, "what did she say?", "Olga Pine", "quiet at last"},
		{"source", []string{"what did Olga Pine say?"}, "source?", "Olga Pine", "quiet at last"},
		{"link", []string{"what did Olga Pine say?"}, "link pls", "Olga Pine", "quiet at last"},
		{"over several turns", []string{"what did Brook say about the tolls?", "and Reed?"}, "and Oakes?", "Wilma Oakes", "empty her shop"},
		{"a turn that stands alone", []string{"what did Brook say about the tolls?"}, "who thanked the carpenters?", "", "thanked the carpenters"},
		{"who said it, after somebody's words", []string{"what did Ada Marsh say about the crossing?"}, "who called the tolls a tax?", "Lena Brook", "tax on grandmothers"},
		{"more turns than are read", []string{"a", "b", "c", "d", "e", "f", "g", "what did Brook say about the tolls?"}, "and Reed?", "Jonas Reed", "overdue and fair"},
		{"of something that happened", []string{"when was the bakery's oven built?"}, "and the lamp of the lighthouse?", "", "since 1958"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, tt.question, tt.history...)
			if a.Abstained {
				t.Fatalf("abstained: %s", a.Reason)
			}
			if c := a.Citations[0]; tt.speaker != "" && c.Speaker != tt.speaker || !strings.Contains(c.Quote, tt.quote) {
				t.Errorf("first citation by %q: %q", c.Speaker, c.Quote)
			}
			for _, c := range a.Citations {
				if tt.speaker != "" && c.Speaker != tt.speaker {
					t.Errorf("cites %q: %q", c.Speaker, c.Quote)
				}
			}
		})
	}
}

// TestFollowUpSilence: a follow-up about somebody who said nothing has no answer either.
func TestFollowUpSilence(t *testing.T) {
	for _, q := range []knowledge.Question{
		{Text: "and Quill?", History: []string{"what did Brook say about the tolls?"}},
		{Text: "what about Robert Quill?", History: []string{"what did Marsh say?"}},
		{Text: "and Nightingale?", History: []string{"what did Brook say about the tolls?"}},
		{Text: "source?", History: []string{"what did Robert Quill say about the tolls?"}},
	} {
		if a := askIn(t, newShelf(town()...), q); !a.Abstained {
			t.Errorf("%q after %q: %q", q.Text, q.History, quotes(a))
		}
	}
}

func TestFragment(t *testing.T) {
	for _, tt := range []struct {
		in   string
		ok   bool
		rest string
	}{
		{"and Reed?", true, "reed"},
		{"but Reed?", true, "reed"},
		{"what about the tolls?", true, "the tolls"},
		{"how about Reed", true, "reed"},
		{"what is about Reed", true, "reed"},
		{"and on the tolls", true, "on the tolls"},
		{"Reed?", true, "reed"},
		{"the second ferry", true, "the second ferry"},
		{"and the second ferry of the island council", true, "the second ferry of the island council"},
		{"the second ferry of the island council", false, "the second ferry of the island council"},
		{"and what did Reed say", false, ""},
		{"who is Reed", false, ""},
		{"and", false, ""},
		{"", false, ""},
	} {
		ok, rest := fragment(text.Words(tt.in))
		var folds []string
		for _, w := range rest {
			folds = append(folds, w.Fold)
		}
		if got := strings.Join(folds, " "); ok != tt.ok || ok && got != tt.rest {
			t.Errorf("fragment(%q) = %v, %q", tt.in, ok, got)
		}
	}
}

func TestRefersBack(t *testing.T) {
	for in, want := range map[string]bool{
		"when did he arrive": true, "how long was it": true, "who else was there": true, "and when did the ferry leave": true, "is it the same": true,
		"when did the ferry leave": false, "there is a ferry": true, "who thinks that tolls are fair": false, "": false,
	} {
		if got := refersBack(text.Words(in)); got != want {
			t.Errorf("refersBack(%q) = %v", in, got)
		}
	}
}
