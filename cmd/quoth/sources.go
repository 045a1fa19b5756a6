package main

import (
	"context"
	"fmt"
	"time"

	"quoth/adapters/terminal"
	"quoth/bot"
	"quoth/knowledge"
)

type sourcesCommand struct {
	JSON bool `name:"json" help:"Print JSON."`
}

type sourceLine struct {
	Source      string     `json:"source"`
	Articles    int        `json:"articles"`
	LastSuccess *time.Time `json:"last_success"` // null for never
	LastError   string     `json:"last_error"`   // since the last success; empty for none
}

// Run lists the sources of the index and those that are known but were never loaded.
func (c *sourcesCommand) Run(ctx context.Context, p *program) error {
	x, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	states, err := library{x}.Sources(ctx)
	if err != nil {
		return err
	}
	known, err := p.knownSources(ctx, x)
	if err != nil {
		return err
	}
	listed := map[string]bool{}
	for _, s := range states {
		listed[s.Name] = true
	}
	for _, s := range known {
		if !listed[s.Name] {
			states = append(states, bot.SourceState{Name: s.Name, Error: "not loaded yet: run quoth reload"})
		}
	}
	if !c.JSON {
		_, err = fmt.Fprintln(p.out, terminal.StyleOf(p.out, p.getenv).Render(bot.SourceList{Sources: states}))
		return err
	}
	lines := make([]sourceLine, 0, len(states))
	for _, s := range states {
		line := sourceLine{Source: s.Name, Articles: s.Articles, LastError: s.Error}
		if !s.Loaded.IsZero() {
			line.LastSuccess = &s.Loaded
		}
		lines = append(lines, line)
	}
	return knowledge.WriteLine(p.out, struct {
		Sources []sourceLine `json:"sources"`
	}{lines})
}
