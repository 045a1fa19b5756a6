package evaluation

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

func TestRead(t *testing.T) {
	in := `{"id":"a","question":"what did Marsh say?","answerable":true,"category":"quote","speaker":"Ada Marsh","gold":[{"doc":"1.txt","key":[{"start":3,"end":9}]}]}

  {"id":"b","question":"and Quill?","history":["what did Marsh say?"],"as_of":"2031-05-02","match":"substring","gold_all":[[{"doc":"1.txt","text":"no"}],[]]}` + "\r\n"
	got, err := Read(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d questions", len(got))
	}
	if a := got[0]; a.ID != "a" || !a.Answerable || a.Category != "quote" || a.Speaker != "Ada Marsh" || a.Groups() != 1 || a.Gold[0].Key[0].End != 9 {
		t.Errorf("first: %+v", a)
	}
	if b := got[1]; b.Answerable || b.AsOf != "2031-05-02" || len(b.History) != 1 || b.Groups() != 2 || b.GoldAll[0][0].Text != "no" {
		t.Errorf("second: %+v", b)
	}
	if got, err := Read(strings.NewReader("\n \n")); err != nil || len(got) != 0 {
		t.Errorf("blank lines: %v, %v", got, err)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct{ name, in, says string }{
		{"no JSON", `{"question":"a"}` + "\nwhat did Marsh say?\n", "line 2"},
		{"cut off", `{"question":"wh`, "line 1"},
		{"another form", "\n\n" + `{"question":["a"]}`, "line 3"},
		{"no question", `{"id":"a"}`, "line 1 has no question"},
		{"blank question", `{"question":" \n"}`, "line 1 has no question"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			qs, err := Read(strings.NewReader(tt.in))
			if err == nil {
				t.Fatalf("accepted: %+v", qs)
			}
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %q doesn't say %q", err, tt.says)
			}
		})
	}
}

type brokenReader struct{}

var errBroken = errors.New("the cable is out")

func (brokenReader) Read([]byte) (int, error) { return 0, errBroken }

func TestReadPassesErrorsOn(t *testing.T) {
	if _, err := Read(io.MultiReader(strings.NewReader("{\"question\":\"a\"}\n"), brokenReader{})); !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
}

func byPlace(t *testing.T) Question {
	t.Helper()
	qs, err := Read(strings.NewReader(`{"question":"q","answerable":true,"gold":[{"doc":"a","key":[{"start":100,"end":140},{"start":300,"end":310}]},{"doc":"b","key":[{"start":0,"end":5}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	return qs[0]
}

func TestEvidenceByPlace(t *testing.T) {
	q := byPlace(t)
	for _, tt := range []struct {
		name       string
		doc        string
		start, end int
		want       bool
	}{
		{"the key span", "a", 100, 140, true},
		{"around it", "a", 60, 200, true},
		{"half of it", "a", 80, 120, true},
		{"less than half", "a", 80, 119, false},
		{"inside it", "a", 110, 112, true},
		{"a short quotation half inside", "a", 135, 145, true},
		{"a short quotation less than half inside", "a", 136, 147, false},
		{"beside it", "a", 140, 180, false},
		{"the second key", "a", 295, 312, true},
		{"another document", "b", 100, 140, false},
		{"the second gold", "b", 0, 60, true},
		{"no document of the gold", "c", 0, 60, false},
		{"too long: only the beginning counts", "b", 0, 100_000, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			quote := strings.Repeat("ж", tt.end-tt.start)
			if got := q.Evidence(tt.doc, quote, tt.start, tt.end); (len(got) > 0) != tt.want {
				t.Errorf("groups %v", got)
			}
		})
	}
	// The key begins where a long quotation no longer counts.
	far := `{"question":"q","gold":[{"doc":"a","key":[{"start":800,"end":840}]}]}`
	qs, err := Read(strings.NewReader(far))
	if err != nil {
		t.Fatal(err)
	}
	if got := qs[0].Evidence("a", strings.Repeat("x", 900), 0, 900); got != nil {
		t.Errorf("a quotation of 900 counts beyond its 700th code point: %v", got)
	}
	if got := qs[0].Evidence("a", strings.Repeat("x", 700), 200, 900); got == nil {
		t.Error("a quotation of 700 doesn't count whole")
	}
}

func TestEvidenceByWords(t *testing.T) {
	q := Question{Match: "substring", GoldAll: [][]Text{
		{{"a", "“nobody asked us,” said Quill"}, {"b", "Quill wasn’t asked"}},
		{{"a", "tolls double – by June"}},
	}}
	for _, tt := range []struct {
		name, doc, quote string
		want             []int
	}{
		{"same words", "a", "He knew “nobody asked us,” said Quill.", []int{0}},
		{"plain quotes and wide blanks", "a", "\"nobody\u00a0asked\n us,\" said Quill", []int{0}},
		{"other apostrophe", "b", "So Quill wasn't asked at all", []int{0}},
		{"both groups", "a", "“nobody asked us,” said Quill, and tolls double - by June", []int{0, 1}},
		{"second group", "a", "tolls double — by June", []int{1}},
		{"right words in another document", "b", "tolls double – by June", nil},
		{"other case", "b", "quill wasn’t asked", nil},
		{"part of it", "a", "nobody asked", nil},
		{"too far behind", "a", strings.Repeat("x", 690) + "tolls double – by June", nil},
		{"nothing", "a", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, q.Evidence(tt.doc, tt.quote, 0, len([]rune(tt.quote)))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	if q.Groups() != 2 {
		t.Errorf("%d groups", q.Groups())
	}
}

const stored = "Die Fähre fährt. Nobody asked us. The tolls double by June."

// cite cites words of stored.
func cite(quote string) knowledge.Citation {
	at := strings.Index(stored, quote)
	start := len([]rune(stored[:at]))
	return knowledge.Citation{Article: "a", Quote: quote, Start: start, End: start + len([]rune(quote))}
}

func TestJudge(t *testing.T) {
	q := Question{Answerable: true, Match: "substring", GoldAll: [][]Text{{{"a", "Nobody asked"}}, {{"a", "double by June"}}}}
	texts := func(id string) string {
		if id == "a" {
			return stored
		}
		return ""
	}
	moved := cite("Nobody asked us.")
	moved.Start, moved.End = moved.Start+1, moved.End+1
	outside := cite("Nobody asked us.")
	outside.Start, outside.End = 1000, 1016
	negative := cite("Nobody asked us.")
	negative.Start = -1
	elsewhere := cite("Nobody asked us.")
	elsewhere.Article = "b"
	filler := cite("Die Fähre fährt.")
	for _, tt := range []struct {
		name string
		cs   []knowledge.Citation
		want Result
	}{
		{"both groups", []knowledge.Citation{cite("Nobody asked us."), cite("The tolls double by June.")}, Result{First: true, Three: true, Cited: 2, Verbatim: 2, Lengths: []int{16, 25}}},
		{"one group", []knowledge.Citation{cite("Nobody asked us.")}, Result{First: true, Cited: 1, Verbatim: 1, Lengths: []int{16}}},
		{"first is none", []knowledge.Citation{filler, cite("Nobody asked us."), cite("The tolls double by June.")}, Result{Three: true, Cited: 3, Verbatim: 3, Lengths: []int{16, 16, 25}}},
		{"fourth doesn't count", []knowledge.Citation{cite("Nobody asked us."), filler, filler, cite("The tolls double by June.")}, Result{First: true, Cited: 4, Verbatim: 4, Lengths: []int{16, 16, 16, 25}}},
		{"moved by one", []knowledge.Citation{moved}, Result{Cited: 1, Lengths: []int{16}}},
		{"outside", []knowledge.Citation{outside}, Result{Cited: 1, Lengths: []int{16}}},
		{"negative", []knowledge.Citation{negative}, Result{Cited: 1, Lengths: []int{34}}},
		{"no such article", []knowledge.Citation{elsewhere}, Result{Cited: 1, Lengths: []int{16}}},
		{"abstained", nil, Result{Abstained: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.want.Question, tt.want.MS = q, 2.5
			a := knowledge.Answer{Abstained: len(tt.cs) == 0, Citations: tt.cs, Took: 2500 * time.Microsecond}
			if diff := cmp.Diff(tt.want, Judge(q, a, texts)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
	q.Answerable = false
	if r := Judge(q, knowledge.Answer{Citations: []knowledge.Citation{cite("Nobody asked us."), cite("The tolls double by June.")}}, texts); r.Three {
		t.Error("an unanswerable question was answered")
	}
}

func TestSpeakerOf(t *testing.T) {
	for _, tt := range []struct {
		asked, shown string
		want         Speaker
	}{
		{"Ada Marsh", "Ada Marsh", Theirs}, {"Ada Marsh", "Marsh", Theirs}, {"Ada Marsh", "mr. marsh", Theirs}, {"Ada Marsh", "Tom Reed", Others}, {"Ada Marsh", "", Nobodys},
	} {
		if got := speakerOf(tt.asked, tt.shown); got != tt.want {
			t.Errorf("asked about %q, shown %q: %d, want %d", tt.asked, tt.shown, got, tt.want)
		}
	}
}

// results are ten questions: six answerable, of which one is abstained on; four unanswerable, of which three are abstained on.
func results() []Result {
	yes, no := Question{Answerable: true, Category: "fact"}, Question{Category: "none", Speaker: "Ada Marsh"}
	return []Result{
		{Question: yes, First: true, Three: true, Cited: 2, Verbatim: 2, Lengths: []int{10, 20}, MS: 1, Speaker: Theirs},
		{Question: yes, First: true, Three: true, Cited: 1, Verbatim: 1, Lengths: []int{30}, MS: 2, Speaker: Theirs},
		{Question: yes, First: true, Cited: 1, Verbatim: 1, Lengths: []int{40}, MS: 3},
		{Question: yes, Three: true, Cited: 3, Verbatim: 2, Lengths: []int{50, 60, 70}, MS: 4},
		{Question: yes, Cited: 2, Verbatim: 2, Lengths: []int{80, 90}, MS: 5, Speaker: Nobodys},
		{Question: yes, Abstained: true, MS: 6},
		{Question: no, Abstained: true, MS: 7},
		{Question: no, Abstained: true, MS: 8},
		{Question: no, Abstained: true, MS: 9},
		{Question: no, Cited: 1, Verbatim: 1, Lengths: []int{100}, MS: 10, Speaker: Others},
	}
}

func TestSum(t *testing.T) {
	want := Score{Questions: 10, Answerable: 6, Hit1: 3.0 / 6, Hit3: 3.0 / 6, AbstainPrecision: 3.0 / 4, AbstainRecall: 3.0 / 4, AbstainF1: 0.75,
		Verbatim: 9.0 / 10, MedianQuote: 50, SpeakerRight: 2.0 / 3, OtherSpeaker: 1.0 / 4, P50: 5, P95: 10}
	if diff := cmp.Diff(want, Sum(results())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestSumEdges: no share divides by nothing.
func TestSumEdges(t *testing.T) {
	for name, rs := range map[string][]Result{
		"nothing":          nil,
		"never abstained":  {{Question: Question{Answerable: true}, First: true, Three: true, Cited: 1, Verbatim: 1, Lengths: []int{7}, MS: 4}},
		"all unanswerable": {{Abstained: true, MS: 4}},
	} {
		s := Sum(rs)
		for _, v := range []float64{s.Hit1, s.Hit3, s.AbstainPrecision, s.AbstainRecall, s.AbstainF1, s.Verbatim, s.P50, s.P95} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%s: %+v", name, s)
			}
		}
		if s.Verbatim != 1 {
			t.Errorf("%s: nothing differs, yet verbatim is %v", name, s.Verbatim)
		}
	}
}

func TestPercentile(t *testing.T) {
	for _, tt := range []struct {
		xs   []int
		p    int
		want int
	}{
		{nil, 50, 0}, {[]int{7}, 50, 7}, {[]int{7}, 95, 7}, {[]int{2, 1}, 50, 1}, {[]int{3, 1, 2}, 50, 2}, {[]int{4, 3, 2, 1}, 95, 4}, {[]int{4, 3, 2, 1}, 25, 1},
	} {
		if got := percentile(tt.xs, tt.p); got != tt.want {
			t.Errorf("percentile(%v, %d) = %d, want %d", tt.xs, tt.p, got, tt.want)
		}
	}
}

// TestPrint: what is printed depends on the answers alone, so that a golden file shows nothing else.
func TestPrint(t *testing.T) {
	want := `questions 10, answerable 6
hit@1 0.500  hit@3 0.500  abstention F1 0.750 (precision 0.750, recall 0.750)  verbatim 0.900  median quotation 50
speaker right 0.667  somebody else's words on unanswerable questions 0.250

category            n  hit@1  hit@3 abstained
fact                6  0.500  0.500     0.167
none                4  0.000  0.000     0.750
`
	rs := results()
	for _, factor := range []float64{1, 3} {
		for i := range rs {
			rs[i].MS *= factor
		}
		var b bytes.Buffer
		if err := Print(&b, rs); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if err := Print(brokenWriter{}, rs); !errors.Is(err, errBroken) {
		t.Errorf("error %v", err)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }
