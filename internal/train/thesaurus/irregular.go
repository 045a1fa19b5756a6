package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// form is an irregular form of a word, both as stems.
type form struct {
	form, base string
	weight     float64
	usual      bool // whether the word is usual enough to stand in for its base among relatives
}

// readIrregular returns the irregular forms whose stem isn't that of their base. A form that is another word's stem as
// well ("left", "leaves") weighs less, by how usual the two are; so does one whose base isn't the main word of its stem.
func readIrregular(wn *wordnet) ([]form, error) {
	counts := map[string]int{} // by stem
	own := map[string]int{}    // by lemma
	known := map[string]bool{} // stems of lemmas
	for key, senses := range wn.senses {
		st := stem(key.lemma)
		known[st] = true
		for _, s := range senses {
			counts[st] += s.count
			own[key.lemma] += s.count
		}
	}
	best := map[[2]string]float64{}
	add := func(inflected, base string, w float64) {
		a, b := stem(inflected), stem(base)
		if a == "" || b == "" || a == b || text.Stop(text.Fold(inflected)) || text.Stop(text.Fold(base)) {
			return
		}
		key := [2]string{a, b}
		best[key] = max(best[key], w)
	}
	for _, e := range wn.exceptions {
		if _, ok := wn.senses[lemmaKey{e.lemma, e.part}]; !ok {
			continue
		}
		n := float64(own[e.lemma]) + 1
		w := irregular * math.Sqrt(n/(float64(counts[stem(e.lemma)])+1))
		if st := stem(e.form); known[st] {
			w *= math.Sqrt(n / (n + float64(counts[st]) + 0.5))
		}
		add(e.form, e.lemma, min(w, irregular))
	}
	err := listLines("irregular.txt", func(line string) error {
		f := strings.Fields(line)
		if len(f) != 2 {
			return fmt.Errorf("want form base, have %q", line)
		}
		add(f[0], f[1], irregular)
		return nil
	})
	var out []form
	for _, key := range slices.SortedFunc(maps.Keys(best), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		if w := best[key]; w >= least {
			out = append(out, form{key[0], key[1], w, w >= propagate && counts[key[1]] >= usualCount})
		}
	}
	return out, err
}

// A form is related to whatever its base is related to from this weight on, and where the tagged corpus has its base so often.
const (
	propagate  = 0.6
	usualCount = 5
)

// addIrregular relates irregular forms with their bases, and both with what is related to the other.
func addIrregular(rel *relations, forms []form) {
	byBase := map[string][]form{}
	for _, f := range forms {
		if f.usual {
			byBase[f.base] = append(byBase[f.base], f)
		}
	}
	for _, asked := range slices.Sorted(maps.Keys(rel.weights)) {
		m := rel.weights[asked]
		for _, has := range slices.Sorted(maps.Keys(m)) {
			for _, f := range byBase[has] {
				if w := m[has] * f.weight; w >= least {
					rel.set(asked, f.form, w)
				}
			}
		}
	}
	old := map[string]map[string]float64{}
	for _, f := range forms {
		if old[f.base] == nil {
			old[f.base] = maps.Clone(rel.weights[f.base])
		}
	}
	for _, f := range forms {
		if !f.usual {
			continue
		}
		for has, w := range old[f.base] {
			if w *= f.weight; w >= least {
				rel.set(f.form, has, w)
			}
		}
	}
	for _, f := range forms {
		rel.set(f.form, f.base, f.weight)
		rel.set(f.base, f.form, f.weight)
		for _, g := range byBase[f.base] {
			rel.set(f.form, g.form, f.weight*g.weight)
		}
	}
}
