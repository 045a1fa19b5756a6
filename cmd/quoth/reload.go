package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"quoth/bot"
	"quoth/knowledge"
	"quoth/knowledge/reading"
	"quoth/knowledge/sources"
	"quoth/knowledge/sqlite"
)

type reloadCommand struct {
	Paths []string `arg:"" optional:"" name:"path" help:"Folders and files to load; they stay sources of this index."`
	JSON  bool     `name:"json" help:"Print the report as JSON."`
}

// Run brings the index up to date with the sources and prints the report.
func (c *reloadCommand) Run(ctx context.Context, p *program) error {
	x, err := p.openIndex(ctx)
	if err != nil {
		return err
	}
	known, err := p.knownSources(ctx, x)
	if err != nil {
		return err
	}
	load := known
	if len(c.Paths) > 0 {
		if load, err = namedSources(ctx, x, c.Paths, known); err != nil {
			return err
		}
	}
	if len(load) == 0 {
		return usagef("there are no sources: name a folder or file, as in quoth reload FOLDER, or write a sources file")
	}
	isKnown := map[string]bool{}
	for _, s := range known {
		isKnown[s.Name] = true
	}
	var fetched []bot.Fetched
	for _, s := range load {
		update, err := sources.Open(ctx, s)
		update.Source = s.Name
		fetched = append(fetched, bot.Fetched{Update: update, Err: err, New: !isKnown[s.Name]})
	}
	progress := newProgress(p.errs)
	report, err := bot.Reload(ctx, x, fetched, reading.Prepare, progress.show)
	progress.clear()
	if err != nil {
		return err
	}
	for _, s := range report.Sources {
		p.log.Info("reloaded", "source", s.Source, "added", s.Added, "changed", s.Changed, "unchanged", s.Unchanged,
			"removed", s.Removed, "failed", len(s.Failed), "took", s.Took)
	}
	if err := remember(ctx, x, load, isKnown, report); err != nil {
		return err
	}
	if c.JSON {
		err = knowledge.WriteLine(p.out, reportLine(report))
	} else {
		err = printReport(p.out, report)
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	switch report.Outcome {
	case bot.AllFailed:
		return errors.New("nothing could be loaded, the index is as before: " + firstFailure(report))
	case bot.SomeFailed:
		return &exitError{exitSomeOnly, errors.New("not everything could be loaded: " + firstFailure(report))}
	}
	return nil
}

// remember keeps the sources that were named for the first time, unless they gave nothing.
func remember(ctx context.Context, x *sqlite.Index, load []sources.Source, isKnown map[string]bool, report bot.Report) error {
	var places []sqlite.Place
	for i, s := range load {
		if !isKnown[s.Name] && report.Sources[i].Articles() > 0 {
			places = append(places, sqlite.Place{Source: s.Name, Path: s.Path})
		}
	}
	return x.RememberPlaces(ctx, places)
}

func firstFailure(r bot.Report) string {
	var all []string
	for _, s := range r.Sources {
		all = append(all, s.Failed...)
	}
	if len(all) == 1 {
		return all[0]
	}
	return fmt.Sprintf("%s (and %d more)", all[0], len(all)-1)
}

// mostShown is how many failures of a source are printed for people; the JSON report has them all.
const mostShown = 20

// printReport writes a line for each source and one for each of its failures.
func printReport(w io.Writer, r bot.Report) error {
	var b strings.Builder
	for _, s := range r.Sources {
		var parts []string
		for _, c := range []struct {
			n    int
			what string
		}{{s.Added, "added"}, {s.Changed, "changed"}, {s.Unchanged, "unchanged"}, {s.Removed, "removed"}, {len(s.Failed), "failed"}} {
			if c.n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
			}
		}
		if len(parts) == 0 {
			parts = []string{"no articles"}
		}
		fmt.Fprintf(&b, "%s: %s\n", oneLine(s.Source), strings.Join(parts, ", "))
		for _, f := range s.Failed[:min(len(s.Failed), mostShown)] {
			fmt.Fprintf(&b, "  %s\n", oneLine(f))
		}
		if more := len(s.Failed) - mostShown; more > 0 {
			fmt.Fprintf(&b, "  … and %d more; quoth reload --json has them all\n", more)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type sourceReportLine struct {
	Source    string   `json:"source"`
	Added     int      `json:"added"`
	Changed   int      `json:"changed"`
	Unchanged int      `json:"unchanged"`
	Removed   int      `json:"removed"`
	Failed    []string `json:"failed"`
	TookMS    int64    `json:"took_ms"`
}

func reportLine(r bot.Report) any {
	lines := make([]sourceReportLine, 0, len(r.Sources))
	for _, s := range r.Sources {
		lines = append(lines, sourceReportLine{s.Source, s.Added, s.Changed, s.Unchanged, s.Removed, append([]string{}, s.Failed...), s.Took.Milliseconds()})
	}
	return struct {
		Sources []sourceReportLine `json:"sources"`
	}{lines}
}
