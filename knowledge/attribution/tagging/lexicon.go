package tagging

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Lexicon holds what was learned of single words from unannotated text, by their hashes: two classes of words
// that stand in like places, a coarse and a fine one, and how often the word is written in lower case.
type Lexicon struct {
	hash []uint32 // ascending
	info []WordInfo
}

// WordInfo is what a Lexicon knows of a word; its zero value is that of an unknown one.
type WordInfo struct {
	Coarse uint8
	Fine   uint16
	Lower  uint8 // of 255 occurrences inside of sentences, those in lower case
}

const (
	lexiconMagic = "QLEX1\n"
	entryBytes   = 8
)

// WordHash is the number that a Lexicon knows a word by; the word is in lower case.
func WordHash(low string) uint32 { return hash(low) }

// EncodeLexicon writes a lexicon file.
func EncodeLexicon(words map[uint32]WordInfo) []byte {
	keys := make([]uint32, 0, len(words))
	for k := range words {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	out := binary.LittleEndian.AppendUint32([]byte(lexiconMagic), uint32(len(keys)))
	for _, k := range keys {
		w := words[k]
		out = binary.LittleEndian.AppendUint32(out, k)
		out = append(out, w.Coarse, w.Lower)
		out = binary.LittleEndian.AppendUint16(out, w.Fine)
	}
	return out
}

// DecodeLexicon reads a lexicon from the start of data and returns what follows it.
func DecodeLexicon(data []byte) (*Lexicon, []byte, error) {
	const head = len(lexiconMagic) + 4
	if len(data) < head || string(data[:len(lexiconMagic)]) != lexiconMagic {
		return nil, nil, errors.New("no lexicon: build it with internal/train/attribution")
	}
	n := int(binary.LittleEndian.Uint32(data[len(lexiconMagic):]))
	size := head + n*entryBytes
	if n < 0 || len(data) < size {
		return nil, nil, fmt.Errorf("a lexicon file of %d bytes is cut off: it should have %d", len(data), size)
	}
	l := &Lexicon{hash: make([]uint32, n), info: make([]WordInfo, n)}
	for i := range l.hash {
		e := data[head+i*entryBytes:]
		l.hash[i] = binary.LittleEndian.Uint32(e)
		l.info[i] = WordInfo{Coarse: e[4], Lower: e[5], Fine: binary.LittleEndian.Uint16(e[6:])}
	}
	return l, data[size:], nil
}

// Look returns what is known of a word, by its hash. A nil Lexicon knows nothing.
func (l *Lexicon) Look(h uint32) (WordInfo, bool) {
	if l == nil {
		return WordInfo{}, false
	}
	if i, ok := slices.BinarySearch(l.hash, h); ok {
		return l.info[i], true
	}
	return WordInfo{}, false
}
