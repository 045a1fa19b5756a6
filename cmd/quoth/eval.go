package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"quoth/bot"
	"quoth/knowledge"
	"quoth/knowledge/evaluation"
)

type evalCommand struct {
	File string `arg:"" help:"Questions with their evidence, one JSON object a line."`
	Each bool   `help:"Also print a line for each question."`
}

// Run asks every question of a file and prints the scores.
func (c *evalCommand) Run(ctx context.Context, p *program) error {
	questions, err := readQuestions(c.File)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	x, err := p.openFilled(ctx)
	if err != nil {
		return err
	}
	list, err := scoreAll(ctx, p.answerer(x), library{x}, questions)
	if err != nil {
		return err
	}
	results := resultsOf(list)
	if c.Each {
		err = printEach(p.out, list)
	}
	if err == nil {
		err = evaluation.Print(p.out, results)
	}
	if err == nil {
		sum := evaluation.Sum(results)
		_, err = fmt.Fprintf(p.out, "\nlatency p50 %.1f ms, p95 %.1f ms\n", sum.P50, sum.P95)
	}
	if err != nil {
		return fmt.Errorf("write the scores: %w", err)
	}
	return nil
}

func readQuestions(file string) ([]evaluation.Question, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("question file: %w", err)
	}
	defer f.Close()
	questions, err := evaluation.Read(f)
	if err == nil && len(questions) == 0 {
		err = errors.New("it holds no questions: write one JSON object a line")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, q := range questions {
		if q.AsOf == "" {
			continue
		}
		if _, err := knowledge.ReadDay(q.AsOf); err != nil {
			return nil, fmt.Errorf("%s: question %s: as_of: %w", file, q.ID, err)
		}
	}
	return questions, nil
}

// scored is a question of a file with what it got.
type scored struct {
	evaluation.Result
	answer knowledge.Answer
}

// scoreAll asks all questions and judges the answers.
func scoreAll(ctx context.Context, answerer bot.Answerer, articles library, questions []evaluation.Question) ([]scored, error) {
	var out []scored
	for _, q := range questions {
		ask := knowledge.Question{Text: q.Text, History: q.History}
		if q.AsOf != "" {
			var err error
			if ask.AsOf, err = knowledge.ReadDay(q.AsOf); err != nil {
				return nil, fmt.Errorf("question %s: as_of: %w", q.ID, err)
			}
		}
		a, err := answerer.Answer(ctx, ask)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out = append(out, scored{answer: a, Result: evaluation.Judge(q, a, func(id string) string {
			article, err := articles.Article(ctx, id)
			if err != nil {
				return ""
			}
			return article.Text
		})})
	}
	return out, nil
}

func resultsOf(list []scored) []evaluation.Result {
	out := make([]evaluation.Result, len(list))
	for i, s := range list {
		out[i] = s.Result
	}
	return out
}

// outcome is what became of a question, in a word or two.
func (s scored) outcome() string {
	switch {
	case s.Abstained && s.Question.Answerable:
		return "abstained wrongly"
	case s.Abstained:
		return "abstained rightly"
	case !s.Question.Answerable:
		return "answered wrongly"
	case s.First:
		return "hit@1"
	case s.Three:
		return "hit@3"
	}
	return "miss"
}

// shown is how many code points of a quotation printEach prints.
const shown = 60

// printEach writes a line for each question: what became of it, its words, and the first citation.
func printEach(w io.Writer, list []scored) error {
	for _, s := range list {
		first := "-"
		if len(s.answer.Citations) > 0 {
			c := s.answer.Citations[0]
			quote := []rune(strings.Join(strings.Fields(c.Quote), " "))
			if len(quote) > shown {
				quote = append(quote[:shown], '…')
			}
			first = c.Article + ": " + string(quote)
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.Question.ID, s.outcome(), oneLine(s.Question.Text), first); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}
