package tagging

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

func cut(s string) *Text { return Cut(s, text.Sentences(s), nil) }

func TestTokens(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Lund's ferry didn’t come.", "Lund|'s|ferry|did|n’t|come|."},
		{"The U.S. Army paid $1,200.50 to Mr. Berg.", "The|U.S.|Army|paid|$|1,200.50|to|Mr.|Berg|."},
		{"''Safe,'' he said -- twice...", "''|Safe|,|''|he|said|--|twice|..."},
		{"well-known\u00a0pier—old", "well-known|pier|—|old"},
		{"It was I. Then", "It|was|I|.|Then"},
	}
	for _, tt := range tests {
		tx := Cut(tt.in, []knowledge.Span{{Start: 0, End: len(tt.in)}}, nil)
		var got []string
		for _, k := range tx.Tokens {
			got = append(got, tt.in[k.Start:k.End])
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q (-want +got)\n%s", tt.in, diff)
		}
	}
}

func TestQuotes(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"straight", `"No," she said. "Not now."`, `"No,"|"Not now."`},
		{"typographic", "“No,” she said.", "“No,”"},
		{"doubled single marks", "''No,'' she said.", "''No,''"},
		{"single", "‘No way,’ she said.", "‘No way,’"},
		{"nested", "“He said ‘no’ twice,” she said.", "“He said ‘no’ twice,”"},
		{"apostrophes", "The ferries' crews don't sail in '09.", ""},
		{"goes on in the next paragraph", "“One.\n\n“Two.” End.", "“One.|“Two.”"},
		{"never closed", "He said “no and left.\n\nIt rained.", ""},
		{"inches", `The 6" pipe broke.`, ""},
		{"turned the wrong way", "”No,” she said.", "”No,”"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tx := cut(tt.in)
			var got []string
			for _, q := range tx.Quotes {
				got = append(got, tt.in[tx.Tokens[q.Start].Start:tx.Tokens[q.End-1].End])
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestModelFile writes a model of one feature, reads it back and tags with it.
func TestModelFile(t *testing.T) {
	tx := cut("Lund said so.")
	f := Extract(tx)
	w := &Weights{Sets: 16, Rows: map[uint32]*[Labels]float32{}, Rank: map[uint32]float32{}, Edge: make([]float32, EdgeSize*Labels*Labels)}
	var row [Labels]float32
	row[CueBegin] = 3
	id := f.IDs[f.At[1]+1] // the word "said"
	w.Rows[id], w.Rank[id] = &row, 1
	data := append(w.Encode(), "rest"...)
	m, rest, err := Decode(data)
	if err != nil || string(rest) != "rest" {
		t.Fatalf("rest %q, error %v", rest, err)
	}
	if _, labels := m.Tag(f, 0); !cmp.Equal(labels, []Label{Out, CueBegin, Out, Out}) {
		t.Errorf("labels %v", labels)
	}
	for n := 0; n < len(data)-len("rest"); n += 97 {
		if _, _, err := Decode(data[:n]); err == nil {
			t.Errorf("%d bytes were read as a whole model", n)
		}
	}
}

func TestFitKeepsTheHighestRanks(t *testing.T) {
	w := &Weights{Sets: 1, Rows: map[uint32]*[Labels]float32{}, Rank: map[uint32]float32{}}
	for id := range uint32(9) {
		w.Rows[id], w.Rank[id] = new([Labels]float32), float32(id)
	}
	w.Fit()
	for id := range uint32(9) {
		if _, kept := w.Rows[id]; kept != (id >= 5) {
			t.Errorf("row %d kept: %v", id, kept)
		}
	}
}

// TestViterbi has no span begin in its middle, nor go on over walls.
func TestViterbi(t *testing.T) {
	scores := make([]float32, 5*Labels)
	for i := range 5 {
		scores[i*Labels+int(ContentIn)] = 1
		scores[i*Labels+int(SourceIn)] = 0.5
	}
	f := &Features{Edge: make([][EdgeRows]uint16, 5), Wall: []uint8{2, 0, 1, 2, 0}}
	got := Viterbi(scores, f, make([]float32, EdgeSize*Labels*Labels))
	want := []Label{ContentBegin, ContentIn, ContentIn, ContentBegin, ContentIn}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestLexiconFile(t *testing.T) {
	words := map[uint32]WordInfo{WordHash("pier"): {Coarse: 3, Fine: 300, Lower: 255}, WordHash("lund"): {Coarse: 4, Fine: 12}}
	l, _, err := DecodeLexicon(EncodeLexicon(words))
	if err != nil {
		t.Fatal(err)
	}
	for h, want := range words {
		if got, ok := l.Look(h); !ok || got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if _, ok := l.Look(WordHash("nobody")); ok {
		t.Error("an unknown word was found")
	}
	if _, ok := (*Lexicon)(nil).Look(1); ok {
		t.Error("no lexicon knew a word")
	}
}
