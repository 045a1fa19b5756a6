package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"quoth/bot"
)

// screen is the other end of a pseudo-terminal: what a person types and sees.
type screen struct {
	*os.File
	mu   sync.Mutex
	seen bytes.Buffer
}

// openTerminal makes a pseudo-terminal of so many columns. tty is the program's end.
func openTerminal(t *testing.T, columns uint16) (person *screen, tty *os.File) {
	t.Helper()
	ptmx, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { _ = ptmx.Close() })
	fd := int(ptmx.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	if err := unix.IoctlSetWinsize(int(tty.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: columns / 2, Col: columns}); err != nil {
		t.Fatal(err)
	}
	person = &screen{File: ptmx}
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := ptmx.Read(buffer)
			if n > 0 {
				person.mu.Lock()
				person.seen.Write(buffer[:n])
				person.mu.Unlock()
			}
			if err != nil {
				return
			}
		}
	}()
	return person, tty
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}

// waitFor waits until the person has seen something, and forgets what came before and with it.
func (s *screen) waitFor(t *testing.T, what string) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if s.forget(what) {
			return
		}
	}
	t.Fatalf("%q was not seen in %q", what, s.text())
}

func (s *screen) forget(what string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := strings.Index(s.seen.String(), what)
	if at >= 0 {
		s.seen.Next(at + len(what))
	}
	return at >= 0
}

func startTalk(ctx context.Context, t *testing.T, columns uint16, env map[string]string) (*screen, *os.File, chan error) {
	t.Helper()
	person, tty := openTerminal(t, columns)
	done := make(chan error, 1)
	go func() {
		done <- Chat{
			Conversation: bot.NewConversation(echo{}, echo{}), In: tty, Out: tty, Err: io.Discard,
			Getenv: func(name string) string { return env[name] }, Articles: 3, Questions: []string{"what now?", "who?", "why?"},
		}.Run(ctx)
	}()
	return person, tty, done
}

func ended(t *testing.T, done chan error) {
	t.Helper()
	select {
	case err := <-done:
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the conversation did not end")
	}
}

func TestTalk(t *testing.T) {
	person, _, done := startTalk(t.Context(), t, 60, map[string]string{"TERM": "xterm-256color"})
	person.waitFor(t, "Quoth answers from 3 articles")
	person.waitFor(t, "- what now?")
	person.waitFor(t, "\x1b[1m> \x1b[0m")
	fmt.Fprint(person, "the rian\x7f\x7f\x7fain?\r") // with a correction
	person.waitFor(t, "\x1b[36m[1]\x1b[0m \x1b[1mthe rain?\x1b[0m")
	person.waitFor(t, "> ")
	fmt.Fprint(person, "\x1b[A\r") // the line before, from the history
	person.waitFor(t, "\x1b[1mthe rain?\x1b[0m")
	person.waitFor(t, "> ")
	fmt.Fprint(person, "break\r")
	person.waitFor(t, "the index is broken")
	person.waitFor(t, "> ")
	fmt.Fprint(person, ":quit\r")
	ended(t, done)
}

func TestTalkWithoutColour(t *testing.T) {
	person, _, done := startTalk(t.Context(), t, 60, map[string]string{"TERM": "xterm-256color", "NO_COLOR": "1"})
	person.waitFor(t, "> ")
	fmt.Fprint(person, "rain?\r")
	person.waitFor(t, "[1] rain?")
	person.waitFor(t, "> ")
	fmt.Fprint(person, "\x04") // Ctrl-D
	ended(t, done)
	if seen := person.text(); strings.Contains(seen, "\x1b[1m") {
		t.Errorf("colour in %q", seen)
	}
}

func TestTalkEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	person, tty, done := startTalk(ctx, t, 60, nil)
	person.waitFor(t, "> ")
	cancel()
	ended(t, done)
	after, err := unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	if after.Lflag&unix.ECHO == 0 {
		t.Error("the terminal was left in raw mode")
	}
	fmt.Fprint(person, "\r") // the reader that was left behind ends
}

func TestTalkOnAConsoleWithoutASize(t *testing.T) {
	person, _, done := startTalk(t.Context(), t, 0, map[string]string{"TERM": "vt100", "NO_COLOR": "1"})
	person.waitFor(t, "> ")
	fmt.Fprint(person, "rain?\r")
	person.waitFor(t, "rain?\r\n") // on one line
	person.waitFor(t, "[1] rain?")
	fmt.Fprint(person, "\x03") // Ctrl-C
	ended(t, done)
}
