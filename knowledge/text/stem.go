package text

import (
	"hash/maphash"
	"sync/atomic"

	"github.com/kljensen/snowball/english"
)

// Stem reduces a folded word to the stem that its derived forms share (Porter2 for English).
// Numbers and words of other scripts come back as they are.
func Stem(fold string) string {
	if len(fold) < 3 || fold[0] < 'a' || fold[0] > 'z' {
		return fold
	}
	slot := &stems[maphash.String(stemSeed, fold)%uint64(len(stems))]
	if e := slot.Load(); e != nil && e.word == fold {
		return e.stem
	}
	e := &stemmed{fold, english.Stem(fold, true)}
	slot.Store(e)
	return e.stem
}

// stems remembers the last word of each slot: stemming costs fifty times more than looking it up,
// and text is made of few words.
var (
	stems    [1 << 15]atomic.Pointer[stemmed]
	stemSeed = maphash.MakeSeed()
)

type stemmed struct{ word, stem string }
