package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "One came. Two left.", "One came.|Two left."},
		{"military title", "They met Gen. Randy George and Lt. Gen. Ann Poe. Then they left.", "They met Gen. Randy George and Lt. Gen. Ann Poe.|Then they left."},
		{"U.S. inside", "The U.S. Army came. It left.", "The U.S. Army came.|It left."},
		{"U.S. at the end", "He lives in the U.S. The war goes on.", "He lives in the U.S.|The war goes on."},
		{"initials", "John F. Kennedy spoke. J. R. R. Tolkien wrote.", "John F. Kennedy spoke.|J. R. R. Tolkien wrote."},
		{"quotation across sentences", "“We were not told. We will ask,” she said. He agreed.", "“We were not told.|We will ask,” she said.|He agreed."},
		{"question inside a quotation", "“Who knew?” he asked. Nobody.", "“Who knew?” he asked.|Nobody."},
		{"ellipsis", "Ending a war... requires patience. Yes.", "Ending a war... requires patience.|Yes."},
		{"heading", "What next\nIt is unclear.", "What next|It is unclear."},
		{"list", "These include:\nOne region\nTwo towns\n", "These include:|One region|Two towns"},
		{"wrapped", "The quick brown fox jumped over the lazy dog and then ran to\nParis, where it stayed for a very long time with the old hen\nof Lyon.", "The quick brown fox jumped over the lazy dog and then ran to\nParis, where it stayed for a very long time with the old hen\nof Lyon."},
		{"continued line", "It was the first of\nits kind. Ever.", "It was the first of\nits kind.|Ever."},
		{"non-breaking space", "It\u00a0ended.\u00a0Then\u00a0it began.", "It\u00a0ended.|Then\u00a0it began."},
		{"month", "It began on Nov. 20 in Miami. Good.", "It began on Nov. 20 in Miami.|Good."},
		{"other scripts", "Это начало. Конец.", "Это начало.|Конец."},
		{"windows line ends", "One.\r\nTwo.\r\n", "One.|Two."},
		{"nothing", " \n\t\u200b\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Sentences(tt.in) {
				got = append(got, s.In(tt.in))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "A. B.", "“x.” y\r\n\xff\u2028Z", "U.S. The\u00a0end"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range Sentences(s) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes", sp, at, len(s))
			}
			if utf8.ValidString(s) && !utf8.ValidString(sp.In(s)) {
				t.Fatalf("span %v cuts a code point", sp)
			}
			at = sp.End
		}
		for _, w := range Words(s) {
			if w.Span.Start < 0 || w.Span.End > len(s) || w.Span.Len() <= 0 || w.Fold == "" {
				t.Fatalf("word %+v", w)
			}
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Nöstlinger": "nostlinger", "U.S": "usa", "US": "usa", "us": "us", "U.K": "uk", "Russia’s": "russia", "didn't": "didnt",
		"defence": "defense", "colour": "color", "organisation": "organization", "modelled": "modeled", "Łódź": "lodz",
		"O’Brien": "obrien", "travelled": "traveled", "hour": "hour", "Zelenskyy": "zelenskyy",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
