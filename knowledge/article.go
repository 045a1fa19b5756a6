package knowledge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// Span is a piece of an article's text: byte offsets into Article.Text, End exclusive, both on
// code point boundaries. Citations leave the program in code points; see Citation.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// In returns the text of the span. It panics where the span lies outside of text, as slicing does.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Overlap is the number of bytes that two spans share, zero where they are apart.
func (s Span) Overlap(o Span) int { return max(0, min(s.End, o.End)-max(s.Start, o.Start)) }

// Article is one text with what is known about it.
type Article struct {
	ID        string    // unique in the index: a file's name, or what the feed or the .jsonl line says
	Source    string    // the name of the source that it came from
	Title     string    // empty where the text shows none
	Publisher string    // the outlet; empty where nothing names one
	URL       string    // empty for a file
	Published time.Time // zero where unknown
	Text      string    // kept exactly as it was read; every offset refers to it
}

// Hash identifies what an answer may show of the article: two articles with the same hash are the
// same to every reader. It is hex, 32 characters.
func (a Article) Hash() string {
	h := sha256.New()
	for _, f := range []string{a.Source, a.Title, a.Publisher, a.URL, a.Published.UTC().Format(time.RFC3339), a.Text} {
		fmt.Fprintf(h, "%d:%s", len(f), f)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Passage is a retrievable piece of an article: a few sentences that follow each other.
type Passage struct {
	Article   string // the article's id
	Span      Span   // from the first sentence's start to the last one's end
	Sentences []Span // in order, none overlapping
}
