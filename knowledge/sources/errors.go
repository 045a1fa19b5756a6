package sources

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Error is one file, or one line of one, that gave no article.
type Error struct {
	Name string // the file, relative to its folder
	Line int    // from 1, in a JSON Lines file; 0 elsewhere
	Err  error
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Name, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Name, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// idOf is the id that the one article of a file has, as long as it says no other, and empty for files that most likely
// have many.
func idOf(name string) string {
	if slices.Contains([]string{".jsonl", ".ndjson", ".json"}, strings.ToLower(path.Ext(name))) {
		return ""
	}
	return name
}
