package answering

import (
	"slices"

	"quoth/knowledge/text"
)

// complete fills in what a follow-up leaves out: "and Barrot?", "what about tolls?", "who came with him?", "source?".
func (r *reading) complete(l *lexicon, earlier *reading) {
	about, rest := fragment(r.words)
	switch {
	case len(contentWords(r.words)) == 0 || isSourceRequest(r.words): // "source?", "why?", "and then?"
		r.inherit(earlier)
	case about: // "and on tolls?", "what about X?"
		r.completeFragment(l, earlier, rest)
	case r.speech && !r.whoSaid && allPronouns(r.subject):
		r.takeSubject(l, earlier)
	case !r.speech && refersBack(r.words):
		r.inherited = earlier.contentTerms()
	case r.speech && len(r.subject) > 0 && len(r.topic) == 0 && earlier.speech && len(earlier.topic) > 0:
		// "what did Strada say?" after a question about a topic: the whole of what Strada said serves, the topic first
		r.inherited = earlier.topic
	case r.speech && topicRefersBack(r):
		r.topic = append(slices.Clone(r.topic), earlier.topic...)
	}
}

// inherit makes the follow-up ask what was asked before.
func (r *reading) inherit(earlier *reading) {
	own := contentWords(r.words)
	if isSourceRequest(r.words) {
		own = nil // the citations are the answer; no article need have the word
	}
	r.subject, r.speech, r.whoSaid, r.loose = earlier.subject, earlier.speech, earlier.whoSaid, earlier.loose
	r.topic = append(slices.Clone(earlier.topic), own...)
	if r.kind == anything {
		r.kind = earlier.kind
	}
	r.intent = earlier.intent
}

func isSourceRequest(ws []text.Word) bool {
	c := contentWords(ws)
	return len(c) == 1 && sourceWords[c[0].Fold]
}

var sourceWords = set(`source sources link links citation proof where`)

// fragment recognises a follow-up that is no sentence: "and X?", "what about X?", "and on X?", "X?". rest is X.
func fragment(ws []text.Word) (ok bool, rest []text.Word) {
	i := 0
	lead := false
	for i < len(ws) && (ws[i].Fold == "and" || ws[i].Fold == "but" || ws[i].Fold == "or" || ws[i].Fold == "then") {
		lead = true
		i++
	}
	if i+1 < len(ws) && (ws[i].Fold == "what" || ws[i].Fold == "how") && (ws[i+1].Fold == "about" || ws[i+1].Fold == "of") {
		return true, ws[i+2:]
	}
	if i+2 < len(ws) && ws[i].Fold == "what" && ws[i+1].Fold == "is" && ws[i+2].Fold == "about" {
		return true, ws[i+3:]
	}
	rest = ws[i:]
	if len(rest) == 0 {
		return false, nil
	}
	if slices.ContainsFunc(rest, func(w text.Word) bool {
		return auxiliaries[w.Fold] || speechVerbs[w.Fold] || w.Fold == "who" || w.Fold == "what" || w.Fold == "why" || w.Fold == "when" || w.Fold == "where" || w.Fold == "how"
	}) {
		return false, nil
	}
	asks := func(w text.Word) bool { return speechNouns[w.Fold] || summing[w.Fold] || comparing[w.Fold] }
	return lead || len(rest) <= 4 && len(contentWords(rest)) <= 2 && !slices.ContainsFunc(rest, asks), rest
}

// completeFragment decides whether the fragment is another speaker or another topic.
func (r *reading) completeFragment(l *lexicon, earlier *reading, rest []text.Word) {
	onTopic := len(rest) > 0 && aboutWords[rest[0].Fold]
	rest = trimLead(rest)
	content := contentWords(rest)
	if k := index(rest, 1, func(w text.Word) bool { return w.Fold == "on" || w.Fold == "about" }); k > 0 && l.plausibleSubject(rest[:k]) {
		r.subject, r.topic, r.speech, r.loose = trimFillers(rest[:k]), contentWords(rest[k+1:]), true, false
		r.intent = r.intentOf()
		return
	}
	if !onTopic && l.isPerson(rest, earlier) {
		r.speech, r.loose, r.whoSaid = true, false, false
		r.subject = trimFillers(rest)
		r.topic = earlier.topic
		if !earlier.speech {
			r.topic = without(earlier.topic, earlier.mentioned(l))
		}
		r.intent = r.intentOf()
		return
	}
	r.speech, r.whoSaid, r.loose = earlier.speech && !earlier.whoSaid, false, false
	r.subject = earlier.subject
	r.topic = content
	if !earlier.speech || len(earlier.subject) == 0 {
		r.speech = false
		r.subject = nil
		r.inherited = earlier.contentTerms()
	}
	if r.kind == anything {
		r.kind = earlier.kind
	}
	r.intent = r.intentOf()
}

// isPerson says whether a fragment names a speaker rather than a topic.
func (l *lexicon) isPerson(ws []text.Word, earlier *reading) bool {
	m := l.find(ws)
	if len(m) > 0 && m[0].Slips == 0 {
		return true
	}
	return earlier.speech && len(earlier.subject) > 0 && len(ws) <= 3 && (len(m) > 0 || l.nameLike(ws))
}

// takeSubject lets a pronoun stand for whom the earlier turn was about.
func (r *reading) takeSubject(l *lexicon, earlier *reading) {
	if len(earlier.subject) > 0 {
		r.subject = earlier.subject
		return
	}
	if named := earlier.mentioned(l); len(named) > 0 {
		r.subject = named[len(named)-1:]
		return
	}
	r.subject = nil
	r.inherited = earlier.contentTerms()
}

// contentTerms are the words that a turn was about, those that it took from earlier turns included.
func (e *reading) contentTerms() []text.Word {
	return slices.Concat(e.topic, e.subject, e.inherited)
}

// mentioned are the words of a question that name people.
func (e *reading) mentioned(l *lexicon) []text.Word {
	var out []text.Word
	for _, w := range e.topic {
		if m := l.directory.Find([]text.Word{w}); len(m) > 0 && m[0].Slips == 0 && !m[0].Role {
			out = append(out, w)
		}
	}
	return out
}

func without(ws, drop []text.Word) []text.Word {
	return slices.DeleteFunc(slices.Clone(ws), func(w text.Word) bool {
		return slices.ContainsFunc(drop, func(d text.Word) bool { return d.Stem == w.Stem })
	})
}

// refersBack says whether a question has a word that stands for something said before.
func refersBack(ws []text.Word) bool {
	for i, w := range ws {
		if pronouns[w.Fold] && (i == 0 || w.Fold != "there" && w.Fold != "that") || w.Fold == "there" && i > 1 || w.Fold == "same" {
			return true
		}
	}
	return len(ws) > 0 && ws[0].Fold == "and"
}

func topicRefersBack(r *reading) bool {
	return slices.ContainsFunc(r.words, func(w text.Word) bool { return w.Fold == "it" || w.Fold == "that" || w.Fold == "this" }) && len(r.topic) == 0
}
