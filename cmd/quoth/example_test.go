package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"quoth/config"
	"quoth/knowledge/sources"
)

// TestExampleSources reads the example that people copy, and loads each source that it names.
func TestExampleSources(t *testing.T) {
	data, err := os.ReadFile("../../sources.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "sources.yaml")
	for name, text := range map[string]string{
		"sources.yaml":                               string(data),
		"articles/saved/a.txt":                       "The bridge is closed.",
		"articles/gazette/harbour.txt":               "It is open.",
		"articles/gazette/b/ferry-advertisement.txt": "Travel with us.",
		"articles/archive.jsonl":                     `{"id":"d","title":"Old news","text":"The mill was sold."}`,
		"articles/minutes.txt":                       "The council met.",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := config.ReadSources(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"saved": 1, "harbour-gazette": 1, "archive": 1, "council-minutes": 1}
	for _, src := range list {
		update, err := sources.Open(t.Context(), src)
		if err != nil {
			t.Errorf("source %s: %v", src.Name, err)
			continue
		}
		n := 0
		for a, err := range update.Articles {
			if err != nil {
				t.Errorf("source %s: %v", src.Name, err)
			}
			if src.Name == "council-minutes" && (a.Title != "Minutes of the council" || a.Published.IsZero()) {
				t.Errorf("minutes: title %q, published %v", a.Title, a.Published)
			}
			n++
		}
		if want, ok := want[src.Name]; !ok || n != want {
			t.Errorf("source %s: %d articles, want %d", src.Name, n, want)
		}
	}
	if len(list) != len(want) {
		t.Errorf("%d sources, want %d", len(list), len(want))
	}
}

// TestExampleSettings reads the example settings with every comment taken off its line.
func TestExampleSettings(t *testing.T) {
	data, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile(`(?m)^#([A-Z_]+=)`).ReplaceAll(data, []byte("$1"))
	file := filepath.Join(t.TempDir(), "env")
	if err := os.WriteFile(file, lines, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := config.Load(nil, file)
	if err != nil {
		t.Fatal(err)
	}
	defaults, err := config.Load(nil, "")
	if err != nil {
		t.Fatal(err)
	}
	defaults.Sources = config.DefaultSources
	if got != defaults {
		t.Errorf("the example says %+v, the defaults are %+v", got, defaults)
	}
}
