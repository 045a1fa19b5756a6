package answering

import (
	"strings"
	"testing"

	"quoth/knowledge"
)

// hostile are questions that no index or grammar was made for.
var hostile = []string{
	"", " ", "?", "?!… — “”«»", "…", "\x00", "what\x00did\x00Marsh\x00say", "\u202ewhat did Marsh say\u202c", "\u200f\u200e\u2066", "what did \u200fMarsh\u200f say?",
	"\"", "'", "“”", "what did \"Marsh\" say?", "what did 'Marsh say?", "Marsh's's", "`marsh`", "\\", "$(rm -rf)", "'; DROP TABLE articles; --",
	"marsh AND tolls", "NOT marsh", "marsh OR", "NEAR(marsh tolls, 3)", "marsh*", "^marsh", "title:marsh", "-marsh", "(", ")", "(marsh", "{title text}: marsh", "marsh + tolls", "AND OR NOT",
	"🦊", "what did 🦊 say about 🚢?", "👍🏽👍🏽👍🏽", "ﷺ", "e\u0301\u0301\u0301", "İstanbul", "日本語の質問", "что сказал Марш?", "\xff\xfe\xfd", "marsh\xff said",
	"who", "what", "what did", "what did say", "said", "said said said", "who who who", "did", "and", "and?", "what about", "what about?", "vs", "a vs b", "vs vs vs", "compare", "compare and",
	"compare Marsh and", "on", "on on on", "according to", "in the opinion of", "he she it they", "the the the", "source", "why", "1", "2031", "1,000,000", "$5", "-5%",
	"<!channel> @everyone", "[link](http://x.example)", "<script>alert(1)</script>", "%s%n%d", "{{.}}", "\n\n\n", "what did\nMarsh\nsay?", "since", "since Monday", "before", "as of", "as of 99 Nov",
	"from 31 February to 0 March", "in the last 99999999999999999999 days",
}

// TestHostileQuestions: every question gets an answer or an abstention.
func TestHostileQuestions(t *testing.T) {
	s := newShelf(town()...)
	long := []string{
		strings.Repeat("x", 10_000), strings.Repeat("what did Marsh say about tolls? ", 320), strings.Repeat("?", 10_000), strings.Repeat("ж", 5_000), strings.Repeat("🦊", 2_500),
		strings.Repeat("\x00", 10_000), strings.Repeat("\u200f", 3_400), strings.Repeat("and ", 2_500), strings.Repeat("\"", 10_000), strings.Repeat("who said ", 1_200), strings.Repeat("marsh vs reed ", 700),
	}
	for _, q := range append(long, hostile...) {
		askIn(t, s, knowledge.Question{Text: q, Ranking: 3})
		askIn(t, s, knowledge.Question{Text: q, History: []string{"what did Brook say about the tolls?", q}})
		askIn(t, s, knowledge.Question{Text: "and Reed?", History: []string{q}})
	}
	askIn(t, s, knowledge.Question{Text: "source?", History: append(long, hostile...)})
}

// TestQuestionInside: what surrounds a question doesn't hide it.
func TestQuestionInside(t *testing.T) {
	for _, q := range []string{
		"\u202ewhat did Marsh say about deep water?\u202c", "what\x00did\x00Marsh\x00say about deep water?", "what did \"Marsh\" say about \"deep water\"?", "🦊 what did Marsh say about deep water 🚢",
		"what did Marsh say about deep water? " + strings.Repeat("🦊 ", 4_000), "*what* did _Marsh_ say about `deep water`?", "what did “Marsh” say\nabout deep water",
	} {
		a := ask(t, q)
		if a.Abstained || !strings.Contains(a.Citations[0].Quote, "deep water") {
			t.Errorf("%.60q: %q %s", q, quotes(a), a.Reason)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	for i, q := range hostile {
		f.Add(q, hostile[(i*7+3)%len(hostile)])
	}
	f.Add("and Reed?", "what did Brook say about the tolls?")
	f.Add("compare what Brook and Reed said since 3 May", "")
	s := newShelf(town()...)
	f.Fuzz(func(t *testing.T, question, earlier string) {
		q := knowledge.Question{Text: question, Ranking: 2}
		if earlier != "" {
			q.History = []string{earlier}
		}
		askIn(t, s, q)
	})
}
