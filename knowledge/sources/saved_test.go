package sources

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests get into testdata")

// TestSaved reads testdata/saved, files as people save them, and compares every article and every refusal with
// testdata/saved.golden.
func TestSaved(t *testing.T) {
	u, err := Open(t.Context(), Source{Name: "saved", Path: filepath.Join("testdata", "saved")})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for a, err := range u.Articles {
		if err != nil {
			fmt.Fprintf(&b, "! %v\n  id: %q\n\n", err, a.ID)
			continue
		}
		date := "-"
		if !a.Published.IsZero() {
			date = a.Published.Format(time.RFC3339)
		}
		fmt.Fprintf(&b, "%s (%s)\n  title: %s\n  publisher: %s\n  url: %s\n  published: %s\n  text: %q\n\n", a.ID, a.Source, a.Title, a.Publisher, a.URL, date, a.Text)
	}
	golden := filepath.Join("testdata", "saved.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); d != "" {
		t.Errorf("run with -update where this is right:\n%s", d)
	}
}
