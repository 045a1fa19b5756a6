// Command attribution trains the tagger of knowledge/attribution and measures it. It makes the weights file:
//
//	go run ./internal/train/attribution -corpus corpus.jsonl -attributions train.jsonl -dev dev.jsonl \
//	    -o knowledge/attribution/weights.bin
//
// The corpus has one article a line ({"id","text"}), the annotations one article's attributions a line, spans in code
// points. Nothing of dev is learned. The figures printed for the folds are cross-validated by article; they count spans
// that are exactly right. The lexicon of word classes is made from the corpus without dev's articles, and from -more.
// With -predict it prints the statements that the program finds in a corpus instead.
package main

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"time"

	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// settings of a training run.
type settings struct {
	epochs, folds int
	bits          uint
	firstSets     uint
	secondSets    uint
	wide          bool
	rate          float64
	drop, min     int
	bias          float64
	single        bool
	coarse, fine  int
}

func main() {
	var s settings
	corpus := flag.String("corpus", "", "articles, one JSON object a line")
	annotations := flag.String("attributions", "", "annotated attributions to learn from")
	dev := flag.String("dev", "", "annotated attributions to measure on")
	out := flag.String("o", "", "where to write the model")
	predict := flag.String("predict", "", "only print the statements of this corpus, as the program finds them")
	flag.IntVar(&s.epochs, "epochs", 6, "passes over the articles")
	flag.IntVar(&s.folds, "folds", 4, "parts that the first pass is learned in, so that the second one sees its real faults")
	flag.UintVar(&s.bits, "bits", 22, "size of the tables in training, as a power of two")
	flag.UintVar(&s.firstSets, "first", 14000, "size of the first table in the file, in sets of four rows")
	flag.UintVar(&s.secondSets, "second", 52000, "size of the second table")
	flag.BoolVar(&s.wide, "wide", false, "measure the models with all features, too")
	flag.Float64Var(&s.rate, "rate", 0.03, "learning rate")
	flag.IntVar(&s.drop, "drop", 160, "features left out at random, out of 256")
	flag.IntVar(&s.min, "min", 2, "features seen less often are left out")
	flag.Float64Var(&s.bias, "bias", 0.7, "added to the beginnings of cues")
	flag.BoolVar(&s.single, "single", false, "only the first pass")
	lex := flag.String("lexicon", "", "a lexicon file to use; it is made where it doesn't exist, and not kept without a name")
	more := flag.String("more", "", "another corpus of plain articles for the lexicon")
	flag.IntVar(&s.coarse, "coarse", 64, "coarse classes of words")
	flag.IntVar(&s.fine, "fine", 400, "fine classes of words")
	flag.Parse()
	if err := run(s, *corpus, *annotations, *dev, *out, *predict, *lex, *more); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(s settings, corpus, annotations, dev, out, predict, lexFile, more string) error {
	if predict != "" {
		return printStatements(predict)
	}
	lex, lexData, err := s.lexicon(lexFile, corpus, dev, more)
	if err != nil {
		return err
	}
	train, err := load(corpus, annotations, lex)
	if err != nil {
		return err
	}
	test, err := load(corpus, dev, lex)
	if err != nil {
		return err
	}
	ex, te := examples(train), examples(test)
	a, err := s.train("first", ex, te, s.firstSets)
	if err != nil || s.single {
		return err
	}
	// the second pass learns from labels that the first one gave to articles it had not seen
	guess := make([]*tagging.Features, len(train))
	for k := 0; k < s.folds; k++ {
		var part, rest []example
		for i, e := range ex {
			if i%s.folds != k {
				part = append(part, e)
			} else {
				rest = append(rest, e)
			}
		}
		m, err := s.train(fmt.Sprintf("fold %d", k), part, rest, s.firstSets)
		if err != nil {
			return err
		}
		for i, e := range ex {
			if i%s.folds == k {
				scores, labels := m.model.Tag(e.f, float32(s.bias))
				guess[i] = tagging.Restack(train[i].text, e.f, scores, labels)
			}
		}
	}
	for i := range ex {
		ex[i].f = guess[i]
	}
	for i := range te {
		scores, labels := a.model.Tag(te[i].f, float32(s.bias))
		te[i].f = tagging.Restack(test[i].text, te[i].f, scores, labels)
	}
	b, err := s.train("second", ex, te, s.secondSets)
	if err != nil || out == "" {
		return err
	}
	return os.WriteFile(out, slices.Concat(lexData, a.data, b.data), 0o644)
}

// trained is a model as the program has it, and its file.
type trained struct {
	model *tagging.Model
	data  []byte
}

func examples(articles []*article) []example {
	var out []example
	for _, a := range articles {
		out = append(out, example{tagging.Extract(a.text), a.labels})
	}
	return out
}

// train learns a model twice: once with all features, to see which ones matter, and once with as many as the file
// has room for. It measures the result on test.
func (s settings) train(name string, ex, test []example, sets uint) (trained, error) {
	c := newCRF(s.bits)
	c.rate = float32(s.rate)
	c.drop, c.minCount = uint32(s.drop), uint8(s.min)
	for _, e := range ex {
		c.count(e.f)
	}
	start := time.Now()
	c.pass(ex, s.epochs/2+1, false)
	if s.wide {
		s.measure(name+" all", start, test, c.decode)
	}
	w := c.weights(ex, uint32(sets))
	w.Fit()
	c = c.only(w)
	c.pass(ex, s.epochs, true)
	w = c.weights(ex, uint32(sets))
	data := w.Encode()
	m, _, err := tagging.Decode(data)
	if err != nil {
		return trained{}, err
	}
	s.measure(name, start, test, func(f *tagging.Features, bias float32) []tagging.Label {
		_, labels := m.Tag(f, bias)
		return labels
	})
	return trained{m, data}, nil
}

// pass learns from all examples, in random order, so many times. Weights may be averaged over the ends of the
// later passes, which evens out what the order of the examples did.
func (c *crf) pass(ex []example, times int, average bool) {
	rng := rand.New(rand.NewSource(1))
	var w, ew []float32
	n := float32(0)
	for k := range times {
		for _, i := range rng.Perm(len(ex)) {
			c.learn(ex[i])
		}
		if average && k >= times/2-1 {
			w, ew = plus(w, c.w), plus(ew, c.ew)
			n++
		}
	}
	if n > 0 {
		for i := range w {
			c.w[i] = w[i] / n
		}
		for i := range ew {
			c.ew[i] = ew[i] / n
		}
	}
}

func plus(sum, w []float32) []float32 {
	if sum == nil {
		return slices.Clone(w)
	}
	for i, v := range w {
		sum[i] += v
	}
	return sum
}

func (s settings) measure(name string, start time.Time, test []example, tag func(*tagging.Features, float32) []tagging.Label) {
	for _, bias := range []float32{0, float32(s.bias), 1.5 * float32(s.bias)} {
		var t tally
		for _, e := range test {
			t.add(e.y, tag(e.f, bias))
		}
		fmt.Printf("%s %v bias %.1f %s\n", name, time.Since(start).Round(time.Second), bias, t.String())
	}
}

// lexicon reads the lexicon file, or makes it from the articles that aren't measured on.
func (s settings) lexicon(path, corpus, dev, more string) (*tagging.Lexicon, []byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		skip := map[string]bool{}
		if err := readLines(dev, func(r struct{ ID string }) { skip[r.ID] = true }); err != nil {
			return nil, nil, err
		}
		var texts []*tagging.Text
		for _, file := range []string{corpus, more} {
			if file == "" {
				continue
			}
			err := readLines(file, func(a struct{ ID, Text string }) {
				if !skip[a.ID] {
					texts = append(texts, tagging.Cut(a.Text, text.Sentences(a.Text), nil))
				}
			})
			if err != nil {
				return nil, nil, err
			}
		}
		data = tagging.EncodeLexicon(lexicon(texts, s.coarse, s.fine))
		if path != "" {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				return nil, nil, err
			}
		}
	}
	lex, _, err := tagging.DecodeLexicon(data)
	return lex, data, err
}
