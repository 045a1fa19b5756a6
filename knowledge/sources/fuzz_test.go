package sources

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"quoth/knowledge"
)

// addSaved makes seeds of the files that people saved.
func addSaved(f *testing.F, pattern string) {
	names, err := filepath.Glob(filepath.Join("testdata", "saved", pattern))
	if err != nil || len(names) == 0 {
		f.Fatalf("no seeds for %s: %v", pattern, err)
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

func FuzzPlain(f *testing.F) {
	addSaved(f, "*.txt")
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := parsePlain(data); err == nil {
			checkArticle(t, a)
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	addSaved(f, "*.md")
	f.Add([]byte("---\r\ndate: 2021-03-04\r\n...\r\nText"))
	f.Add([]byte("---\ntitle: &a [*a]\n---\nText"))
	f.Fuzz(func(t *testing.T, data []byte) {
		head, body, ok := cutFrontMatter(string(data))
		if !ok {
			if body != string(data) {
				t.Error("text was lost")
			}
			return
		}
		if !bytes.HasSuffix(data, []byte(body)) {
			t.Error("the text was changed")
		}
		if a, err := parseFrontMatter(head); err == nil {
			a.Text = "x"
			checkArticle(t, a)
		}
	})
}

func FuzzLines(f *testing.F) {
	addSaved(f, "press/*.jsonl")
	f.Add([]byte(`{"id":"a","text":"\ud800\u0000","title":"\n\n"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		readLines(bytes.NewReader(data), "f.jsonl", Source{}, func(a knowledge.Article, err error) bool {
			if err == nil {
				checkArticle(t, a)
			}
			return true
		})
	})
}

func FuzzHTML(f *testing.F) {
	addSaved(f, "*.html")
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := parseHTML(data); err == nil {
			checkArticle(t, a)
		}
	})
}

func FuzzSniff(f *testing.F) {
	addSaved(f, "*.*")
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := sniff(data); (got == "") != (err != nil) {
			t.Errorf("got %q, %v", got, err)
		}
	})
}
