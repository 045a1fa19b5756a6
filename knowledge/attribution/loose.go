package attribution

import (
	"cmp"
	"slices"

	"quoth/knowledge/attribution/tagging"
)

// minLoose is the length in tokens from which a quotation without cue is taken for speech, not for a title or
// a scare quote.
const minLoose = 7

// addLoose finds whole quoted sentences that no statement has: they go on with the statement before them where
// that is a quotation of the same paragraph, or one that its paragraph leaves open; else they are statements
// without source and cue.
func addLoose(t *tagging.Text, drafts []draft) []draft {
	taken := make([]bool, len(t.Tokens))
	for _, d := range drafts {
		for _, p := range [][]run{d.source, d.cue, d.content} {
			for _, r := range p {
				for i := r.from; i < r.to; i++ {
					taken[i] = true
				}
			}
		}
	}
	var alone []draft
	for _, q := range t.Quotes {
		if !wholeSentence(t, q) || anyTaken(taken[q.Start:q.End]) {
			continue
		}
		r := run{q.Start, q.End}
		if d := goesOnFrom(t, drafts, q); d != nil {
			d.content = append(d.content, r)
		} else if q.End-q.Start >= minLoose {
			alone = append(alone, draft{content: []run{r}})
		}
	}
	drafts = append(drafts, alone...)
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.start(), b.start()) })
	return drafts
}

func anyTaken(taken []bool) bool { return slices.Contains(taken, true) }

// wholeSentence says whether a quotation is a sentence, or several, with nothing around it.
func wholeSentence(t *tagging.Text, q tagging.Quote) bool {
	if !q.Sentence || q.Stop != '.' && q.Stop != '?' && q.Closed || int(t.Begin[q.Start]) != q.Start {
		return false
	}
	return q.End == len(t.Tokens) || int(t.Begin[q.End]) == q.End
}

// goesOnFrom finds the statement that a quotation goes on with.
func goesOnFrom(t *tagging.Text, drafts []draft, q tagging.Quote) *draft {
	var before *draft
	for i := range drafts {
		if drafts[i].start() >= q.Start {
			break
		}
		before = &drafts[i]
	}
	if before == nil || len(before.content) == 0 || before.end() > q.Start {
		return nil
	}
	last := before.content[len(before.content)-1]
	k := t.Quote[last.to-1]
	if k < 0 {
		return nil
	}
	breaks := 0
	for i := last.to; i <= q.Start; i++ {
		if t.Para[i] {
			breaks++
		}
		if i < q.Start && i >= before.end() && !t.Para[i] && t.Quote[i] < 0 && t.Tokens[i].Class >= tagging.Number {
			return nil // the article's own words stand between
		}
	}
	if breaks == 0 || breaks == 1 && !t.Quotes[k].Closed {
		return before
	}
	return nil
}
