package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// parts are the parts of speech that WordNet has a file for, and the letters that name them in pointers.
var parts = []struct {
	name   string
	letter byte
}{{"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}}

// synsetID names a synset: its part of speech and its place in that part's data file.
type synsetID struct {
	part   byte
	offset int
}

// pointer is a relation of a synset, or of one of its words, with another. Word numbers count from 1; 0 is the whole synset.
type pointer struct {
	symbol   string
	target   synsetID
	from, to int
}

// synset is one meaning and the words for it.
type synset struct {
	id       synsetID
	file     string   // the number of the lexicographers' file: a broad field of meaning
	words    []string // as written: "Poland", "armed_forces"
	pointers []pointer
}

// person says whether the synset is somebody by name.
func (s *synset) person() bool {
	return s.file == "18" && slices.ContainsFunc(s.pointers, func(p pointer) bool { return p.symbol == "@i" })
}

// living says whether the synset is an animal or a plant.
func (s *synset) living() bool { return s.id.part == 'n' && (s.file == "05" || s.file == "20") }

// sense is one meaning of a lemma.
type sense struct {
	id    synsetID
	rank  int // from 1, the most usual first
	count int // how often a tagged corpus has it
}

// lemmaKey is a lemma, lower-cased as the index files have it, as one part of speech.
type lemmaKey struct {
	lemma string
	part  byte
}

type wordnet struct {
	synsets    map[synsetID]*synset
	senses     map[lemmaKey][]sense
	exceptions []exception
}

// exception is an irregular form and the lemma that it belongs to.
type exception struct {
	form, lemma string
	part        byte
}

// readWordNet reads the dict folder of WordNet 3.
func readWordNet(dir string) (*wordnet, error) {
	wn := &wordnet{synsets: map[synsetID]*synset{}, senses: map[lemmaKey][]sense{}}
	counts := map[string]int{}
	if err := eachLine(filepath.Join(dir, "cntlist.rev"), func(line string) error { return readCount(line, counts) }); err != nil {
		return nil, err
	}
	for _, p := range parts {
		err := eachLine(filepath.Join(dir, "data."+p.name), func(line string) error {
			s, err := parseSynset(line, p.letter)
			if err == nil {
				wn.synsets[s.id] = s
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		err = eachLine(filepath.Join(dir, "index."+p.name), func(line string) error {
			lemma, senses, err := parseIndex(line, p.letter, counts)
			if err == nil {
				wn.senses[lemmaKey{lemma, p.letter}] = senses
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		err = eachLine(filepath.Join(dir, p.name+".exc"), func(line string) error {
			if f := strings.Fields(line); len(f) >= 2 {
				for _, lemma := range f[1:] {
					wn.exceptions = append(wn.exceptions, exception{f[0], lemma, p.letter})
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return wn, nil
}

// eachLine calls do with each line of a file that isn't part of the licence at its top (those begin with a space).
func eachLine(file string, do func(line string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("wordnet: %w (name the folder with data.noun and the others with -wordnet)", err)
	}
	defer f.Close()
	if err := scan(f, do); err != nil {
		return fmt.Errorf("wordnet: %s: %w", filepath.Base(file), err)
	}
	return nil
}

func scan(r io.Reader, do func(line string) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if line := s.Text(); line != "" && line[0] != ' ' {
			if err := do(line); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return s.Err()
}

// readCount reads a line "lemma%1:23:00:: 1 20": sense key, number of the sense, count.
func readCount(line string, counts map[string]int) error {
	f := strings.Fields(line)
	if len(f) != 3 {
		return fmt.Errorf("want a sense, its number and its count, have %q", line)
	}
	lemma, rest, ok := strings.Cut(f[0], "%")
	n, err := strconv.Atoi(f[2])
	if !ok || rest == "" || err != nil {
		return fmt.Errorf("want a sense, its number and its count, have %q", line)
	}
	part := byte('n')
	switch rest[0] {
	case '2':
		part = 'v'
	case '3', '5':
		part = 'a'
	case '4':
		part = 'r'
	}
	counts[countKey(lemma, part, f[1])] = n
	return nil
}

func countKey(lemma string, part byte, rank string) string {
	return lemma + "%" + string(part) + rank
}

// parseIndex reads a line "lemma pos synset_cnt p_cnt [symbols] sense_cnt tagsense_cnt offsets…".
func parseIndex(line string, part byte, counts map[string]int) (string, []sense, error) {
	f := strings.Fields(line)
	if len(f) < 6 {
		return "", nil, fmt.Errorf("short index line %q", line)
	}
	n, err := strconv.Atoi(f[2])
	if err != nil || n > len(f) {
		return "", nil, fmt.Errorf("no number of senses in %q", line)
	}
	var senses []sense
	for i, o := range f[len(f)-n:] {
		offset, err := strconv.Atoi(o)
		if err != nil {
			return "", nil, fmt.Errorf("no offset in %q", line)
		}
		senses = append(senses, sense{synsetID{part, offset}, i + 1, counts[countKey(f[0], part, strconv.Itoa(i+1))]})
	}
	return f[0], senses, nil
}

// parseSynset reads a line "offset lexfile type w_cnt word lex_id … p_cnt [symbol offset pos src/trg]… | gloss".
func parseSynset(line string, part byte) (*synset, error) {
	body, _, _ := strings.Cut(line, " | ")
	f := strings.Fields(body)
	bad := func() (*synset, error) { return nil, fmt.Errorf("broken synset %.60q", line) }
	if len(f) < 6 {
		return bad()
	}
	offset, err := strconv.Atoi(f[0])
	words, err2 := strconv.ParseInt(f[3], 16, 32)
	if err != nil || err2 != nil || len(f) < 5+2*int(words) {
		return bad()
	}
	s := &synset{id: synsetID{part, offset}, file: f[1]}
	for i := range int(words) {
		w := f[4+2*i]
		if at := strings.IndexByte(w, '('); at > 0 { // a marker of an adjective's place: "galore(ip)"
			w = w[:at]
		}
		s.words = append(s.words, w)
	}
	f = f[4+2*int(words):]
	n, err := strconv.Atoi(f[0])
	if err != nil || len(f) < 1+4*n {
		return bad()
	}
	for i := range n {
		p := f[1+4*i : 5+4*i]
		target, err := strconv.Atoi(p[1])
		ends, err2 := strconv.ParseInt(p[3], 16, 32)
		if err != nil || err2 != nil || p[2] == "" {
			return bad()
		}
		s.pointers = append(s.pointers, pointer{p[0], synsetID{p[2][0], target}, int(ends >> 8), int(ends & 0xff)})
	}
	return s, nil
}
