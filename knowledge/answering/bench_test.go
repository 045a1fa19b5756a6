package answering

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkSettle is what it costs to see what sources share and dispute, for 60 sentences of 20 articles.
func BenchmarkSettle(b *testing.B) {
	var articles []string
	for i := range 20 {
		articles = append(articles, strings.Repeat(fmt.Sprintf("The harbour board of Lund, led by Ada Marsh, has closed %d stone bridges across the river on %d March for the winter, a spokesman told the Bell. ", i%3+2, i%5+1), 3))
	}
	th := thoughtOn("how many bridges were closed", articles...)
	b.ReportAllocs()
	for b.Loop() {
		th.read = nil
		th.settle(th.candidates[:5])
	}
}
