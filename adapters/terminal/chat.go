package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"quoth/bot"
)

// Chat is a conversation over a pair of streams.
type Chat struct {
	Conversation *bot.Conversation
	In           io.Reader
	Out          io.Writer // replies and nothing else
	Err          io.Writer
	Getenv       func(string) string
	Articles     int      // how many can be asked about; for the greeting
	Questions    []string // to begin with
}

// ErrUnanswered says that a line got an error in place of an answer. What it was has been written to Err.
var ErrUnanswered = errors.New("not every question was answered; the reasons are above")

// Run talks until the input ends, the person leaves, or ctx is done. Where both streams are a terminal it greets,
// prompts and edits lines; otherwise each line gets its reply and nothing else is written to Out.
func (c Chat) Run(ctx context.Context) error {
	in, isFile := c.In.(*os.File)
	out, alsoFile := c.Out.(*os.File)
	if isFile && alsoFile && term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(out.Fd())) {
		return c.talk(ctx, in, out)
	}
	return c.pipe(ctx)
}

// pipe answers line by line.
func (c Chat) pipe(ctx context.Context) error {
	style := StyleOf(c.Out, c.Getenv)
	lines := bufio.NewReaderSize(c.In, longest)
	failed := false
	for ctx.Err() == nil {
		line, readErr := readLine(lines)
		if readErr != nil && !errors.Is(readErr, io.EOF) {
			return fmt.Errorf("read the questions: %w", readErr)
		}
		reply, err := c.Conversation.Line(ctx, line)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			failed = true
			fmt.Fprintln(c.Err, cleanLine(err.Error()))
		default:
			if text := style.Render(reply); text != "" {
				if _, err := fmt.Fprint(c.Out, text, "\n\n"); err != nil {
					return fmt.Errorf("write the answer: %w", err)
				}
			}
		}
		if _, quit := reply.(bot.Quit); quit || readErr != nil {
			break
		}
	}
	if failed {
		return ErrUnanswered
	}
	return ctx.Err()
}

// longest is how many bytes of a line are read as a question; the rest of it is passed over.
const longest = 64 << 10

func readLine(r *bufio.Reader) (string, error) {
	line, isPrefix, err := r.ReadLine()
	text := string(line)
	for isPrefix && err == nil {
		_, isPrefix, err = r.ReadLine()
	}
	return text, err
}

// talk converses with a person. The terminal is in raw mode only while a line is edited, so that an interrupt
// reaches the program while it works on an answer.
func (c Chat) talk(ctx context.Context, in, out *os.File) error {
	style := StyleOf(out, c.Getenv)
	if _, err := fmt.Fprintln(out, style.Greeting(c.Articles, c.Questions)); err != nil {
		return err
	}
	editor := term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{in, out}, style.bold("> "))
	for {
		fmt.Fprintln(out)
		line, err := prompt(ctx, editor, in, out)
		if errors.Is(err, io.EOF) || ctx.Err() != nil {
			fmt.Fprintln(out)
			return nil
		}
		if err != nil {
			return fmt.Errorf("read from the terminal: %w", err)
		}
		reply, err := c.Conversation.Line(ctx, line)
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			fmt.Fprintln(out, style.warn(cleanLine(err.Error())))
			continue
		}
		if _, quit := reply.(bot.Quit); quit {
			return nil
		}
		style = StyleOf(out, c.Getenv) // the window may have changed
		if text := style.Render(reply); text != "" {
			fmt.Fprint(out, "\n", text, "\n")
		}
	}
}

// prompt reads one line with editing. Ctrl-C and Ctrl-D on an empty line are io.EOF.
func prompt(ctx context.Context, editor *term.Terminal, in, out *os.File) (string, error) {
	if width, height, err := term.GetSize(int(out.Fd())); err == nil && width > 0 { // some consoles don't know theirs
		_ = editor.SetSize(width, height) // a wrong size only wraps the line being edited elsewhere
	}
	cooked, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return "", err
	}
	defer func() { _ = term.Restore(int(in.Fd()), cooked) }()
	type result struct {
		line string
		err  error
	}
	read := make(chan result, 1)
	go func() {
		line, err := editor.ReadLine()
		read <- result{line, err}
	}()
	select {
	case r := <-read:
		return r.line, r.err
	case <-ctx.Done(): // the reader is left behind: the program ends
		return "", ctx.Err()
	}
}
