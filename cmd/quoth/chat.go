package main

import (
	"context"
	"fmt"

	"quoth/adapters/terminal"
	"quoth/bot"
	"quoth/knowledge"
	"quoth/knowledge/reading"
	"quoth/knowledge/sqlite"
	"quoth/knowledge/starter"
)

type chatCommand struct{}

// Run converses on the terminal. An empty index without sources is filled with the starter articles.
func (c *chatCommand) Run(ctx context.Context, p *program) error {
	x, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	fresh, err := freshness(ctx, x)
	if err != nil {
		return err
	}
	if fresh.Articles == 0 {
		known, err := p.knownSources(ctx, x)
		if err != nil {
			return err
		}
		if len(known) > 0 {
			return fmt.Errorf("the sources were never loaded into %s: load them with quoth reload", p.settings.Data)
		}
		if err := loadStarter(ctx, x); err != nil {
			return err
		}
		if fresh, err = freshness(ctx, x); err != nil {
			return err
		}
	}
	questions, err := openers(ctx, x)
	if err != nil {
		return err
	}
	return terminal.Chat{
		Conversation: bot.NewConversation(p.answerer(x), library{x}),
		In:           p.in, Out: p.out, Err: p.errs, Getenv: p.getenv,
		Articles: fresh.Articles, Questions: questions,
	}.Run(ctx)
}

func loadStarter(ctx context.Context, x *sqlite.Index) error {
	update := knowledge.Update{Source: starter.Source, Articles: starter.Articles(), Whole: true}
	_, err := x.Replace(ctx, []knowledge.Update{update}, reading.Prepare, nil)
	if err != nil {
		return fmt.Errorf("load the starter articles: %w", err)
	}
	return nil
}

// openers are questions to begin with: those of the starter articles where these are loaded, else about those who speak most.
func openers(ctx context.Context, x *sqlite.Index) ([]string, error) {
	states, err := x.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range states {
		if s.Name == starter.Source && s.Articles > 0 {
			return starter.Questions, nil
		}
	}
	var out []string
	err = x.Read(ctx, func(r knowledge.Reader) error {
		speakers, err := r.Speakers(ctx)
		for _, s := range speakers[:min(len(speakers), 3)] {
			out = append(out, fmt.Sprintf("what did %s say?", s.Name))
		}
		return err
	})
	return out, err
}
