package answering

import (
	"math"
	"slices"

	"quoth/knowledge"
	"quoth/knowledge/trees"
)

const (
	sentences = 5    // most sentences of an answer
	leads     = 3    // most leads of an abstention
	alike     = 0.75 // share of words from which on two sentences tell the same
	near      = 0.06 // odds against the best sentence that another one must reach
	foreign   = 0.4  // share of a question that the index has no word of, from which on it may be about something else altogether
	nearOther = 0.01 // the same for the best sentence of another article in a comparison
)

// rank orders the candidates by the model's score: relevance decides, then newer, then direct.
func (t *thought) rank() {
	for _, c := range t.candidates {
		c.score = ranker().Score(c.x)
	}
	slices.SortStableFunc(t.candidates, func(a, b *candidate) int {
		switch {
		case a.score != b.score:
			return order(b.score, a.score)
		case !a.Published.Equal(b.Published):
			return b.Published.Compare(a.Published)
		}
		return order(b.x[fDirect], a.x[fDirect])
	})
	if len(t.candidates) > 0 {
		t.confidence = trees.Probability(judge().Score(t.overall()))
	}
}

func order(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// choose picks the sentences of the answer; none where the evidence is thin.
func (t *thought) choose() []*candidate {
	if len(t.candidates) == 0 || t.confidence < t.needed() || t.beside() {
		return nil
	}
	var out []*candidate
	take := func(c *candidate) {
		if len(out) < sentences && !slices.ContainsFunc(out, func(o *candidate) bool { return sameWords(o, c) }) {
			out = append(out, c)
		}
	}
	for _, c := range t.leaders() {
		take(c)
	}
	for _, c := range t.candidates {
		if odds(c, t.candidates[0]) >= near {
			take(c)
		}
	}
	return out
}

// needed is the confidence from which on the question is answered.
func (t *thought) needed() float64 {
	x := t.candidates[0].x
	if t.reading.whatIsNew() {
		return 0
	}
	switch {
	case t.reading.named && t.reading.speech && x[fAsked] == 0 && t.candidates[0].mine && t.candidates[0].said.Speech:
		return 0 // "what did she say": whatever it was
	case x[fUnknown] >= foreign:
		return surenessOfForeign
	case t.reading.named && t.reading.speech, x[fCoverNear] == 0:
		return surenessOfWords
	}
	return surenessOfFacts
}

// beside says whether the best sentence has nothing at all to do with what the question is about. Of somebody's words more is asked: that they
// themselves touch it, or what stands around them does to the letter.
func (t *thought) beside() bool {
	x := t.candidates[0].x
	if t.reading.named && t.reading.speech {
		return x[fAsked] > 0 && x[fMeaning] == 0 && x[fCoverNear] == 0 && x[fCoverPassage] == 0 && x[fCoverTitle] == 0
	}
	return x[fAsked] > 0 && x[fMeaningNear] == 0 && x[fCoverPassage] == 0 && x[fCoverTitle] == 0
}

// leaders are the sentences that an answer must lead with: in a comparison the best one of each side, or of each article where no sides are
// named, as far as it comes near the best; asked who somebody is, the best one that says so; elsewhere the best one.
func (t *thought) leaders() []*candidate {
	if t.reading.kind == anIdentity {
		for i, c := range t.candidates {
			if c.x[fIntroduces] > 0 && odds(c, t.candidates[0]) >= near {
				return t.candidates[i : i+1] // who somebody is, not what was said of them
			}
		}
	}
	if t.reading.intent != knowledge.IntentCompare {
		return t.candidates[:1]
	}
	var out []*candidate
	for _, c := range t.candidates {
		same := func(o *candidate) bool { return o.view == c.view }
		if t.reading.sides != nil {
			same = func(o *candidate) bool { return t.reading.side(o) == t.reading.side(c) }
		} else if odds(c, t.candidates[0]) < nearOther {
			break
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, c)
		}
		if len(out) == 3 {
			break
		}
	}
	return out
}

// side is which side of a comparison a sentence speaks for; -1 for none.
func (r *reading) side(c *candidate) int {
	if c.said != nil {
		if i, ok := r.sideOf[c.said.Speaker]; ok {
			return i
		}
	}
	return -1
}

// odds is how likely a candidate is evidence against another one, as the ranker has it.
func odds(c, against *candidate) float64 { return math.Exp(c.score - against.score) }

// sameWords says whether two sentences tell the same in nearly the same words.
func sameWords(a, b *candidate) bool {
	x, y := stemSet(a.wordsAt(a.at)), stemSet(b.wordsAt(b.at))
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	return float64(both) >= alike*float64(max(1, min(len(x), len(y))))
}

// leads are the nearest headlines for a question that nothing answers.
func (t *thought) leads() []knowledge.Lead {
	var out []knowledge.Lead
	for _, e := range t.found {
		if len(out) == leads {
			break
		}
		if e.Title != "" && !slices.ContainsFunc(out, func(l knowledge.Lead) bool { return l.Title == e.Title }) {
			out = append(out, knowledge.Lead{Article: e.Passage.Article, Title: e.Title})
		}
	}
	return out
}
