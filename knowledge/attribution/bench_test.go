package attribution

import (
	"os"
	"strings"
	"testing"

	"quoth/knowledge/text"
)

// BenchmarkRead reads an article of about five kilobytes.
func BenchmarkRead(b *testing.B) {
	body := strings.Repeat(sample, 5000/len(sample)+1)
	if f := os.Getenv("ATTRIBUTION_ARTICLE"); f != "" {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		body = string(data)
	}
	sents := text.Sentences(body)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Read(body, sents)
	}
}

const sample = `The harbour will stay closed until spring, Mayor Ada Lund said on Monday. "We have no money for the cranes," she told reporters.
Her deputy, Per Holm, disagreed: he called the plan "a gift to our neighbours" and warned that the town would lose its ferry.

`
