package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"

	"quoth/knowledge"
	"quoth/knowledge/sqlite"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quoth": main})
}

// The scripts run the real program as a process of its own, each in a fresh folder.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector waits a second at the end of each process
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": exitCode,
			"newer":    makeNewer,
			"reloading": func(ts *testscript.TestScript, _ bool, args []string) {
				holdReload(ts, ts.MkAbs(args[0]))
			},
			"questions": writeQuestions,
			"answered":  checkAnswers,
		},
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %s", name)
		},
	})
}

// exitCode CODE COMMAND… runs a command that ends with that code, and with one line on stderr unless it is 0.
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
	if errs := ts.ReadFile("stderr"); code != "0" && (!strings.HasPrefix(errs, "quoth: ") || strings.Count(errs, "\n") != 1) {
		ts.Fatalf("not one line of error: %q", errs)
	}
}

// makeNewer FILE turns a database into one of a later version, whose number stands in the file's header.
func makeNewer(ts *testscript.TestScript, _ bool, args []string) {
	const version = 60
	data := []byte(ts.ReadFile(args[0]))
	binary.BigEndian.PutUint32(data[version:], 9999)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

// holdReload keeps a reload of an index running until the script ends.
func holdReload(ts *testscript.TestScript, path string) {
	x, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	ts.Check(err)
	running, release, done := make(chan bool), make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		articles := func(func(knowledge.Article, error) bool) {
			close(running)
			<-release
		}
		_, _ = x.Replace(context.Background(), []knowledge.Update{{Source: "slow", Articles: articles}}, nil, nil)
	}()
	<-running
	ts.Defer(func() {
		close(release)
		<-done
		_ = x.Close()
	})
}

// hostile are questions that must neither break the index nor the answer.
var hostile = []string{
	"", " ", "?!…", `"`, `""" OR "`, "harbour AND", "NEAR(harbour mayor, 3)", "harbour*", "-harbour", "title_terms:harbour", "^harbour",
	"{harbour mayor} : x", "(((", "harbour'; DROP TABLE articles; --", "%s%n", "a\x00harbour", "\u202eharbour\u202c \u200fmayor\u200e", "\ufffd\ufeff",
	"👍🏽 هاربر гавань 港", strings.Repeat("harbour ", 1250), strings.Repeat("x", 10000), strings.Repeat("é", 5000), strings.Repeat("( ", 5000), "\n\n\nharbour\r\n",
}

// writeQuestions FILE writes the hostile questions as a batch.
func writeQuestions(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	for i, q := range hostile {
		ts.Check(knowledge.WriteLine(&out, map[string]any{"id": i, "question": q, "history": []string{q}}))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o644))
}

// checkAnswers ARTICLE TEXT looks whether stdout has an answer or an abstention for every hostile question, and
// every quotation stands where it says in the one article there is.
func checkAnswers(ts *testscript.TestScript, _ bool, args []string) {
	text := []rune(ts.ReadFile(args[0]))
	lines := strings.Split(strings.TrimSuffix(ts.ReadFile("stdout"), "\n"), "\n")
	if len(lines) != len(hostile) {
		ts.Fatalf("%d lines for %d questions", len(lines), len(hostile))
	}
	for i, l := range lines {
		var got struct {
			ID        int
			Error     string
			Abstained bool
			Answer    string
			Citations []struct {
				Quote      string
				Start, End int
			}
		}
		ts.Check(json.Unmarshal([]byte(l), &got))
		if got.ID != i || got.Error != "" || got.Answer == "" || got.Abstained != (len(got.Citations) == 0) || !utf8.ValidString(l) {
			ts.Fatalf("question %d: %s", i, l)
		}
		for _, c := range got.Citations {
			if c.Start < 0 || c.End > len(text) || string(text[c.Start:c.End]) != c.Quote {
				ts.Fatalf("question %d: %q does not stand at %d:%d", i, c.Quote, c.Start, c.End)
			}
		}
	}
}
