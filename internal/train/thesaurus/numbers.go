package main

import (
	"strconv"
	"strings"
)

const (
	sameNumber = 0.95
	fraction   = 0.6
)

// addNumbers relates numbers in words with those in figures.
func addNumbers(rel *relations) {
	both := func(w float64, words ...string) {
		for _, a := range words {
			for _, b := range words {
				rel.set(stem(a), stem(b), w)
			}
		}
	}
	small := strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
		sixteen seventeen eighteen nineteen twenty`)
	for n, word := range small {
		both(sameNumber, word, strconv.Itoa(n))
	}
	ordinals := strings.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`)
	ends := map[int]string{1: "st", 2: "nd", 3: "rd"}
	for i, word := range ordinals {
		n := i + 1
		end := ends[n]
		if end == "" {
			end = "th"
		}
		both(sameNumber, word, strconv.Itoa(n)+end)
	}
	for i, word := range strings.Fields("thirty forty fifty sixty seventy eighty ninety") {
		both(sameNumber, word, strconv.Itoa(30+10*i))
	}
	for i, word := range strings.Fields("twenties thirties forties fifties sixties seventies eighties nineties") {
		n := strconv.Itoa(20 + 10*i)
		both(0.85, word, n+"s", "19"+n+"s")
	}
	both(sameNumber, "hundred", "100")
	both(sameNumber, "thousand", "1000", "1,000")
	both(sameNumber, "million", "1000000", "1,000,000")
	both(sameNumber, "billion", "1000000000", "1,000,000,000")
	both(0.5, "thousand", "k")
	both(sameNumber, "dozen", "12", "twelve")
	both(fraction, "half", "50", "fifty")
	both(fraction, "halve", "half")
	both(fraction, "halve", "50")
	both(fraction, "quarter", "25")
	both(fraction, "quarter", "fourth")
	both(0.4, "third", "33")
	both(0.4, "fifth", "20")
	both(0.4, "tenth", "10")
	both(fraction, "double", "twice")
	both(0.5, "twice", "two")
	both(0.5, "double", "two")
	both(fraction, "triple", "threefold")
	both(0.5, "triple", "three")
	both(fraction, "quadruple", "four")
	both(fraction, "couple", "two")
	both(0.5, "couple", "pair")
	both(fraction, "pair", "two")
	both(fraction, "trio", "three")
	both(0.4, "single", "one")
	both(fraction, "decade", "10")
	both(0.3, "century", "100")
	both(0.4, "fortnight", "two")
	both(fraction, "halfway", "middle")
}
