package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"quoth/config"
	"quoth/knowledge/answering"
	"quoth/knowledge/reading"
	"quoth/knowledge/sqlite"
)

// program is one run of quoth: what it was started with, and what it opened since.
type program struct {
	args    []string
	environ []string
	in      io.Reader
	out     io.Writer // results only
	errs    io.Writer // everything else
	now     func() time.Time

	flags    flags
	settings config.Config
	log      *slog.Logger
	index    *sqlite.Index // nil until opened
}

// flags are what the command line may say.
type flags struct {
	Data    string `help:"Folder that keeps the index (QUOTH_DATA; default ./data)." placeholder:"FOLDER"`
	Sources string `help:"File that lists the sources (QUOTH_SOURCES; default sources.yaml where it exists)." placeholder:"FILE"`

	Chat       chatCommand       `cmd:"" help:"Talk on the terminal."`
	Ask        askCommand        `cmd:"" help:"Answer one question, or a batch of them."`
	Reload     reloadCommand     `cmd:"" help:"Load the sources, or those named here."`
	Article    articleCommand    `cmd:"" help:"Print the stored text of an article."`
	Statements statementsCommand `cmd:"" help:"Print who said what, one JSON object a line."`
	SourceList sourcesCommand    `cmd:"" name:"sources" help:"List the sources and their state."`
	Doctor     doctorCommand     `cmd:"" help:"Check the settings and the index."`
	Eval       evalCommand       `cmd:"" help:"Score a file of questions."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
}

// Exit codes.
const (
	exitFailed   = 1
	exitUsage    = 2
	exitSomeOnly = 3
)

// exitError is an error with an exit code of its own.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

// main runs the program, tells what went wrong in one line, and returns the exit code.
func (p *program) main(ctx context.Context) int {
	err := p.run(ctx)
	if closing := p.close(); err == nil {
		err = closing
	}
	if err == nil {
		return 0
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	fmt.Fprintln(p.errs, "quoth: "+oneLine(err.Error()))
	var coded *exitError
	if errors.As(err, &coded) {
		return coded.code
	}
	return exitFailed
}

// run does what the command line says.
func (p *program) run(ctx context.Context) error {
	left := false // help was printed
	parser, err := kong.New(&p.flags, kong.Name("quoth"),
		kong.Description("Answers questions about the articles you loaded, in their own words, with a citation for each sentence."),
		kong.Writers(p.out, p.errs), kong.Exit(func(int) { left = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		return err
	}
	args := p.args
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if left {
		if len(p.args) == 0 {
			return usagef("name a command, such as quoth chat")
		}
		return nil
	}
	if err != nil {
		return usagef("%w; quoth --help lists the commands", err)
	}
	// The doctor reports wrong settings as one of its findings.
	if err := p.configure(); err != nil && !strings.HasPrefix(command.Command(), "doctor") {
		return err
	}
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run(p)
}

// configure reads the settings; flags win over them.
func (p *program) configure() error {
	settings, err := config.Load(p.environ, ".env")
	p.settings = settings
	p.log = slog.New(slog.NewTextHandler(p.errs, &slog.HandlerOptions{Level: settings.Log}))
	if p.flags.Data != "" {
		p.settings.Data = p.flags.Data
	}
	if p.flags.Sources != "" {
		p.settings.Sources = p.flags.Sources
	}
	if err != nil {
		return &exitError{exitUsage, err}
	}
	return nil
}

func (p *program) close() error {
	if p.index == nil {
		return nil
	}
	return p.index.Close()
}

func (p *program) indexPath() string { return filepath.Join(p.settings.Data, "index.db") }

// openIndex opens the index and makes it where it is missing.
func (p *program) openIndex(ctx context.Context) (*sqlite.Index, error) {
	x, err := sqlite.Open(ctx, p.indexPath(), sqlite.Options{Now: p.now, Reading: reading.Version})
	p.index = x
	return x, err
}

// openToRead opens the index for a command that only reads. It also serves a folder that can't be written.
func (p *program) openToRead(ctx context.Context) (*sqlite.Index, error) {
	x, err := p.openIndex(ctx)
	if err == nil {
		return x, nil
	}
	if _, missing := os.Stat(p.indexPath()); !errors.Is(missing, fs.ErrNotExist) {
		if x, readErr := sqlite.Open(ctx, p.indexPath(), sqlite.Options{Now: p.now, Reading: reading.Version, ReadOnly: true}); readErr == nil {
			p.log.Info("the index is open for reading only", "reason", err)
			p.index = x
			return x, nil
		}
	}
	return nil, err
}

// openFilled opens the index for a command that is of no use without articles.
func (p *program) openFilled(ctx context.Context) (*sqlite.Index, error) {
	x, err := p.openToRead(ctx)
	if err != nil {
		return nil, err
	}
	fresh, err := freshness(ctx, x)
	if err != nil {
		return nil, err
	}
	if fresh.Articles == 0 {
		return nil, fmt.Errorf("no articles are loaded in %s: load some with quoth reload FOLDER, or try the starter articles with quoth chat", p.settings.Data)
	}
	return x, nil
}

func (p *program) answerer(x *sqlite.Index) *answering.Answerer {
	return answering.New(x, answering.Options{Now: p.now, Log: p.log})
}

func (p *program) getenv(name string) string {
	for _, v := range p.environ {
		if value, ok := strings.CutPrefix(v, name+"="); ok {
			return value
		}
	}
	return ""
}

// oneLine joins the lines of a message.
func oneLine(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ")
}
