package answering

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

func ask(t testing.TB, question string, history ...string) knowledge.Answer {
	t.Helper()
	return askIn(t, newShelf(town()...), knowledge.Question{Text: question, History: history})
}

// TestWordsOfSomebody: who is asked about is cited, and nobody else.
func TestWordsOfSomebody(t *testing.T) {
	tests := []struct{ name, question, speaker, first string }{
		{"direct", "what did Ada Marsh say about the crossing?", "Ada Marsh", "twice for one crossing"},
		{"by a pronoun", "what did Marsh say about deep water?", "Ada Marsh", "deep water"},
		{"reported", "what did Wilma Oakes say about the tolls?", "Wilma Oakes", "would empty her shop"},
		{"without a topic", "what did Olga Pine say?", "Olga Pine", "quiet at last"},
		{"lower case and shorthand", "wat did lena brook say abt tolls pls", "Lena Brook", "grandmothers"},
		{"another verb", "what did Brook call the tolls?", "Lena Brook", "grandmothers"},
		{"by role", "what did the harbour master say about deep water?", "Ada Marsh", "deep water"},
		{"by role and name", "what did opposition leader Reed say about the tolls?", "Jonas Reed", "overdue and fair"},
		{"American spelling", "quote from the harbor master on the crossing", "Ada Marsh", "twice for one crossing"},
		{"who said it", "who said the tolls were overdue and fair?", "Jonas Reed", "overdue and fair"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, tt.question)
			if a.Abstained {
				t.Fatalf("abstained: %s", a.Reason)
			}
			first := a.Citations[0]
			if first.Speaker != tt.speaker || !strings.Contains(first.Quote, tt.first) {
				t.Errorf("first citation by %q: %q", first.Speaker, first.Quote)
			}
			for _, c := range a.Citations {
				if c.Speaker != tt.speaker && tt.name != "who said it" {
					t.Errorf("cites %q: %q", c.Speaker, c.Quote)
				}
			}
			if a.Intent != knowledge.IntentQuote {
				t.Errorf("intent %q", a.Intent)
			}
		})
	}
}

// TestCitation: what a citation says of the words and of the article.
func TestCitation(t *testing.T) {
	a := ask(t, "what did Ada Marsh say about the crossing?")
	if len(a.Citations) == 0 {
		t.Fatalf("abstained: %s", a.Reason)
	}
	body := town()[0].Article.Text
	quote := "“Every island family pays twice for one crossing,” said Ada Marsh, the harbour master."
	at := place(body, quote)
	want := knowledge.Citation{N: 1, Article: "tolls", Title: "Ferry tolls to double in June", Publisher: "Quay Gazette", URL: "https://quay.example/tolls",
		Published: time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC), Quote: quote, Span: at, Speaker: "Ada Marsh", Role: "harbour master", Kind: knowledge.Direct,
		Start: len([]rune(body[:at.Start])), End: len([]rune(body[:at.End]))}
	if diff := cmp.Diff(want, a.Citations[0]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestSilence: somebody who is there but says nothing, or nothing on that, has no answer, and nobody else's words stand in.
func TestSilence(t *testing.T) {
	tests := []struct{ name, question, names string }{
		{"present but silent", "what did Robert Quill say about the tolls?", "Quill"},
		{"present but silent, no topic", "what did Robert Quill say?", "Quill"},
		{"nothing on that", "what did Marsh say about the bread prize?", "Ada Marsh"},
		{"somebody unknown", "what did Barnaby Nightingale say about the tolls?", "Nightingale"},
		{"unknown first name", "what did Cornelia Marsh say about the crossing?", "Cornelia Marsh"},
		{"a fact nobody tells", "how many submarines does Norway own?", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := ask(t, tt.question)
			if !a.Abstained {
				t.Fatalf("answered %q", quotes(a))
			}
			for _, what := range []string{"7 articles", "13 May 2031", "1 Jun 2031", tt.names} {
				if !strings.Contains(a.Reason, what) {
					t.Errorf("the reason doesn't say %q: %s", what, a.Reason)
				}
			}
		})
	}
}

// TestSpokenOf: what somebody says that another one said or did is no word of the other one's.
func TestSpokenOf(t *testing.T) {
	s := newShelf(append(town(), tale("quarrel", "Quarrel over the minutes", "2031-05-15", "Jonas Reed said Quill warned nobody. Lena Brook recalled that Quill told lies about the minutes.",
		said{"Jonas Reed", "", knowledge.Indirect, "Jonas Reed", "Quill warned nobody", false},
		said{"Lena Brook", "", knowledge.Indirect, "Lena Brook", "that Quill told lies about the minutes", false}))...)
	for _, question := range []string{"what did Quill say?", "what did Quill say about the minutes?", "did Robert Quill warn anybody, according to Quill"} {
		if a := askIn(t, s, knowledge.Question{Text: question}); !a.Abstained {
			t.Errorf("%s: %q", question, quotes(a))
		}
	}
	if a := askIn(t, s, knowledge.Question{Text: "what did Brook say about the minutes?"}); a.Abstained || a.Citations[0].Speaker != "Lena Brook" {
		t.Errorf("Brook's own words: %q %s", quotes(a), a.Reason)
	}
}

func TestLeads(t *testing.T) {
	a := ask(t, "what did Barnaby Nightingale say about the tolls?")
	if len(a.Leads) == 0 || !slices.ContainsFunc(a.Leads, func(l knowledge.Lead) bool { return l.Article == "council" || l.Article == "tolls" }) {
		t.Errorf("leads %+v", a.Leads)
	}
	if a := ask(t, "zxqv?"); !a.Abstained || len(a.Leads) != 0 {
		t.Errorf("nothing is near, yet leads %+v", a.Leads)
	}
}

func TestFacts(t *testing.T) {
	for question, want := range map[string]string{
		"when does dredging of the north basin begin?": "begins in September",
		"who thanked the carpenters?":                  "Olga Pine thanked the carpenters",
		"who won the contract for the north basin?":    "Danish firm won the contract",
		"when was the bakery's oven built?":            "built in 1911",
	} {
		a := ask(t, question)
		if a.Abstained || !strings.Contains(a.Citations[0].Quote, want) {
			t.Errorf("%s: %q %s", question, quotes(a), a.Reason)
		}
	}
}

func TestSpelling(t *testing.T) {
	for _, tt := range []struct{ question, note, first string }{
		{"what did Marhs say about deep water?", "Ada Marsh", "deep water"},
		{"what did oaks say about the tolls", "Wilma Oakes", "empty her shop"},
		{"who thanked the carpentrs?", "carpenters", "thanked the carpenters"},
	} {
		a := ask(t, tt.question)
		if a.Abstained || !strings.Contains(a.Citations[0].Quote, tt.first) {
			t.Errorf("%s: %q %s", tt.question, quotes(a), a.Reason)
			continue
		}
		if !slices.ContainsFunc(a.Notes, func(n knowledge.Note) bool {
			return n.Kind == knowledge.NoteSpelling && strings.Contains(n.Text, tt.note)
		}) {
			t.Errorf("%s: notes %+v", tt.question, a.Notes)
		}
	}
	for _, n := range ask(t, "what did Marsh say about deep water?").Notes {
		if n.Kind == knowledge.NoteSpelling {
			t.Errorf("all is spelt right, yet %q", n.Text)
		}
	}
}

func TestComparison(t *testing.T) {
	for _, question := range []string{"compare what Brook and Reed said about the tolls", "Lena Brook vs Jonas Reed on the tolls"} {
		a := ask(t, question)
		if a.Intent != knowledge.IntentCompare {
			t.Errorf("%s: intent %q", question, a.Intent)
		}
		both := map[string]bool{}
		for _, c := range a.Citations {
			both[c.Speaker] = true
		}
		if !both["Lena Brook"] || !both["Jonas Reed"] || len(both) != 2 {
			t.Errorf("%s: cites %v: %q", question, both, quotes(a))
		}
	}
}

// TestComparisonOfUnequals: the side that says less, and less to the point, is shown all the same.
func TestComparisonOfUnequals(t *testing.T) {
	lines := []string{"the tolls on the ferry hurt bakers", "the ferry tolls hurt nurses", "tolls on any ferry hurt pupils", "the ferry tolls hurt farmers", "the ferry tolls hurt brides", "ferry tolls hurt the clinic"}
	var body strings.Builder
	var all []said
	for _, l := range lines {
		body.WriteString("Lena Brook said " + l + ".\n\n")
		all = append(all, said{"Lena Brook", "", knowledge.Indirect, "Lena Brook", l, false})
	}
	body.WriteString("Jonas Reed said people would grow used to paying.")
	all = append(all, said{"Jonas Reed", "", knowledge.Indirect, "Jonas Reed", "people would grow used to paying", false})
	s := newShelf(append(town()[3:], tale("debate", "Debate on ferry tolls", "2031-05-16", body.String(), all...))...)
	a := askIn(t, s, knowledge.Question{Text: "compare what Brook and Reed said about the ferry tolls"})
	if !strings.Contains(quotes(a), "used to paying") || !strings.Contains(quotes(a), "Brook") {
		t.Errorf("%q %s", quotes(a), a.Reason)
	}
}

// TestSaidTwice: what an article has in its summary and again below is cited once.
func TestSaidTwice(t *testing.T) {
	line := "The night ferry stops running in October, the board decided."
	s := newShelf(append(town(), tale("night", "Night ferry ends", "2031-05-14", line+"\n\nNight ferry ends\n\n"+line+" Nobody protested at the meeting."))...)
	a := askIn(t, s, knowledge.Question{Text: "when does the night ferry stop running?"})
	if n := strings.Count(quotes(a), "stops running in October"); n != 1 {
		t.Errorf("cited %d times: %q %s", n, quotes(a), a.Reason)
	}
}

func TestEmptyIndex(t *testing.T) {
	for _, q := range []knowledge.Question{{}, {Text: "what did Marsh say?"}, {Text: "and Reed?", History: []string{"what did Brook say?"}}, {Text: "source?", Ranking: 5}} {
		a := askIn(t, newShelf(), q)
		if !a.Abstained || len(a.Leads)+len(a.Notes)+len(a.Retrieved) != 0 || !strings.HasPrefix(a.Reason, "No articles are loaded") {
			t.Errorf("%q: %+v", q.Text, a)
		}
	}
}

// TestScope: what the asker may not see, or what came later, is never looked for.
func TestScope(t *testing.T) {
	other := tale("secret", "Ferry tolls tripled in secret", "2031-05-20", "The ferry tolls triple, said Ada Marsh, the harbour master.",
		said{"Ada Marsh", "harbour master", knowledge.Indirect, "Ada Marsh, the harbour master", "The ferry tolls triple", false})
	other.Article.Source = "cellar"
	s := newShelf(append(town(), other)...)
	q := knowledge.Question{Text: "what did Ada Marsh say about the ferry tolls?", Ranking: 20, Sources: []string{"town"}, AsOf: time.Date(2031, 5, 5, 17, 30, 0, 0, time.UTC)}
	a := askIn(t, s, q)
	for _, c := range a.Citations {
		if c.Published.After(q.AsOf) {
			t.Errorf("cites %s of %s", c.Article, c.Published)
		}
	}
	for _, id := range a.Retrieved {
		if id != "tolls" && id != "museum" { // the museum's article has no date
			t.Errorf("retrieved %s", id)
		}
	}
	if a.Freshness.Articles != 2 || knowledge.Day(a.Freshness.Newest) != "2 May 2031" {
		t.Errorf("freshness %+v", a.Freshness)
	}
	asked := s.queries()
	if len(asked) < 3 {
		t.Fatalf("%d queries", len(asked))
	}
	for _, k := range asked {
		if !slices.Equal(k.Sources, q.Sources) {
			t.Errorf("a query of sources %v", k.Sources)
		}
		if want := time.Date(2031, 5, 5, 23, 59, 59, 0, time.UTC); !k.AsOf.Equal(want) {
			t.Errorf("a query as of %s", k.AsOf)
		}
	}
	if a := askIn(t, s, knowledge.Question{Text: q.Text}); a.Abstained || a.Freshness.Articles != 8 {
		t.Errorf("with everything to be seen: %+v", a)
	}
	if a := askIn(t, s, knowledge.Question{Text: q.Text, Sources: []string{}}); !a.Abstained || a.Freshness.Articles != 0 {
		t.Errorf("with nothing to be seen: %q", quotes(a))
	}
}

func TestRanking(t *testing.T) {
	s := newShelf(town()...)
	for n, want := range map[int]int{0: 0, 1: 1, 20: 2} {
		a := askIn(t, s, knowledge.Question{Text: "who called the tolls a tax on grandmothers?", Ranking: n})
		if len(a.Retrieved) < min(n, want) || len(a.Retrieved) > n {
			t.Errorf("ranking of %d: %v", n, a.Retrieved)
		}
		if n > 0 && a.Retrieved[0] != "council" {
			t.Errorf("ranking %v", a.Retrieved)
		}
	}
	if a := askIn(t, s, knowledge.Question{Text: "what did Barnaby Nightingale say about the tolls?", Ranking: 3}); !a.Abstained || len(a.Retrieved) == 0 {
		t.Errorf("an abstention ranks %v", a.Retrieved)
	}
}

// TestDamage: places that don't fit the stored text are logged and left out; the rest still answers.
func TestDamage(t *testing.T) {
	for name, damage := range map[string]func(p *knowledge.Prepared){
		"behind the end":   func(p *knowledge.Prepared) { p.Article.Text = p.Article.Text[:40] },
		"no text at all":   func(p *knowledge.Prepared) { p.Article.Text = "" },
		"before the start": func(p *knowledge.Prepared) { p.Passages[0].Sentences[0].Start = -7 },
		"inverted":         func(p *knowledge.Prepared) { s := &p.Passages[0].Sentences[0]; s.Start, s.End = s.End, s.Start },
		"in a code point":  func(p *knowledge.Prepared) { p.Passages[0].Sentences[1].Start++ },
		"twice":            func(p *knowledge.Prepared) { p.Passages = append(p.Passages, p.Passages...) },
		"source elsewhere": func(p *knowledge.Prepared) {
			p.Statements[0].Source[0] = knowledge.Span{Start: 1 << 40, End: 1<<40 + 3}
		},
		"content elsewhere": func(p *knowledge.Prepared) { p.Statements[0].Content[0].End = 1 << 40 },
	} {
		t.Run(name, func(t *testing.T) {
			all := town()
			damage(&all[0])
			s := newShelf(town()...)
			s.state.articles = all
			var log bytes.Buffer
			a := New(s, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
			for _, text := range []string{"what did Ada Marsh say?", "what did the office say about ferry tolls?", "will the ferry tolls double in June?", "how much does a crossing cost?"} {
				q := knowledge.Question{Text: text}
				out, err := a.Answer(context.Background(), q)
				if err != nil {
					t.Fatal(err)
				}
				sound(t, s, q, out)
			}
			if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "article=tolls") {
				t.Errorf("log: %s", &log)
			}
			q := knowledge.Question{Text: "what did Ada Marsh say about deep water?"}
			if out, err := a.Answer(context.Background(), q); err != nil || out.Abstained {
				t.Errorf("the whole article doesn't answer: %v %s", err, out.Reason)
			}
		})
	}
}

// TestVerbatim: a citation that isn't what the article has is logged and not shown.
func TestVerbatim(t *testing.T) {
	var log bytes.Buffer
	a := New(newShelf(), Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	v := &view{Article: knowledge.Article{ID: "x", Text: "Gulls nest on the rocks. The lamp is electric."},
		sentences: []knowledge.Span{{Start: 0, End: 24}, {Start: 25, End: 25}}, passageOf: []int{0, 0}}
	th := &thought{reading: &reading{parsed: parsed{speech: true}}}
	got := a.cite(th, []*candidate{{view: v, at: 1}, {view: v, at: 0}})
	if len(got) != 1 || got[0].N != 1 || got[0].Quote != "Gulls nest on the rocks." {
		t.Errorf("citations %+v", got)
	}
	if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "citation") {
		t.Errorf("log: %s", &log)
	}
}

type brokenIndex struct{ err error }

func (b brokenIndex) Read(context.Context, func(knowledge.Reader) error) error { return b.err }

func TestErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	if a, err := New(brokenIndex{broken}, Options{}).Answer(context.Background(), knowledge.Question{Text: "hello"}); !errors.Is(err, broken) || a.Reason != "" {
		t.Errorf("%+v, %v", a, err)
	}
}

// limited is a context that is cancelled after it was looked at n times.
type limited struct {
	context.Context
	mu sync.Mutex
	n  int
}

func (l *limited) Err() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.n--; l.n < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancelled: wherever a question is given up, its error comes out, and the next question isn't held up by it.
func TestCancelled(t *testing.T) {
	s := newShelf(town()...)
	a := New(s, Options{})
	q := knowledge.Question{Text: "what did Ada Marsh say about deep water?", Ranking: 3}
	given := 0
	for n := range 100 {
		out, err := a.Answer(&limited{Context: context.Background(), n: n}, q)
		if err == nil {
			if out.Abstained {
				t.Errorf("given up %d times, it abstains: %s", n, out.Reason)
			}
			break
		}
		given++
		if !errors.Is(err, context.Canceled) || len(out.Citations) > 0 {
			t.Fatalf("%+v, %v", out, err)
		}
	}
	if given < 5 || given == 100 {
		t.Errorf("given up at %d places", given)
	}
}

// TestConcurrency: one Answerer serves many at once, while the index is reloaded; every answer is of one state.
func TestConcurrency(t *testing.T) {
	s := newShelf(town()...)
	a := New(s, Options{Log: slog.New(slog.DiscardHandler)})
	questions := []knowledge.Question{
		{Text: "what did Ada Marsh say about deep water?"}, {Text: "and Reed?", History: []string{"what did Brook say about the tolls?"}},
		{Text: "compare what Brook and Reed said about the tolls"}, {Text: "who thanked the carpentrs?"}, {Text: "what did Quill say?", Ranking: 4},
	}
	var want []string
	for _, q := range questions {
		want = append(want, quotes(askIn(t, s, q)))
	}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for n := range 12 {
				i := (w + n) % len(questions)
				out, err := a.Answer(context.Background(), questions[i])
				if err != nil || quotes(out) != want[i] {
					t.Errorf("%q: %q, %v", questions[i].Text, quotes(out), err)
				}
				if w == 0 {
					s.load(town()...)
				}
			}
		})
	}
	wg.Wait()
}

// TestReload: the next answer is of the new state: its words mend spelling, its speakers are known, the old ones are not.
func TestReload(t *testing.T) {
	s := newShelf(town()...)
	a := New(s, Options{})
	answer := func(text string) knowledge.Answer {
		t.Helper()
		q := knowledge.Question{Text: text}
		out, err := a.Answer(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, s, q, out)
		return out
	}
	if out := answer("what did Zora Fairweather say about beehives?"); !out.Abstained {
		t.Fatalf("answered %q", quotes(out))
	}
	first := a.lex
	answer("what did Marsh say?")
	if a.lex != first {
		t.Error("the lexicon was made again although nothing was reloaded")
	}
	s.load(append(town()[3:], tale("bees", "Beehives on the church roof", "2031-05-30", "Zora Fairweather, the beekeeper, said the beehives would stay on the church roof.",
		said{"Zora Fairweather", "beekeeper", knowledge.Indirect, "Zora Fairweather, the beekeeper", "the beehives would stay on the church roof", false}))...)
	for _, question := range []string{"what did Zora Fairweather say about beehives?", "what did fairwether say about behives"} {
		if out := answer(question); out.Abstained || out.Citations[0].Speaker != "Zora Fairweather" {
			t.Errorf("%s: %q %s", question, quotes(out), out.Reason)
		}
	}
	if a.lex == first {
		t.Error("the lexicon is that of the old state")
	}
	if out := answer("what did Ada Marsh say about the crossing?"); !out.Abstained {
		t.Errorf("the article is gone, yet %q", quotes(out))
	}
}

func TestTook(t *testing.T) {
	at := time.Date(2031, 6, 2, 0, 0, 0, 0, time.UTC)
	a := New(newShelf(town()...), Options{Now: func() time.Time { at = at.Add(time.Millisecond); return at }})
	out, err := a.Answer(context.Background(), knowledge.Question{Text: "what did Marsh say?"})
	if err != nil || out.Took <= 0 || out.Took > time.Second {
		t.Errorf("took %v, %v", out.Took, err)
	}
}

func TestExamples(t *testing.T) {
	s := newShelf(town()...)
	ex, err := New(s, Options{}).Examples(context.Background(), knowledge.Question{Text: "what did Ada Marsh say about deep water?"})
	if err != nil || len(ex) == 0 {
		t.Fatalf("%d examples, %v", len(ex), err)
	}
	for _, e := range ex {
		if len(e.Features) != len(FeatureNames) || e.Citation.Quote == "" || e.Citation.Speaker != "Ada Marsh" {
			t.Errorf("example %+v", e.Citation)
		}
	}
}
