package bot

import (
	"context"
	"fmt"

	"quoth/knowledge"
)

// Index is what a reload writes to.
type Index interface {
	// Replace takes over the new states of the sources in one step, or nothing.
	Replace(ctx context.Context, updates []knowledge.Update, prepare func(knowledge.Article) knowledge.Prepared,
		progress func(source string, done int)) ([]knowledge.SourceReport, error)
	// RecordFailure remembers that a source could not be read.
	RecordFailure(ctx context.Context, source, message string) error
}

// Fetched is a source as a reload found it: its articles, or why there are none.
type Fetched struct {
	Update knowledge.Update
	Err    error // the source as a whole could not be read; Update.Source is still its name
	New    bool  // it was never loaded: if it can't be read, most likely its name was mistyped, and no trace of it is kept
}

// Outcome says how far a reload came.
type Outcome int

// The outcomes of a reload.
const (
	AllLoaded  Outcome = iota
	SomeFailed         // some sources, or some articles of them, could not be read
	AllFailed          // no source could be read
)

// Report says what a reload did, source by source.
type Report struct {
	Sources []knowledge.SourceReport // in the order of the sources
	Outcome Outcome
}

// Reload brings the index up to date with the sources. What a source had stays where the source can't be read.
func Reload(ctx context.Context, index Index, sources []Fetched, prepare func(knowledge.Article) knowledge.Prepared,
	progress func(source string, done int)) (Report, error) {
	var updates []knowledge.Update
	for _, s := range sources {
		if s.Err == nil {
			updates = append(updates, s.Update)
		}
	}
	var done []knowledge.SourceReport
	if len(updates) > 0 {
		var err error
		if done, err = index.Replace(ctx, updates, prepare, progress); err != nil {
			return Report{}, err
		}
	}
	bySource := map[string]knowledge.SourceReport{}
	for _, r := range done {
		bySource[r.Source] = r
	}
	report := Report{Sources: make([]knowledge.SourceReport, 0, len(sources))}
	failed, partly := 0, 0
	for _, s := range sources {
		name := s.Update.Source
		r := bySource[name]
		r.Source = name
		if s.Err != nil {
			r.Failed = append(r.Failed, s.Err.Error())
		}
		switch {
		case len(r.Failed) == 0:
		case r.Articles() == 0:
			failed++
			if s.New {
				break
			}
			if err := index.RecordFailure(ctx, name, failure(r.Failed)); err != nil {
				return Report{}, err
			}
		default:
			partly++
		}
		report.Sources = append(report.Sources, r)
	}
	switch {
	case failed == len(sources) && failed > 0:
		report.Outcome = AllFailed
	case failed+partly > 0:
		report.Outcome = SomeFailed
	}
	return report, nil
}

// failure says in one line why a source failed.
func failure(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	return fmt.Sprintf("%s (and %d more)", lines[0], len(lines)-1)
}
