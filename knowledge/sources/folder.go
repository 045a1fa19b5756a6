package sources

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"quoth/knowledge"
)

var errEmptyFolder = errors.New("empty")

// Articles reads the articles of a folder and its folders, in the order of their names, or of a single file. Hidden
// files are skipped, and links that lead out of the folder are errors. See [Open] for what an error means.
func Articles(ctx context.Context, src Source) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		open := true
		emit := func(a knowledge.Article, err error) bool {
			switch {
			case err == nil && ctx.Err() != nil:
				a, err = knowledge.Article{}, &Error{Name: src.Path, Err: ctx.Err()}
			case err == nil && !src.matches(a):
				return true
			}
			open = open && yield(a, err) && ctx.Err() == nil
			return open
		}
		info, err := os.Stat(src.Path)
		if err != nil {
			emit(knowledge.Article{}, &Error{Name: src.Path, Err: err})
			return
		}
		if !info.IsDir() {
			readSingle(ctx, src, emit)
			return
		}
		root, err := os.OpenRoot(src.Path)
		if err != nil {
			emit(knowledge.Article{}, &Error{Name: src.Path, Err: err})
			return
		}
		defer root.Close()
		err = walk(root.FS(), func(name string, err error) bool {
			if err != nil {
				return emit(knowledge.Article{}, &Error{Name: name, Err: fmt.Errorf("cannot be read: %w", bare(err))})
			}
			if containsAny(strings.ToLower(name), src.Exclude) {
				return open
			}
			if err := ctx.Err(); err != nil {
				return emit(knowledge.Article{}, &Error{Name: name, Err: err})
			}
			return readFile(root.FS(), name, src, emit)
		})
		if err != nil {
			emit(knowledge.Article{}, &Error{Name: src.Path, Err: err})
		}
	}
}

// readSingle reads the one file of a source, with what the source says of its article.
func readSingle(ctx context.Context, src Source, emit func(knowledge.Article, error) bool) {
	dir, name := filepath.Split(src.Path)
	if dir == "" {
		dir = "."
	}
	readFile(os.DirFS(dir), name, src, func(a knowledge.Article, err error) bool {
		if err == nil && src.Title != "" {
			a.Title = src.Title
		}
		if err == nil && !src.Published.IsZero() {
			a.Published = src.Published.UTC()
		}
		return emit(a, err)
	})
}

// walk calls visit for every regular file under files that isn't hidden, sorted in each folder, and for every
// place that cannot be read. Links to files inside are files; links to folders are skipped. It ends when
// visit returns false.
func walk(files fs.FS, visit func(name string, err error) bool) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		goOn := true
		switch {
		case err != nil:
			goOn = visit(name, err)
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			info, err := fs.Stat(files, name)
			if err != nil || info.Mode().IsRegular() {
				goOn = visit(name, err)
			}
		case d.Type().IsRegular():
			goOn = visit(name, nil)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
}

// probe returns an error when the folder can't be read or holds no file: most likely a disk that
// isn't mounted, and no reason to forget its articles.
func probe(src Source) error {
	root, err := os.OpenRoot(src.Path)
	if err != nil {
		return fmt.Errorf("source %s: %w; make it readable", src.Name, err)
	}
	defer root.Close()
	found := errEmptyFolder
	err = walk(root.FS(), func(_ string, err error) bool {
		found = err
		return err != nil
	})
	if err == nil {
		err = found
	}
	switch {
	case errors.Is(err, errEmptyFolder):
		return fmt.Errorf("source %s: there are no files in %s; put articles there or correct its path", src.Name, src.Path)
	case err != nil:
		return fmt.Errorf("source %s: %w; make it readable", src.Name, err)
	}
	return nil
}

// bare is the error without the file name that the file system put before it, which is named already.
func bare(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
