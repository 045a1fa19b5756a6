package spelling

import (
	"cmp"
	"iter"
	"slices"
)

// Speller finds the known word that a misspelt one means. It never changes and is safe for concurrent use.
type Speller struct {
	byLength map[int][]entry // by the number of bytes of the word
}

type entry struct {
	word, sound string
	letters     uint32 // which letters occur, a bit each
	count       int
}

// NewSpeller makes a speller of known words and how often each occurs. Numbers and short words are left out.
func NewSpeller(words iter.Seq2[string, int]) *Speller {
	s := &Speller{byLength: map[int][]entry{}}
	for w, n := range words {
		if len(w) < 4 || hasDigit(w) {
			continue
		}
		s.byLength[len(w)] = append(s.byLength[len(w)], entry{w, Sound(w), letters(w), n})
	}
	return s
}

// Near is a known word that may be meant.
type Near struct {
	Word  string
	Slips float64
	Count int
}

// Near returns the known words that an unknown one may mean, the nearest first, the more frequent of two that are equally near. It returns nothing
// for words too short to tell.
func (s *Speller) Near(word string) []Near {
	limit := Slips(word)
	if limit == 0 || hasDigit(word) {
		return nil
	}
	var out []Near
	sound, mask := Sound(word), letters(word)
	for n := len(word) - 2; n <= len(word)+2; n++ {
		for _, e := range s.byLength[n] {
			if e.sound != sound && differing(mask, e.letters) > int(2*limit) {
				continue
			}
			d := Distance(word, e.word, limit)
			if word[0] != e.word[0] && (sound == "" || e.sound == "" || sound[0] != e.sound[0]) {
				d += 0.5 // people rarely get the first letter wrong
			}
			if d <= limit {
				out = append(out, Near{e.word, d, e.count})
			}
		}
	}
	slices.SortFunc(out, func(a, b Near) int {
		return cmp.Or(cmp.Compare(a.Slips, b.Slips), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Word, b.Word))
	})
	return out
}

func letters(w string) uint32 {
	var m uint32
	for i := 0; i < len(w); i++ {
		if c := w[i]; 'a' <= c && c <= 'z' {
			m |= 1 << (c - 'a')
		}
	}
	return m
}

func differing(a, b uint32) int {
	n := 0
	for x := a ^ b; x != 0; x &= x - 1 {
		n++
	}
	return n
}

func hasDigit(w string) bool {
	for i := 0; i < len(w); i++ {
		if '0' <= w[i] && w[i] <= '9' {
			return true
		}
	}
	return false
}
