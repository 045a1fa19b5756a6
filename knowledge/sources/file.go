package sources

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"quoth/knowledge"
)

// How large one article's file may be, in bytes. A JSON Lines file has many articles and no limit.
const (
	maxText = 50 << 20
	maxHTML = 20 << 20 // a parsed page takes many times its size
)

// readFile hands the articles of one file to emit, until emit returns false, and returns what emit did last.
func readFile(files fs.FS, name string, src Source, emit func(knowledge.Article, error) bool) bool {
	fail := func(err error) bool {
		return emit(knowledge.Article{ID: idOf(name)}, &Error{Name: name, Err: err})
	}
	f, err := files.Open(name)
	if err != nil {
		return fail(fmt.Errorf("cannot be opened: %w", bare(err)))
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, sniffLen)
	head, err := r.Peek(sniffLen)
	if err != nil && !errors.Is(err, io.EOF) {
		return fail(fmt.Errorf("cannot be read: %w", bare(err)))
	}
	format, err := sniff(head)
	if err != nil {
		return fail(err)
	}
	if format == formatJSONL {
		return readLines(r, name, src, emit)
	}
	limit := int64(maxText)
	if format == formatHTML {
		limit = maxHTML
	}
	tooLarge := fmt.Errorf("larger than %d MB, the limit for one %s article; split it, or write one article a line as JSON Lines", limit>>20, format)
	if info, err := f.Stat(); err == nil && info.Size() > limit {
		return fail(tooLarge)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return fail(fmt.Errorf("cannot be read: %w", bare(err)))
	}
	if int64(len(data)) > limit { // it has grown meanwhile, or is no regular file
		return fail(tooLarge)
	}
	var a knowledge.Article
	if format == formatHTML {
		a, err = parseHTML(data)
	} else {
		a, err = parsePlain(data)
	}
	if err != nil {
		return fail(err)
	}
	if a.ID == "" {
		a.ID = name
	}
	a.Source = src.Name
	if src.Publisher != "" {
		a.Publisher = src.Publisher
	}
	return emit(a, nil)
}
