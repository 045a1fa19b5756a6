// Command thesaurus builds the table of related words of knowledge/thesaurus from WordNet and the lists beside it.
//
//	go run ./internal/train/thesaurus -wordnet DIR -o knowledge/thesaurus/table.bin
//
// DIR is the dict folder of WordNet 3.0 (Debian: package wordnet-base, /usr/share/wordnet). The same input gives the same bytes.
package main

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"strings"

	"quoth/knowledge/thesaurus"
)

//go:embed lists/*.txt
var lists embed.FS

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "thesaurus:", err)
		os.Exit(1)
	}
}

func run() error {
	dir := flag.String("wordnet", "/usr/share/wordnet", "the dict folder of WordNet 3.0")
	out := flag.String("o", "knowledge/thesaurus/table.bin", "the table to write")
	show := flag.String("show", "", "words whose relatives to print, with spaces between them")
	flag.Parse()
	wn, err := readWordNet(*dir)
	if err != nil {
		return err
	}
	rel := newRelations()
	relateSynsets(wn, rel)
	if err := addLists(rel); err != nil {
		return err
	}
	addNumbers(rel)
	irregular, err := readIrregular(wn)
	if err != nil {
		return err
	}
	addIrregular(rel, irregular)
	table := rel.table()
	data, err := thesaurus.Encode(table)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		return err
	}
	n := 0
	for _, r := range table {
		n += len(r)
	}
	fmt.Fprintf(os.Stderr, "%d stems, %d relatives, %d bytes\n", len(table), n, len(data))
	for _, word := range strings.Fields(*show) {
		fmt.Fprintf(os.Stderr, "%s:", word)
		for _, r := range table[stem(word)] {
			fmt.Fprintf(os.Stderr, " %s %.2f", r.Stem, r.Weight)
		}
		fmt.Fprintln(os.Stderr)
	}
	return nil
}
