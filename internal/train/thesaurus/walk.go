package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// How near a word is to one that is a step away in WordNet, for the most usual sense of both.
const (
	synonym      = 0.8
	derivation   = 0.85 // cede, cession
	pertaining   = 0.85 // French, France; quickly, quick
	hypernym     = 0.5
	hyponym      = 0.4
	similar      = 0.5 // an adjective and the head of its group
	verbGroup    = 0.55
	attribute    = 0.4 // hot, temperature
	causing      = 0.45
	entailing    = 0.25
	also         = 0.25
	otherWord    = 0.7  // a derivation of a synonym, or a synonym of the derivation
	otherTwo     = 0.9  // for each step after the first
	fewChildren  = 4    // up to so many hyponyms each counts in full
	mostChildren = 24   // more than that, and none counts
	broadNoun    = 350  // a meaning with more descendants is too general to stand for one of them
	broadVerb    = 90   //
	targetPower  = 0.7  // how much the usualness of the sense counts on the text's side, against the question's
	commonCount  = 150  // words more usual than that in the tagged corpus say less
	commonFactor = 0.75 //
)

// member is a word of a synset: its stem and how usual the meaning is for it, from 0 to 1.
type member struct {
	stem  string
	usual float64
	total int // how often the tagged corpus has the word
}

type walker struct {
	wn      *wordnet
	members map[synsetID][]member // in the order of the synset's words; stem "" where it is left out
	below   map[synsetID]int      // descendants
	rel     *relations
}

// relateSynsets adds what follows from WordNet.
func relateSynsets(wn *wordnet, rel *relations) {
	w := &walker{wn, map[synsetID][]member{}, map[synsetID]int{}, rel}
	ids := make([]synsetID, 0, len(wn.synsets))
	for id := range wn.synsets {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b synsetID) int {
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.offset, b.offset))
	})
	for _, id := range ids {
		w.readMembers(wn.synsets[id])
	}
	for _, id := range ids {
		for i, m := range w.members[id] {
			if m.stem != "" {
				w.from(id, i, m)
			}
		}
	}
}

func (w *walker) readMembers(s *synset) {
	digits := slices.ContainsFunc(s.words, func(x string) bool { return x[0] >= '0' && x[0] <= '9' })
	out := make([]member, len(s.words))
	for i, word := range s.words {
		lemma := strings.ToLower(word)
		st := stem(word)
		if st == "" || len(st) < 2 || text.Stop(text.Fold(lemma)) || digits && strings.Trim(lemma, "ivxlcdm") == "" {
			continue
		}
		usual, total := w.usual(lemma, s.id)
		if len(lemma) == 2 && total == 0 { // signs of chemical elements and the like
			continue
		}
		out[i] = member{st, usual, total}
	}
	w.members[s.id] = out
}

// usual says how usual a meaning is for a lemma, against the most usual one it has as any part of speech.
func (w *walker) usual(lemma string, id synsetID) (usual float64, total int) {
	const unseen = 0.5
	here, top := 0.0, 0.0
	for _, p := range parts {
		for _, s := range w.wn.senses[lemmaKey{lemma, p.letter}] {
			n := float64(s.count) + unseen/float64(s.rank)
			top = max(top, n)
			total += s.count
			if s.id == id {
				here = n
			}
		}
	}
	if top == 0 {
		return 0, 0
	}
	return math.Sqrt(here / top), total
}

// from relates a word, in one of its meanings, with the words of that synset and of those around it.
func (w *walker) from(id synsetID, at int, m member) {
	w.reach(m, id, at, 0, synonym*m.usual)
	w.steps(m, id, at, m.usual, 2, false)
}

// steps walks the pointers of a synset. at is the word that the walk came by, or -1 for all of them.
func (w *walker) steps(m member, id synsetID, at int, weight float64, left int, needMorph bool) {
	s := w.wn.synsets[id]
	if s == nil {
		return
	}
	children := 0
	for _, p := range s.pointers {
		if p.symbol == "~" {
			children++
		}
	}
	for _, p := range s.pointers {
		f, morph := w.factor(s, p, children)
		if f == 0 || needMorph && !morph && p.symbol != "&" {
			continue
		}
		if p.from > 0 && at >= 0 && p.from-1 != at {
			f *= otherWord
		}
		if left < 2 {
			f *= otherTwo
		}
		next := weight * f
		if next < least {
			continue
		}
		w.reach(m, p.target, p.to-1, 1, next)
		if left > 1 {
			to := -1
			if p.to > 0 {
				to = p.to - 1
			}
			w.steps(m, p.target, to, next, left-1, !morph)
		}
	}
}

// factor is how near the target of a pointer is, and whether it is the same idea as another part of speech.
func (w *walker) factor(s *synset, p pointer, children int) (factor float64, morph bool) {
	switch p.symbol {
	case "+":
		return derivation, true
	case `\`, "<":
		return pertaining, true
	case "@":
		broad := broadNoun
		if p.target.part == 'v' {
			broad = broadVerb
		}
		if w.descendants(p.target) > broad {
			return 0, false
		}
		return hypernym, false
	case "~":
		if children > mostChildren {
			return 0, false
		}
		return hyponym * math.Sqrt(min(1, fewChildren/float64(children))), false
	case "&":
		return similar, false
	case "$":
		return verbGroup, false
	case "=":
		return attribute, false
	case ">":
		return causing, false
	case "*":
		return entailing, false
	case "^":
		return also, false
	}
	return 0, false
}

// reach relates a word with the words of a synset. at is the one that a pointer names, or -1; the others are
// its synonyms. In the word's own synset at is the word itself.
func (w *walker) reach(m member, id synsetID, at, steps int, weight float64) {
	for i, t := range w.members[id] {
		if t.stem == "" || steps == 0 && i == at {
			continue
		}
		x := weight * math.Pow(t.usual, targetPower)
		if steps > 0 && at >= 0 && i != at {
			x *= otherWord
		}
		if t.total > commonCount {
			x *= commonFactor
		}
		if x >= least {
			w.rel.add(m.stem, t.stem, x)
		}
	}
}

func (w *walker) descendants(id synsetID) int {
	if n, ok := w.below[id]; ok {
		return n
	}
	n := 0
	w.below[id] = 0 // ends a circle
	if s := w.wn.synsets[id]; s != nil {
		for _, p := range s.pointers {
			if p.symbol == "~" || p.symbol == "~i" {
				n += 1 + w.descendants(p.target)
			}
		}
	}
	w.below[id] = n
	return n
}
