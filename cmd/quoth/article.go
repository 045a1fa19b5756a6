package main

import (
	"context"
	"io"
)

type articleCommand struct {
	ID string `arg:"" name:"id" help:"The article's id."`
}

// Run prints the text of an article, exactly as it is stored.
func (c *articleCommand) Run(ctx context.Context, p *program) error {
	x, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	a, err := library{x}.Article(ctx, c.ID)
	if err != nil {
		return err
	}
	_, err = io.WriteString(p.out, a.Text)
	return err
}
