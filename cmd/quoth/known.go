package main

import (
	"context"
	"slices"

	"quoth/config"
	"quoth/knowledge/sources"
	"quoth/knowledge/sqlite"
)

// knownSources are those of the sources file and those that were named on the command line before. Where the
// two agree in name or path, the file's counts.
func (p *program) knownSources(ctx context.Context, x *sqlite.Index) ([]sources.Source, error) {
	out, err := config.ReadSources(p.settings.Sources)
	if err != nil {
		return nil, &exitError{exitUsage, err}
	}
	taken := map[string]bool{}
	for _, s := range out {
		taken["name "+s.Name], taken["path "+s.Path] = true, true
	}
	places, err := x.Places(ctx)
	if err != nil {
		return nil, err
	}
	for _, place := range places {
		if !taken["name "+place.Source] && !taken["path "+place.Path] {
			out = append(out, sources.Source{Name: place.Source, Path: place.Path})
		}
	}
	return out, nil
}

// namedSources are the sources behind the paths of a command line, known ones under their names.
func namedSources(ctx context.Context, x *sqlite.Index, paths []string, known []sources.Source) ([]sources.Source, error) {
	states, err := x.Sources(ctx)
	if err != nil {
		return nil, err
	}
	names := slices.Clone(known)
	for _, s := range states { // a name that the index has for something else is taken
		names = append(names, sources.Source{Name: s.Name})
	}
	named, err := sources.FromArgs(paths, names)
	if err != nil {
		return nil, &exitError{exitUsage, err}
	}
	return named, nil
}
