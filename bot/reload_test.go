package bot

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

// ledger reports what it was told to and notes the rest.
type ledger struct {
	reports  map[string]knowledge.SourceReport
	err      error
	replaced []string
	failures map[string]string
}

func (l *ledger) Replace(_ context.Context, updates []knowledge.Update, _ func(knowledge.Article) knowledge.Prepared,
	_ func(string, int)) ([]knowledge.SourceReport, error) {
	var out []knowledge.SourceReport
	for _, u := range updates {
		l.replaced = append(l.replaced, u.Source)
		out = append(out, l.reports[u.Source])
	}
	return out, l.err
}

func (l *ledger) RecordFailure(_ context.Context, source, message string) error {
	l.failures[source] = message
	return nil
}

func TestReload(t *testing.T) {
	good := knowledge.SourceReport{Source: "good", Added: 2}
	partly := knowledge.SourceReport{Source: "partly", Unchanged: 1, Failed: []string{"x.pdf is no text"}}
	bad := knowledge.SourceReport{Source: "bad", Failed: []string{"x.pdf is no text", "y.pdf is no text"}}
	gone := errors.New("there is no folder gone")
	tests := []struct {
		name     string
		sources  []Fetched
		want     Report
		replaced []string
		failures map[string]string
	}{
		{"none", nil, Report{Sources: []knowledge.SourceReport{}}, nil, map[string]string{}},
		{"all well", []Fetched{fetched("good", nil)}, Report{Sources: []knowledge.SourceReport{good}}, []string{"good"}, map[string]string{}},
		{"an article failed", []Fetched{fetched("partly", nil), fetched("good", nil)},
			Report{Sources: []knowledge.SourceReport{partly, good}, Outcome: SomeFailed}, []string{"partly", "good"}, map[string]string{}},
		{"a source failed", []Fetched{fetched("gone", gone), fetched("good", nil)},
			Report{Sources: []knowledge.SourceReport{{Source: "gone", Failed: []string{gone.Error()}}, good}, Outcome: SomeFailed},
			[]string{"good"}, map[string]string{"gone": gone.Error()}},
		{"a mistyped one", []Fetched{{Update: knowledge.Update{Source: "gone"}, Err: gone, New: true}},
			Report{Sources: []knowledge.SourceReport{{Source: "gone", Failed: []string{gone.Error()}}}, Outcome: AllFailed}, nil, map[string]string{}},
		{"all failed", []Fetched{fetched("gone", gone), fetched("bad", nil)},
			Report{Sources: []knowledge.SourceReport{{Source: "gone", Failed: []string{gone.Error()}}, bad}, Outcome: AllFailed},
			[]string{"bad"}, map[string]string{"gone": gone.Error(), "bad": "x.pdf is no text (and 1 more)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &ledger{reports: map[string]knowledge.SourceReport{"good": good, "partly": partly, "bad": bad}, failures: map[string]string{}}
			got, err := Reload(t.Context(), l, tt.sources, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.replaced, l.replaced); diff != "" {
				t.Errorf("replaced (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.failures, l.failures); diff != "" {
				t.Errorf("failures (-want +got)\n%s", diff)
			}
		})
	}
}

func TestReloadOfABrokenIndex(t *testing.T) {
	l := &ledger{err: errors.New("the disk is full"), failures: map[string]string{}}
	if _, err := Reload(t.Context(), l, []Fetched{fetched("good", nil)}, nil, nil); !errors.Is(err, l.err) {
		t.Errorf("error %v", err)
	}
}

func fetched(name string, err error) Fetched {
	return Fetched{Update: knowledge.Update{Source: name, Whole: true}, Err: err}
}
