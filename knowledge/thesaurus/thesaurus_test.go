package thesaurus

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"quoth/knowledge/text"
)

// weight says how strongly a text's word stands for the one that is asked, 0 where it doesn't.
func weight(asked, has string) float64 {
	stem := text.Stem(text.Fold(has))
	for _, r := range Related(text.Fold(asked)) {
		if r.Stem == stem {
			return r.Weight
		}
	}
	return 0
}

func TestRelatedWords(t *testing.T) {
	for _, c := range []struct {
		asked, has string
		least      float64
	}{
		{"cede", "cession", 0.7}, {"cession", "cede", 0.7}, {"cede", "concessions", 0.3}, {"cede", "surrendering", 0.4},
		{"infuriated", "anger", 0.4}, {"mad", "furious", 0.5}, {"mad", "outraged", 0.5}, {"angry", "anger", 0.7},
		{"cuts", "reduce", 0.5}, {"reduce", "cut", 0.5}, {"reduction", "cuts", 0.3}, {"shrink", "reduce", 0.3},
		{"army", "military", 0.5}, {"army", "forces", 0.5}, {"troops", "soldiers", 0.5}, {"military", "army", 0.5},
		{"went", "go", 0.9}, {"go", "went", 0.9}, {"took", "taken", 0.8}, {"sought", "seek", 0.9}, {"fought", "fight", 0.8},
		{"paid", "pay", 0.9}, {"men", "man", 0.9}, {"man", "men", 0.9}, {"people", "person", 0.9}, {"children", "child", 0.9},
		{"left", "leave", 0.7}, {"children", "kids", 0.3}, {"kids", "children", 0.5}, {"want", "sought", 0.4},
		{"Germany", "German", 0.7}, {"Germans", "Germany", 0.7}, {"Berlin", "German", 0.4}, {"Poland", "Polish", 0.7},
		{"French", "France", 0.7}, {"Kremlin", "Russia", 0.4}, {"Moscow", "Kremlin", 0.4}, {"Kyiv", "Kiev", 0.9},
		{"American", "U.S.", 0.7}, {"US", "Washington", 0.4}, {"Dutch", "Netherlands", 0.7}, {"Brits", "UK", 0.7},
		{"half", "50", 0.5}, {"fifty", "50", 0.9}, {"12", "dozen", 0.9}, {"third", "3rd", 0.9}, {"7", "seven", 0.9},
		{"doj", "justice", 0.5}, {"gop", "Republicans", 0.8}, {"dems", "Democrats", 0.8}, {"potus", "president", 0.8},
		{"bn", "billion", 0.8}, {"govt", "government", 0.8}, {"Sept", "September", 0.9},
		{"cops", "police", 0.5}, {"boss", "chief", 0.5}, {"sacked", "dismissed", 0.5}, {"slam", "criticized", 0.5},
		{"dodge", "avoid", 0.5}, {"cash", "money", 0.5}, {"mum", "mother", 0.5}, {"axed", "cut", 0.4},
		{"big", "large", 0.6}, {"quickly", "rapid", 0.6}, {"negotiate", "talks", 0.5}, {"quit", "resigned", 0.5},
	} {
		if w := weight(c.asked, c.has); w < c.least {
			t.Errorf("%s asked, %s in the text: %.2f, want at least %.2f", c.asked, c.has, w, c.least)
		}
	}
}

func TestUnrelatedWords(t *testing.T) {
	for _, c := range []struct {
		asked, has string
		most       float64
	}{
		{"judge", "bank", 0}, {"judge", "river", 0}, {"army", "bank", 0}, {"peace", "war", 0}, {"increase", "decrease", 0},
		{"big", "small", 0}, {"happy", "unhappy", 0}, {"win", "lose", 0}, {"buy", "sell", 0}, {"Germany", "France", 0},
		{"Berlin", "Paris", 0}, {"fifty", "hundred", 0}, {"police", "policy", 0}, {"doctor", "lawyer", 0},
		{"weapon", "thing", 0}, {"church", "entity", 0}, {"speech", "do", 0}, {"vote", "be", 0},
		{"leave", "leaf", 0.3}, {"president", "act", 0.2}, {"church", "building", 0.5},
	} {
		if w := weight(c.asked, c.has); w > c.most {
			t.Errorf("%s asked, %s in the text: %.2f, want at most %.2f", c.asked, c.has, w, c.most)
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, fold := range []string{"", "the", "us", "zzyzzyx", "42,117", "мир", "\x00", "aaaa" + strings.Repeat("b", 5000)} {
		if got := Related(fold); got != nil {
			t.Errorf("%.20q: %v", fold, got)
		}
	}
}

func TestTable(t *testing.T) {
	if len(data) > 2_500_000 {
		t.Errorf("the table has %d bytes, at most 2.5 MB are wanted in the binary", len(data))
	}
	tab, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range tab.ends {
		stem := tab.stem(i)
		if i > 0 && tab.stem(i-1) >= stem {
			t.Fatalf("%q stands behind %q", stem, tab.stem(i-1))
		}
		check(t, stem, tab.related(stem))
	}
}

func check(t *testing.T, stem string, list []Relative) {
	t.Helper()
	if len(list) > 40 {
		t.Errorf("%s has %d relatives", stem, len(list))
	}
	for i, r := range list {
		if r.Stem == stem || r.Stem == "" || text.Stop(r.Stem) || r.Weight <= 0 || r.Weight > 1 {
			t.Errorf("%s: %v", stem, r)
		}
		if i > 0 && r.Weight > list[i-1].Weight {
			t.Errorf("%s: %v behind %v", stem, r, list[i-1])
		}
	}
}

func TestEncodeAndDecode(t *testing.T) {
	in := map[string][]Relative{
		"army":   {{"forc", 1}, {"armi", 0.5}},
		"armada": {{"fleet", 0.25}},
		"мир":    {{"army", 1.0 / 64}},
	}
	b, err := Encode(in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Encode(in)
	if err != nil || !bytes.Equal(b, again) {
		t.Error("the same table gives other bytes", err)
	}
	tab, err := decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for stem, want := range in {
		if got := tab.related(stem); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", stem, got, want)
		}
	}
	if got := tab.related("forc"); got != nil {
		t.Errorf("forc: %v", got)
	}
	for n := range b {
		if _, err := decode(b[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are taken", n, len(b))
		}
	}
	if _, err := Encode(map[string][]Relative{strings.Repeat("x", 256): {{"y", 1}}}); err == nil {
		t.Error("a stem that doesn't fit is taken")
	}
}

func TestConcurrently(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if len(Related("angry")) == 0 {
				t.Error("no relatives")
			}
		})
	}
	wg.Wait()
}

func TestLicenceIsThere(t *testing.T) {
	b, err := os.ReadFile("WORDNET-LICENSE")
	if err != nil || !bytes.Contains(b, []byte("WordNet 3.0 Copyright 2006 by Princeton University")) {
		t.Error("WordNet's licence must stand beside the table", err)
	}
}

func FuzzRelated(f *testing.F) {
	for _, s := range []string{"angry", "went", "50", "", "usa", "\xff", "ü"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, fold string) {
		check(t, text.Stem(fold), Related(fold))
	})
}

func FuzzDecode(f *testing.F) {
	b, _ := Encode(map[string][]Relative{"army": {{"forc", 0.6}}, "art": {{"army", 0.2}, {"forc", 0.1}}})
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		tab, err := decode(b)
		if err != nil {
			return
		}
		for i := range tab.ends {
			tab.related(tab.stem(i))
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRelated(b *testing.B) {
	words := []string{"angry", "went", "reduce", "germany", "50", "unknownword", "negotiate", "people"}
	for _, w := range words {
		Related(w)
	}
	i := 0
	for b.Loop() {
		Related(words[i%len(words)])
		i++
	}
}
