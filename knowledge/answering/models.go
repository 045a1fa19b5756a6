package answering

import (
	_ "embed"
	"sync"

	"quoth/knowledge/trees"
)

//go:embed ranker.json
var rankerFile []byte

//go:embed judge.json
var judgeFile []byte

// Confidence below which the answer is an abstention, chosen on development questions: whose words they are must be surer than what happened.
const (
	surenessOfForeign = 0.56 // of questions in words that the index doesn't have
	surenessOfWords   = 0.45
	surenessOfFacts   = 0.24
)

// ranker scores a sentence: the log odds that it is evidence.
var ranker = sync.OnceValue(func() *trees.Model { return must(trees.Parse(rankerFile, FeatureNames)) })

// judge scores what was found as a whole: the log odds that the best sentence answers.
var judge = sync.OnceValue(func() *trees.Model { return must(trees.Parse(judgeFile, OverallNames)) })

// must is for the models that are part of the program: a broken one can't pass the tests.
func must(m *trees.Model, err error) *trees.Model {
	if err != nil {
		panic(err)
	}
	return m
}
