// Package copies tells copies of one text, such as an agency's story in several papers, from texts of their own.
package copies

import (
	"slices"

	"quoth/knowledge/text"
)

// Bands is how many bands a text has.
const Bands = 32

// Least is the share from which on two texts are copies of one.
const Least = 0.5

const (
	run  = 5 // words of a shingle
	rows = 2 // minimums of a band: texts that share a third of all their shingles share a band in 49 of 50 cases
)

// Shingles are the runs of five stems of a text as hashes, sorted. They are the same in every process.
type Shingles []uint64

// Of returns the shingles of a text's words.
func Of(words []text.Word) Shingles {
	if len(words) < run {
		return nil
	}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hash(w.Stem)
	}
	out := make(Shingles, 0, len(words)-run+1)
	for i := range len(words) - run + 1 {
		h := uint64(0)
		for _, w := range hashes[i : i+run] {
			h = mix(h ^ w)
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Share is the part of the shorter one's shingles that the other one has; 0 where one has none.
func (s Shingles) Share(o Shingles) float64 {
	both, short := 0, min(len(s), len(o))
	if short == 0 {
		return 0
	}
	for len(s) > 0 && len(o) > 0 {
		switch {
		case s[0] < o[0]:
			s = s[1:]
		case s[0] > o[0]:
			o = o[1:]
		default:
			both++
			s, o = s[1:], o[1:]
		}
	}
	return float64(both) / float64(short)
}

// Bands returns what copies of about the same length have one of in common, nearly always, and other texts rarely: hashes of pairs of
// the least shingles under fixed permutations. There are Bands of them, or none where there are no shingles.
func (s Shingles) Bands() []uint32 {
	if len(s) == 0 {
		return nil
	}
	out := make([]uint32, Bands)
	seed := uint64(0)
	for i := range out {
		h := uint64(i)
		for range rows {
			seed++
			flip, factor := mix(seed), mix(^seed)|1
			least := ^uint64(0)
			for _, x := range s {
				least = min(least, (x^flip)*factor)
			}
			h = mix(h ^ least)
		}
		out[i] = uint32(h)
	}
	return out
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix is the step of SplitMix64: a permutation that spreads every bit over all of them.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
