package main

import (
	"bufio"
	"context"
	"errors"

	"quoth/knowledge"
)

type statementsCommand struct{}

// Run prints every statement of the index.
func (c *statementsCommand) Run(ctx context.Context, p *program) error {
	x, err := p.openToRead(ctx)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(p.out)
	err = x.EachArticle(ctx, func(a knowledge.Article, list []knowledge.Statement) error {
		for _, line := range knowledge.WireStatements(a.Text, list) {
			if err := knowledge.WriteLine(w, line); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, w.Flush())
}
