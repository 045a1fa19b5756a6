package sources

import "fmt"

// Error is one file, or one line of one, that gave no article.
type Error struct {
	Name string // the file, relative to its folder
	Line int    // from 1, in a JSON Lines file; 0 elsewhere
	Err  error
	// ID is the article that the file would have been, so that an earlier state of it can be kept; empty
	// where that can't be told, and then no article of the source may be taken to be gone.
	ID string
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Name, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Name, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// ArticleID is e.ID, for those who know this error only by its methods.
func (e *Error) ArticleID() string { return e.ID }
