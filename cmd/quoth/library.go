package main

import (
	"context"
	"fmt"

	"quoth/bot"
	"quoth/knowledge"
	"quoth/knowledge/sqlite"
)

// library shows an index to a conversation.
type library struct{ index *sqlite.Index }

// Article returns one article, or an error that says how to find it.
func (l library) Article(ctx context.Context, id string) (knowledge.Article, error) {
	var found map[string]knowledge.Article
	err := l.index.Read(ctx, func(r knowledge.Reader) error {
		var err error
		found, err = r.Articles(ctx, []string{id})
		return err
	})
	a, ok := found[id]
	if err == nil && !ok {
		err = fmt.Errorf("there is no article %q: take the id from a citation's document, as quoth ask --json prints it", id)
	}
	return a, err
}

// Sources tells the state of every source.
func (l library) Sources(ctx context.Context) ([]bot.SourceState, error) {
	states, err := l.index.Sources(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]bot.SourceState, 0, len(states))
	for _, s := range states {
		state := bot.SourceState{Name: s.Name, Articles: s.Articles, Loaded: s.Succeeded}
		if !s.Failed.IsZero() && !s.Failed.Before(s.Succeeded) {
			state.Error = s.Failure
		}
		out = append(out, state)
	}
	return out, nil
}

// freshness says how much the index holds and how new it is.
func freshness(ctx context.Context, x *sqlite.Index) (knowledge.Freshness, error) {
	var out knowledge.Freshness
	err := x.Read(ctx, func(r knowledge.Reader) error {
		var err error
		out, err = r.Freshness(ctx, knowledge.Query{})
		return err
	})
	return out, err
}
