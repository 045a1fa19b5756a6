// Package evaluation scores answers against questions whose evidence is known.
package evaluation

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Question is a line of a question file. Places are in code points of the article's text.
type Question struct {
	ID         string   `json:"id"`
	Text       string   `json:"question"`
	History    []string `json:"history"`
	AsOf       string   `json:"as_of"`
	Answerable bool     `json:"answerable"`
	Category   string   `json:"category"`
	Speaker    string   `json:"speaker"`
	Match      string   `json:"match"`    // "substring" reads GoldAll, anything else Gold
	Gold       []Gold   `json:"gold"`     // any of them is evidence
	GoldAll    [][]Text `json:"gold_all"` // groups: any text of a group is evidence for it
}

// Gold is evidence by place: a quotation that covers at least half of one key span, or is covered by half, counts.
type Gold struct {
	Doc string `json:"doc"`
	Key []struct {
		Start int `json:"start"`
		End   int `json:"end"`
	} `json:"key"`
}

// Text is evidence by words: they must stand in the quotation.
type Text struct {
	Doc  string `json:"doc"`
	Text string `json:"text"`
}

// Read reads a question file, one JSON object a line.
func Read(r io.Reader) ([]Question, error) {
	var out []Question
	s := bufio.NewScanner(r)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		line := bytes.TrimSpace(s.Bytes())
		if len(line) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(line, &q); err != nil {
			return nil, fmt.Errorf("line %d is no question: %w", n, err)
		}
		if strings.TrimSpace(q.Text) == "" {
			return nil, fmt.Errorf("line %d has no question", n)
		}
		out = append(out, q)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	return out, nil
}

// mostOfQuote is how much of a quotation counts, in code points, so that citing whole articles doesn't pay.
const mostOfQuote = 700

// Evidence returns the groups of a question's gold for which a quotation is evidence; a question by place has one group, 0. start and end are the
// quotation's place in code points.
func (q Question) Evidence(doc, quote string, start, end int) []int {
	if r := []rune(quote); len(r) > mostOfQuote {
		quote, end = string(r[:mostOfQuote]), start+mostOfQuote
	}
	if q.Match == "substring" {
		return q.byWords(doc, quote)
	}
	for _, g := range q.Gold {
		if g.Doc != doc {
			continue
		}
		for _, k := range g.Key {
			if both := min(end, k.End) - max(start, k.Start); both > 0 && 2*both >= min(k.End-k.Start, end-start) {
				return []int{0}
			}
		}
	}
	return nil
}

// Groups is how many groups of evidence the question has.
func (q Question) Groups() int {
	if q.Match == "substring" {
		return len(q.GoldAll)
	}
	return 1
}

func (q Question) byWords(doc, quote string) []int {
	var out []int
	folded := fold(quote)
	for i, group := range q.GoldAll {
		for _, t := range group {
			if t.Doc == doc && strings.Contains(folded, fold(t.Text)) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// fold makes typographic quotes, dashes and blanks plain, and runs of blanks one.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '‘', '’', '‚', '‛', '`':
			return '\''
		case '“', '”', '„':
			return '"'
		case '–', '—', '‑', '‒':
			return '-'
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
