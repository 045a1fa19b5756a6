package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"quoth/adapters/terminal"
	"quoth/bot"
	"quoth/knowledge"
)

type askCommand struct {
	Text      []string `arg:"" optional:"" help:"The question."`
	JSON      bool     `name:"json" help:"Print the answer as JSON."`
	Batch     bool     `help:"Read questions as JSON, one a line, from the standard input."`
	Why       bool     `help:"Also explain how the question was understood and why each sentence won or lost."`
	Retrieved int      `help:"Also list the N best articles, in JSON." placeholder:"N"`
	AsOf      string   `help:"Answer as of the end of this day, in UTC." placeholder:"DATE"`
}

// Run answers one question, or a batch.
func (c *askCommand) Run(ctx context.Context, p *program) error {
	question := strings.TrimSpace(strings.Join(c.Text, " "))
	switch {
	case c.Batch && question != "":
		return usagef("--batch reads its questions from the standard input: leave out %q", question)
	case !c.Batch && len(c.Text) == 0:
		return usagef(`what is the question? Write quoth ask "what did she say?"`)
	case c.Why && (c.Batch || c.JSON):
		return usagef("--why is for a person: leave out --batch and --json")
	case c.Retrieved < 0:
		return usagef("--retrieved %d: give a number of articles", c.Retrieved)
	case c.Retrieved > 0 && !c.Batch && !c.JSON:
		return usagef("--retrieved needs --json or --batch")
	}
	q := knowledge.Question{Text: question, Ranking: c.Retrieved}
	if c.AsOf != "" {
		var err error
		if q.AsOf, err = knowledge.ReadDay(c.AsOf); err != nil {
			return usagef("--as-of: %w", err)
		}
	}
	x, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	answerer := p.answerer(x)
	if c.Batch {
		return batch{answerer: answerer, asOf: q.AsOf, retrieved: c.Retrieved}.run(ctx, p.in, p.out)
	}
	a, err := answerer.Answer(ctx, q)
	if err != nil {
		return err
	}
	if c.JSON {
		err = knowledge.WriteLine(p.out, knowledge.WireAnswer(nil, a, c.Retrieved))
	} else {
		_, err = fmt.Fprintln(p.out, terminal.StyleOf(p.out, p.getenv).Render(bot.Answered{Answer: a}))
	}
	if err != nil {
		return errors.Join(errors.New("write the answer"), err)
	}
	if !c.Why {
		return nil
	}
	why, err := answerer.Explain(ctx, q)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(p.out, "\n"+terminal.Clean(why)); err != nil {
		return errors.Join(errors.New("write the explanation"), err)
	}
	return nil
}
