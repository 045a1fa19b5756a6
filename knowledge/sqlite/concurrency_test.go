package sqlite

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"quoth/knowledge"
)

// A reader sees the old state while a reload is at work, and after it, until it ends.
func TestSnapshot(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", lighthouse))
	look := func(r knowledge.Reader) string {
		ctx := context.Background()
		found, err := r.Search(ctx, query(5, "lamp corn"))
		if err != nil {
			t.Fatal(err)
		}
		v, err := r.Vocabulary(ctx)
		if err != nil {
			t.Fatal(err)
		}
		f, err := r.Freshness(ctx, knowledge.Query{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := r.Speakers(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, e := range found {
			out = append(out, e.Passage.Article)
		}
		for _, s := range s {
			out = append(out, s.Name)
		}
		return strings.Join(append(out, strings.Repeat("p", v.Passages()), strings.Repeat("a", f.Articles)), " ")
	}
	const before, after = "lighthouse The keeper p a", "lighthouse harvest The keeper The mayor pp aa"
	read(t, x, func(old knowledge.Reader) error {
		x.newest = nil // nothing that the first reader left may help
		within := func(a knowledge.Article) knowledge.Prepared {
			read(t, x, func(r knowledge.Reader) error {
				if got := look(r); got != before {
					t.Errorf("during: %s", got)
				}
				return nil
			})
			return prepare(a)
		}
		if _, err := x.Replace(context.Background(), []knowledge.Update{whole("r", harvest)}, within, nil); err != nil {
			t.Fatal(err)
		}
		read(t, x, func(r knowledge.Reader) error {
			if got := look(r); got != after {
				t.Errorf("after: %s", got)
			}
			return nil
		})
		if got := look(old); got != before {
			t.Errorf("the old reader: %s", got)
		}
		return nil
	})
}

func TestReadersAndWriter(t *testing.T) {
	x := openNew(t)
	a, b := madeUp(40, 1), madeUp(40, 2)
	replace(t, x, whole("s", a...))
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := x.Read(context.Background(), func(r knowledge.Reader) error {
					ctx := context.Background()
					found, err := r.Search(ctx, query(10, "w1 w5 w20"))
					if err != nil {
						return err
					}
					for _, e := range found {
						as, err := r.Articles(ctx, []string{e.Passage.Article})
						if err != nil {
							return err
						}
						e.Passage.Span.In(as[e.Passage.Article].Text) // panics where they don't belong together
					}
					_, err = r.Speakers(ctx)
					return err
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 3 {
		replace(t, x, whole("s", b...))
		replace(t, x, whole("s", a...))
	}
	close(done)
	readers.Wait()
	checkFullText(t, x)
}

func TestSecondReload(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	x, other := open(t, path), open(t, path)
	inside := func(a knowledge.Article) knowledge.Prepared {
		for _, y := range []*Index{x, other} {
			began := time.Now()
			_, err := y.Replace(context.Background(), []knowledge.Update{whole("r", orchard)}, prepare, nil)
			if !errors.Is(err, ErrReloading) || time.Since(began) > 10*time.Second {
				t.Errorf("%v after %v", err, time.Since(began))
			}
		}
		return prepare(a)
	}
	if _, err := x.Replace(context.Background(), []knowledge.Update{whole("s", lighthouse)}, inside, nil); err != nil {
		t.Fatal(err)
	}
	replaceOther := replace(t, other, whole("r", orchard))
	if replaceOther != "r +1 ~0 =0 -0 !0" {
		t.Error(replaceOther)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("no database at all. ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	x := open(t, newer)
	if _, err := x.db.Reader().Exec("PRAGMA query_only=0"); err != nil {
		t.Fatal(err)
	}
	if _, err := x.db.Reader().Exec("PRAGMA user_version=99"); err != nil {
		t.Fatal(err)
	}
	x.Close()
	for path, want := range map[string]string{
		garbage:                            "not a database",
		newer:                              "made by a newer quoth",
		filepath.Join(garbage, "index.db"): "not a directory",
		dir:                                "can't be opened",
	} {
		for _, opt := range []Options{{}, {ReadOnly: true}} {
			y, err := Open(context.Background(), path, opt)
			if err == nil {
				y.Close()
			}
			if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), dir) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s, read-only %v: %v, want %q", path, opt.ReadOnly, err, want)
			}
		}
	}
}

func TestDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	x := open(t, path)
	replace(t, x, whole("s", madeUp(60, 1)...))
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096 * 10; i < len(b); i++ {
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	y, err := Open(context.Background(), path, Options{})
	if err == nil {
		err = y.Check(context.Background())
		y.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("%v", err)
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?%#", "index.db")
	x := open(t, path)
	replace(t, x, whole("s", lighthouse))
	backup := filepath.Join(t.TempDir(), "new", "copy.db")
	if err := x.Backup(context.Background(), backup); err != nil {
		t.Fatal(err)
	}
	if err := x.Backup(context.Background(), backup); err == nil {
		t.Error("a backup was overwritten")
	}
	for _, path := range []string{path, backup} {
		y, err := Open(context.Background(), path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if got := search(t, y, query(5, "lamp")); len(got) != 1 {
			t.Errorf("%s: %v", path, got)
		}
		if _, err := y.Replace(context.Background(), nil, prepare, nil); err == nil || !strings.Contains(err.Error(), "reading only") {
			t.Error(err)
		}
		y.Close()
	}
	checkFullText(t, open(t, backup))
}

// Folders that can't be written need another user than root, who may write anywhere.
func TestUnwritableFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "index.db")
	x := open(t, path)
	replace(t, x, whole("s", lighthouse))
	x.Close()
	if os.Geteuid() == 0 {
		// As root, the immutable flag is the nearest thing, where the file system has it.
		if err := exec.Command("chattr", "+i", path, dir).Run(); err != nil {
			t.Skip("root may write anywhere")
		}
		defer exec.Command("chattr", "-i", path, dir).Run()
	} else {
		defer os.Chmod(dir, 0o755)
		for p, mode := range map[string]os.FileMode{path: 0o444, dir: 0o555} {
			if err := os.Chmod(p, mode); err != nil {
				t.Fatal(err)
			}
		}
	}
	y, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := search(t, y, query(5, "lamp")); len(got) != 1 {
		t.Error(got)
	}
	y.Close()
	if y, err := Open(context.Background(), path, Options{}); err == nil {
		_, err = y.Replace(context.Background(), []knowledge.Update{whole("s", orchard)}, prepare, nil)
		if err == nil || !strings.Contains(err.Error(), "can't be") {
			t.Error("writing:", err)
		}
		y.Close()
	} else if !strings.Contains(err.Error(), "can't be") {
		t.Error("opening:", err)
	}
}
