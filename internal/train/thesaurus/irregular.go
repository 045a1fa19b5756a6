package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// form is an irregular form of a word, both as stems.
type form struct {
	form, base string
	weight     float64
}

// readIrregular returns the irregular forms whose stem isn't that of their base.
func readIrregular(wn *wordnet) ([]form, error) {
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
		if _, known := wn.senses[lemmaKey{e.lemma, e.part}]; !known {
			continue
		}
		w := irregular
		for _, p := range parts {
			if _, own := wn.senses[lemmaKey{e.form, p.letter}]; own {
				w = ownMeaning
			}
		}
		add(e.form, e.lemma, w)
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
		out = append(out, form{key[0], key[1], best[key]})
	}
	return out, err
}

// addIrregular relates irregular forms with their bases, and both with what is related to the other.
func addIrregular(rel *relations, forms []form) {
	byBase := map[string][]form{}
	for _, f := range forms {
		byBase[f.base] = append(byBase[f.base], f)
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
