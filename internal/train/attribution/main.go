// Command attribution trains the tagger of knowledge/attribution and measures it.
package main

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"time"

	"quoth/knowledge/attribution/tagging"
)

func main() {
	corpus := flag.String("corpus", "", "articles, one JSON object a line")
	annotations := flag.String("attributions", "", "annotated attributions to learn from")
	dev := flag.String("dev", "", "annotated attributions to measure on")
	epochs := flag.Int("epochs", 10, "passes over the articles")
	bits := flag.Uint("bits", 22, "size of the tables in training")
	rate := flag.Float64("rate", 0.1, "")
	decay := flag.Float64("decay", 0, "")
	drop := flag.Int("drop", 0, "")
	min := flag.Int("min", 2, "")
	out := flag.String("o", "", "where to write the model")
	setBits := flag.Uint("sets", 16, "")
	predict := flag.String("predict", "", "")
	flag.Parse()
	if *predict != "" {
		if err := printStatements(*predict); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	train, err := load(*corpus, *annotations)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	test, err := load(*corpus, *dev)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(len(train), len(test))
	c := newCRF(*bits)
	c.rate, c.decay = float32(*rate), float32(*decay)
	c.drop = uint32(*drop)
	c.minCount = uint8(*min)
	var ex, te []example
	start := time.Now()
	for _, a := range train {
		e := example{tagging.Extract(a.text), a.labels}
		c.count(e.f)
		ex = append(ex, e)
	}
	fmt.Println("extracted", time.Since(start))
	for _, a := range test {
		te = append(te, example{tagging.Extract(a.text), a.labels})
	}
	rng := rand.New(rand.NewSource(1))
	for ep := 0; ep < *epochs; ep++ {
		start := time.Now()
		loss := 0.0
		for _, i := range rng.Perm(len(ex)) {
			loss += c.learn(ex[i])
		}
		fmt.Printf("epoch %d loss %.0f %v\n", ep, loss, time.Since(start).Round(time.Second))
		for _, bias := range []float32{0, -0.7} {
			var t tally
			for _, e := range te {
				t.add(e.y, c.decode(e.f, bias))
			}
			fmt.Println("  ", bias, t.String())
		}
	}
	w := c.weights(ex, *setBits)
	data := w.Encode()
	model, _, err := tagging.Decode(data)
	if err != nil {
		panic(err)
	}
	var t tally
	start = time.Now()
	for _, e := range te {
		t.add(e.y, model.Tag(e.f, 0))
	}
	fmt.Println("packed", len(w.Rows), len(data), t.String(), time.Since(start))
	if *out != "" {
		if err := os.WriteFile(*out, data, 0o644); err != nil {
			panic(err)
		}
	}
}
