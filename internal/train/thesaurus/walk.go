package main

import (
	"cmp"
	"maps"
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
	attribute    = 0.4 // hot, temperature; never back, since temperature is cold too
	causing      = 0.45
	entailing    = 0.25
	also         = 0.25
	otherWord    = 0.7  // a derivation of a synonym, or a synonym of the derivation
	otherTwo     = 0.8  // for each step after the first
	fewChildren  = 4    // up to so many hyponyms each counts in full
	mostChildren = 24   // more than that, and none counts
	broadNoun    = 350  // a meaning with more descendants is too general to stand for one of them
	broadVerb    = 90   //
	targetPower  = 0.7  // how much the usualness of the sense counts on the text's side, against the question's
	commonCount  = 150  // words more usual than that in the tagged corpus say less,
	commonPower  = 0.35 // by this power of how much more usual they are,
	mostCommon   = 900  // and these nothing
)

// member is a word of a synset: its stem and how usual the meaning is for it, from 0 to 1.
type member struct {
	stem  string
	usual float64
	total int // how often the tagged corpus has the word
}

type walker struct {
	wn      *wordnet
	top     map[string]float64    // of each stem: how often the corpus has its most usual meaning
	totals  map[string]int        // of each stem: how often the corpus has it
	members map[synsetID][]member // in the order of the synset's words; stem "" where it is left out
	below   map[synsetID]int      // descendants
	local   map[string]float64    // what the meaning at hand relates its word with
}

// relateSynsets adds what follows from WordNet.
func relateSynsets(wn *wordnet, rel *relations) {
	w := &walker{wn, map[string]float64{}, map[string]int{}, map[synsetID][]member{}, map[synsetID]int{}, nil}
	for key, senses := range wn.senses {
		st := stem(key.lemma)
		for _, s := range senses {
			w.top[st] = max(w.top[st], seen(s))
			w.totals[st] += s.count
		}
	}
	ids := slices.SortedFunc(maps.Keys(wn.synsets), func(a, b synsetID) int {
		return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.offset, b.offset))
	})
	for _, id := range ids {
		w.readMembers(wn.synsets[id])
	}
	found := map[[2]string]evidence{}
	for _, id := range ids {
		for i, m := range w.members[id] {
			if m.stem == "" {
				continue
			}
			w.local = map[string]float64{}
			w.from(id, i, m)
			for has, x := range w.local {
				key := [2]string{m.stem, has}
				found[key] = found[key].add(x)
			}
		}
	}
	opposite := w.opposites()
	for key, e := range found {
		if !opposite[key] {
			rel.set(key[0], key[1], e.weight())
		}
	}
}

// opposites returns the pairs of stems that are antonyms in any meaning.
func (w *walker) opposites() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, s := range w.wn.synsets {
		for _, p := range s.pointers {
			t := w.wn.synsets[p.target]
			if p.symbol != "!" || t == nil || p.from == 0 || p.from > len(s.words) || p.to == 0 || p.to > len(t.words) {
				continue
			}
			out[[2]string{stem(s.words[p.from-1]), stem(t.words[p.to-1])}] = true
		}
	}
	return out
}

// seen is how often the tagged corpus has a meaning, smoothed by its rank.
func seen(s sense) float64 { return float64(s.count) + 0.5/float64(s.rank) }

// readMembers finds the words of a synset that a question or a text can have as one word. Left out are numbers, which
// have a list of their own, persons, and the names of genera.
func (w *walker) readMembers(s *synset) {
	if slices.ContainsFunc(s.words, hasDigit) || s.person() {
		return
	}
	out := make([]member, len(s.words))
	for i, word := range s.words {
		lemma := strings.ToLower(word)
		st := stem(word)
		if len(st) < 2 || text.Stop(text.Fold(lemma)) || s.living() && lemma != word {
			continue
		}
		total := w.totals[st]
		if len(lemma) == 2 && total == 0 { // signs of chemical elements and the like
			continue
		}
		out[i] = member{st, math.Sqrt(min(1, w.idea(s, i, st)/w.top[st])), total}
	}
	w.members[s.id] = out
}

// idea is how often the tagged corpus has a word of a synset with this meaning, or with one that is the same as another
// part of speech: to anger, and anger.
func (w *walker) idea(s *synset, at int, st string) float64 {
	n := w.seenAs(s.words[at], s.id)
	for _, p := range s.pointers {
		t := w.wn.synsets[p.target]
		if p.symbol == "+" && p.from == at+1 && t != nil && 0 < p.to && p.to <= len(t.words) && stem(t.words[p.to-1]) == st {
			n = max(n, derivation*w.seenAs(t.words[p.to-1], p.target))
		}
	}
	return n
}

func (w *walker) seenAs(word string, id synsetID) float64 {
	for _, x := range w.wn.senses[lemmaKey{strings.ToLower(word), id.part}] {
		if x.id == id {
			return seen(x)
		}
	}
	return 0
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

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
	fan := map[string]int{}
	for _, p := range s.pointers {
		fan[p.symbol]++
	}
	for _, p := range s.pointers {
		f, morph := w.factor(p, fan[p.symbol])
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

// factor is how near the target of a pointer is, and whether it is the same idea as another part of speech. fan is how
// many pointers of its kind the synset has.
func (w *walker) factor(p pointer, fan int) (factor float64, morph bool) {
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
		if fan > mostChildren {
			return 0, false
		}
		return hyponym * spread(fan), false
	case "&":
		return similar * spread(fan), false
	case "$":
		return verbGroup, false
	case "=":
		if p.target.part != 'n' {
			return 0, false
		}
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

// spread is what is left for each of so many.
func spread(n int) float64 { return math.Sqrt(min(1, fewChildren/float64(n))) }

// reach relates a word with the words of a synset. at is the one that a pointer names, or -1; the others are
// its synonyms. In the word's own synset at is the word itself.
func (w *walker) reach(m member, id synsetID, at, steps int, weight float64) {
	for i, t := range w.members[id] {
		if t.stem == "" || t.total > mostCommon || steps == 0 && i == at {
			continue
		}
		x := weight * math.Pow(t.usual, targetPower)
		if steps > 0 && at >= 0 && i != at {
			x *= otherWord
		}
		if t.total > commonCount {
			x *= math.Pow(commonCount/float64(t.total), commonPower)
		}
		if x >= least && t.stem != m.stem {
			w.local[t.stem] = max(w.local[t.stem], x)
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
