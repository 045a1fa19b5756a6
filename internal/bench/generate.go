// Package bench makes up articles of any number, with the word frequencies of natural text, and
// measures the index with them. The words are invented, apart from the most common English ones.
package bench

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	vocabularySize  = 300_000
	topicsOf        = 12 // words that an article keeps coming back to
	sentencesOf     = 38 // of an article, on average
	sentencesAtOnce = 3  // in a passage
)

var common = strings.Fields(`the of and to a in that is was he for it with as his on be at by had not are but from or have an they
which one you were her all she there would their we him been has when who will no more if out so said what up its about into than them can only`)

// Corpus makes up articles. The same seed gives the same ones.
type Corpus struct {
	Articles int
	Seed     uint64
}

// All yields the articles.
func (c Corpus) All() iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		for i := range c.Articles {
			if !yield(c.article(i), nil) {
				return
			}
		}
	}
}

// Update is the whole corpus as the new state of a source.
func (c Corpus) Update(source string) knowledge.Update {
	return knowledge.Update{Source: source, Articles: c.All(), Whole: true}
}

func (c Corpus) rand(i int, salt uint64) *rand.Rand {
	return rand.New(rand.NewPCG(c.Seed+salt<<32, uint64(i)))
}

func (c Corpus) topics(i int) []string {
	r := c.rand(i, 1)
	words := make([]string, topicsOf)
	for j := range words {
		words[j] = Word(len(common) + int(zipf(r, vocabularySize/10)))
	}
	return words
}

func (c Corpus) article(i int) knowledge.Article {
	r := c.rand(i, 2)
	topics := c.topics(i)
	var b strings.Builder
	for range sentencesOf/2 + r.IntN(sentencesOf) {
		for j := range 12 + r.IntN(17) {
			var w string
			if r.IntN(20) > 0 {
				w = Word(int(zipf(r, vocabularySize)))
			} else {
				w = topics[r.IntN(len(topics))]
			}
			switch {
			case j == 0:
				w = strings.ToUpper(w[:1]) + w[1:]
			default:
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		b.WriteByte('.')
		b.WriteByte(" \n"[r.IntN(2)])
	}
	return knowledge.Article{
		ID: fmt.Sprintf("a%06d", i), Title: "On " + strings.Join(topics[:6], " "), Publisher: fmt.Sprintf("Outlet %d", i%17),
		URL:       fmt.Sprintf("https://outlet%d.example/%d", i%17, i),
		Published: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(i%500) * 7 * time.Hour), Text: b.String(),
	}
}

// Queries makes up searches: each has four common words and four that some article is about.
func (c Corpus) Queries(n, limit int) []knowledge.Query {
	out := make([]knowledge.Query, n)
	for i := range out {
		r := c.rand(i, 3)
		topics := c.topics(r.IntN(c.Articles))
		words := []string{}
		for range 4 {
			words = append(words, topics[r.IntN(len(topics))], common[r.IntN(len(common))])
		}
		out[i].Limit = limit
		for _, s := range text.Stems(strings.Join(words, " ")) {
			out[i].Terms = append(out[i].Terms, knowledge.Term{Stem: s, Weight: 1})
		}
	}
	return out
}

// zipf returns a rank below n; a rank r is as frequent as 1/(r+2.7)^1.05.
func zipf(r *rand.Rand, n int) uint64 {
	const s, v = 1.05, 2.7
	low, high := math.Pow(v, 1-s), math.Pow(v+float64(n), 1-s)
	x := math.Pow(low+r.Float64()*(high-low), 1/(1-s)) - v
	return min(uint64(max(x, 0)), uint64(n-1))
}

// Word is the word of a rank, from 0: first the common English words, then invented ones.
func Word(rank int) string {
	if rank < len(common) {
		return common[rank]
	}
	const first, second = "bdfgklmnprstvz", "aeiou"
	var b []byte
	for n := rank * 7; n > 0; n /= len(first) * len(second) {
		b = append(b, first[n%len(first)], second[n/len(first)%len(second)])
	}
	return string(append(b, 'k'))
}

// Prepare makes passages of three sentences and no statements.
func Prepare(a knowledge.Article) knowledge.Prepared {
	p := knowledge.Prepared{Article: a}
	sentences := text.Sentences(a.Text)
	for i := 0; i < len(sentences); i += sentencesAtOnce {
		group := sentences[i:min(i+sentencesAtOnce, len(sentences))]
		p.Passages = append(p.Passages, knowledge.Passage{
			Article: a.ID, Sentences: group, Span: knowledge.Span{Start: group[0].Start, End: group[len(group)-1].End},
		})
	}
	return p
}
