package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
)

const killEnv = "QUOTH_TEST_RELOAD"

func TestMain(m *testing.M) {
	if path := os.Getenv(killEnv); path != "" {
		reloadAndDie(path)
	}
	os.Exit(m.Run())
}

// reloadAndDie is what the killed process does: it says when it starts, and when it is done.
func reloadAndDie(path string) {
	x, err := Open(context.Background(), path, Options{Now: func() time.Time { return clock }})
	if err == nil {
		fmt.Println("start")
		_, err = x.Replace(context.Background(), killUpdates(), prepare, nil)
	}
	fmt.Println("done", err)
	select {}
}

func killUpdates() []knowledge.Update {
	changed := madeUp(5, 1)
	changed[2].Text = "Something else. The tide said hello."
	return []knowledge.Update{whole("small", changed[1:]...), whole("large", madeUp(300, 2)...)}
}

// A process that is killed at any moment of a reload leaves the index as it was or as it should be.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	start := filepath.Join(dir, "start.db")
	x := open(t, start)
	replace(t, x, whole("small", madeUp(5, 1)...))
	before := dump(t, x)
	x.Close()
	x = open(t, filepath.Join(dir, "end.db"))
	replace(t, x, whole("small", madeUp(5, 1)...))
	began := time.Now()
	replace(t, x, killUpdates()...)
	took := time.Since(began)
	after := dump(t, x)
	x.Close()

	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	outcomes := map[string]int{}
	for round := range killRounds {
		path := filepath.Join(dir, fmt.Sprintf("%d.db", round))
		b, err := os.ReadFile(start)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(r.Float64() * 1.5 * float64(took))
		kill(t, path, wait)
		x := open(t, path)
		checkFullText(t, x)
		switch state := dump(t, x); {
		case slices.Equal(state, before):
			outcomes["before"]++
			replace(t, x, killUpdates()...)
			if !slices.Equal(dump(t, x), after) {
				t.Errorf("round %d: another reload doesn't mend it", round)
			}
		case slices.Equal(state, after):
			outcomes["after"]++
		default:
			t.Errorf("round %d, killed after %v: neither before nor after", round, wait)
		}
		x.Close()
		os.Remove(path)
	}
	t.Log(outcomes)
}

// kill starts a reload, and kills it some time later or when it is done.
func kill(t *testing.T, path string, wait time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "start" {
		t.Errorf("the child says %q", lines.Text())
	}
	timer := time.AfterFunc(wait, func() { cmd.Process.Kill() })
	if lines.Scan() && !strings.HasPrefix(lines.Text(), "done <nil>") {
		t.Errorf("the child says %q", lines.Text())
	}
	timer.Stop()
	cmd.Process.Kill()
	cmd.Wait()
}
