package copies

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quoth/knowledge/text"
)

func of(s string) Shingles { return Of(text.Words(s)) }

func TestShare(t *testing.T) {
	const dyke = "The dyke at Elm held through the night. Wardens walked it with lamps until dawn."
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{dyke, dyke, 1},
		{dyke, strings.ToUpper(dyke), 1},
		{dyke, dyke + " Nobody in the low villages slept, and the bells stayed silent.", 1},
		{"one two three four five six", "one two three four five seven", 0.5},
		{dyke, "Pears are cheap this autumn because the wasps kept away from the orchards.", 0},
		{dyke, "Too short", 0},
		{"", "", 0},
	} {
		if got := of(tt.a).Share(of(tt.b)); got != tt.want || got != of(tt.b).Share(of(tt.a)) {
			t.Errorf("%q and %q share %.2f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestBands: of texts as like as the least copies are, nearly all share a band; of others, few do.
func TestBands(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	fresh := func(n int) []string {
		var out []string
		for range n {
			out = append(out, fmt.Sprintf("w%d", r.IntN(1_000_000)))
		}
		return out
	}
	meet := func(same int) (n int) {
		for range 200 {
			common := fresh(same)
			a := of(strings.Join(slices.Concat(common, fresh(200-same)), " "))
			b := of(strings.Join(slices.Concat(common, fresh(200-same)), " "))
			if slices.ContainsFunc(a.Bands(), func(h uint32) bool { return slices.Contains(b.Bands(), h) }) {
				n++
			}
		}
		return n
	}
	if n := meet(104); n < 190 {
		t.Errorf("only %d of 200 copies share a band", n)
	}
	if n := meet(5); n > 20 {
		t.Errorf("%d of 200 texts of their own share a band", n)
	}
	if of("Too short").Bands() != nil {
		t.Error("bands of nothing")
	}
}

// TestFixed: what is stored must stay comparable with what later versions compute.
func TestFixed(t *testing.T) {
	if b := of("The dyke at Elm held through the night.").Bands(); b[0] != 63967133 || b[31] != 1498970140 {
		t.Errorf("the bands have changed: %d … %d", b[0], b[31])
	}
}
