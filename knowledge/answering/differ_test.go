package answering

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// thoughtOn is a question with all sentences of some articles as candidates, the first one best. Article i has the publisher "Outlet i" and is i days
// old, from 10 March 2031 on. A word of the question counts as a name where the question writes it with a capital.
func thoughtOn(question string, articles ...string) *thought {
	r := &reading{parsed: parse(question)}
	for _, w := range r.topic {
		r.terms = append(r.terms, term{stem: w.Stem, fold: w.Fold, idf: 1, weight: 1, known: true, name: capital(w.Span.In(question))})
	}
	t := &thought{reading: r}
	var before []string
	for i, a := range articles {
		v := &view{Article: knowledge.Article{ID: fmt.Sprintf("%d.txt", i), Publisher: fmt.Sprintf("Outlet %d", i), Text: a,
			Published: time.Date(2031, 3, 10-i, 0, 0, 0, 0, time.UTC)}, sentences: text.Sentences(a)}
		v.original = v.ID
		if j := slices.IndexFunc(before, func(b string) bool { return sameText(a, b) }); j >= 0 {
			v.original = fmt.Sprintf("%d.txt", j)
		}
		before = append(before, a)
		v.words, v.passageOf = make([][]text.Word, len(v.sentences)), make([]int, len(v.sentences))
		v.placeStatements()
		for at := range v.sentences {
			t.candidates = append(t.candidates, &candidate{view: v, at: at, score: -0.05 * float64(len(t.candidates))})
		}
	}
	return t
}

func TestDisputes(t *testing.T) {
	tests := []struct {
		name, q  string
		articles []string
		want     string // "" for none
	}{
		{"figures", "what happened to the sailors", []string{
			"The storm drowned 12 sailors near the harbour of Lund.",
			"Near the harbour of Lund, 14 sailors were drowned by the storm."}, "“12 sailors” / “14 sailors”"},
		{"same figure in words", "what happened to the sailors", []string{
			"The storm drowned twelve sailors near the harbour of Lund.",
			"Near the harbour of Lund, 12 sailors were drowned by the storm."}, ""},
		{"half is 50 percent", "what will become of the fleet", []string{
			"The council will sell half of the fishing fleet before winter.",
			"The council will sell 50 percent of the fishing fleet before winter."}, ""},
		{"half against a third", "what will become of the fleet", []string{
			"The council will sell half of the fishing fleet before winter.",
			"The council will sell a third of the fishing fleet before winter."}, "“half” / “third”"},
		{"more than", "what happened to the sailors", []string{
			"The storm drowned more than 10 sailors near the harbour of Lund.",
			"Near the harbour of Lund, 14 sailors were drowned by the storm."}, ""},
		{"about", "what happened to the sailors", []string{
			"The storm drowned about 100 sailors near the harbour of Lund.",
			"Near the harbour of Lund, 104 sailors were drowned by the storm."}, ""},
		{"dozens", "what happened to the sailors", []string{
			"The storm drowned dozens of sailors near the harbour of Lund.",
			"Near the harbour of Lund, 41 sailors were drowned by the storm."}, ""},
		{"dozens against two", "what happened to the sailors", []string{
			"The storm drowned dozens of sailors near the harbour of Lund.",
			"Near the harbour of Lund two sailors were drowned by the storm."}, "“dozens of sailors” / “two sailors”"},
		{"other things are counted", "what happened to the sailors", []string{
			"The storm drowned 12 sailors near the harbour of Lund.",
			"Near the harbour of Lund, the storm drowned sailors of 14 boats."}, ""},
		{"another place", "what happened to the sailors", []string{
			"The storm drowned 12 sailors near the harbour of Lund.",
			"The storm drowned 14 sailors near the harbour of Visby."}, ""},
		{"other people", "what happened to the sailors", []string{
			"The storm drowned 12 Danish sailors near the harbour.",
			"The storm drowned 14 Polish sailors near the harbour."}, ""},
		{"another day", "what happened to the sailors", []string{
			"The storm of 3 March drowned 12 sailors near the harbour.",
			"The storm of 9 March drowned and injured sailors near the harbour, 14 sailors, on 8 March."}, ""},
		{"only other words", "what happened to the sailors", []string{
			"The storm drowned many sailors near the harbour of Lund.",
			"Near the harbour of Lund a gale killed sailors in great numbers."}, ""},
		{"something else was done", "what happened to the sailors", []string{
			"The Lund council met in the old town hall about harbour tolls while 12 sailors protested.",
			"Fully 14 sailors sang as the Lund council met in the old town hall about harbour tolls."}, ""},
		{"years are no figures", "what happened to the bridge", []string{
			"The stone bridge across the river was closed in 1999 by the council.",
			"The stone bridge across the river was closed in 2001 by the council."}, ""},
		{"dates", "what became of the bridge", []string{
			"The council closed the stone bridge across the river on 3 March.",
			"The council closed the stone bridge across the river on 9 March."}, "“3 March” / “9 March”"},
		{"one date is rougher", "what became of the bridge", []string{
			"The council closed the stone bridge across the river on 3 March.",
			"The council closed the stone bridge across the river in early March."}, ""},
		{"who did it", "what became of the bridge", []string{
			"The stone bridge across the river was closed by Ada Marsh last spring.",
			"The stone bridge across the river was closed by Tom Reed last spring."}, "“Ada Marsh” / “Tom Reed”"},
		{"one name is longer", "what became of the bridge", []string{
			"The stone bridge across the river was closed by Ada Marsh last spring.",
			"The stone bridge across the river was closed by Marsh last spring."}, ""},
		{"asked dates", "when were the Lund talks", []string{
			"Envoys came to Lund from 24 to 26 May and were glad of it.",
			"There were two rounds in Lund, one in late May and one in mid-June, an account says."}, "“24 to 26 May” / “late May” and “mid-June”"},
		{"asked dates that agree", "when were the Lund talks", []string{
			"Envoys came to Lund from 24 to 26 May and were glad of it.",
			"The round in Lund was in late May, an account says."}, ""},
		{"asked dates of another place", "when were the Lund talks", []string{
			"Envoys came to Lund from 24 to 26 May and were glad of it.",
			"Envoys came to Visby on 3 May and were glad of it."}, ""},
		{"a list of dates", "when were the Lund talks", []string{
			"Envoys came to Lund from 24 to 26 May and were glad of it.",
			"Lund saw envoys on 3 January, 4 February and 5 April."}, ""},
		{"a share without a figure", "how much of its fleet would Lund have to sell", []string{
			"Lund would have to give up 40 percent of its fleet.",
			"The draft would make the town part with some of its fleet, a digest says."}, "“40 percent” / no figure (“some of its fleet”)"},
		{"a share given later", "how much of its fleet would Lund have to sell", []string{
			"Lund would have to give up 40 percent of its fleet.",
			"The draft would make the town part with some of its fleet. The fleet would be 40% smaller."}, ""},
		{"shares", "how much of its fleet would Lund have to sell", []string{
			"Lund would have to give up 40 percent of its fleet.",
			"A quarter of the fleet must go.", "As much as two thirds of the fleet will be sold."}, "“40 percent” / “quarter” / “two thirds”"},
		{"asked numbers", "how many sailors drowned", []string{
			"A storm came up on Monday, and 12 sailors drowned.",
			"Police counted 17 sailors who drowned when the gale broke.", "There were 40 sailors on board, an owner said."}, "“12 sailors” / “17 sailors”"},
		{"asked numbers that agree", "how many sailors drowned", []string{
			"A storm came up on Monday, and 12 sailors drowned.",
			"Police counted at least 10 sailors who drowned when the gale broke."}, ""},
		{"roles", "who is Marsh", []string{
			"The talks were led by special envoy Ada Marsh.",
			"Ada Marsh, an informal envoy close to the crown, was there too."}, "“special envoy” / “informal envoy”"},
		{"roles, none of them chosen", "who is Marsh", []string{"Ada Marsh came late, and it rained.",
			"The talks were led by special envoy Ada Marsh.",
			"Ada Marsh, an informal envoy close to the crown, was there too."}, "“special envoy” / “informal envoy”"},
		{"another office", "who is Marsh", []string{
			"The talks were led by special envoy Ada Marsh.",
			"Ada Marsh, a retired banker, was there too."}, ""},
		{"a plainer role", "who is Marsh", []string{
			"The talks were led by special envoy Ada Marsh.",
			"Lund envoy Ada Marsh was there too, and so was the senior envoy Tom Reed."}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			th := thoughtOn(tt.q, tt.articles...)
			var got []string
			for _, d := range th.disputes(th.candidates[:1]) {
				got = append(got, strings.Join(d.says, " / "))
			}
			if g := strings.Join(got, "; "); g != tt.want {
				t.Errorf("got %s, want %s", g, tt.want)
			}
		})
	}
}

func TestOneOutletDoesNotDisputeItself(t *testing.T) {
	th := thoughtOn("what happened to the sailors", "The storm drowned 12 sailors near the harbour of Lund.", "The storm drowned 14 sailors near the harbour of Lund.")
	th.candidates[1].Publisher = th.candidates[0].Publisher
	if d := th.disputes(th.candidates[:1]); len(d) > 0 {
		t.Errorf("disputes %v", d[0].says)
	}
}

func TestDifferNotes(t *testing.T) {
	th := thoughtOn("what happened to the sailors", "The storm drowned 12 sailors near the harbour of Lund.", "It rained. The storm drowned 14 sailors near the harbour of Lund.")
	chosen, r := th.settle(th.candidates[:1])
	if len(chosen) != 2 || chosen[1].quote() != "The storm drowned 14 sailors near the harbour of Lund." {
		t.Fatalf("%d sentences are shown", len(chosen))
	}
	var cited []knowledge.Citation
	for i, c := range chosen {
		cited = append(cited, c.citation(i+1, c.span()))
	}
	want := "Outlet 0 (10 Mar 2031) has “12 sailors”; Outlet 1 (9 Mar 2031) has “14 sailors”."
	if got := differNotes(r.disputes, cited); len(got) != 1 || got[0].Text != want || !slices.Equal(got[0].Citations, []int{1, 2}) || got[0].Kind != knowledge.NoteDiffer {
		t.Errorf("notes %+v", got)
	}
	if got := differNotes(r.disputes, cited[:1]); len(got) != 0 {
		t.Errorf("a note on what isn't shown: %+v", got)
	}
}

func TestQuantities(t *testing.T) {
	tests := []struct{ s, want string }{
		{"About 50 boats and two dozen men", "44-56 boat, 24-24 men"},
		{"between 10 and 1,200 tons", "10-1200 ton"},
		{"10 to 20 percent; 3–4 boats", "10-20 %, 3-4 boat"},
		{"It cost $1.5 million, not 3 million euros.", "1500000-1500000 $, 3000000-3000000 €"},
		{"two thirds of the men, half of them and a quarter of all boats", "67-67 %, 50-50 %, 25-25 %"},
		{"no more than five boats, at least 6 boats, up to 7 boats", "5-+Inf boat, 6-+Inf boat, 0-7 boat"},
		{"hundreds of the old boats", "200-10000 old boat"},
		{"the 28-point plan", "28-28 point plan"},
		{"on 3 March 2031 at 10 p.m. under Article 5, in 1999, the 3rd of 7.", ""},
		{"half an hour in the second half", ""},
		{"those on Ferry 7 boarded", ""},
		{"14 Polish sailors sank", "14-14 sailor sank"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, q := range quantities(tt.s, text.Words(tt.s)) {
			got = append(got, fmt.Sprintf("%.0f-%.0f %s", q.from, q.to, strings.Join(q.unit, " ")))
		}
		if g := strings.Join(got, ", "); g != tt.want {
			t.Errorf("%q: %q, want %q", tt.s, g, tt.want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"about 1,2,3 %", "$", "two thirds", "50-", "10 to", "half", "1e999 million billion", "a quarter of"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, q := range quantities(s, text.Words(s)) {
			if q.Start < 0 || q.End > len(s) || q.Len() <= 0 || math.IsNaN(q.from) || q.from > q.to {
				t.Fatalf("%+v in %q", q, s)
			}
		}
	})
}
