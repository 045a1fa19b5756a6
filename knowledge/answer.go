package knowledge

import "time"

// Citation points at the words in an article that bear a sentence of an answer.
type Citation struct {
	N         int       // its number in the answer, from 1
	Article   string    // the article's id
	Title     string    // of the article
	Publisher string    // of the article
	URL       string    // of the article
	Published time.Time // of the article; zero where unknown
	Quote     string    // the words, exactly as they stand in the article's stored text
	Span      Span      // where Quote stands, in bytes
	Start     int       // the same in code points
	End       int       // in code points, exclusive
	Speaker   string    // who said it; empty for narration and for sources without a name
	Role      string    // what the article calls the speaker; may be empty
	Kind      Kind
}

// NoteKind says what a note is about.
type NoteKind string

const (
	NoteDiffer   NoteKind = "differ"   // sources disagree
	NoteCopies   NoteKind = "copies"   // several outlets carry one text
	NoteUpdated  NoteKind = "updated"  // the article was changed after it was first loaded
	NoteStale    NoteKind = "stale"    // nothing new was loaded for long
	NoteSpelling NoteKind = "spelling" // a word of the question was read as another
	NotePeople   NoteKind = "people"   // which of several people was taken
)

// Note is a remark that goes with an answer.
type Note struct {
	Kind      NoteKind
	Text      string
	Citations []int // the numbers of the citations that it speaks of; may be empty
}

// Lead is an article that is near a question which nothing answers.
type Lead struct {
	Article string // its id
	Title   string
}

// Freshness says what an answer was searched in.
type Freshness struct {
	Articles int       // how many were searched
	Newest   time.Time // published time of the newest of them; zero where none has a date
	Loaded   time.Time // when the index last took anything in; zero for an empty index
}

// Answer is what a question gets. Adapters render it; nothing changes it once it is made.
type Answer struct {
	Intent    Intent
	Abstained bool
	Reason    string     // why, in words for the asker; set exactly when Abstained
	Citations []Citation // best first, at most 10; the answer's sentences are their quotes
	Notes     []Note
	Leads     []Lead // at most 3; only when Abstained
	Retrieved []string
	Freshness Freshness
	Took      time.Duration
}
