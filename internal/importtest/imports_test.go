// Package importtest keeps the dependencies of the project pointing one way:
// cmd → adapters → bot → knowledge.
package importtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "quoth/"

// rule forbids imports. Packages are folders of the module; "knowledge/..." is the folder and all below it.
type rule struct {
	in     []string
	except []string
	deny   []string // as above, or import paths of other modules
	tests  bool     // whether it holds for test files too
	why    string
}

var rules = []rule{
	{in: []string{"knowledge"}, deny: []string{"knowledge/...", "bot/...", "adapters/...", "config/...", "internal/...", "cmd/..."},
		why: "knowledge is the vocabulary that all others share, so it imports none of them"},
	{in: []string{"knowledge/..."}, deny: []string{"bot/...", "adapters/...", "config/...", "cmd/..."},
		why: "knowledge answers questions; conversations, platforms and settings are above it"},
	{in: []string{"knowledge/..."}, except: []string{"knowledge/sqlite/..."}, deny: []string{"knowledge/sqlite/...", "internal/sqlitedb/...", "database/sql/..."},
		why: "how articles are stored is knowledge/sqlite's alone; the others name the interface they need"},
	{in: []string{"knowledge/..."}, except: []string{"knowledge/sources/..."}, deny: []string{"knowledge/sources/..."},
		why: "where articles come from is nothing that retrieval needs to know"},
	{in: []string{"knowledge/text/..."}, deny: []string{"knowledge/attribution/...", "knowledge/people/...", "knowledge/answering/...", "knowledge/checking/...", "knowledge/reading/..."},
		why: "the parts of knowledge depend downwards: answering, people, attribution, text"},
	{in: []string{"knowledge/attribution/..."}, deny: []string{"knowledge/people/...", "knowledge/answering/...", "knowledge/checking/...", "knowledge/reading/..."},
		why: "the parts of knowledge depend downwards: answering, people, attribution, text"},
	{in: []string{"knowledge/people/...", "knowledge/reading/..."}, deny: []string{"knowledge/answering/..."},
		why: "the parts of knowledge depend downwards: answering, people, attribution, text"},
	{in: []string{"bot/..."}, deny: []string{"adapters/...", "config/...", "cmd/...", "knowledge/sqlite/...", "knowledge/sources/...", "database/sql/..."},
		why: "the bot is given what it needs as interfaces, so that it is tested without platforms, settings or a database"},
	{in: []string{"adapters/..."}, deny: []string{"config/...", "cmd/...", "knowledge/sqlite/...", "knowledge/sources/...", "database/sql/..."},
		why: "an adapter turns a platform's events into calls of the bot, and is wired in cmd"},
	{in: []string{"config/..."}, deny: []string{"bot/...", "adapters/...", "cmd/...", "internal/..."},
		why: "settings are plain values at the bottom"},
	{in: []string{"..."}, except: []string{"cmd/...", "config/..."}, deny: []string{"config/..."}, tests: true,
		why: "settings are read once by cmd and passed down"},
	{in: []string{"..."}, except: []string{"internal/sqlitedb/..."}, deny: []string{"github.com/mattn/go-sqlite3", "C"}, tests: true,
		why: "internal/sqlitedb is the one package with cgo; what needs a database opens it there"},
}

func TestImportsPointOneWay(t *testing.T) {
	root := moduleRoot(t)
	seen := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && file != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "bin" || name == "data") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			for _, why := range judge(path.Dir(filepath.ToSlash(rel)), imported, strings.HasSuffix(name, "_test.go")) {
				t.Errorf("%s imports %s: %s", rel, imported, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatalf("no Go files below %s", root)
	}
}

func TestRules(t *testing.T) {
	tests := []struct {
		folder, imported string
		test, allowed    bool
	}{
		{folder: "cmd/quoth", imported: "quoth/config", allowed: true},
		{folder: "cmd/quoth", imported: "quoth/adapters/terminal", allowed: true},
		{folder: "cmd/quoth", imported: "quoth/knowledge/sqlite", allowed: true},
		{folder: "adapters/terminal", imported: "quoth/bot", allowed: true},
		{folder: "adapters/terminal", imported: "quoth/adapters/terminal/render", allowed: true},
		{folder: "adapters/terminal", imported: "quoth/adapters/other"},
		{folder: "adapters/terminal", imported: "quoth/config"},
		{folder: "bot", imported: "quoth/knowledge", allowed: true},
		{folder: "bot", imported: "quoth/adapters/terminal"},
		{folder: "bot", imported: "quoth/knowledge/sqlite"},
		{folder: "bot/state", imported: "quoth/internal/sqlitedb", allowed: true},
		{folder: "knowledge", imported: "quoth/knowledge/text"},
		{folder: "knowledge/answering", imported: "quoth/knowledge/text", allowed: true},
		{folder: "knowledge/answering", imported: "quoth/bot"},
		{folder: "knowledge/answering", imported: "database/sql"},
		{folder: "knowledge/answering", imported: "quoth/knowledge/sqlite"},
		{folder: "knowledge/answering", imported: "quoth/knowledge/sqlite", test: true, allowed: true},
		{folder: "knowledge/sqlite", imported: "quoth/internal/sqlitedb", allowed: true},
		{folder: "knowledge/text", imported: "quoth/knowledge/answering"},
		{folder: "knowledge/sources", imported: "quoth/config"},
		{folder: "knowledge/sources", imported: "quoth/config", test: true},
		{folder: "internal/sqlitedb", imported: "github.com/mattn/go-sqlite3", allowed: true},
		{folder: "knowledge/sqlite", imported: "github.com/mattn/go-sqlite3", test: true},
	}
	for _, tt := range tests {
		if got := judge(tt.folder, tt.imported, tt.test); (len(got) == 0) != tt.allowed {
			t.Errorf("%s imports %s (test file: %v): allowed %v, want %v", tt.folder, tt.imported, tt.test, len(got) == 0, tt.allowed)
		}
	}
}

// judge returns the reasons against a file of the folder importing a package.
func judge(folder, imported string, test bool) []string {
	target := strings.TrimPrefix(imported, module)
	if sibling(folder, target) {
		return []string{"adapters don't know each other; what they share belongs to bot"}
	}
	var out []string
	for _, r := range rules {
		if (!test || r.tests) && matches(r.in, folder) && !matches(r.except, folder) && matches(r.deny, target) {
			out = append(out, r.why)
		}
	}
	return out
}

func sibling(folder, target string) bool {
	a, b := strings.Split(folder, "/"), strings.Split(target, "/")
	return len(a) > 1 && len(b) > 1 && a[0] == "adapters" && b[0] == "adapters" && a[1] != b[1]
}

func matches(patterns []string, name string) bool {
	for _, p := range patterns {
		base, below := strings.CutSuffix(p, "...")
		base = strings.TrimSuffix(base, "/")
		if name == base || below && (base == "" || strings.HasPrefix(name, base+"/")) {
			return true
		}
	}
	return false
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test's folder")
		}
	}
}
