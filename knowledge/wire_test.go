package knowledge

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestReadQuestion(t *testing.T) {
	tests := []struct {
		name, line, id string
		want           Question
		err            string
	}{
		{name: "all fields", line: `{"id":"q1","question":"who?","history":["a","b"],"as_of":"2025-11-23"}`, id: `"q1"`,
			want: Question{Text: "who?", History: []string{"a", "b"}, AsOf: time.Date(2025, 11, 23, 0, 0, 0, 0, time.UTC)}},
		{name: "question alone", line: `{"question":"who?"}`, want: Question{Text: "who?"}},
		{name: "a number as id", line: `{"id":7.50,"question":"who?"}`, id: `7.50`, want: Question{Text: "who?"}},
		{name: "an object as id", line: `{"id":{"a":[1,null]},"question":"who?"}`, id: `{"a":[1,null]}`, want: Question{Text: "who?"}},
		{name: "null fields", line: `{"id":null,"question":"who?","history":null,"as_of":null}`, id: `null`, want: Question{Text: "who?"}},
		{name: "unknown fields", line: `{"id":1,"question":"who?","gold":{"x":1}}`, id: `1`, want: Question{Text: "who?"}},
		{name: "byte order mark", line: "\ufeff" + `{"question":"who?"}`, want: Question{Text: "who?"}},
		{name: "wrong encoding", line: "{\"question\":\"caf\xe9\"}", want: Question{Text: "caf\ufffd"}},
		{name: "a moment", line: `{"question":"who?","as_of":"2025-11-23T23:30:00-02:00"}`,
			want: Question{Text: "who?", AsOf: time.Date(2025, 11, 24, 0, 0, 0, 0, time.UTC)}},
		{name: "empty question", line: `{"question":""}`, want: Question{}},
		{name: "no question", line: `{"id":"q2"}`, id: `"q2"`, err: `no "question"`},
		{name: "bad date", line: `{"id":"q3","question":"who?","as_of":"yesterday"}`, id: `"q3"`, err: `as_of: "yesterday" is no date`},
		{name: "truncated", line: `{"id":"q4","question":"wh`, id: `"q4"`, err: "not valid JSON"},
		{name: "truncated before the id", line: `{"question":"wh`, err: "not valid JSON"},
		{name: "wrong type", line: `{"question":5,"id":"q5"}`, id: `"q5"`, err: `"question" is a JSON number where a string is wanted`},
		{name: "wrong list", line: `{"id":"q6","question":"who?","history":"x"}`, id: `"q6"`, err: `"history" is a JSON string where a list of strings is wanted`},
		{name: "no object", line: `[1]`, err: "a JSON array, not an object"},
		{name: "two values", line: `{"id":1,"question":"a"} {"id":2}`, id: `1`, err: "not valid JSON"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ReadQuestion([]byte(tt.line))
			if string(got.ID) != tt.id {
				t.Errorf("id %q, want %q", got.ID, tt.id)
			}
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Fatalf("error %v, want one with %q", err, tt.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.Question); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzReadQuestion(f *testing.F) {
	for _, s := range []string{"", "{}", `{"id":1,"question":"a","history":["b"],"as_of":"2025-01-02"}`, `{"id":"\u2028<`, `{"id":{"a":1},"question":"`, "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		got, err := ReadQuestion(line)
		reply := any(ErrorLine{ID: got.ID})
		if err == nil {
			reply = WireAnswer(got.ID, Answer{Reason: got.Question.Text}, 0)
		}
		var out bytes.Buffer
		if err := WriteLine(&out, reply); err != nil {
			t.Fatalf("no reply to %q: %v", line, err)
		}
		if n := bytes.Count(out.Bytes(), []byte("\n")); n != 1 {
			t.Fatalf("reply of %d lines: %q", n, out.Bytes())
		}
		if !utf8.Valid(out.Bytes()) || !json.Valid(out.Bytes()) {
			t.Fatalf("broken reply %q", out.Bytes())
		}
	})
}

func TestWireAnswer(t *testing.T) {
	day := time.Date(2025, 3, 4, 5, 0, 0, 0, time.FixedZone("", 3600))
	said := Answer{
		Intent: IntentQuote,
		Citations: []Citation{
			{N: 1, Article: "a.txt", Title: "T <&>", Publisher: "P", URL: "https://example.org/?a&b", Published: day,
				Quote: "“Ja”, said Ann.", Span: Span{4, 30}, Start: 3, End: 18, Speaker: "Ann Poe", Kind: Direct},
			{N: 2, Article: "b.txt", Quote: "Rain.", Start: 0, End: 5, Kind: Narration},
			{N: 3, Article: "b.txt", Quote: "It rains, an official said.", Kind: Indirect},
		},
		Notes:     []Note{{Kind: NoteStale, Text: "old"}, {NoteDiffer, "they differ", []int{1, 2}}},
		Retrieved: []string{"a.txt", "b.txt", "c.txt"},
		Freshness: Freshness{Articles: 3, Newest: day, Loaded: day},
		Took:      1234567 * time.Nanosecond,
	}
	nothing := Answer{Intent: IntentFact, Abstained: true, Reason: "Nothing.", Leads: []Lead{{"a.txt", "T"}}}
	tests := []struct {
		name      string
		id        json.RawMessage
		answer    Answer
		retrieved int
		want      string
	}{
		{"answer", json.RawMessage(`"q<1>"`), said, 0, `{"id":"q<1>","abstained":false,"intent":"quote","answer":"ANSWER","citations":[` +
			`{"n":1,"document":"a.txt","title":"T <&>","publisher":"P","url":"https://example.org/?a&b","published":"2025-03-04T04:00:00Z","quote":"“Ja”, said Ann.","start":3,"end":18,"speaker":"Ann Poe","kind":"direct"},` +
			`{"n":2,"document":"b.txt","title":"","publisher":"","url":"","published":null,"quote":"Rain.","start":0,"end":5,"kind":"narration"},` +
			`{"n":3,"document":"b.txt","title":"","publisher":"","url":"","published":null,"quote":"It rains, an official said.","start":0,"end":0,"speaker":"","kind":"indirect"}],` +
			`"notes":[{"kind":"stale","text":"old","citations":[]},{"kind":"differ","text":"they differ","citations":[1,2]}],"leads":[],` +
			`"newest_article":"2025-03-04T04:00:00Z","loaded_at":"2025-03-04T04:00:00Z","latency_ms":1.235}`},
		{"abstention with what was retrieved", nil, nothing, 5, `{"id":null,"abstained":true,"intent":"fact","answer":"ANSWER","citations":[],"notes":[],` +
			`"leads":[{"document":"a.txt","title":"T"}],"newest_article":null,"loaded_at":null,"latency_ms":0,"retrieved":[]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line := WireAnswer(tt.id, tt.answer, tt.retrieved)
			if line.Answer != tt.answer.Text() {
				t.Errorf("answer %q, want %q", line.Answer, tt.answer.Text())
			}
			line.Answer = "ANSWER"
			var out bytes.Buffer
			if err := WriteLine(&out, line); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want+"\n", out.String()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	if got := WireAnswer(nil, said, 2).Retrieved; !cmp.Equal(got, []string{"a.txt", "b.txt"}) {
		t.Errorf("retrieved %v", got)
	}
}

func TestWireStatements(t *testing.T) {
	text := strings.Repeat("é", 700) + "“Ja”, said Ann, “nein.”"
	at := func(s string) Span { i := strings.Index(text, s); return Span{i, i + len(s)} }
	got := WireStatements(text, []Statement{
		{Article: "a", Speaker: "Ann Poe", Role: "mayor", Kind: Direct, Speech: true, Via: []string{"Bo"},
			Source: []Span{at("Ann")}, Cue: []Span{at("said")}, Content: []Span{at("“Ja”"), at("“nein.”")}},
		{Article: "a", Kind: Indirect},
	})
	ann := "Ann Poe"
	want := []StatementLine{
		{Document: "a", Speaker: &ann, Role: "mayor", Kind: Direct, Speech: true, Via: []string{"Bo"}, Source: []SpanLine{{711, 714, "Ann"}},
			Cue: []SpanLine{{706, 710, "said"}}, Content: []SpanLine{{700, 704, "“Ja”"}, {716, 723, "“nein.”"}}},
		{Document: "a", Kind: Indirect, Via: []string{}, Source: []SpanLine{}, Cue: []SpanLine{}, Content: []SpanLine{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
