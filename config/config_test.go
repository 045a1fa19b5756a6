package config

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLoad(t *testing.T) {
	defaults := Config{Data: "./data", Log: Level(slog.LevelWarn), Summarizer: NoModel}
	with := func(change func(*Config)) Config { c := defaults; change(&c); return c }
	tests := []struct {
		name    string
		environ []string
		dotenv  string // contents; empty: no file
		want    Config
		wantErr []string // parts of the message
	}{
		{name: "nothing set", want: defaults},
		{name: "empty is not set", environ: []string{"QUOTH_DATA=", "QUOTH_LOG="}, want: defaults},
		{name: "all from the environment", environ: []string{"QUOTH_DATA=/srv/q", "QUOTH_SOURCES=s.yaml", "QUOTH_LOG=DEBUG", "QUOTH_SUMMARIZER=none"},
			want: Config{Data: "/srv/q", Sources: "s.yaml", Log: Level(slog.LevelDebug), Summarizer: NoModel}},
		{name: "dotenv", dotenv: "# mine\nQUOTH_DATA=elsewhere\nexport QUOTH_LOG=\"error\"\n",
			want: with(func(c *Config) { c.Data, c.Log = "elsewhere", Level(slog.LevelError) })},
		{name: "the environment wins over dotenv", dotenv: "QUOTH_DATA=there\n", environ: []string{"QUOTH_DATA=here"},
			want: with(func(c *Config) { c.Data = "here" })},
		{name: "an empty variable leaves dotenv's", dotenv: "QUOTH_DATA=there\n", environ: []string{"QUOTH_DATA="},
			want: with(func(c *Config) { c.Data = "there" })},
		{name: "others' variables", environ: []string{"HOME=/h", "ODD", "=x"}, want: defaults},
		{name: "bad level", environ: []string{"QUOTH_LOG=loud"}, wantErr: []string{"QUOTH_LOG: ", `"loud"`, "debug, info, warn and error"}},
		{name: "bad summarizer", environ: []string{"QUOTH_SUMMARIZER=gpt"}, wantErr: []string{"QUOTH_SUMMARIZER: ", "accepts none"}},
		{name: "summarizer of a later version", environ: []string{"QUOTH_SUMMARIZER=openai"}, wantErr: []string{"QUOTH_SUMMARIZER: ", "not supported yet"}},
		{name: "every error is told", environ: []string{"QUOTH_LOG=loud", "QUOTH_SUMMARIZER=gpt"}, wantErr: []string{"QUOTH_LOG: ", "QUOTH_SUMMARIZER: "}},
		{name: "broken dotenv", dotenv: "QUOTH_KEY='s3cret\n", wantErr: []string{".env: ", "NAME=value"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), ".env")
			if tt.dotenv != "" {
				write(t, path, tt.dotenv)
			}
			got, err := Load(tt.environ, path)
			checkError(t, err, tt.wantErr)
			if err == nil && got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error shows a value of the file: %v", err)
			}
		})
	}
}

func TestSecretsFromFiles(t *testing.T) {
	type settings struct {
		Token string `env:"THE_TOKEN" secret:"true"`
		Plain string `env:"PLAIN"`
	}
	dir := t.TempDir()
	good, empty, large := filepath.Join(dir, "token"), filepath.Join(dir, "empty"), filepath.Join(dir, "large")
	write(t, good, "abc \r\n")
	write(t, empty, "\n")
	write(t, large, strings.Repeat("x", maxSecret+1))
	tests := []struct {
		name    string
		vars    map[string]string
		want    settings
		wantErr []string
	}{
		{name: "as a variable", vars: map[string]string{"THE_TOKEN": "abc"}, want: settings{Token: "abc"}},
		{name: "as a file", vars: map[string]string{"THE_TOKEN_FILE": good}, want: settings{Token: "abc"}},
		{name: "both", vars: map[string]string{"THE_TOKEN": "abc", "THE_TOKEN_FILE": good}, wantErr: []string{"THE_TOKEN and THE_TOKEN_FILE"}},
		{name: "no such file", vars: map[string]string{"THE_TOKEN_FILE": filepath.Join(dir, "none")}, wantErr: []string{"THE_TOKEN_FILE: ", "none: no such file"}},
		{name: "empty file", vars: map[string]string{"THE_TOKEN_FILE": empty}, wantErr: []string{"THE_TOKEN_FILE: ", "empty"}},
		{name: "large file", vars: map[string]string{"THE_TOKEN_FILE": large}, wantErr: []string{"THE_TOKEN_FILE: ", "larger than 64 KB"}},
		{name: "not a secret", vars: map[string]string{"PLAIN_FILE": good}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parse[settings](tt.vars)
			checkError(t, err, tt.wantErr)
			if err == nil && !cmp.Equal(got, tt.want) {
				t.Error(cmp.Diff(tt.want, got))
			}
		})
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// checkError fails unless err holds all of want, or is nil where want is.
func checkError(t *testing.T, err error, want []string) {
	t.Helper()
	switch {
	case err == nil && want != nil:
		t.Fatalf("no error, want one with %q", want)
	case err != nil && want == nil:
		t.Fatal(err)
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}
