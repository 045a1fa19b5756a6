// Package sources reads articles from where a team keeps them: folders and single files of plain
// text, Markdown, HTML and JSON Lines. What a file is, its content says, not its name.
//
// [Open] turns a [Source] into a [knowledge.Update], whose articles are read while they are asked for:
// at most one file that is not JSON Lines, or one line of one that is, is in memory at a time.
package sources

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"quoth/knowledge"
)

// Type says what kind of place a source is.
type Type string

// The types that a sources file may name. Only Folder and File are read in this version.
const (
	Folder  Type = "folder"
	File    Type = "file"
	Feed    Type = "feed"
	Page    Type = "page"
	Sitemap Type = "sitemap"
)

// Source is a place that articles come from.
type Source struct {
	Name      string // unique among the sources of an index
	Type      Type   // empty: what is found at Path decides
	Path      string // of a folder or file; best absolute, so that it stays right from another directory
	URL       string // of a feed, page or sitemap
	Publisher string // the outlet; it wins over what an article says itself
	Language  string
	Tags      []string
	Keep      bool      // keep articles that are no longer there
	Include   []string  // take only articles with one of these in id, title or address, in any case; empty: all
	Exclude   []string  // leave out articles with one of these in id, title or address, in any case
	Title     string    // of the one article of a file; it wins over what the file says
	Published time.Time // of the one article of a file; likewise
}

// Open looks whether the source is there and returns its articles. An error means that the source as a
// whole has failed, and that nothing may be concluded about its articles.
//
// While the articles are read, an [*Error] stands for one that could not be, and the rest goes on. The
// article beside it has its ID and nothing else; the ID is empty where it can't be told, and then no
// article of the source may be taken to be gone. Reading ends early when ctx does.
func Open(ctx context.Context, src Source) (knowledge.Update, error) {
	u := knowledge.Update{Source: src.Name, Keep: src.Keep}
	switch src.Type {
	case "", Folder, File:
	default:
		return u, fmt.Errorf("source %s: type %s is not supported yet in this version; use a folder or a file", src.Name, src.Type)
	}
	info, err := os.Stat(src.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return u, fmt.Errorf("source %s: %s does not exist; correct its path", src.Name, src.Path)
	case err != nil:
		return u, fmt.Errorf("source %s: %w; make it readable", src.Name, err)
	case src.Type == Folder && !info.IsDir():
		return u, fmt.Errorf("source %s: %s is not a folder; give its type as file", src.Name, src.Path)
	case src.Type == File && info.IsDir():
		return u, fmt.Errorf("source %s: %s is a folder; give its type as folder", src.Name, src.Path)
	}
	if info.IsDir() {
		if src.Title != "" || !src.Published.IsZero() {
			return u, fmt.Errorf("source %s: title and published are for a single file, and %s is a folder", src.Name, src.Path)
		}
		if err := probe(src); err != nil {
			return u, err
		}
	}
	u.Whole = true
	u.Articles = Articles(ctx, src)
	return u, nil
}

// FromArgs makes sources of the paths that somebody names on the command line, in the order given. A
// path that one of known has already is that source; a new one is called by the path's last element, with
// a number behind it where that name is taken.
func FromArgs(args []string, known []Source) ([]Source, error) {
	byPath, taken := map[string]Source{}, map[string]bool{}
	for _, s := range known {
		taken[s.Name] = true
		if s.Path != "" {
			byPath[canonical(s.Path)] = s
		}
	}
	var out []Source
	seen := map[string]bool{}
	for _, arg := range args {
		if strings.Contains(arg, "://") {
			return nil, fmt.Errorf("%s: addresses are not supported yet in this version; name a folder or a file", arg)
		}
		if arg == "" {
			return nil, errors.New("an empty path was given; name a folder or a file")
		}
		path := canonical(arg)
		if seen[path] {
			continue
		}
		seen[path] = true
		src, ok := byPath[path]
		if !ok {
			src = Source{Name: unusedName(filepath.Base(path), taken), Path: path}
			taken[src.Name] = true
		}
		out = append(out, src)
	}
	return out, nil
}

// canonical is the absolute path without symbolic links, as far as it can be told.
func canonical(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

func unusedName(name string, taken map[string]bool) string {
	if !taken[name] {
		return name
	}
	for n := 2; ; n++ {
		if s := fmt.Sprintf("%s-%d", name, n); !taken[s] {
			return s
		}
	}
}

// matches says whether the source's include and exclude lists take the article.
func (src Source) matches(a knowledge.Article) bool {
	if len(src.Include) == 0 && len(src.Exclude) == 0 {
		return true
	}
	hay := strings.ToLower(a.ID + "\n" + a.Title + "\n" + a.URL)
	return (len(src.Include) == 0 || containsAny(hay, src.Include)) && !containsAny(hay, src.Exclude)
}

// containsAny says whether one of the words, in any case, stands in hay, which is in lower case.
func containsAny(hay string, words []string) bool {
	for _, w := range words {
		if w != "" && strings.Contains(hay, strings.ToLower(w)) {
			return true
		}
	}
	return false
}
