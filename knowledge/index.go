package knowledge

import (
	"context"
	"iter"
	"time"
)

// Prepared is an article with everything that is read out of it once, when it is loaded.
type Prepared struct {
	Article    Article
	Passages   []Passage
	Statements []Statement
}

// Update is a new state of one source, for the index to take over.
type Update struct {
	Source   string
	Articles iter.Seq2[Article, error] // an error is one article that could not be read; the rest goes on
	Keep     bool                      // keep articles that are no longer there
	Whole    bool                      // Articles is all there is; false when the source failed, so that nothing is taken to be gone
}

// SourceReport says what became of one source in a reload.
type SourceReport struct {
	Source    string
	Added     int
	Changed   int
	Unchanged int
	Removed   int
	Failed    []string // what could not be read and why, a line each
	Took      time.Duration
}

// Articles is how many articles the source has given.
func (r SourceReport) Articles() int { return r.Added + r.Changed + r.Unchanged }

// Term is one word of a search, as a stem, with its weight against the others (1 is usual).
type Term struct {
	Stem   string
	Weight float64
}

// Query is a search for passages.
type Query struct {
	Terms   []Term
	Limit   int
	AsOf    time.Time // leave out what was published after this moment; zero means nothing is left out
	Since   time.Time // and what was published before this one. An article without a date is never left out
	Sources []string  // only these sources; nil means all
}

// Evidence is a passage that a search found, with its BM25 score (higher is better).
type Evidence struct {
	Passage Passage
	Title   string // of the article
	Score   float64
}

// Speaker is one name that statements of the index are credited to.
type Speaker struct {
	Name       string
	Roles      []string // what articles call the speaker, most frequent first
	Statements int      // how many are speech
}

// Vocabulary knows how rare the words of the index are. It is safe for concurrent use and never
// changes: a reload makes a new one.
type Vocabulary interface {
	Passages() int                 // how many the index holds
	Frequency(stem string) int     // how many of them hold the stem, in title or text
	Words() iter.Seq2[string, int] // every stem with its frequency, in no particular order
	Surface(stem string) string    // the spelling most often seen for a stem; the stem itself where it is unknown
}

// Reader is one consistent view of the index: all that is read through it belongs to the same state,
// whatever a reload does meanwhile. It is not safe for concurrent use.
type Reader interface {
	Search(ctx context.Context, q Query) ([]Evidence, error)
	// Articles returns those of the named articles that exist.
	Articles(ctx context.Context, ids []string) (map[string]Article, error)
	// PassagesOf returns all passages of the named articles, in the order of the text.
	PassagesOf(ctx context.Context, ids []string) (map[string][]Passage, error)
	// StatementsIn returns all statements of the named articles, in the order of the text.
	StatementsIn(ctx context.Context, ids []string) (map[string][]Statement, error)
	// CopiesOf returns, for those of the named articles that carry the text of another one, which article had it first.
	CopiesOf(ctx context.Context, ids []string) (map[string]string, error)
	// StatementsBy returns statements credited to one of the names exactly, the newest article first,
	// undated ones last. Query's terms are ignored; its limit, AsOf, Since and Sources hold.
	StatementsBy(ctx context.Context, names []string, q Query) ([]Statement, error)
	// Newest returns the articles that q's AsOf, Since and Sources leave and that have a date, the newest first, at most q.Limit.
	Newest(ctx context.Context, q Query) ([]string, error)
	// Speakers lists every name that statements are credited to, most statements first. The slice is shared: don't change it.
	Speakers(ctx context.Context) ([]Speaker, error)
	Vocabulary(ctx context.Context) (Vocabulary, error)
	// Freshness speaks of the articles that q's AsOf and Sources leave.
	Freshness(ctx context.Context, q Query) (Freshness, error)
}
