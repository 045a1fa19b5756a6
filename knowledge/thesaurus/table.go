package thesaurus

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
)

// The table as bytes:
//
//	magic, number of stems (4 bytes, little endian)
//	for each stem in order: bytes shared with the one before, bytes that follow, those
//	for each stem in order: number of relatives, then 3 bytes for each, little endian: number of the stem << 6 | weight
//
// A weight is in 64ths, less one.
const (
	magic       = "qth1"
	weightBits  = 6
	weightSteps = 1 << weightBits
	mostStems   = 1 << (24 - weightBits)
)

var errBroken = errors.New("thesaurus: broken table; make it again with internal/train/thesaurus")

type table struct {
	stems string   // all of them, one after the other
	ends  []uint32 // where each ends in stems
	lists []byte
	at    []uint32 // where the relatives of each begin in lists
}

// Encode returns the bytes of a table of the relatives of stems. They are kept in the order in which they are given.
func Encode(relatives map[string][]Relative) ([]byte, error) {
	known := map[string]bool{}
	for s, list := range relatives {
		known[s] = true
		for _, r := range list {
			known[r.Stem] = true
		}
	}
	stems := slices.Sorted(maps.Keys(known))
	if len(stems) > mostStems {
		return nil, fmt.Errorf("thesaurus: %d stems, at most %d fit", len(stems), mostStems)
	}
	number := map[string]int{}
	out := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(stems)))
	last := ""
	for i, s := range stems {
		number[s] = i
		shared := 0
		for shared < min(len(s), len(last), 255) && s[shared] == last[shared] {
			shared++
		}
		if len(s)-shared > 255 {
			return nil, fmt.Errorf("thesaurus: %.40q… is too long", s)
		}
		out = append(append(out, byte(shared), byte(len(s)-shared)), s[shared:]...)
		last = s
	}
	for _, s := range stems {
		list := relatives[s]
		if len(list) > 255 {
			return nil, fmt.Errorf("thesaurus: %q has %d relatives, at most 255 fit", s, len(list))
		}
		out = append(out, byte(len(list)))
		for _, r := range list {
			steps := max(1, min(weightSteps, int(math.Round(r.Weight*weightSteps))))
			v := number[r.Stem]<<weightBits | (steps - 1)
			out = append(out, byte(v), byte(v>>8), byte(v>>16))
		}
	}
	return out, nil
}

// decode reads what Encode wrote. The table keeps b.
func decode(b []byte) (*table, error) {
	if len(b) < 8 || string(b[:4]) != magic {
		return nil, errBroken
	}
	n := int(binary.LittleEndian.Uint32(b[4:]))
	b = b[8:]
	if n > mostStems || n > len(b) {
		return nil, errBroken
	}
	t := &table{ends: make([]uint32, n), at: make([]uint32, n)}
	all := make([]byte, 0, 10*n)
	start := 0 // of the stem before
	for i := range n {
		if len(b) < 2 {
			return nil, errBroken
		}
		shared, rest := int(b[0]), int(b[1])
		if shared > len(all)-start || len(b) < 2+rest {
			return nil, errBroken
		}
		end := len(all)
		all = append(append(all, all[start:start+shared]...), b[2:2+rest]...)
		start = end
		t.ends[i] = uint32(len(all))
		b = b[2+rest:]
	}
	t.stems, t.lists = string(all), b
	at := 0
	for i := range n {
		if at >= len(b) || at+1+3*int(b[at]) > len(b) {
			return nil, errBroken
		}
		t.at[i] = uint32(at)
		for end := at + 1 + 3*int(b[at]); at+1 < end; at += 3 {
			if v := int(b[at+1]) | int(b[at+2])<<8 | int(b[at+3])<<16; v>>weightBits >= n {
				return nil, errBroken
			}
		}
		at++
	}
	if at != len(b) {
		return nil, errBroken
	}
	return t, nil
}

func (t *table) stem(i int) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.stems[start:t.ends[i]]
}

func (t *table) related(stem string) []Relative {
	i := sort.Search(len(t.ends), func(i int) bool { return t.stem(i) >= stem })
	if i == len(t.ends) || t.stem(i) != stem {
		return nil
	}
	b := t.lists[t.at[i]:]
	if b[0] == 0 {
		return nil
	}
	out := make([]Relative, b[0])
	for k := range out {
		v := int(b[1+3*k]) | int(b[2+3*k])<<8 | int(b[3+3*k])<<16
		out[k] = Relative{t.stem(v >> weightBits), float64(v&(weightSteps-1)+1) / weightSteps}
	}
	return out
}
