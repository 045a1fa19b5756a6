// Command ranker trains the two models of knowledge/answering: the one that ranks sentences and the one that judges whether the best of them answers.
//
//	go run -tags sqlite_fts5 ./internal/train/ranker -o knowledge/answering \
//	    -set news=DATA:QUESTIONS.jsonl -set wiki=DATA:QUESTIONS.jsonl -test dev=DATA:QUESTIONS.jsonl
//
// The models in the repository are made from: the project's questions on news (questions/proposal.jsonl and questions/campaign.jsonl, whose evidence
// is given by places in articles that are not part of the repository, weights 3/2 each), questions on PolNeAR's training articles (0.7/1), a sample of SQuAD
// 2.0 (1/0.15), seventy questions of a team (4/2), questions in other words (3/2), and those on the starter corpus (3/2).
//
// DATA is a data folder that holds the set's articles (quoth --data DATA reload CORPUS). What is printed is cross-validated
// by article; sets named with -test are only scored, with the models that are written.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"quoth/knowledge/answering"
	"quoth/knowledge/trees"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "ranker:", err)
		os.Exit(1)
	}
}

type setFlag []string

func (s *setFlag) String() string     { return strings.Join(*s, " ") }
func (s *setFlag) Set(v string) error { *s = append(*s, v); return nil }

func run() error {
	var train, test setFlag
	out := flag.String("o", "", "folder to write ranker.json and judge.json to; nothing is written without it")
	folds := flag.Int("folds", 5, "folds of the cross-validation")
	misses := flag.Int("misses", 0, "misses to print for each set")
	drop := flag.String("drop", "", "features to do without, comma-separated: what they give is what is lost")
	flag.Var(&train, "set", "name=DATA:QUESTIONS[*WEIGHT[/WEIGHT]] to learn from; the second weight is the judge's (repeatable)")
	flag.Var(&test, "test", "name=DATA:QUESTIONS to score only (repeatable)")
	flag.Parse()
	ctx := context.Background()

	var sets, tests []*set
	for _, v := range train {
		s, err := load(ctx, v)
		if err != nil {
			return err
		}
		sets = append(sets, s)
	}
	for _, v := range test {
		s, err := load(ctx, v)
		if err != nil {
			return err
		}
		tests = append(tests, s)
	}
	for _, name := range strings.Split(*drop, ",") {
		for i, f := range answering.FeatureNames {
			if f == name {
				blank(append(sets, tests...), i)
			}
		}
	}
	if err := crossValidate(sets, *folds, *misses); err != nil {
		return err
	}
	ranker, judge := fitBoth(sets, *folds)
	for _, s := range tests {
		s.scoreWith(ranker)
		for _, q := range s.questions {
			q.confidence = confidence(judge, q)
		}
		s.report("test "+s.name, *misses)
	}
	if *out == "" {
		return nil
	}
	if err := write(filepath.Join(*out, "ranker.json"), ranker); err != nil {
		return err
	}
	return write(filepath.Join(*out, "judge.json"), judge)
}

func blank(sets []*set, feature int) {
	for _, s := range sets {
		for _, q := range s.questions {
			for i := range q.examples {
				q.examples[i].Features[feature] = 0
			}
		}
	}
}

func write(path string, m *trees.Model) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
