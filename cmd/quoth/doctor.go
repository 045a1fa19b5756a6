package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"quoth/config"
	"quoth/knowledge/sources"
	"quoth/knowledge/sqlite"
)

type doctorCommand struct{}

// finding is one thing that was looked at.
type finding struct {
	what string
	err  error  // what is wrong and what to do about it
	note string // how it is, where nothing is wrong
}

// Run looks at the settings, the data folder, the index and the sources, and fails when one is broken. It changes nothing.
func (c *doctorCommand) Run(ctx context.Context, p *program) error {
	findings := []finding{{what: "settings", err: p.configure(), note: "as they should be"}}
	if p.settings.Data == "" { // the settings could not be read: no use to look further
		return p.tell(findings)
	}
	findings = append(findings, checkFolder(p.settings.Data))
	index, known := p.checkIndex(ctx)
	findings = append(findings, index)
	listed, err := config.ReadSources(p.settings.Sources)
	if err != nil {
		findings = append(findings, finding{what: "sources file", err: err})
	}
	for _, s := range append(listed, known...) {
		f := finding{what: "source " + s.Name, note: "found"}
		_, f.err = sources.Open(ctx, s)
		findings = append(findings, f)
	}
	return p.tell(findings)
}

func (p *program) tell(findings []finding) error {
	faults := 0
	for _, f := range findings {
		mark, text := "ok   ", f.note
		if f.err != nil {
			faults++
			mark, text = "FAULT", oneLine(f.err.Error())
		}
		if _, err := fmt.Fprintf(p.out, "%s %s: %s\n", mark, f.what, text); err != nil {
			return err
		}
	}
	switch faults {
	case 0:
		return nil
	case 1:
		return errors.New("one fault was found; it is listed above")
	}
	return fmt.Errorf("%d faults were found; they are listed above", faults)
}

// checkFolder looks whether files can be made in the data folder.
func checkFolder(path string) finding {
	f := finding{what: "data folder " + path, note: "can be written"}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.note = "not there yet; quoth chat or quoth reload makes it"
		return f
	case err != nil:
		f.err = err
		return f
	case !info.IsDir():
		f.err = errors.New("not a folder: choose another one with --data or QUOTH_DATA")
		return f
	}
	probe, err := os.CreateTemp(path, ".doctor-*")
	if err != nil {
		f.err = fmt.Errorf("cannot be written, so nothing can be loaded: allow it, or choose another folder with --data or QUOTH_DATA (%w)", err)
		return f
	}
	_ = probe.Close()
	_ = os.Remove(probe.Name())
	return f
}

// checkIndex reads the whole index, and returns the sources that it remembers.
func (p *program) checkIndex(ctx context.Context) (finding, []sources.Source) {
	f := finding{what: "index " + p.indexPath()}
	if _, err := os.Stat(p.indexPath()); errors.Is(err, fs.ErrNotExist) {
		f.note = "not there yet; quoth chat or quoth reload makes it"
		return f, nil
	}
	x, err := sqlite.Open(ctx, p.indexPath(), sqlite.Options{Now: p.now, ReadOnly: true})
	if err != nil {
		f.err = err
		return f, nil
	}
	p.index = x
	if f.err = x.Check(ctx); f.err != nil {
		return f, nil
	}
	fresh, err := freshness(ctx, x)
	if err != nil {
		f.err = err
		return f, nil
	}
	f.note = fmt.Sprintf("whole, %d articles", fresh.Articles)
	if fresh.Articles == 1 {
		f.note = "whole, 1 article"
	}
	if !fresh.Newest.IsZero() {
		f.note += ", the newest of " + fresh.Newest.Format("2 Jan 2006")
	}
	places, err := x.Places(ctx)
	if err != nil {
		f.err = err
	}
	var known []sources.Source
	for _, place := range places {
		known = append(known, sources.Source{Name: place.Source, Path: place.Path})
	}
	return f, known
}
