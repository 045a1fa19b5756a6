package main

import (
	"context"
	"fmt"
	"os"

	"quoth/knowledge"
	"quoth/knowledge/evaluation"
)

type evalCommand struct {
	File string `arg:"" help:"Questions with their evidence, one JSON object a line."`
}

// Run asks every question of a file and prints the scores.
func (c *evalCommand) Run(ctx context.Context, p *program) error {
	f, err := os.Open(c.File)
	if err != nil {
		return usagef("question file: %w", err)
	}
	defer f.Close()
	questions, err := evaluation.Read(f)
	if err != nil {
		return usagef("%s: %w", c.File, err)
	}
	x, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	answerer := p.answerer(x)
	var results []evaluation.Result
	for _, q := range questions {
		ask := knowledge.Question{Text: q.Text, History: q.History}
		if q.AsOf != "" {
			if ask.AsOf, err = knowledge.ReadDay(q.AsOf); err != nil {
				return usagef("%s: question %s: as_of: %w", c.File, q.ID, err)
			}
		}
		a, err := answerer.Answer(ctx, ask)
		if err != nil {
			return err
		}
		results = append(results, evaluation.Judge(q, a, func(id string) string {
			article, err := library{x}.Article(ctx, id)
			if err != nil {
				return ""
			}
			return article.Text
		}))
	}
	if err := evaluation.Print(p.out, results); err != nil {
		return err
	}
	sum := evaluation.Sum(results)
	_, err = fmt.Fprintf(p.out, "\nlatency p50 %.1f ms, p95 %.1f ms\n", sum.P50, sum.P95)
	return err
}
