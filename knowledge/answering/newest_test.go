package answering

import (
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
)

// TestWhatIsNew: asked for nothing in particular, an answer has the first sentences of the newest articles, within the times asked for.
func TestWhatIsNew(t *testing.T) {
	clock := time.Date(2031, 5, 25, 12, 0, 0, 0, time.UTC)
	a := New(newShelf(town()...), Options{Now: func() time.Time { return clock }})
	for _, tt := range []struct {
		question, first string
		abstained       bool
	}{
		{"what's new?", "lighthouse", false},
		{"what's new since 4 May", "lighthouse", false},
		{"any news since 20 May?", "", true},
		{"latest updates pls", "lighthouse", false},
	} {
		got, err := a.Answer(t.Context(), knowledge.Question{Text: tt.question})
		if err != nil {
			t.Fatal(err)
		}
		if got.Abstained != tt.abstained {
			t.Errorf("%s: abstained %v: %s", tt.question, got.Abstained, got.Text())
		}
		if len(got.Citations) > 0 && got.Citations[0].Article != tt.first {
			t.Errorf("%s: the first is of %s", tt.question, got.Citations[0].Article)
		}
	}
}

// TestIdentity: asked who somebody is, the first sentence says so, whatever others say of them.
func TestIdentity(t *testing.T) {
	a := ask(t, "who is Jonas Reed?")
	if a.Abstained || !strings.Contains(a.Citations[0].Quote, "Jonas Reed, the opposition leader") {
		t.Errorf("%v: %s", a.Abstained, a.Text())
	}
}
