package main

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"quoth/knowledge/attribution/tagging"
)

// vocabulary counts the words of unannotated texts for the lexicon.
type vocabulary struct {
	ids    map[string]int
	words  []string
	count  []int
	lower  []int // occurrences inside of sentences in lower case
	inside []int // occurrences inside of sentences
	pairs  map[[2]int]int
}

const boundary = 0 // the word between sentences

func countWords(texts []*tagging.Text) *vocabulary {
	v := &vocabulary{ids: map[string]int{"": 0}, words: []string{""}, count: []int{0}, lower: []int{0}, inside: []int{0}, pairs: map[[2]int]int{}}
	id := func(w string) int {
		i, ok := v.ids[w]
		if !ok {
			i = len(v.words)
			v.ids[w] = i
			v.words = append(v.words, w)
			v.count, v.lower, v.inside = append(v.count, 0), append(v.lower, 0), append(v.inside, 0)
		}
		return i
	}
	var streams [][]int
	for _, t := range texts {
		var s []int
		for i, k := range t.Tokens {
			raw := t.Body[k.Start:k.End]
			w := strings.ToLower(raw)
			if w[0] >= '0' && w[0] <= '9' {
				w = "0"
			}
			if int(t.Begin[i]) == i {
				s = append(s, boundary)
			}
			n := id(w)
			v.count[n]++
			if int(t.Begin[i]) != i && (i == 0 || t.Tokens[i-1].Class < tagging.OpenQuote || t.Tokens[i-1].Class > tagging.AnyQuote) {
				v.inside[n]++
				if !unicode.IsUpper([]rune(raw)[0]) {
					v.lower[n]++
				}
			}
			s = append(s, n)
		}
		streams = append(streams, append(s, boundary))
	}
	for _, s := range streams {
		for i := 1; i < len(s); i++ {
			v.pairs[[2]int{s[i-1], s[i]}]++
		}
	}
	return v
}

// cluster puts the words seen at least min times into classes that predict the classes of their neighbours
// best: the exchange algorithm for bigram class models. Rarer words share class 0.
func (v *vocabulary) cluster(classes, min, rounds int) []int {
	n := len(v.words)
	order := make([]int, 0, n)
	total := make([]int, n)
	type link struct{ w, n int }
	left, right := make([][]link, n), make([][]link, n)
	keys := make([][2]int, 0, len(v.pairs))
	for p := range v.pairs {
		keys = append(keys, p)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i][0] < keys[j][0] || keys[i][0] == keys[j][0] && keys[i][1] < keys[j][1]
	})
	for _, p := range keys {
		c := v.pairs[p]
		right[p[0]] = append(right[p[0]], link{p[1], c})
		left[p[1]] = append(left[p[1]], link{p[0], c})
		total[p[0]] += c
	}
	for w := range v.words {
		if w != boundary && total[w] >= min {
			order = append(order, w)
		}
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		return total[a] > total[b] || total[a] == total[b] && v.words[a] < v.words[b]
	})
	class := make([]int, n) // 0: rare words, 1: the boundary
	class[boundary] = 1
	for i, w := range order {
		class[w] = 2 + i%(classes-2)
	}
	big := make([][]float64, classes) // pairs of classes
	for i := range big {
		big[i] = make([]float64, classes)
	}
	size := make([]float64, classes)
	for _, p := range keys {
		c := float64(v.pairs[p])
		big[class[p[0]]][class[p[1]]] += c
	}
	for w := range total {
		size[class[w]] += float64(total[w])
	}
	logs := make([]float64, 1<<16)
	for i := range logs {
		if i > 0 {
			logs[i] = float64(i) * math.Log(float64(i))
		}
	}
	xlogx := func(x float64) float64 {
		if x < float64(len(logs)) {
			return logs[int(x)]
		}
		return x * math.Log(x)
	}
	ls, rs := make([]float64, classes), make([]float64, classes)
	var lc, rc []int
	for round := 0; round < rounds; round++ {
		moved := 0
		for _, w := range order {
			for i := range ls {
				ls[i], rs[i] = 0, 0
			}
			lc, rc = lc[:0], rc[:0]
			self := 0.0
			for _, l := range left[w] {
				if l.w == w {
					self += float64(l.n)
					continue
				}
				c := class[l.w]
				if ls[c] == 0 {
					lc = append(lc, c)
				}
				ls[c] += float64(l.n)
			}
			for _, l := range right[w] {
				if l.w == w {
					continue
				}
				c := class[l.w]
				if rs[c] == 0 {
					rc = append(rc, c)
				}
				rs[c] += float64(l.n)
			}
			old := class[w]
			// take w out
			for _, c := range lc {
				big[c][old] -= ls[c]
			}
			for _, c := range rc {
				big[old][c] -= rs[c]
			}
			big[old][old] -= self
			size[old] -= float64(total[w])
			best, at := math.Inf(-1), old
			for k := 2; k < classes; k++ {
				gain := 0.0
				for _, c := range lc {
					if c == k {
						continue
					}
					gain += xlogx(big[c][k]+ls[c]) - xlogx(big[c][k])
				}
				for _, c := range rc {
					if c == k {
						continue
					}
					gain += xlogx(big[k][c]+rs[c]) - xlogx(big[k][c])
				}
				gain += xlogx(big[k][k]+self+ls[k]+rs[k]) - xlogx(big[k][k])
				gain -= 2 * (xlogx(size[k]+float64(total[w])) - xlogx(size[k]))
				if gain > best {
					best, at = gain, k
				}
			}
			class[w] = at
			for _, c := range lc {
				big[c][at] += ls[c]
			}
			for _, c := range rc {
				big[at][c] += rs[c]
			}
			big[at][at] += self
			size[at] += float64(total[w])
			if at != old {
				moved++
			}
		}
		if moved < len(order)/200 {
			break
		}
	}
	return class
}

// lexicon learns the classes of words from texts.
func lexicon(texts []*tagging.Text, coarse, fine int) map[uint32]tagging.WordInfo {
	v := countWords(texts)
	a, b := v.cluster(coarse, 3, 12), v.cluster(fine, 3, 10)
	out := map[uint32]tagging.WordInfo{}
	for w, word := range v.words {
		if w == boundary || v.count[w] < 3 {
			continue
		}
		info := tagging.WordInfo{Coarse: uint8(a[w]), Fine: uint16(b[w])}
		if v.inside[w] > 0 {
			info.Lower = uint8(255 * v.lower[w] / v.inside[w])
		}
		out[tagging.WordHash(word)] = info
	}
	return out
}
