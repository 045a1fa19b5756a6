// Package spelling measures how far two words are from each other, by hand and by ear, and mends words that are not known.
package spelling

import (
	"strings"
	"unicode/utf8"
)

// Distance is how many slips of the hand lie between two folded words: a letter too many, too few, another
// letter, or two neighbours swapped (optimal string alignment). Words that only differ in how they are written
// down from speech ("dmytriev", "dmitriev") are nearer: half a slip. It returns limit+1 for anything beyond limit.
func Distance(a, b string, limit float64) float64 {
	if a == b {
		return 0
	}
	if d := abs(len(a) - len(b)); float64(d) > limit+2 {
		return limit + 1
	}
	ka, kb := Sound(a), Sound(b)
	d := 0.5
	if ka != kb || len(ka) <= 2 {
		d = min(float64(osa(a, b)), float64(osa(ka, kb))+0.5)
	}
	if d > limit {
		return limit + 1
	}
	return d
}

// Slips is how many slips are forgiven in a word of that many letters.
func Slips(word string) float64 {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0
	case n < 7:
		return 1
	default:
		return 2
	}
}

var soundRules = strings.NewReplacer(
	"sch", "sh", "kh", "h", "ph", "f", "ck", "k", "cz", "ch", "tch", "ch", "zh", "j", "dzh", "j", "ts", "c", "tz", "c",
	"x", "ks", "qu", "kv", "q", "k", "w", "v", "ij", "i", "yi", "i", "iy", "i", "yy", "i", "ii", "i", "ie", "i", "ye", "i", "ia", "a", "ya", "a", "ja", "a",
	"iu", "u", "yu", "u", "ju", "u", "y", "i", "ou", "u", "oo", "u", "ee", "i", "gh", "g", "c", "k", "th", "t",
)

// Sound reduces a folded name to how it is heard, so that transliterations meet: "zelenskyy", "zelensky" and
// "zelenskiy"; "yermak" and "ermak"; "kyrylo" and "kirilo".
func Sound(fold string) string {
	s := soundRules.Replace(fold)
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// osa is the optimal string alignment distance, by bytes.
func osa(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return max(len(a), len(b))
	}
	var rows [3][65]int
	for j := 0; j <= len(b); j++ {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur, prev, prev2 := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
