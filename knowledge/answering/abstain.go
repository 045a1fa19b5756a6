package answering

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// reason says in words why there is no answer, what was searched and how fresh it is.
func (t *thought) reason(a knowledge.Answer) string {
	var b strings.Builder
	r := t.reading
	switch {
	case a.Freshness.Articles == 0:
		return "No articles are loaded, so there is nothing to answer from."
	case len(r.speakers) > 0 && r.speech:
		fmt.Fprintf(&b, "The loaded articles have no words of %s on that.", r.speakers[0].Name)
		if topics := t.spokeOf(); len(topics) > 0 {
			fmt.Fprintf(&b, " What is quoted or reported is about %s.", strings.Join(topics, ", "))
		}
	case r.named && r.speech:
		b.WriteString("The loaded articles have no words of " + r.nameAsAsked() + ".")
	default:
		b.WriteString("The loaded articles don’t tell.")
	}
	b.WriteString(" Searched " + plural(a.Freshness.Articles, "article"))
	if !a.Freshness.Newest.IsZero() {
		b.WriteString(", the newest of " + knowledge.Day(a.Freshness.Newest))
	}
	if !a.Freshness.Loaded.IsZero() {
		b.WriteString(", loaded on " + knowledge.Day(a.Freshness.Loaded))
	}
	b.WriteString(".")
	if w := written(t.bounds); w != "" {
		b.WriteString(" Only what was published" + w + " counts for this question.")
	}
	return b.String()
}

// nameAsAsked is the subject as the question writes it.
func (r *reading) nameAsAsked() string {
	first, last := r.subject[0].Span, r.subject[len(r.subject)-1].Span
	if first.Start <= last.End && last.End <= len(r.raw) && strings.EqualFold(text.Fold(first.In(r.raw)), r.subject[0].Fold) {
		return strings.TrimSuffix(strings.TrimSuffix(r.raw[first.Start:last.End], "'s"), "’s")
	}
	var folds []string
	for _, w := range r.subject { // from an earlier turn
		folds = append(folds, w.Fold)
	}
	return strings.Join(folds, " ")
}

// spokeOf names up to four things that the speaker whom the question asks about did speak of: the rarest of the words that are said
// more than once, or the rarest of all; first those that stand in a title.
func (t *thought) spokeOf() []string {
	type word struct {
		surface string
		titled  int // 1: the title of an article has it
		n       int
		idf     float64
	}
	said := map[string]*word{}
	for _, c := range t.candidates {
		if !c.mine || c.said == nil {
			continue
		}
		for _, w := range c.wordsAt(c.at) {
			at := c.span().Start + w.Span.Start
			inside := slices.ContainsFunc(c.said.in, func(sp knowledge.Span) bool { return at >= sp.Start && at < sp.End })
			if !inside || len(w.Fold) < 4 || text.Stop(w.Fold) || speechVerbs[w.Fold] || w.Fold[0] >= '0' && w.Fold[0] <= '9' || strings.HasSuffix(w.Fold, "ly") {
				continue
			}
			if said[w.Stem] == nil {
				said[w.Stem] = &word{surface: w.Span.In(c.quote()), idf: t.lexicon.idf(w.Stem)}
			}
			said[w.Stem].n++
			if slices.ContainsFunc(text.Words(c.Title), func(o text.Word) bool { return o.Stem == w.Stem }) {
				said[w.Stem].titled = 1
			}
		}
	}
	all := slices.SortedFunc(maps.Values(said), func(a, b *word) int {
		return cmp.Or(cmp.Compare(b.titled, a.titled), cmp.Compare(min(b.n, 3), min(a.n, 3)), cmp.Compare(b.idf, a.idf), strings.Compare(a.surface, b.surface))
	})
	var out []string
	for _, w := range all[:min(4, len(all))] {
		out = append(out, w.surface)
	}
	return out
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
