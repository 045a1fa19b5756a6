// Package terminal is a conversation with a person at a terminal, and with a program at the other end of a pipe.
package terminal

import (
	"io"
	"os"

	"github.com/muesli/termenv"
	"golang.org/x/term"
)

// Style says what the place can show that answers are written to.
type Style struct {
	Width int             // in cells; 0 leaves lines as they are
	Color termenv.Profile // termenv.Ascii for none
	Links bool            // whether it follows OSC 8 hyperlinks
}

// Plain is the style of files and pipes.
var Plain = Style{Color: termenv.Ascii}

const narrowest, widest = 40, 100

// StyleOf finds out what w can show. Where w is no terminal, or NO_COLOR or TERM=dumb say so, there is no colour.
func StyleOf(w io.Writer, getenv func(string) string) Style {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return Plain
	}
	s := Style{Width: 80, Color: termenv.NewOutput(w, termenv.WithEnvironment(environment(getenv))).Profile}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
		s.Width = width
	}
	s.Width = min(max(s.Width, narrowest), widest)
	if getenv("TERM") == "dumb" {
		s.Color = termenv.Ascii
	}
	s.Links = s.Color != termenv.Ascii && getenv("TERM") != "linux" && getenv("TERM_PROGRAM") != "Apple_Terminal"
	return s
}

// environment lets termenv ask getenv for its variables.
type environment func(string) string

func (e environment) Getenv(name string) string { return e(name) }
func (e environment) Environ() []string         { return nil }

func (s Style) bold(t string) string  { return s.Color.String(t).Bold().String() }
func (s Style) faint(t string) string { return s.Color.String(t).Faint().String() }
func (s Style) number(t string) string {
	return s.Color.String(t).Foreground(termenv.ANSICyan).String()
}
func (s Style) warn(t string) string {
	return s.Color.String(t).Foreground(termenv.ANSIYellow).String()
}
func (s Style) mark(t string) string { return s.Color.String(t).Bold().Reverse().String() }

// link makes text lead to an address. The address has to be clean.
func (s Style) link(address, text string) string {
	return termenv.OSC + "8;;" + address + termenv.ST + text + termenv.OSC + "8;;" + termenv.ST
}
