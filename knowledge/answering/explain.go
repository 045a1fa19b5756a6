package answering

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"quoth/knowledge"
)

// Explain says in lines for a person how a question was understood, and why each of the best sentences won or lost.
func (a *Answerer) Explain(ctx context.Context, q knowledge.Question) (string, error) {
	var b strings.Builder
	err := a.index.Read(ctx, func(ix knowledge.Reader) error {
		t, err := a.ponder(ctx, ix, q)
		if err != nil {
			return err
		}
		t.reading.explain(&b)
		t.explain(&b)
		return nil
	})
	return b.String(), err
}

var kindNames = map[kindOfAnswer]string{anything: "anything", aPerson: "a person", aTime: "a time", aPlace: "a place", aNumber: "a number", aReason: "a reason",
	aManner: "a manner", aYesNo: "yes or no", anIdentity: "who somebody is"}

func (r *reading) explain(b *strings.Builder) {
	fmt.Fprintf(b, "intent %s, asks for %s", r.intent, kindNames[r.kind])
	for text, on := range map[string]bool{", in somebody's words": r.speech && r.named, ", and who said it": r.whoSaid} {
		if on {
			b.WriteString(text)
		}
	}
	b.WriteString("\n")
	if r.named {
		b.WriteString("speaker: " + r.nameAsAsked())
		var names []string
		for _, m := range r.speakers {
			names = append(names, fmt.Sprintf("%s (%d statements, %.1f slips)", m.Name, m.Count, m.Slips))
		}
		if len(names) == 0 {
			names = []string{"nobody whose words the articles have"}
		}
		b.WriteString(" → " + strings.Join(names, "; ") + "\n")
	}
	for _, t := range r.terms {
		fmt.Fprintf(b, "word %-16s stem %-14s weight %.1f × rarity %.2f", t.fold, t.stem, t.weight, t.idf)
		if !t.known {
			b.WriteString(", unknown to the articles")
		}
		var like []string
		for _, k := range t.strongest(6) {
			like = append(like, fmt.Sprintf("%s %.2f", k.Stem, t.related[k.Stem]))
		}
		if len(like) > 0 {
			b.WriteString("; also " + strings.Join(like, ", "))
		}
		b.WriteString("\n")
	}
}

// explained is how many sentences are explained, and how many reasons each gets.
const (
	explained = 8
	reasons   = 6
)

func (t *thought) explain(b *strings.Builder) {
	if len(t.candidates) == 0 {
		b.WriteString("no sentence was considered\n")
		return
	}
	fmt.Fprintf(b, "%d sentences considered; confidence %.2f, needed %.2f", len(t.candidates), t.confidence, t.needed())
	if t.beside() {
		b.WriteString("; the best one has nothing to do with the question")
	}
	b.WriteString("\n")
	chosen := t.choose()
	best := t.candidates[0]
	for i, c := range t.candidates[:min(explained, len(t.candidates))] {
		mark := " "
		if slices.Contains(chosen, c) {
			mark = "*"
		}
		who := ""
		if c.said != nil && c.said.Speaker != "" {
			who = c.said.Speaker + ": "
		}
		fmt.Fprintf(b, "%s %d. score %.2f, %s, %s%s\n", mark, i+1, c.score, c.ID, who, c.quote())
		if i == 0 {
			b.WriteString("     for: " + strings.Join(contributions(c.x, make([]float64, nFeatures)), ", ") + "\n")
			continue
		}
		b.WriteString("     against the first: " + strings.Join(contributions(c.x, best.x), ", ") + "\n")
	}
}

// contributions are the features in whose linear part two sentences differ most.
func contributions(x, from []float64) []string {
	type part struct {
		name  string
		value float64
	}
	var parts []part
	for i, w := range ranker().Linear {
		if v := w * (x[i] - from[i]); math.Abs(v) >= 0.05 {
			parts = append(parts, part{FeatureNames[i], v})
		}
	}
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(math.Abs(b.value), math.Abs(a.value)) })
	var out []string
	for _, p := range parts[:min(reasons, len(parts))] {
		out = append(out, fmt.Sprintf("%s %+.2f", p.name, p.value))
	}
	return out
}
