package reading

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

const story = `Toll row at the harbour

The ferry board met on Monday. Ada Marsh, the harbour master, said the tolls would double by June. “Nobody asked us,” said Robert Quill, the treasurer. He left early.

These are the open points:
The winter timetable
Who pays for the quay
The board meets again in May.`

func TestPrepare(t *testing.T) {
	a := knowledge.Article{ID: "row", Title: "Toll row at the harbour", Text: story}
	p := Prepare(a)
	if diff := cmp.Diff(a, p.Article); diff != "" {
		t.Errorf("the article was changed (-want +got)\n%s", diff)
	}
	if len(p.Passages) == 0 {
		t.Fatal("no passages")
	}
	check(t, story, p)
	if diff := cmp.Diff(p, Prepare(a)); diff != "" {
		t.Errorf("read twice, the article gives something else\n%s", diff)
	}
	var said []string
	for _, s := range p.Statements {
		for _, c := range s.Content {
			said = append(said, s.Speaker+": "+c.In(story))
		}
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "Robert Quill: “Nobody asked us") {
		t.Errorf("statements:\n%s", all)
	}
}

func TestPrepareNothing(t *testing.T) {
	for _, s := range []string{"", " \n\t\n", "\u200b\ufeff"} {
		if p := Prepare(knowledge.Article{ID: "empty", Text: s}); len(p.Passages) != 0 || len(p.Statements) != 0 {
			t.Errorf("%q gives %+v", s, p)
		}
	}
}

// check says what must hold for every article that was prepared: passages cover its sentences exactly once, in order; every
// span lies in the text, on code point boundaries, and passages and statements are of the article.
func check(t *testing.T, body string, p knowledge.Prepared) {
	t.Helper()
	valid := utf8.ValidString(body)
	inText := func(what string, sp knowledge.Span) {
		t.Helper()
		if sp.Start < 0 || sp.End <= sp.Start || sp.End > len(body) {
			t.Fatalf("%s %v of a text of %d bytes", what, sp, len(body))
		}
		if valid && !utf8.ValidString(sp.In(body)) {
			t.Fatalf("%s %v cuts a code point: %q", what, sp, sp.In(body))
		}
	}
	var got []knowledge.Span
	for _, pa := range p.Passages {
		if pa.Article != p.Article.ID {
			t.Fatalf("passage of %q in %q", pa.Article, p.Article.ID)
		}
		if n := len(pa.Sentences); n == 0 || n > passageSentences {
			t.Fatalf("a passage of %d sentences", n)
		}
		if pa.Span.Start != pa.Sentences[0].Start || pa.Span.End != pa.Sentences[len(pa.Sentences)-1].End {
			t.Fatalf("passage %v of sentences %v", pa.Span, pa.Sentences)
		}
		got = append(got, pa.Sentences...)
	}
	if diff := cmp.Diff(Sentences(body), got); diff != "" {
		t.Fatalf("the passages' sentences are others (-want +got)\n%s", diff)
	}
	at := 0
	for _, sp := range got {
		inText("sentence", sp)
		if sp.Start < at {
			t.Fatalf("sentence %v begins before %d", sp, at)
		}
		if between := strings.TrimFunc(body[at:sp.Start], skipped); between != "" && valid {
			t.Fatalf("%q is in no sentence", between)
		}
		if sp.Len() > longest {
			t.Fatalf("a sentence of %d bytes", sp.Len())
		}
		at = sp.End
	}
	if rest := strings.TrimFunc(body[at:], skipped); rest != "" && valid {
		t.Fatalf("%q behind the last sentence is in none", rest)
	}
	for _, s := range p.Statements {
		if s.Article != p.Article.ID || len(s.Content) == 0 {
			t.Fatalf("statement %+v of %q", s, p.Article.ID)
		}
		for _, l := range [][]knowledge.Span{s.Source, s.Cue, s.Content} {
			at := 0
			for _, sp := range l {
				inText("statement", sp)
				if sp.Start < at {
					t.Fatalf("spans out of order: %v", l)
				}
				at = sp.End
			}
		}
	}
}

// skipped says whether a code point may stand outside all sentences.
func skipped(r rune) bool {
	return strings.ContainsRune(" \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\u200e\u200f\x00", r)
}

func TestLongSentences(t *testing.T) {
	word := strings.Repeat("x", 9) + " "
	tests := []struct {
		name, in string
		ends     string // how the first piece ends
	}{
		{"at a semicolon", strings.Repeat(word, 40) + "mast; " + strings.Repeat(word, 10) + "keel, " + strings.Repeat(word, 40) + "end.", "mast;"},
		{"at a comma", strings.Repeat(word, 40) + "mast, " + strings.Repeat(word, 40) + "end.", "mast,"},
		{"not at a semicolon too early", "mast; " + strings.Repeat(word, 40) + "keel, " + strings.Repeat(word, 40) + "end.", "keel,"},
		{"at a blank", strings.Repeat(word, 90) + "end.", "xxx"},
		{"at a wide blank", strings.Repeat(strings.Repeat("x", 9)+"\u3000", 90) + "end.", "xxx"},
		{"between letters", strings.Repeat("ж", 700), "ж"},
		{"between letters of four bytes", "a" + strings.Repeat("𝄞", 400), "𝄞"},
		{"no UTF-8", strings.Repeat("\x80", 700), "\x80"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Prepare(knowledge.Article{ID: "long", Text: tt.in})
			check(t, tt.in, p)
			ss := Sentences(tt.in)
			if len(ss) < 2 {
				t.Fatalf("%d sentences", len(ss))
			}
			first := ss[0].In(tt.in)
			if !strings.HasSuffix(first, tt.ends) || len(first) < longest/2-1 {
				t.Errorf("the first of %d bytes ends in %q, want %q", len(first), first[max(0, len(first)-12):], tt.ends)
			}
		})
	}
}

func TestPassages(t *testing.T) {
	sentence := func(words int) string { return strings.Repeat("wave ", words-1) + "wave." }
	tests := []struct {
		name  string
		words []int // of the sentences
		want  []int // sentences of each passage
	}{
		{"nothing", nil, nil},
		{"one", []int{5}, []int{1}},
		{"four short ones at most", []int{5, 5, 5, 5, 5}, []int{4, 1}},
		{"sixty words are enough", []int{30, 30, 5}, []int{2, 1}},
		{"a long one goes on its own", []int{5, 95, 5}, []int{1, 1, 1}},
		{"up to half as much again is joined", []int{40, 50, 5}, []int{2, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var body strings.Builder
			var spans []knowledge.Span
			for _, n := range tt.words {
				at := body.Len()
				body.WriteString(sentence(n))
				spans = append(spans, knowledge.Span{Start: at, End: body.Len()})
				body.WriteByte('\n')
			}
			var got []int
			for _, p := range Passages("p", body.String(), spans) {
				got = append(got, len(p.Sentences))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzPrepare(f *testing.F) {
	for _, s := range []string{"", story, strings.Repeat("no end ", 200), strings.Repeat("ж", 400), "“x.” y\r\n\xff\u2028Z", "U.S. The\u00a0end", "a\x00b. “Ö said: ’no’”",
		"\u202eevil\u202c. " + strings.Repeat("e\u0301", 500), strings.Repeat("\x80", 700)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check(t, s, Prepare(knowledge.Article{ID: "f", Text: s}))
	})
}
