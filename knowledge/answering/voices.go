package answering

import (
	"math"
	"slices"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// speech measures who speaks in the sentence, against whom the question asks about.
func (m *meter) speech(c *candidate) {
	r := m.r
	set := func(f int, on bool) {
		if on {
			c.x[f] = 1
		}
	}
	set(fSpeech, r.speech)
	set(fWhoSaid, r.whoSaid)
	set(fNamed, r.named)
	set(fKnownSpeaker, len(r.speakers) > 0)
	set(fMine, c.mine)
	set(fSpeaks, r.named && c.speaks(c.at, r))
	set(fOthers, c.others)
	if len(r.speakers) > 0 {
		c.x[fSlips] = r.speakers[0].Slips
	}
	for _, s := range c.bySource[c.at] {
		set(fMineSource, slices.ContainsFunc(r.speakers, func(p match) bool { return p.Name == s.Speaker }))
	}
	c.x[fSubjectHere] = m.subject(c.wordsAt(c.at))
	c.x[fSubjectNear] = max(m.subject(c.wordsAt(c.at-1)), m.subject(c.wordsAt(c.at+1)))
	c.x[fStatements] = math.Log1p(float64(m.mine))
	if c.said == nil {
		return
	}
	set(fDirect, c.said.Kind == knowledge.Direct)
	set(fMixed, c.said.Kind == knowledge.Mixed)
	set(fReported, c.said.Kind == knowledge.Indirect)
	set(fSpoken, c.said.Speech)
	n := 0
	stems := map[string]bool{}
	sp := c.span()
	for _, part := range c.said.in {
		n += part.Len()
		for _, w := range c.wordsAt(c.at) {
			if at := sp.Start + w.Span.Start; at >= part.Start && at < part.End {
				stems[w.Stem] = true
			}
		}
	}
	c.x[fSaidShare] = float64(n) / float64(sp.Len())
	c.x[fCoverSaid] = cover(m.topic, m.sum, func(st string) bool { return stems[st] })
}

func (m *meter) subject(ws []text.Word) float64 {
	n, got := 0, 0
	for _, t := range m.r.terms {
		if !t.subject {
			continue
		}
		n++
		if slices.ContainsFunc(ws, func(w text.Word) bool { return w.Stem == t.stem }) {
			got++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(got) / float64(n)
}
