package trees

import (
	"math"
	"strings"
	"testing"
)

// small is a model of two features with a linear part and one tree of two splits.
const small = `{"features":["length","heat"],"base":0.5,"linear":[2,-1],"trees":[{"f":[0,0,1,0,0],"v":[3,10,7,20,30],"l":[1,0,3,0,0]}]}`

var names = []string{"length", "heat"}

func TestScore(t *testing.T) {
	m, err := Parse([]byte(small), names)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		x    []float64
		want float64
	}{
		{[]float64{0, 0}, 0.5 + 10},
		{[]float64{3, 1}, 0.5 + 6 - 1 + 10}, // at the threshold is left
		{[]float64{4, 7}, 0.5 + 8 - 7 + 20},
		{[]float64{4, 8}, 0.5 + 8 - 8 + 30},
	} {
		if got := m.Score(tt.x); got != tt.want {
			t.Errorf("Score(%v) = %v, want %v", tt.x, got, tt.want)
		}
	}
}

func TestScoreWithoutParts(t *testing.T) {
	m, err := Parse([]byte(`{"features":["length","heat"],"base":-1,"trees":[]}`), names)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Score([]float64{9, 9}); got != -1 {
		t.Errorf("a model of its base alone scores %v", got)
	}
}

func TestParseRefuses(t *testing.T) {
	tree := func(s string) string { return `{"features":["length","heat"],"base":0,"trees":[` + s + `]}` }
	for _, tt := range []struct{ name, in, says string }{
		{"nothing", ``, "model"},
		{"no JSON", `{"features":`, "model"},
		{"another form", `{"features":"length"}`, "model"},
		{"fewer features", `{"features":["length"],"trees":[]}`, "1 features, not 2"},
		{"more features", `{"features":["length","heat","age"],"trees":[]}`, "3 features, not 2"},
		{"features in another order", `{"features":["heat","length"],"trees":[]}`, `feature 0 is "heat"`},
		{"too few weights", `{"features":["length","heat"],"linear":[1],"trees":[]}`, "1 linear weights"},
		{"empty tree", tree(`{"f":[],"v":[],"l":[]}`), "tree 0"},
		{"second tree broken", tree(`{"f":[0],"v":[1],"l":[0]},{}`), "tree 1"},
		{"lists of unequal length", tree(`{"f":[0,0],"v":[1,2,3],"l":[1,0,0]}`), "3 values, 2 features"},
		{"branch behind the end", tree(`{"f":[0,0],"v":[1,2],"l":[1,0]}`), "node 0"},
		{"far branch", tree(`{"f":[0],"v":[1],"l":[7]}`), "node 0"},
		{"branch backwards", tree(`{"f":[0,0,0,0],"v":[1,1,1,1],"l":[1,1,0,0]}`), "node 1"},
		{"negative branch", tree(`{"f":[0,0,0],"v":[1,1,1],"l":[-1,0,0]}`), "node 0"},
		{"unknown feature", tree(`{"f":[2],"v":[1],"l":[0]}`), "node 0"},
		{"negative feature", tree(`{"f":[-1],"v":[1],"l":[0]}`), "node 0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Parse([]byte(tt.in), names)
			if err == nil || m != nil {
				t.Fatalf("accepted: %+v", m)
			}
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %q doesn't say %q", err, tt.says)
			}
		})
	}
}

// FuzzParse: a model that is accepted can be asked anything.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small), 1.0, 2.0)
	f.Add([]byte(`{"features":["length","heat"],"trees":[{"f":[1,0,0],"v":[0,0,0],"l":[1,0,0]}]}`), math.Inf(1), math.NaN())
	f.Fuzz(func(t *testing.T, data []byte, a, b float64) {
		m, err := Parse(data, names)
		if err != nil {
			return
		}
		m.Score([]float64{a, b})
	})
}

func TestProbability(t *testing.T) {
	for odds, want := range map[float64]float64{0: 0.5, 800: 1, -800: 0, math.Log(3): 0.75} {
		if got := Probability(odds); math.Abs(got-want) > 1e-12 {
			t.Errorf("Probability(%v) = %v, want %v", odds, got, want)
		}
	}
}
