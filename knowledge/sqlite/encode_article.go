package sqlite

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/copies"
	"quoth/knowledge/text"
)

// entry is an article made ready for the tables, outside of the goroutine that writes.
type entry struct {
	article    knowledge.Article
	title      string // its terms
	passages   []passageRow
	statements []knowledge.Statement
	spellings  map[[2]string]int // {term, spelling} → how often
	shingles   copies.Shingles
	bands      []uint32
	err        error // why it couldn't be prepared
}

type passageRow struct {
	span      knowledge.Span
	sentences []byte
	terms     int // with the title's
	body      string
	distinct  []string // terms, with the title's
}

// newEntry prepares the article and computes all that the tables need. A panic in prepare becomes
// the entry's error: one strange article must not keep the others out.
func newEntry(a knowledge.Article, prepare func(knowledge.Article) knowledge.Prepared) (e entry) {
	e.article = a
	defer func() {
		if p := recover(); p != nil {
			e = entry{article: a, err: fmt.Errorf("article %q can't be read: %v", a.ID, p)}
		}
	}()
	p := prepare(a)
	e.statements = p.Statements
	e.spellings = map[[2]string]int{}
	titleWords, title := e.words(a.Title)
	e.title = strings.Join(title, " ")
	spans, tokens := e.words(a.Text)
	e.shingles = copies.Of(spans)
	e.bands = e.shingles.Bands()
	for _, p := range p.Passages {
		if err := inside(p, len(a.Text)); err != nil {
			e.err = fmt.Errorf("article %q: %w", a.ID, err)
			return e
		}
		from, _ := slices.BinarySearchFunc(spans, p.Span.Start, func(w text.Word, at int) int { return w.Span.Start - at })
		to, _ := slices.BinarySearchFunc(spans, p.Span.End, func(w text.Word, at int) int { return w.Span.Start - at })
		body := tokens[from:max(from, to)]
		e.passages = append(e.passages, passageRow{
			span:      p.Span,
			sentences: appendSpans(nil, p.Sentences),
			terms:     len(body) + len(titleWords),
			body:      strings.Join(body, " "),
			distinct:  distinct(title, body),
		})
	}
	return e
}

// words returns the words of s with their terms, and counts their spellings.
func (e *entry) words(s string) ([]text.Word, []string) {
	words := text.Words(s)
	tokens := make([]string, len(words))
	for i, w := range words {
		tokens[i] = token(w.Stem)
	}
	countSpellings(e.spellings, s, words, tokens, 1)
	return words, tokens
}

const maxSpelling = 64 // bytes; longer ones are no words that anybody is shown

func countSpellings(counts map[[2]string]int, s string, words []text.Word, tokens []string, n int) {
	for i, w := range words {
		spelling := w.Span.In(s)
		if len(spelling) <= maxSpelling && utf8.ValidString(spelling) && !strings.ContainsFunc(spelling, unicode.IsControl) {
			counts[[2]string{tokens[i], spelling}] += n
		}
	}
}

func distinct(lists ...[]string) []string {
	out := slices.Concat(lists...)
	slices.Sort(out)
	return slices.Compact(out)
}

func inside(p knowledge.Passage, size int) error {
	for _, s := range append([]knowledge.Span{p.Span}, p.Sentences...) {
		if s.Start < 0 || s.End < s.Start || s.End > size {
			return fmt.Errorf("passage %d–%d lies outside of the text's %d bytes", s.Start, s.End, size)
		}
	}
	return nil
}
