package attribution

import (
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/attribution/tagging"
	"quoth/knowledge/text"
)

// kindOf says how words are reported: all in quotation marks, some, or none.
func kindOf(t *tagging.Text, content []run) knowledge.Kind {
	in, all := 0, 0
	for _, r := range content {
		for i := r.from; i < r.to; i++ {
			all++
			if t.Quote[i] >= 0 {
				in++
			}
		}
	}
	switch {
	case in == 0:
		return knowledge.Indirect
	case in >= all-1:
		return knowledge.Direct
	}
	return knowledge.Mixed
}

// speech says whether a cue is one of speech, not of belief or intention. A quotation without cue is speech.
func speech(t *tagging.Text, cue []run) bool {
	for _, r := range cue {
		for i := r.from; i < r.to; i++ {
			w := strings.ToLower(t.Body[t.Tokens[i].Start:t.Tokens[i].End])
			if mindWords[text.Stem(w)] {
				return false
			}
		}
	}
	return true
}

// mindWords are the stems of verbs and nouns for what people believe, want or mean to do.
var mindWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`believe belief think thought want wish hope hoped expect expectation plan intend intention know knew see saw
		consider doubt fear feel felt understand understood prefer seek sought try tried aim mean meant support oppose favor love hate like
		worry decide decision refuse view expects assume suspect imagine remember learn learned determine conclude await regard trust
		show showed found find`) {
		m[text.Stem(w)] = true
	}
	return m
}()
