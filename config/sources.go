package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"quoth/knowledge/sources"
)

// DefaultSources is the sources file that is read where none is named.
const DefaultSources = "sources.yaml"

const (
	maxSourcesFile = 1 << 20 // bytes
	maxName        = 100     // code points
)

// entry is a source as the file has it.
type entry struct {
	Name      string   `yaml:"name"`
	Type      string   `yaml:"type"`
	URL       string   `yaml:"url"`
	Path      string   `yaml:"path"`
	Publisher string   `yaml:"publisher"`
	Language  string   `yaml:"language"`
	Tags      []string `yaml:"tags"`
	Keep      bool     `yaml:"keep"`
	Include   []string `yaml:"include"`
	Exclude   []string `yaml:"exclude"`
	Title     string   `yaml:"title"`
	Published string   `yaml:"published"`

	// These are of sources on the web, none of which is read in this version.
	Every       string   `yaml:"every"`
	AllowHosts  []string `yaml:"allow_hosts"`
	Delay       string   `yaml:"delay"`
	MaxArticles int      `yaml:"max_articles"`
}

// ReadSources reads a sources file. Paths in it are relative to its folder and come back absolute. With an empty path it
// reads DefaultSources, and no such file means no sources. An error names file and line.
func ReadSources(path string) ([]sources.Source, error) {
	optional := path == ""
	if optional {
		path = DefaultSources
	}
	f, err := os.Open(path)
	switch {
	case optional && errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("sources file %s: %w; correct --sources or QUOTH_SOURCES", path, bare(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSourcesFile+1))
	if err != nil {
		return nil, fmt.Errorf("sources file %s: %w; correct --sources or QUOTH_SOURCES", path, bare(err))
	}
	if len(data) > maxSourcesFile {
		return nil, fmt.Errorf("sources file %s: larger than %d MB; is it the right file?", path, maxSourcesFile>>20)
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("sources file %s: %w", path, err)
	}
	return parseSources(path, dir, data)
}

// document is a sources file that was parsed, for errors with their lines.
type document struct {
	name string
	tree *ast.File
}

func parseSources(name, dir string, data []byte) (list []sources.Source, err error) {
	defer func() {
		if recover() != nil { // the YAML library's own faults
			list, err = nil, fmt.Errorf("%s: not YAML that is understood; see sources.example.yaml", name)
		}
	}()
	doc := document{name: name}
	if doc.tree, err = parser.ParseBytes(data, 0); err != nil {
		return nil, doc.yamlError(err)
	}
	var file struct {
		Sources  []entry `yaml:"sources"`
		Channels any     `yaml:"channels"`
		Canaries any     `yaml:"canaries"`
	}
	if err := yaml.NewDecoder(strings.NewReader(string(data)), yaml.Strict()).Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return nil, doc.yamlError(err)
	}
	switch {
	case file.Channels != nil:
		return nil, doc.errorf("$.channels", "channels is not supported yet in this version; remove it")
	case file.Canaries != nil:
		return nil, doc.errorf("$.canaries", "canaries is not supported yet in this version; remove it")
	}
	lineOf := map[string]int{}
	for i, e := range file.Sources {
		at := fmt.Sprintf("$.sources[%d]", i)
		src, key, err := e.source(dir)
		if err != nil {
			return nil, doc.errorf(at+key, "%w", err)
		}
		if first := lineOf[src.Name]; first > 0 {
			return nil, doc.errorf(at+".name", "a second source called %s, after the one in line %d; give it a name of its own", src.Name, first)
		}
		lineOf[src.Name] = doc.line(at + ".name")
		list = append(list, src)
	}
	return list, nil
}

// source checks an entry. With an error comes the key that it is about, as the end of a YAML path.
func (e entry) source(dir string) (src sources.Source, key string, err error) {
	bad := func(key, format string, args ...any) (sources.Source, string, error) {
		return sources.Source{}, key, fmt.Errorf(format, args...)
	}
	if strings.TrimSpace(e.Name) == "" {
		return bad("", "a source without a name; give it one that no other has")
	}
	if utf8.RuneCountInString(e.Name) > maxName || strings.ContainsFunc(e.Name, unicode.IsControl) || e.Name != strings.TrimSpace(e.Name) {
		return bad(".name", "name: it accepts one line of at most %d characters without white space around it", maxName)
	}
	src = sources.Source{
		Name: e.Name, Type: sources.Type(e.Type), Publisher: e.Publisher, Language: e.Language, Tags: e.Tags, Keep: e.Keep,
		Include: e.Include, Exclude: e.Exclude, Title: e.Title,
	}
	for _, list := range []struct {
		key   string
		words []string
	}{{"include", e.Include}, {"exclude", e.Exclude}, {"tags", e.Tags}} {
		for i, w := range list.words {
			if strings.TrimSpace(w) == "" {
				return bad(fmt.Sprintf(".%s[%d]", list.key, i), "source %s: %s: an empty word; remove it", e.Name, list.key)
			}
		}
	}
	switch src.Type {
	case sources.Folder, sources.File, "":
		for _, web := range []struct {
			key   string
			given bool
		}{{"url", e.URL != ""}, {"every", e.Every != ""}, {"allow_hosts", e.AllowHosts != nil}, {"delay", e.Delay != ""}, {"max_articles", e.MaxArticles != 0}} {
			if web.given {
				return bad("."+web.key, "source %s: %s is for type feed, page or sitemap; remove it", e.Name, web.key)
			}
		}
		if e.Path == "" {
			return bad("", "source %s: no path; name its folder or file", e.Name)
		}
	case sources.Feed, sources.Page, sources.Sitemap:
		if e.Path != "" {
			return bad(".path", "source %s: path is for type folder or file; give an url", e.Name)
		}
		if u, err := url.Parse(e.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return bad(".url", "source %s: url: it accepts an address that begins with https:// or http://", e.Name)
		}
		src.URL = e.URL
	default:
		return bad(".type", "source %s: type: %q is none; it accepts folder and file, and later feed, page and sitemap", e.Name, e.Type)
	}
	if src.Path = e.Path; src.Path != "" && !filepath.IsAbs(src.Path) {
		src.Path = filepath.Join(dir, src.Path)
	}
	if (e.Title != "" || e.Published != "") && src.Type != sources.File {
		return bad("", "source %s: title and published are for type file; remove them", e.Name)
	}
	if e.Published != "" {
		if src.Published, err = parseDay(e.Published); err != nil {
			return bad(".published", "source %s: published: %q is no date; it accepts 2025-11-20 or 2025-11-20T08:00:00Z", e.Name, e.Published)
		}
	}
	return src, "", nil
}

func parseDay(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	return t.UTC(), err
}

// errorf is an error about the node at a YAML path, or what is nearest above it.
func (d document) errorf(path, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	for {
		if n := d.line(path); n > 0 {
			return fmt.Errorf("%s:%d: %w", d.name, n, err)
		}
		i := strings.LastIndexAny(path, ".[")
		if i <= 0 {
			return fmt.Errorf("%s: %w", d.name, err)
		}
		path = path[:i]
	}
}

// line is where the node at a YAML path begins; 0 where there is none.
func (d document) line(path string) int {
	p, err := yaml.PathString(path)
	if err != nil || len(d.tree.Docs) == 0 || d.tree.Docs[0].Body == nil {
		return 0
	}
	node, err := p.FilterNode(d.tree.Docs[0].Body)
	if err != nil || node == nil || node.GetToken() == nil {
		return 0
	}
	switch n := node.(type) {
	case *ast.MappingNode: // its own token is the first colon, or the brace
		if len(n.Values) > 0 {
			return n.Values[0].Key.GetToken().Position.Line
		}
	case *ast.SequenceNode: // its own token is the first item's
		if key := node.GetToken().Prev; key != nil && !n.IsFlowStyle {
			return key.Position.Line
		}
	}
	return node.GetToken().Position.Line
}

// yamlError is an error of the YAML library as one line.
func (d document) yamlError(err error) error {
	var ye yaml.Error
	if errors.As(err, &ye) && ye.GetToken() != nil && ye.GetToken().Position != nil {
		msg := ye.GetMessage()
		var te *yaml.TypeError
		if errors.As(err, &te) {
			msg = fmt.Sprintf("a %s where a %s must be", yamlKind(te.SrcType), yamlKind(te.DstType))
		}
		return fmt.Errorf("%s:%d: %s; see sources.example.yaml", d.name, ye.GetToken().Position.Line, msg)
	}
	msg, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("%s: %s; see sources.example.yaml", d.name, msg)
}

// yamlKind is a Go type in the words of somebody who writes YAML.
func yamlKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "list"
	case reflect.Map, reflect.Struct:
		return "mapping"
	case reflect.Bool:
		return "true-or-false value"
	case reflect.String:
		return "word"
	}
	return "number"
}
