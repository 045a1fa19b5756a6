package spelling

import (
	"maps"
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{
		{"marsh", "marsh", 0},
		{"marsh", "mash", 1},
		{"marsh", "marrsh", 0.5}, // a doubled letter isn't heard
		{"marsh", "marshe", 1},
		{"marsh", "mersh", 1},
		{"marsh", "masrh", 1}, // two neighbours swapped
		{"marsh", "amsrh", 2},
		{"zelenskyy", "zelensky", 0.5},
		{"zelenskiy", "zelensky", 0.5},
		{"dmytriev", "dmitriev", 0.5},
		{"kyrylo", "kirilo", 0.5},
		{"filip", "philip", 0.5},
		{"marsh", "quill", 3}, // beyond the limit
		{"marsh", "", 3},
		{"", "", 0},
	} {
		if got := Distance(tt.a, tt.b, 2); got != tt.want {
			t.Errorf("Distance(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got, back := Distance(tt.a, tt.b, 2), Distance(tt.b, tt.a, 2); got != back {
			t.Errorf("%q and %q: %v there, %v back", tt.a, tt.b, got, back)
		}
	}
}

func TestDistanceLimit(t *testing.T) {
	for _, tt := range []struct {
		a, b        string
		limit, want float64
	}{
		{"marsh", "mersh", 0, 1},
		{"marsh", "mersh", 1, 1},
		{"marsh", "amsrh", 1, 2},
		{"filip", "philip", 0, 1}, // sounds the same, but nothing is forgiven
		{"a", "abcdefgh", 2, 3},
	} {
		if got := Distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("Distance(%q, %q, %v) = %v, want %v", tt.a, tt.b, tt.limit, got, tt.want)
		}
	}
}

// FuzzDistance: never more than one beyond the limit, never beyond it without saying so, the same in both directions, none from a word to itself.
func FuzzDistance(f *testing.F) {
	f.Add("marsh", "mersh", uint8(1))
	f.Add("ж", "\xff", uint8(2))
	f.Add(strings.Repeat("x", 70), strings.Repeat("x", 71), uint8(3))
	f.Fuzz(func(t *testing.T, a, b string, limit uint8) {
		l := float64(limit % 4)
		d := Distance(a, b, l)
		if d < 0 || d > l && d != l+1 {
			t.Errorf("Distance(%q, %q, %v) = %v", a, b, l, d)
		}
		if back := Distance(b, a, l); back != d {
			t.Errorf("%q and %q: %v there, %v back", a, b, d, back)
		}
		if Distance(a, a, l) != 0 {
			t.Errorf("%q is away from itself", a)
		}
		NewSpeller(maps.All(map[string]int{a: 1})).Near(b)
	})
}

func TestSlips(t *testing.T) {
	for w, want := range map[string]float64{"": 0, "abc": 0, "abcd": 1, "abcdef": 1, "abcdefg": 2, "жжж": 0, "жжжж": 1} {
		if got := Slips(w); got != want {
			t.Errorf("Slips(%q) = %v, want %v", w, got, want)
		}
	}
}

func TestSound(t *testing.T) {
	for _, same := range []string{
		"zelensky zelenskyy zelenskiy", "dmytriev dmitriev", "kyrylo kirilo", "schmidt shmidt", "filip philip phillip", "kharkiv harkiv", "oksana oxana", "wolodimir volodymyr",
	} {
		words := strings.Fields(same)
		for _, w := range words[1:] {
			if Sound(w) != Sound(words[0]) {
				t.Errorf("%q sounds %q, %q sounds %q", words[0], Sound(words[0]), w, Sound(w))
			}
		}
	}
	for _, different := range []string{"marsh quill", "brandt brand", "ada ida"} {
		a, b, _ := strings.Cut(different, " ")
		if Sound(a) == Sound(b) {
			t.Errorf("%q and %q both sound %q", a, b, Sound(a))
		}
	}
	if Sound("") != "" {
		t.Error("silence sounds")
	}
}

func TestNear(t *testing.T) {
	s := NewSpeller(maps.All(map[string]int{
		"harbor": 40, "hammer": 3, "tariff": 12, "tariffs": 2, "ferry": 30, "fairy": 9, "brand": 5, "brandt": 5, "tax": 99, "2024": 50, "kravtsovyi": 1, "quay": 4,
	}))
	for _, tt := range []struct{ word, want string }{
		{"harbr", "harbor"},
		{"habror", "harbor"},
		{"tarrif", "tariff"},
		{"tarifs", "tariffs tariff"},
		{"ferri", "ferry"}, // a letter that is heard alike is nearer than another one
		{"brend", "brand"},
		{"kravtsovyj", "kravtsovyi"},
		{"tex", ""},         // too short to tell
		{"2025", ""},        // a number is no typo of another
		{"nightingale", ""}, // far from everything
		{"", ""},
	} {
		var got []string
		for _, n := range s.Near(tt.word) {
			got = append(got, n.Word)
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("Near(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

// TestNearOrder: of two words that are equally near, the more frequent is meant, and chance decides nothing.
func TestNearOrder(t *testing.T) {
	words := map[string]int{"barn": 3, "bark": 7, "bare": 3, "card": 7}
	for range 20 {
		var got []string
		for _, n := range NewSpeller(maps.All(words)).Near("bart") {
			got = append(got, n.Word)
		}
		if s := strings.Join(got, " "); s != "bark bare barn" {
			t.Fatalf("Near gives %q", s)
		}
	}
}

// TestFirstLetter: people rarely get it wrong, so a word with another one is farther away, unless it is heard alike.
func TestFirstLetter(t *testing.T) {
	s := NewSpeller(maps.All(map[string]int{"marlon": 1, "harlow": 9, "wharton": 1, "vharton": 1}))
	if n := s.Near("marlow"); len(n) != 1 || n[0].Word != "marlon" {
		t.Errorf("marlow is near %+v", n)
	}
	if n := s.Near("vharten"); len(n) != 2 || n[1].Word != "wharton" || n[1].Slips >= 2 {
		t.Errorf("vharten is near %+v", n)
	}
}
