package text

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

func TestWords(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "The ferry left at 7.", "The=the ferry=ferry left=left at=at 7=7"},
		{"apostrophes", "Marsh's board doesn’t know.", "Marsh's=marsh board=board doesn’t=doesnt know=know"},
		{"abbreviations", "the U.S. and the U.K.", "the=the U.S=usa and=and the=the U.K=uk"},
		{"numbers", "3.5 million, 1,000 and 40%", "3.5=35 million=million 1,000=1,000 and=and 40=40"},
		{"hyphens part words", "a well-known quay", "a=a well=well known=known quay=quay"},
		{"diacritics", "Élan in Łódź", "Élan=elan in=in Łódź=lodz"},
		{"decomposed", "E\u0301lan", "E\u0301lan=elan"},
		{"other scripts", "Паром ушёл", "Паром=паром ушёл=ушел"},
		{"punctuation only", "?!… — “”", ""},
		{"emoji", "🦊 ran 👍🏽", "ran=ran"},
		{"direction marks", "\u200fferry\u202e tax", "ferry\u202e=ferry tax=tax"},
		{"NUL", "ferry\x00tax", "ferry=ferry tax=tax"},
		{"markup", "*the* _ferry_ `tax` __US__ a_b", "the=the _ferry_=ferry tax=tax __US__=usa a_b=a_b"},
		{"broken UTF-8", "fer\xffry", "fer=fer ry=ry"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, w := range Words(tt.in) {
				got = append(got, w.Span.In(tt.in)+"="+w.Fold)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestStem(t *testing.T) {
	for _, family := range []string{"negotiate negotiated negotiating negotiation negotiations", "toll tolls", "ferry ferries", "demand demanded demanding demands"} {
		words := strings.Fields(family)
		for _, w := range words {
			if Stem(w) != Stem(words[0]) {
				t.Errorf("%q has the stem %q, %q has %q", words[0], Stem(words[0]), w, Stem(w))
			}
		}
	}
	for _, same := range []string{"", "at", "2024", "1,000", "паром", "éa"} {
		if got := Stem(same); got != same {
			t.Errorf("Stem(%q) = %q", same, got)
		}
	}
}

func TestStems(t *testing.T) {
	if diff := cmp.Diff([]string{"the", "ferri", "tax", "doubl"}, Stems("The ferries’ taxes: doubled!")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestStemConcurrently: what remembers stems gives each caller its own word's stem.
func TestStemConcurrently(t *testing.T) {
	words := strings.Fields("ferries tolls boards harbours quays taxes masters timetables sailings winters passengers carriages")
	want := make([]string, len(words))
	for i, w := range words {
		want[i] = Stem(w)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for n := range 2000 {
				if i := n % len(words); Stem(words[i]) != want[i] {
					t.Errorf("%q has the stem %q", words[i], Stem(words[i]))
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestStop(t *testing.T) {
	for w, want := range map[string]bool{"the": true, "doesnt": true, "us": true, "usa": false, "not": true, "ferry": false, "say": false, "": false} {
		if Stop(w) != want {
			t.Errorf("Stop(%q) = %v", w, !want)
		}
	}
}

func TestOffsets(t *testing.T) {
	s := "añ𝄞b\u0301c"
	tests := []struct{ start, end, from, to int }{
		{0, 1, 0, 1}, {1, 2, 1, 3}, {2, 3, 3, 7}, {3, 5, 7, 10}, {0, 6, 0, 11}, {6, 6, 11, 11},
	}
	for _, tt := range tests {
		sp := Bytes(s, tt.start, tt.end)
		if want := (knowledge.Span{Start: tt.from, End: tt.to}); sp != want {
			t.Errorf("Bytes(%d, %d) = %v, want %v", tt.start, tt.end, sp, want)
		}
		if a, b := CodePoints(s, sp); a != tt.start || b != tt.end {
			t.Errorf("CodePoints(%v) = %d, %d", sp, a, b)
		}
	}
	if sp := Bytes(s, 4, 99); sp != (knowledge.Span{Start: 8, End: 11}) {
		t.Errorf("behind the end: %v", sp)
	}
	if sp := Bytes(s, 99, 100); sp != (knowledge.Span{Start: 11, End: 11}) {
		t.Errorf("all of it behind the end: %v", sp)
	}
}

func TestTrim(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "  a b  ": "a b", "\u00a0\u200b\ufeffa\u2029": "a", "\x00\u200fa\u200e\n": "a", "\t \n": "", "ж ": "ж", "\xff ": "\xff",
	} {
		if got := Trim(in, knowledge.Span{Start: 0, End: len(in)}).In(in); got != want {
			t.Errorf("Trim(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzFold: folding is stable enough to compare by, and never gives what it is there to remove.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Russia’s", "U.S.", "ÆØß", "İ", "\xff", "o'''s", "ﬁ", "colour"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if strings.ContainsAny(got, ".'’") {
			t.Errorf("Fold(%q) = %q", s, got)
		}
		if utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("Fold(%q) = %q is no UTF-8", s, got)
		}
		Stem(got)
	})
}
