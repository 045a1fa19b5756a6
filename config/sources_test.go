package config

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge/sources"
)

func TestParseSources(t *testing.T) {
	tests := []struct {
		name    string
		yaml    string
		want    []sources.Source
		wantErr []string
	}{
		{name: "empty", yaml: ""},
		{name: "comments only", yaml: "# nothing yet\n"},
		{name: "no sources", yaml: "sources: []\n"},
		{name: "folder and file", yaml: `
sources:
  - name: wire
    type: folder
    path: saved/wire
    publisher: The Wire
    language: en
    tags: [eu, energy]
    keep: true
    include: [harbour]
    exclude: ["opinion:"]
  - name: speech
    type: file
    path: /abs/speech.txt
    title: A speech
    published: 2025-03-02
`, want: []sources.Source{
			{Name: "wire", Type: sources.Folder, Path: "/etc/q/saved/wire", Publisher: "The Wire", Language: "en", Tags: []string{"eu", "energy"},
				Keep: true, Include: []string{"harbour"}, Exclude: []string{"opinion:"}},
			{Name: "speech", Type: sources.File, Path: "/abs/speech.txt", Title: "A speech", Published: time.Date(2025, 3, 2, 0, 0, 0, 0, time.UTC)},
		}},
		{name: "the path decides on the type", yaml: "sources:\n  - name: a\n    path: b\n", want: []sources.Source{{Name: "a", Path: "/etc/q/b"}}},
		{name: "a feed", yaml: "sources:\n  - name: a\n    type: feed\n    url: https://a.example/rss\n    every: 30m\n    delay: 1s\n    max_articles: 5\n    allow_hosts: []\n",
			want: []sources.Source{{Name: "a", Type: sources.Feed, URL: "https://a.example/rss"}}},
		{name: "anchors", yaml: "sources:\n  - name: a\n    path: x\n    tags: &t [one]\n  - name: b\n    path: y\n    tags: *t\n",
			want: []sources.Source{{Name: "a", Path: "/etc/q/x", Tags: []string{"one"}}, {Name: "b", Path: "/etc/q/y", Tags: []string{"one"}}}},

		{name: "unknown section", yaml: "sources: []\nsource: []\n", wantErr: []string{"s.yaml:2: ", "source"}},
		{name: "unknown key", yaml: "sources:\n  - name: a\n    path: b\n    publsher: C\n", wantErr: []string{"s.yaml:4: ", "publsher"}},
		{name: "key twice", yaml: "sources:\n  - name: a\n    path: b\n    path: c\n", wantErr: []string{"s.yaml:4: ", "path"}},
		{name: "wrong kind", yaml: "sources:\n  - name: a\n    path: b\n    keep: maybe\n", wantErr: []string{"s.yaml:4: ", "a word where a true-or-false value must be"}},
		{name: "a list for a word", yaml: "sources:\n  - name: [a]\n    path: b\n", wantErr: []string{"s.yaml:2: "}},
		{name: "not YAML", yaml: "sources:\n  - name: \"a\n", wantErr: []string{"s.yaml:2: "}},
		{name: "a list at the top", yaml: "- a\n", wantErr: []string{"s.yaml:1: "}},
		{name: "no name", yaml: "sources:\n  - path: b\n", wantErr: []string{"s.yaml:2: ", "without a name"}},
		{name: "name of two lines", yaml: "sources:\n  - path: b\n    name: \"a\\nb\"\n", wantErr: []string{"s.yaml:3: ", "one line"}},
		{name: "name twice", yaml: "sources:\n  - name: a\n    path: b\n  - path: c\n    name: a\n", wantErr: []string{"s.yaml:5: ", "second source called a", "line 2"}},
		{name: "no path", yaml: "sources:\n  - name: a\n    type: folder\n", wantErr: []string{"s.yaml:2: ", "source a: no path"}},
		{name: "unknown type", yaml: "sources:\n  - name: a\n    type: ftp\n    path: b\n", wantErr: []string{"s.yaml:3: ", `"ftp"`, "folder and file"}},
		{name: "url of a folder", yaml: "sources:\n  - name: a\n    type: folder\n    path: b\n    url: https://c.example\n", wantErr: []string{"s.yaml:5: ", "url is for type feed"}},
		{name: "path of a feed", yaml: "sources:\n  - name: a\n    type: feed\n    path: b\n", wantErr: []string{"s.yaml:4: ", "give an url"}},
		{name: "address without a scheme", yaml: "sources:\n  - name: a\n    type: page\n    url: c.example\n", wantErr: []string{"s.yaml:4: ", "https://"}},
		{name: "title of a folder", yaml: "sources:\n  - name: a\n    type: folder\n    path: b\n    title: T\n", wantErr: []string{"s.yaml:2: ", "for type file"}},
		{name: "no date", yaml: "sources:\n  - name: a\n    type: file\n    path: b\n    published: yesterday\n", wantErr: []string{"s.yaml:5: ", "yesterday", "2025-11-20"}},
		{name: "empty word", yaml: "sources:\n  - name: a\n    path: b\n    exclude:\n      - x\n      - \"\"\n", wantErr: []string{"s.yaml:6: ", "exclude: an empty word"}},
		{name: "channels", yaml: "sources: []\nchannels:\n  - id: slack:C1\n", wantErr: []string{"s.yaml:2: ", "channels is not supported yet"}},
		{name: "canaries", yaml: "canaries:\n  - question: who?\n", wantErr: []string{"s.yaml:1: ", "canaries is not supported yet"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parseSources("s.yaml", "/etc/q", []byte(tt.yaml))
			checkError(t, err, tt.wantErr)
			if err == nil {
				if d := cmp.Diff(tt.want, got); d != "" {
					t.Error(d)
				}
			} else {
				t.Log(err)
			}
		})
	}
}

func TestReadSources(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if got, err := ReadSources(""); err != nil || got != nil {
		t.Errorf("without the default file: %v, %v", got, err)
	}
	_, err := ReadSources("none.yaml")
	checkError(t, err, []string{"none.yaml", "no such file", "QUOTH_SOURCES"})
	write(t, filepath.Join(dir, DefaultSources), "sources:\n  - name: a\n    path: b\n")
	got, err := ReadSources("")
	checkError(t, err, nil)
	if len(got) != 1 || got[0].Path != filepath.Join(dir, "b") {
		t.Errorf("got %+v", got)
	}
	if _, err := ReadSources(dir); err == nil {
		t.Error("a folder was read as a sources file")
	}
}

func FuzzParseSources(f *testing.F) {
	f.Add("sources:\n  - name: a\n    path: b\n")
	f.Add("channels: *x\n")
	f.Fuzz(func(t *testing.T, s string) {
		list, err := parseSources("s.yaml", "/d", []byte(s))
		if err != nil && list != nil {
			t.Error("sources beside an error")
		}
	})
}
