// Package starter holds the starter corpus: short briefs that a newcomer can ask about before any
// source is set. It is plain data, compiled in; nothing of it is special to the rest of the program.
package starter

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"time"

	"github.com/goccy/go-yaml"

	"quoth/knowledge"
)

// Source is the name of the source that the briefs belong to.
const Source = "starter"

// Questions are what a greeting suggests: the corpus answers each of them well.
var Questions = []string{
	"what did Kallas say?",
	"which generals went to Kyiv with Driscoll?",
	"how much of its army would Ukraine have to cut?",
}

//go:embed briefs/*.md
var briefs embed.FS

// Articles returns the briefs in the order of their file names, which is that of their dates.
func Articles() iter.Seq2[knowledge.Article, error] { return read(briefs) }

// read returns every brief of files. One that can't be read comes with an error that names it, and the rest goes on.
func read(files fs.FS) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		names, err := fs.Glob(files, "briefs/*.md")
		if err != nil {
			yield(knowledge.Article{}, fmt.Errorf("list the starter briefs: %w", err))
			return
		}
		for _, name := range names {
			if !yield(readBrief(files, name)) {
				return
			}
		}
	}
}

func readBrief(files fs.FS, name string) (knowledge.Article, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return knowledge.Article{}, fmt.Errorf("read the starter brief: %w", err)
	}
	a, err := parse(path.Base(name), data)
	if err != nil {
		return knowledge.Article{}, fmt.Errorf("read the starter brief %s: %w", path.Base(name), err)
	}
	return a, nil
}

// parse reads one brief: YAML front matter between two lines of three hyphens, then the text. The
// article's text is everything behind the second of these lines, byte for byte.
func parse(id string, data []byte) (knowledge.Article, error) {
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return knowledge.Article{}, errors.New("no front matter: the first line must be ---")
	}
	head, body, ok := bytes.Cut(rest, []byte("\n---\n"))
	if !ok {
		return knowledge.Article{}, errors.New("the front matter has no end: a line of --- must follow it")
	}
	var meta struct {
		Title     string `yaml:"title"`
		Publisher string `yaml:"publisher"`
		Published string `yaml:"published"` // a day, in UTC
	}
	if err := yaml.UnmarshalWithOptions(head, &meta, yaml.Strict()); err != nil {
		return knowledge.Article{}, fmt.Errorf("front matter: %w", err)
	}
	day, err := time.Parse(time.DateOnly, meta.Published)
	if err != nil {
		return knowledge.Article{}, fmt.Errorf("front matter: published: %w", err)
	}
	return knowledge.Article{
		ID:        id,
		Source:    Source,
		Title:     meta.Title,
		Publisher: meta.Publisher,
		Published: day,
		Text:      string(body),
	}, nil
}
