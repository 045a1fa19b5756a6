// Package thesaurus tells which words stand for the same as another: synonyms, derivations, words a step more general or more
// special, irregular forms, countries and their people, numbers in words and figures, everyday words and those of the news.
//
// Its table is made by internal/train/thesaurus from WordNet 3.0, Copyright 2006 by Princeton University, whose licence is in
// WORDNET-LICENSE, and from lists of the project's own.
package thesaurus

import (
	_ "embed"
	"sync"

	"quoth/knowledge/text"
)

//go:embed table.bin
var data []byte

// Relative is a stem that may stand for another word.
type Relative struct {
	Stem   string
	Weight float64 // in (0, 1]: how likely a text means the asked word when it has this one
}

var loaded = sync.OnceValues(func() (*table, error) { return decode(data) })

// Related returns the stems that stand for the same or nearly the same as a folded word, strongest first, at most 40.
// The word's own stem isn't among them. It is nil for stop words and unknown ones. The result is the caller's.
func Related(fold string) []Relative {
	if text.Stop(fold) {
		return nil
	}
	t, err := loaded()
	if err != nil {
		return nil // a test reads the embedded table, so this is never built
	}
	return t.related(text.Stem(fold))
}
