// Package config reads the program's settings, from the environment and a .env file, and the sources
// file. It is checked once, at the start, and passed down by cmd as plain values.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"reflect"
	"strings"

	"github.com/caarlos0/env/v11"
	"github.com/joho/godotenv"
)

// Config is the settings from the environment. An empty variable is one that isn't set.
type Config struct {
	// Data is the folder of the databases.
	Data string `env:"QUOTH_DATA" envDefault:"./data"`
	// Sources is the sources file; empty: DefaultSources, where it exists.
	Sources string `env:"QUOTH_SOURCES"`
	// Log is the lowest level that is logged.
	Log Level `env:"QUOTH_LOG" envDefault:"warn"`
	// Summarizer writes the answer over the cited sentences.
	Summarizer Summarizer `env:"QUOTH_SUMMARIZER" envDefault:"none"`
}

// Level is a level of the log.
type Level slog.Level

// Summarizer names who writes the summary of an answer.
type Summarizer string

// NoModel leaves an answer to the sentences that were found.
const NoModel Summarizer = "none"

// Load reads the settings from environ, in the form of os.Environ, and from the file dotenv where it exists;
// the environment wins. The error is one line that tells all that is wrong.
func Load(environ []string, dotenv string) (Config, error) {
	vars, err := merge(environ, dotenv)
	if err != nil {
		return Config{}, err
	}
	return parse[Config](vars)
}

// merge returns the variables of environ and of the dotenv file, without empty ones.
func merge(environ []string, dotenv string) (map[string]string, error) {
	vars := map[string]string{}
	if dotenv != "" {
		file, err := os.ReadFile(dotenv)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, fmt.Errorf("%s: cannot be read: %w; make it readable or remove it", dotenv, bare(err))
		default:
			if vars, err = godotenv.UnmarshalBytes(file); err != nil {
				// The library's message quotes the line, which may hold a secret.
				return nil, fmt.Errorf("%s: not in the form NAME=value, one a line; mend it", dotenv)
			}
		}
	}
	for name, value := range vars {
		if value == "" {
			delete(vars, name)
		}
	}
	for _, e := range environ {
		if name, value, ok := strings.Cut(e, "="); ok && value != "" {
			vars[name] = value
		}
	}
	return vars, nil
}

// parse fills the fields of a T, whose tags name their variables. A field with the tag secret:"true" may
// instead be given as NAME_FILE, the path of a file that holds it.
func parse[T any](vars map[string]string) (T, error) {
	var cfg, none T
	if err := readSecrets(reflect.TypeFor[T](), vars); err != nil {
		return none, err
	}
	if err := env.ParseWithOptions(&cfg, env.Options{Environment: vars}); err != nil {
		return none, explain(reflect.TypeFor[T](), err)
	}
	return cfg, nil
}

// explain names the variables, where the library names the fields of the struct.
func explain(t reflect.Type, err error) error {
	all := []error{err}
	var agg env.AggregateError
	if errors.As(err, &agg) {
		all = agg.Errors
	}
	var out []error
	for _, e := range all {
		var pe env.ParseError
		if errors.As(e, &pe) {
			if f, ok := t.FieldByName(pe.Name); ok {
				e = fmt.Errorf("%s: %w", variable(f), pe.Err)
			}
		}
		out = append(out, e)
	}
	return join(out)
}

// join is all errors as one line; nil where there are none.
func join(errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	lines := make([]string, len(errs))
	for i, e := range errs {
		lines[i] = e.Error()
	}
	return errors.New(strings.Join(lines, "; "))
}

// variable is the name of the variable that fills a field.
func variable(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("env"), ",")
	return name
}

// UnmarshalText reads a level by its name, in any case.
func (l *Level) UnmarshalText(text []byte) error {
	level, ok := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}[strings.ToLower(string(text))]
	if !ok {
		return fmt.Errorf("%q is no level; it accepts debug, info, warn and error", text)
	}
	*l = Level(level)
	return nil
}

// Level makes it an slog.Leveler.
func (l Level) Level() slog.Level { return slog.Level(l) }

// UnmarshalText reads a summarizer's name.
func (s *Summarizer) UnmarshalText(text []byte) error {
	switch *s = Summarizer(text); *s {
	case NoModel:
		return nil
	case "openai":
		return errors.New("openai is not supported yet in this version; it accepts none")
	}
	return fmt.Errorf("%q is no summarizer; it accepts none", text)
}
