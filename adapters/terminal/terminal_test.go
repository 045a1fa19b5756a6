package terminal

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"github.com/rivo/uniseg"

	"quoth/bot"
	"quoth/knowledge"
)

var update = flag.Bool("update", false, "write the golden files")

var (
	monday = time.Date(2025, 3, 3, 8, 0, 0, 0, time.UTC)
	fresh  = knowledge.Freshness{Articles: 3, Newest: monday, Loaded: monday.Add(26 * time.Hour)}

	said = knowledge.Citation{N: 1, Article: "harbour.txt", Title: "Harbour to stay open, mayor says", Publisher: "The Gull",
		URL: "https://gull.example/harbour", Published: monday, Kind: knowledge.Direct, Speaker: "Ann Poe", Role: "mayor of Seahaven",
		Quote: "“The harbour stays open through the winter, whatever the ferry company decides to do about its own boats,” Ann Poe told the council."}
	reported = knowledge.Citation{N: 2, Article: "ferry.txt", Title: "Ferries may stop", Kind: knowledge.Indirect, Role: "a harbour official",
		Quote: "A harbour official said\nthat 40 boats would be laid up."}
	narrated = knowledge.Citation{N: 3, Article: "notes.md", Publisher: "Seahaven Notes", Published: monday, Kind: knowledge.Narration,
		Quote: "The last ferry leaves on Friday."}

	answer = bot.Answered{Answer: knowledge.Answer{
		Intent: knowledge.IntentQuote, Citations: []knowledge.Citation{said, reported, narrated}, Freshness: fresh,
		Notes: []knowledge.Note{
			{Kind: knowledge.NoteDiffer, Text: "One says 40 boats, another 14.", Citations: []int{1, 2}},
			{Kind: knowledge.NoteSpelling, Text: "“harbor” was read as “harbour”."},
			{Kind: knowledge.NoteStale, Text: "Nothing new was loaded for nine days."},
		},
	}}
	abstention = bot.Answered{Answer: knowledge.Answer{
		Abstained: true, Reason: "The loaded articles don't tell. Searched 3 articles, the newest of 3 Mar 2025.", Freshness: fresh,
		Leads: []knowledge.Lead{{Article: "harbour.txt", Title: "Harbour to stay open, mayor says"}, {Article: "untitled.txt"}},
	}}
	inContext = bot.InContext{Citation: said, Before: "who had waited for an hour.\n\n", CutBefore: true, CutAfter: true,
		After: " She left at noon.\nNobody asked why."}
	hostile = bot.Answered{Answer: knowledge.Answer{Citations: []knowledge.Citation{{
		N: 1, Article: "bad\x1b[2J.txt", Title: "A\x1b]0;title\x07\nB", Publisher: "\u202eoutlet\u009b31m", URL: "https://bad.example/\x1b[31m", Kind: knowledge.Direct,
		Speaker: "Bo\rEvil", Quote: "Red \x1b[31malert\x1b[0m \xff and\u2066 bell\a.",
	}}}}
	list = bot.SourceList{Sources: []bot.SourceState{
		{Name: "gull", Articles: 1, Loaded: monday}, {Name: "notes", Articles: 12, Loaded: monday, Error: "there is no folder notes"}, {Name: "never", Error: "no"},
	}}
	help = bot.Help{Commands: []bot.Command{{Usage: ":context N", Does: "shows citation N of the last answer in its surroundings, with the quotation marked"}, {Usage: ":quit", Does: "ends"}}}

	colourful = Style{Width: 60, Color: termenv.ANSI256, Links: true}
	narrow    = Style{Width: 44, Color: termenv.Ascii}
)

func TestRender(t *testing.T) {
	tests := []struct {
		name  string
		style Style
		reply bot.Reply
	}{
		{"answer", Style{Width: 80, Color: termenv.Ascii}, answer},
		{"answer-colour", colourful, answer},
		{"answer-pipe", Plain, answer},
		{"answer-narrow", narrow, answer},
		{"abstention", narrow, abstention},
		{"abstention-colour", colourful, abstention},
		{"context", narrow, inContext},
		{"context-colour", colourful, inContext},
		{"hostile", Plain, hostile},
		{"hostile-colour", colourful, hostile},
		{"sources", narrow, list},
		{"sources-none", narrow, bot.SourceList{}},
		{"help", narrow, help},
		{"hint", narrow, bot.Hint{Text: "There is no command :dance. :help lists them."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.style.Render(tt.reply)
			golden(t, tt.name, got)
			if !strings.Contains(tt.name, "colour") && strings.Contains(got, "\x1b") {
				t.Error("an escape sequence without colour")
			}
			for line := range strings.Lines(got) {
				line = strings.TrimSpace(line)
				if w := uniseg.StringWidth(line); tt.style.Color == termenv.Ascii && tt.style.Width > 0 && w > tt.style.Width && !strings.HasPrefix(line, "https://") {
					t.Errorf("%d cells in %q", w, line)
				}
			}
		})
	}
	for _, r := range []bot.Reply{nil, bot.Quit{}} {
		if got := Plain.Render(r); got != "" {
			t.Errorf("%T: %q", r, got)
		}
	}
}

func TestGreeting(t *testing.T) {
	golden(t, "greeting", narrow.Greeting(25, []string{"what did Poe say?", "who owns the ferries?", "what is open?"}))
}

// golden compares with testdata/NAME.golden, where escapes are written ␛.
func golden(t *testing.T, name, got string) {
	t.Helper()
	got = strings.ReplaceAll(got, "\x1b", "␛") + "\n"
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWrap(t *testing.T) {
	star := func(s string) string { return "*" + s + "*" }
	tests := []struct {
		name  string
		width int
		runs  []run
		want  string
	}{
		{"nothing", 10, nil, "+"},
		{"blanks", 10, []run{{" \t ", nil}}, "+"},
		{"short", 10, []run{{"one two", nil}}, "+ one two"},
		{"two lines", 10, []run{{"one two three four", nil}}, "+ one two|  three|  four"},
		{"exact", 9, []run{{"one two xyz", nil}}, "+ one two|  xyz"},
		{"no width", 0, []run{{"one two three four five six", nil}}, "+ one two three four five six"},
		{"line breaks", 10, []run{{"one\n\ntwo", nil}}, "+ one||  two"},
		{"styles", 10, []run{{"one ", nil}, {"two three", star}, {".", nil}}, "+ one *two*|  *three*."},
		{"long word", 8, []run{{"a bcdefghijklm n", nil}}, "+ a|  bcdefg|  hijklm|  n"},
		{"wide letters", 8, []run{{"平和平和 平", nil}}, "+ 平和平|  和 平"},
		{"no-break space", 8, []run{{"an 20\u00a0km", nil}}, "+ an|  20\u00a0km"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.ReplaceAll(wrap(tt.width, "+ ", "  ", tt.runs...), "\n", "|")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two\nthree", "four\u00a0five平", 7)
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		width = 4 + min(max(width, 0), 100)
		got := wrap(width, "+ ", "  ", run{clean(a), nil}, run{clean(b), nil})
		plain := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if plain(got) != plain("+"+clean(a)+clean(b)) {
			t.Fatalf("%q and %q became %q", a, b, got)
		}
		if strings.ContainsRune(got, '\x1b') {
			t.Fatalf("an escape in %q", got)
		}
	})
}

func TestStyleOfNoTerminal(t *testing.T) {
	if got := StyleOf(&bytes.Buffer{}, func(string) string { return "" }); got != Plain {
		t.Errorf("%+v", got)
	}
}

// echo cites the question; "break" breaks it.
type echo struct{}

func (echo) Answer(_ context.Context, q knowledge.Question) (knowledge.Answer, error) {
	if q.Text == "break" {
		return knowledge.Answer{}, errors.New("the index\nis broken")
	}
	return knowledge.Answer{Citations: []knowledge.Citation{{N: 1, Article: "a", Quote: q.Text, Kind: knowledge.Narration}}}, nil
}

func (echo) Sources(context.Context) ([]bot.SourceState, error) { return nil, nil }
func (echo) Article(context.Context, string) (knowledge.Article, error) {
	return knowledge.Article{}, errors.New("none")
}

func TestPipe(t *testing.T) {
	cite := func(q string) string { return "[1] " + q + "\n    a, no date\n\n" }
	tests := []struct {
		name, in, out, errs string
		err                 error
	}{
		{name: "nothing"},
		{name: "two questions", in: "one?\n\n two?\r\n", out: cite("one?") + cite("two?")},
		{name: "no line end", in: "one?", out: cite("one?")},
		{name: "quit", in: "one?\n:quit\ntwo?\n", out: cite("one?")},
		{name: "an error goes by", in: "break\ntwo?\n", out: cite("two?"), errs: "the index is broken\n", err: ErrUnanswered},
		{name: "NUL and bad UTF-8", in: "a\x00b\xff\n", out: cite("a\ufffdb\ufffd")},
		{name: "endless line", in: strings.Repeat("x", 3*longest) + "\ntwo?\n", out: cite(strings.Repeat("x", longest)) + cite("two?")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			err := Chat{
				Conversation: bot.NewConversation(echo{}, echo{}), In: strings.NewReader(tt.in), Out: &out, Err: &errs,
				Getenv: func(string) string { return "" }, Questions: []string{"not shown"},
			}.Run(t.Context())
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			if diff := cmp.Diff([]string{tt.out, tt.errs}, []string{out.String(), errs.String()}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
