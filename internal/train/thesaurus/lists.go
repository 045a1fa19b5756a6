package main

import (
	"fmt"
	"strconv"
	"strings"
)

// Weights of the lists beside this file.
const (
	demonym   = 0.8
	capital   = 0.5
	everyday  = 0.6  // colloquial asked, plain in the text
	backward  = 0.75 // of that, the other way round
	irregular = 0.95
)

// addLists adds geography, abbreviations and everyday words.
func addLists(rel *relations) error {
	err := listLines("geography.txt", func(line string) error { return addCountry(rel, line) })
	for _, name := range []string{"abbreviations.txt", "everyday.txt"} {
		if err == nil {
			err = listLines(name, func(line string) error { return addGroup(rel, line) })
		}
	}
	return err
}

// listLines calls do with each line of a list that isn't a comment.
func listLines(name string, do func(line string) error) error {
	data, err := lists.ReadFile("lists/" + name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := do(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// addCountry reads "names | demonyms | capitals | seats".
func addCountry(rel *relations, line string) error {
	f := strings.Split(line, "|")
	if len(f) != 4 {
		return fmt.Errorf("want names | demonyms | capitals | seats, have %q", line)
	}
	var cols [4][]string
	for i, s := range f {
		var err error
		if cols[i], err = stems(s); err != nil {
			return err
		}
	}
	people := append(append([]string{}, cols[0]...), cols[1]...)
	seats := append(append([]string{}, cols[2]...), cols[3]...)
	for _, a := range people {
		for _, b := range people {
			rel.set(a, b, demonym)
		}
		for _, b := range seats {
			rel.set(a, b, capital)
			rel.set(b, a, capital)
		}
	}
	for _, a := range seats {
		for _, b := range seats {
			rel.set(a, b, capital)
		}
	}
	return nil
}

// addGroup reads "colloquial: plain @ weight".
func addGroup(rel *relations, line string) error {
	body, weight, ok := strings.Cut(line, "@")
	w := everyday
	if ok {
		var err error
		if w, err = strconv.ParseFloat(strings.TrimSpace(weight), 64); err != nil || w <= 0 || w > 1 {
			return fmt.Errorf("want a weight up to 1 behind @, have %q", weight)
		}
	}
	left, right, ok := strings.Cut(body, ":")
	if !ok {
		return fmt.Errorf("want words: words, have %q", line)
	}
	from, err := stems(left)
	if err != nil {
		return err
	}
	to, err := stems(right)
	if err != nil {
		return err
	}
	for _, a := range from {
		for _, b := range from {
			rel.set(a, b, w)
		}
		for _, b := range to {
			rel.set(a, b, w)
			rel.set(b, a, w*backward)
		}
	}
	return nil
}

func stems(words string) ([]string, error) {
	var out []string
	for _, w := range strings.Fields(words) {
		st := stem(w)
		if st == "" {
			return nil, fmt.Errorf("%q isn't one word", w)
		}
		out = append(out, st)
	}
	return out, nil
}
