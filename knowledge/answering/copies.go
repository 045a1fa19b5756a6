package answering

import (
	"fmt"
	"slices"

	"quoth/knowledge"
)

const (
	retelling    = 40  // candidates that are looked at for the same statement
	sameSaid     = 0.6 // share of the content words from which on two statements of one speaker are the same
	restShared   = 0.5 // share of the longer one's
	fewestShared = 5.  // content words that the same has at least
	fewestSaid   = 4.  // and where it is what one speaker said
	fewestWords  = 3.  // and where nearly all words are the same
	mostOutlets  = 5   // that a note names
)

// retold is a chosen sentence with those of other outlets that tell the same.
type retold struct {
	*candidate
	by []*candidate // itself first, the others best first, one an article
}

// group drops chosen sentences that tell the same as an earlier one of another outlet, and lists for every one who tells it.
func (t *thought) group(chosen []*candidate) ([]*candidate, []retold) {
	var kept []*candidate
	var out []retold
	for _, c := range chosen {
		if slices.ContainsFunc(kept, func(k *candidate) bool { return k.view != c.view && t.tellsSame(k, c) }) {
			continue
		}
		kept = append(kept, c)
		r := retold{c, []*candidate{c}}
		for _, o := range t.candidates[:min(retelling, len(t.candidates))] {
			if !slices.ContainsFunc(r.by, func(k *candidate) bool { return k.view == o.view }) && t.tellsSame(c, o) {
				r.by = append(r.by, o)
			}
		}
		out = append(out, r)
	}
	return kept, out
}

// tellsSame says whether two sentences tell the same: nearly the same words, or the same speaker with most of them, and no other figure or date,
// nor one that the other lacks.
func (t *thought) tellsSame(a, b *candidate) bool {
	x, y, need, fewest := t.facts(a).content, t.facts(b).content, alike, fewestShared
	if a.said != nil && b.said != nil && a.said.Speech && b.said.Speech && a.said.Speaker != "" && a.said.Speaker == b.said.Speaker {
		x, y, need, fewest = a.saidContent(), b.saidContent(), sameSaid, fewestSaid
		if sameWords(a, b) {
			fewest = 1 // choose shows one of them for both
		}
	}
	both := float64(shared(x, y))
	short, long := float64(min(len(x), len(y))), float64(max(len(x), len(y)))
	if both < fewest && (both < fewestWords || both < alike*long) || both < need*short || both < restShared*long {
		return false
	}
	return !t.opposed(a, b)
}

// opposed says whether two sentences have other figures or dates, or one has a figure that the other lacks.
func (t *thought) opposed(a, b *candidate) bool {
	counts := func(c *candidate) bool { return len(t.facts(c).quantities) > 0 }
	if counts(a) != counts(b) {
		return true
	}
	_, _, contrary := t.contradict(a, b)
	return contrary
}

// saidContent are the stems that carry meaning in what the sentence holds of a statement.
func (c *candidate) saidContent() map[string]bool {
	out := map[string]bool{}
	at := c.span().Start
	for _, w := range c.wordsAt(c.at) {
		if contentWord(w) && slices.ContainsFunc(c.said.in, func(p knowledge.Span) bool { return p.Start <= at+w.Span.Start && at+w.Span.End <= p.End }) {
			out[w.Stem] = true
		}
	}
	return out
}

// copyNotes say which citations several outlets carry, and how many of these are independent: copies of one text count once.
func copyNotes(groups []retold, cited []knowledge.Citation) []knowledge.Note {
	var out []knowledge.Note
	for _, g := range groups {
		n := numbered(cited, g.candidate)
		say := g.outlets()
		if len(n) == 0 || say == "" {
			continue
		}
		if i := slices.IndexFunc(out, func(o knowledge.Note) bool { return o.Text == say }); i >= 0 {
			for _, k := range n {
				if !slices.Contains(out[i].Citations, k) {
					out[i].Citations = append(out[i].Citations, k)
				}
			}
			continue
		}
		out = append(out, knowledge.Note{Kind: knowledge.NoteCopies, Text: say, Citations: n})
	}
	return out
}

// outlets says who carries a statement; "" where one outlet alone does.
func (g retold) outlets() string {
	var outlets []string
	var views []*view // of the outlets, the first of each
	for _, c := range g.by {
		if o := c.outlet(); !slices.Contains(outlets, o) {
			outlets, views = append(outlets, o), append(views, c.view)
		}
	}
	n := len(outlets)
	if n < 2 {
		return ""
	}
	first := make([]int, n) // the first outlet that carries the same text
	independent := n
	for i := range n {
		first[i] = i
		for j := range i {
			if views[i].original == views[j].original {
				first[i] = first[j]
				independent--
				break
			}
		}
	}
	say := fmt.Sprintf("Reported by %d outlets", n)
	if independent == n {
		return say + ": " + some(outlets) + "."
	}
	say += fmt.Sprintf(", %d of them independent: ", independent)
	if independent == 1 && n > 1 {
		say = fmt.Sprintf("Reported by %d outlets that carry one text: ", n)
		return say + some(outlets) + "."
	}
	for i := range n {
		var same []string
		for j := i; j < n; j++ {
			if first[j] == i {
				same = append(same, outlets[j])
			}
		}
		if len(same) > 1 {
			return say + some(same) + " carry the same text."
		}
	}
	return say + some(outlets) + "."
}

// some names outlets, not more than a reader takes in.
func some(outlets []string) string {
	if n := len(outlets); n > mostOutlets {
		return joined(append(slices.Clone(outlets[:mostOutlets]), fmt.Sprintf("%d more", n-mostOutlets)))
	}
	return joined(outlets)
}
