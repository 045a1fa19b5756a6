package sources

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// folder writes files into a new folder and returns its path. A name with a slash at its end is a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read returns the ids of a source's articles and the errors between them, marked, in order.
func read(t *testing.T, src Source) []string {
	t.Helper()
	u, err := Open(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for a, err := range u.Articles {
		if err != nil {
			out = append(out, "! "+err.Error())
		} else {
			out = append(out, a.ID)
		}
	}
	return out
}

func TestFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": "The second. It is short.", "a/z.txt": "The first. It is short.", "c/": "", ".git/x.txt": "hidden", "a/.y.txt": "hidden",
		"opinion.txt": "What I think\n\nNobody asked.", "d.jsonl": `{"id":"weather","title":"Rain","text":"It rains."}`,
	})
	tests := []struct {
		name string
		src  Source
		want []string
	}{
		{"all", Source{}, []string{"a/z.txt", "b.txt", "weather", "opinion.txt"}},
		{"exclude by name", Source{Exclude: []string{"OPINION", "a/"}}, []string{"b.txt", "weather"}},
		{"exclude by title", Source{Exclude: []string{"what i think", "rain"}}, []string{"a/z.txt", "b.txt"}},
		{"include by title", Source{Include: []string{"rain"}}, []string{"weather"}},
		{"include by name", Source{Include: []string{"a/z"}}, []string{"a/z.txt"}},
		{"both", Source{Include: []string{".txt"}, Exclude: []string{"b."}}, []string{"a/z.txt", "opinion.txt"}},
		{"empty words", Source{Exclude: []string{""}}, []string{"a/z.txt", "b.txt", "weather", "opinion.txt"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.src.Name, tt.src.Path = "s", dir
			if d := cmp.Diff(tt.want, read(t, tt.src)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "Not for this folder.", "sub/deep.txt": "Nor this."})
	dir := folder(t, map[string]string{"real.txt": "The real file. It is here.", ".data/kept.txt": "A file as Kubernetes mounts it.", "sub/in.txt": "Inside."})
	for name, target := range map[string]string{
		"away.txt": filepath.Join(outside, "secret.txt"), "up.txt": "../" + filepath.Base(outside) + "/secret.txt", "awaydir": outside,
		"mounted.txt": ".data/kept.txt", "loop": ".", "dangling.txt": "nothing",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	var articles, failed []string
	for _, s := range read(t, Source{Name: "s", Path: dir}) {
		if name, ok := strings.CutPrefix(s, "! "); ok {
			name, _, _ = strings.Cut(name, ":")
			failed = append(failed, name)
		} else {
			articles = append(articles, s)
		}
	}
	if d := cmp.Diff([]string{"mounted.txt", "real.txt", "sub/in.txt"}, articles); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"away.txt", "awaydir", "dangling.txt", "up.txt"}, failed); d != "" {
		t.Error(d)
	}

	if d := cmp.Diff([]string{"kept.txt"}, read(t, Source{Name: "s", Path: filepath.Join(dir, ".data")})); d != "" {
		t.Error("a hidden folder that is named is read:", d)
	}
}

func TestFile(t *testing.T) {
	dir := folder(t, map[string]string{"speech.txt": "A speech\n\n2020-01-02\n\nFriends, lend me a boat."})
	src := Source{Name: "s", Type: File, Path: filepath.Join(dir, "speech.txt"), Publisher: "The Wire"}
	get := func() (title, published, publisher string) {
		for a, err := range Articles(t.Context(), src) {
			if err != nil {
				t.Fatal(err)
			}
			return a.Title, a.Published.Format(time.DateOnly), a.Publisher
		}
		t.Fatal("no article")
		return
	}
	if a, b, c := get(); a != "A speech" || b != "2020-01-02" || c != "The Wire" {
		t.Error(a, b, c)
	}
	src.Title, src.Published = "Boats", time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC)
	if a, b, _ := get(); a != "Boats" || b != "2021-03-04" {
		t.Error("the source's own title and date must win:", a, b)
	}
	t.Chdir(dir)
	if got := read(t, Source{Name: "s", Path: "speech.txt"}); len(got) != 1 || got[0] != "speech.txt" {
		t.Error("a relative path:", got)
	}
}

func TestOpenFails(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A text.", "empty/": "", "hidden/.x": "x"})
	tests := []struct {
		name string
		src  Source
		want string
	}{
		{"no such path", Source{Path: filepath.Join(dir, "none")}, "does not exist"},
		{"path through a file", Source{Path: filepath.Join(dir, "a.txt", "b")}, "not a directory"},
		{"empty folder", Source{Path: filepath.Join(dir, "empty")}, "no files in"},
		{"folder of hidden files", Source{Path: filepath.Join(dir, "hidden")}, "no files in"},
		{"file as folder", Source{Path: filepath.Join(dir, "a.txt"), Type: Folder}, "is not a folder"},
		{"folder as file", Source{Path: dir, Type: File}, "is a folder"},
		{"title of a folder", Source{Path: dir, Title: "T"}, "single file"},
		{"a feed", Source{URL: "https://a.example/rss", Type: Feed}, "type feed is not supported yet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.src.Name = "wire"
			u, err := Open(t.Context(), tt.src)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "source wire: ") {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if u.Source != "wire" || u.Whole {
				t.Errorf("got %+v", u)
			}
		})
	}
}

func TestReadingEnds(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "A text.", "b.jsonl": strings.Repeat(`{"id":"x","text":"y"}`+"\n", 50), "c.txt": "A text."})
	t.Run("when the reader has enough", func(t *testing.T) {
		n := 0
		for range Articles(t.Context(), Source{Path: dir}) {
			if n++; n == 3 {
				break
			}
		}
	})
	t.Run("when the context does", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		n, failed := 0, 0
		for _, err := range Articles(ctx, Source{Path: dir}) {
			if n++; n == 3 {
				cancel()
			}
			if err != nil {
				failed++
			}
		}
		if n != 3 || failed != 0 {
			t.Errorf("%d articles, %d errors", n, failed)
		}
	})
	t.Run("before it begins", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		var got []error
		for _, err := range Articles(ctx, Source{Path: dir}) {
			got = append(got, err)
		}
		if len(got) != 1 || got[0] == nil {
			t.Errorf("got %v, want one error", got)
		}
	})
}

func TestFromArgs(t *testing.T) {
	dir := folder(t, map[string]string{"wire/a.txt": "x", "old/wire/a.txt": "x", "b.txt": "x"})
	t.Chdir(dir)
	known := []Source{{Name: "post", Path: filepath.Join(dir, "b.txt"), Publisher: "Post"}, {Name: "wire-2", URL: "https://w.example"}}
	got, err := FromArgs([]string{"wire", "old/wire/", "./b.txt", "wire/../wire", "nowhere"}, known)
	if err != nil {
		t.Fatal(err)
	}
	here := canonical(dir)
	want := []Source{
		{Name: "wire", Path: filepath.Join(here, "wire")},
		{Name: "wire-3", Path: filepath.Join(here, "old", "wire")},
		{Name: "post", Path: filepath.Join(dir, "b.txt"), Publisher: "Post"},
		{Name: "nowhere", Path: filepath.Join(here, "nowhere")},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for _, bad := range []string{"https://a.example/feed", ""} {
		if _, err := FromArgs([]string{bad}, nil); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
