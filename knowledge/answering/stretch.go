package answering

import (
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	stretched = 440 // bytes that a quotation of several sentences may have at most
	companion = 0.3 // odds against the sentence that a neighbour needs to be quoted along
)

// stretch returns what is quoted for a sentence: itself, or with a neighbour in the same paragraph that it leans on ("It was …", "He …"), or that
// answers nearly as well, where both are short. Statements stand alone: a neighbour may be somebody else's.
func (t *thought) stretch(c *candidate) knowledge.Span {
	sp := c.span()
	if strings.HasSuffix(sp.In(c.Text), ":") {
		return c.withList(sp)
	}
	if lead := c.leadIn(); lead >= 0 && sp.End-c.sentences[lead].Start <= stretched {
		return knowledge.Span{Start: c.sentences[lead].Start, End: sp.End} // an item of a list says little without what it is a list of
	}
	if t.reading.speech || c.said != nil && c.said.Speech {
		return sp
	}
	if c.at > 0 && leans(c.wordsAt(c.at)) && c.joins(c.at-1, sp) {
		sp.Start = c.sentences[c.at-1].Start
	}
	for _, at := range []int{c.at + 1, c.at - 1} {
		if at < 0 || at >= len(c.sentences) || !c.joins(at, sp) || sp.Overlap(c.sentences[at]) > 0 {
			continue
		}
		i := slices.IndexFunc(t.candidates, func(o *candidate) bool { return o.view == c.view && o.at == at })
		if i >= 0 && odds(t.candidates[i], c) >= companion {
			sp = knowledge.Span{Start: min(sp.Start, c.sentences[at].Start), End: max(sp.End, c.sentences[at].End)}
		}
	}
	return sp
}

// contradicts says whether a sentence holds words of somebody else than the speaker whom the citation of this candidate names: quoted along, they
// would be taken for that speaker's.
func (c *candidate) contradicts(at int) bool {
	if c.said == nil || !c.said.Speech {
		return false // no speaker is named
	}
	return slices.ContainsFunc(c.spoken[at], func(s *spoken) bool { return s.Speech && s.Speaker != c.said.Speaker })
}

// leadIn returns the sentence that introduces the list which a sentence is an item of; -1 where it is none. Items stand on lines of their own.
func (c *candidate) leadIn() int {
	for at := c.at; at > 0 && c.at-at < headReach; at-- {
		if !strings.Contains(c.Text[c.sentences[at-1].End:c.sentences[at].Start], "\n") {
			return -1
		}
		if c.contradicts(at - 1) {
			return -1
		}
		if strings.HasSuffix(c.sentences[at-1].In(c.Text), ":") {
			return at - 1
		}
	}
	return -1
}

// withList adds to a lead-in ("These include:") as many of the lines after it as a quotation may hold.
func (c *candidate) withList(sp knowledge.Span) knowledge.Span {
	for at := c.at + 1; at < len(c.sentences); at++ {
		n := c.sentences[at]
		if n.End-sp.Start > stretched || strings.HasSuffix(n.In(c.Text), ":") || c.contradicts(at) {
			break
		}
		sp.End = n.End
		if heading(n.In(c.Text)) == 0 && !strings.Contains(c.Text[c.sentences[at-1].End:n.Start], "\n") {
			break
		}
	}
	return sp
}

// joins says whether a neighbouring sentence may be quoted along: it stands in the same paragraph, is no heading, is nobody's statement, and
// the whole stays short.
func (v *view) joins(at int, sp knowledge.Span) bool {
	n := v.sentences[at]
	whole := knowledge.Span{Start: min(sp.Start, n.Start), End: max(sp.End, n.End)}
	if whole.Len() > stretched || strings.ContainsAny(whole.In(v.Text), "\n\r") {
		return false
	}
	return !slices.ContainsFunc(v.spoken[at], func(s *spoken) bool { return s.Speech })
}

// leans says whether a sentence begins with a word that points back.
func leans(ws []text.Word) bool {
	return len(ws) > 0 && leaning[ws[0].Fold]
}

var leaning = set(`it he she they this that these those his her their its such both another in however but yet instead also there then here moreover furthermore additionally besides similarly likewise nevertheless nonetheless thus therefore consequently`)
