package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/knowledge/answering"
	"quoth/knowledge/evaluation"
	"quoth/knowledge/sqlite"
)

var update = flag.Bool("update", false, "write what the tests get into testdata")

// TestQuality asks the project's own questions about the starter articles and compares what becomes of each with the
// golden file, so that a change of the ranking shows in the diff.
func TestQuality(t *testing.T) {
	const golden = "testdata/quality.txt"
	clock := func() time.Time { return time.Date(2025, 11, 25, 12, 0, 0, 0, time.UTC) }
	x, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "index.db"), sqlite.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if err := loadStarter(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	questions, err := readQuestions("../../knowledge/starter/testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	list, err := scoreAll(t.Context(), answering.New(x, answering.Options{Now: clock}), library{x}, questions)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if s.Verbatim != s.Cited {
			t.Errorf("question %s: %d of %d quotations stand in their article", s.Question.ID, s.Verbatim, s.Cited)
		}
	}
	var got bytes.Buffer
	if err := printEach(&got, list); err != nil {
		t.Fatal(err)
	}
	if err := evaluation.Print(&got, resultsOf(list)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := lineDiff(string(want), got.String()); diff != "" {
		t.Errorf("answers are not those of %s; where the new ones are better, run make golden and commit the file (-want +got):\n%s", golden, diff)
	}
}

// lineDiff lists the lines that differ. Both texts have a line for each question, so that lines of one number belong together.
func lineDiff(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var out strings.Builder
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			fmt.Fprintf(&out, "-%s\n+%s\n", a, b)
		}
	}
	return out.String()
}
