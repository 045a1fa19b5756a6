package dates

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/knowledge/text"
)

// The clock of these tests is Wednesday, 12 March 2031, and the newest article a day older.
var (
	clock  = time.Date(2031, 3, 12, 15, 4, 0, 0, time.UTC)
	newest = clock.Add(-day)
)

func TestFind(t *testing.T) {
	tests := []struct{ q, rest, want string }{
		{"what did Marsh say?", "what did Marsh say?", "-"},
		{"what did Marsh say since Monday?", "what did Marsh say ?", "2031-03-10 to -"},
		{"what did Marsh say since wednesday", "what did Marsh say", "2031-03-12 to -"},
		{"marsh on tolls this week", "marsh on tolls", "2031-03-10 to 2031-03-16"},
		{"tolls last week?", "tolls ?", "2031-03-03 to 2031-03-09"},
		{"tolls in the last week", "tolls", "2031-03-06 to 2031-03-12"},
		{"tolls in the past week", "tolls", "2031-03-06 to 2031-03-12"},
		{"what is new today", "what is new", "2031-03-12 to 2031-03-12 soft"},
		{"what happened yesterday?", "what happened ?", "2031-03-11 to 2031-03-11"},
		{"what happened since yesterday", "what happened", "2031-03-11 to -"},
		{"what was known as of 10 Mar", "what was known", "- to 2031-03-10 as of"},
		{"as of March 10th, 2031, who sails", ", who sails", "- to 2031-03-10 as of"},
		{"who sailed as of February", "who sailed", "- to 2031-02-28 as of soft"},
		{"who sailed as of the 9th", "who sailed", "- to 2031-03-09 as of"},
		{"who sailed before 9 March", "who sailed", "- to 2031-03-08 soft"},
		{"who sailed after the 9th?", "who sailed ?", "2031-03-10 to - soft"},
		{"who sailed after the 20th", "who sailed", "2031-02-21 to - soft"},
		{"who sailed in the 20th century", "who sailed in the 20th century", "-"},
		{"tolls in the last 3 days", "tolls", "2031-03-10 to 2031-03-12"},
		{"tolls over the past few days", "tolls", "2031-03-10 to 2031-03-12"},
		{"tolls in the last couple of weeks", "tolls", "2031-02-27 to 2031-03-12"},
		{"tolls in the last 24 hours", "tolls", "2031-03-12 to 2031-03-12"},
		{"three days ago", "", "2031-03-09 to 2031-03-09"},
		{"what did Marsh say on Friday", "what did Marsh say", "2031-03-07 to 2031-03-07 soft"},
		{"what did Marsh say last Wednesday", "what did Marsh say", "2031-03-05 to 2031-03-05"},
		{"last weekend", "", "2031-03-08 to 2031-03-09"},
		{"this month", "", "2031-03-01 to 2031-03-31"},
		{"last month", "", "2031-02-01 to 2031-02-28"},
		{"tolls on 2031-03-09", "tolls", "2031-03-09 to 2031-03-09 soft"},
		{"tolls between 5 and 7 March", "tolls", "2031-03-05 to 2031-03-07 soft"},
		{"tolls from March 5 to March 7", "tolls", "2031-03-05 to 2031-03-07 soft"},
		{"tolls from 5 March onwards", "tolls", "2031-03-05 to - soft"},
		{"tolls between Monday and Tuesday", "tolls", "2031-03-10 to 2031-03-11"},
		{"tolls until 5–7 March", "tolls", "- to 2031-03-07 soft"},
		{"tolls in February", "tolls", "2031-02-01 to 2031-02-28 soft"},
		{"tolls since late February", "tolls", "2031-02-20 to - soft"},
		{"tolls on December 30", "tolls", "2030-12-30 to 2030-12-30 soft"},
		{"since Friday but before 10 March", "but", "2031-03-07 to 2031-03-09 soft"},
		{"may ships sail", "may ships sail", "-"},
		{"did they march in 1999", "did they march in 1999", "-"},
		{"who said on may 3 that", "who said that", "2030-05-03 to 2030-05-03 soft"},
		{"what of Monday's vote", "what of Monday's vote", "-"},
		{"this week’s vote", "this week’s vote", "-"},
		{"the ferry before the storm", "the ferry before the storm", "-"},
		{"what does Lund Today say", "what does Lund Today say", "-"},
		{"after 9 March and before 2 March", "after 9 March and before 2 March", "-"},
	}
	for _, tt := range tests {
		t.Run(tt.q, func(t *testing.T) {
			b := Find(tt.q, clock, newest, func(w text.Word) bool { return w.Fold == "lund" })
			if got := written(b); got != tt.want {
				t.Errorf("bounds %q, want %q", got, tt.want)
			}
			if got := strings.Join(strings.Fields(b.Rest(tt.q)), " "); got != tt.rest {
				t.Errorf("rest %q, want %q", got, tt.rest)
			}
		})
	}
}

func written(b Bounds) string {
	if !b.Given() {
		return "-"
	}
	on := func(t time.Time) string {
		if t.IsZero() {
			return "-"
		}
		return t.Format(time.DateOnly)
	}
	s := on(b.From) + " to " + on(b.To)
	if b.AsOf {
		s += " as of"
	}
	if b.Soft {
		s += " soft"
	}
	return s
}

// A day without a year is one that the index can know of, even where its newest article is old.
func TestFindInAnOldIndex(t *testing.T) {
	old := time.Date(2029, 11, 24, 0, 0, 0, 0, time.UTC)
	if got := written(Find("before 22 November", clock, old, nil)); got != "- to 2029-11-21 soft" {
		t.Error(got)
	}
	if got := written(Find("after 20 Feb", clock, old, nil)); got != "2029-02-21 to - soft" {
		t.Error(got)
	}
	if got := written(Find("before 22 November", clock, time.Time{}, nil)); got != "-" {
		t.Errorf("bounds where nothing has a date: %s", got)
	}
	if got := written(Find("since Monday", clock, time.Time{}, nil)); got != "2031-03-10 to -" {
		t.Error(got)
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		q, s string
		want bool
	}{
		{"what did Marsh say on 7 March", "Marsh spoke on March 7.", true},
		{"what did Marsh say on 7 March", "Marsh spoke in March.", false},
		{"what did Marsh say on 7 March", "Marsh spoke on March 8.", false},
		{"what did Marsh say on 7 March 2031", "Marsh spoke on March 7, 2030.", false},
		{"what did Marsh say on Friday", "Marsh spoke on Friday.", true},
		{"what did Marsh say on Friday", "Marsh spoke on 7 March.", false},
	}
	for _, tt := range tests {
		if got := Find(tt.q, clock, newest, nil).Names(tt.s, text.Words(tt.s)); got != tt.want {
			t.Errorf("%q names the day of %q: %v", tt.s, tt.q, got)
		}
	}
}

func TestMentions(t *testing.T) {
	tests := []struct{ s, want string }{
		{"They met on 24 October.", "24 October=10/24-10/24"},
		{"They met from 24 to 26 October 2030 in Lund.", "24 to 26 October 2030=10/24-10/26 2030"},
		{"They met on Oct. 24–26.", "Oct. 24–26=10/24-10/26"},
		{"Once late in October and again in the middle of November.", "late in October=10/20-10/31, middle of November=11/10-11/21"},
		{"In mid-November 2030 it rained.", "mid-November 2030=11/10-11/21 2030"},
		{"The October talks", "October=10/1-10/31"},
		{"It may be the 3rd of March; they march on.", "3rd of March=3/3-3/3"},
		{"On 2031-03-12 and March 2031", "2031-03-12=3/12-3/12 2031, March 2031=3/1-3/31 2031"},
		{"12 boats left in May, 30 stayed", "May=5/1-5/31"},
		{"August 1–2", "August 1–2=8/1-8/2"},
		{"nothing", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range Mentions(tt.s, text.Words(tt.s)) {
			w := fmt.Sprintf("%s=%d/%d-%d/%d", m.Span.In(tt.s), m.From/32, m.From%32, m.To/32, m.To%32)
			if m.Year != 0 {
				w += fmt.Sprint(" ", m.Year)
			}
			got = append(got, w)
		}
		if w := strings.Join(got, ", "); w != tt.want {
			t.Errorf("%q: %q, want %q", tt.s, w, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"since Monday", "as of 99 Mar 2031-02-31", "between 31 and 3 feb", "last 399 months", "the 31st", "May May 5 5 to", "\xff2031-13-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := Find(s, clock, newest, nil)
		if rest := b.Rest(s); len(rest) != len(s) {
			t.Fatalf("%q became %q", s, rest)
		}
		b.Names(s, text.Words(s))
	})
}
