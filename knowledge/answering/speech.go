package answering

import (
	"slices"
	"strings"

	"quoth/knowledge/text"
)

// Verbs and nouns by which a question asks for what somebody said. General English.
var (
	speechVerbs = set(`say says said saying tell tells told telling comment comments commented commenting mention mentions mentioned mentioning
		think thinks thought believe believes believed claim claims claimed argue argues argued call calls called describe describes described
		post posts posted tweet tweets tweeted write writes wrote written react reacts reacted reacting respond responds responded reply replies replied
		answer answered warn warns warned insist insists insisted announce announces announced state stated declare declared deny denies denied
		criticize criticizes criticized praise praised explain explains explained suggest suggests suggested speak speaks spoke spoken talk talks talked
		stress stressed emphasize emphasized note noted confirm confirms confirmed promise promised demand demands demanded urge urged express expressed
		address addressed reject rejected condemn condemned accuse accused predict predicted propose proposed remark remarked complain complained admit admitted acknowledge acknowledged vow vowed`)
	speechNouns = set(`quote quotes quotation quotations comment comments statement statements reaction reactions response responses remark remarks
		word words take view views opinion opinions position stance argument claim message answer reply tweet post line thoughts`)
	aboutWords = set(`about on regarding concerning of to over toward towards for at after against around`)
	pronouns   = set(`he she they it him her them his hers their theirs this that these those there`)
	fillers    = set(`anything something much ever even actually really publicly officially yet already exactly just also again far so else any the a an one it this that`)
)

// findSpeech sees whether the question asks for somebody's words: who is the subject, and what is it about.
func (p *parsed) findSpeech() {
	w := p.words
	switch {
	case p.whoSaidIt(w), p.saidWhat(w), p.accordingForm(w), p.ofForm(w), p.nounForm(w), p.verbForm(w), p.onForm(w):
	}
}

// whoSaidIt: "who said that the deal is dead", "who called the plan a gift".
func (p *parsed) whoSaidIt(w []text.Word) bool {
	i := index(w, 0, func(x text.Word) bool { return x.Fold == "who" || x.Fold == "whom" })
	if i < 0 || i > 2 {
		return false
	}
	v := i + 1
	for v < len(w) && (auxiliaries[w[v].Fold] && w[v].Fold != "did" && w[v].Fold != "does" && w[v].Fold != "do" || fillers[w[v].Fold] || w[v].Fold == "else" || w[v].Fold == "first" || w[v].Fold == "been") {
		v++
	}
	if v >= len(w) || !speechVerbs[w[v].Fold] || v+1 >= len(w) {
		return false
	}
	p.speech, p.whoSaid = true, true
	p.topic = w[v:]
	if generalVerbs[w[v].Fold] {
		p.topic = w[v+1:]
	}
	p.topic = contentOr(p.topic)
	return true
}

// sayingVerbs are those of them that are nothing but verbs.
var sayingVerbs = set(`say says said saying tell tells told telling commented mentioned think thinks thought spoke wrote tweeted`)

// saidWhat: "X said what", "X said what about Y".
func (p *parsed) saidWhat(w []text.Word) bool {
	v := index(w, 1, func(x text.Word) bool { return generalVerbs[x.Fold] })
	if v < 1 || v > 5 || v+1 >= len(w) || w[v+1].Fold != "what" || slices.ContainsFunc(w[:v], func(x text.Word) bool { return auxiliaries[x.Fold] }) {
		return false
	}
	p.speech, p.loose, p.subject = true, true, trimFillers(w[:v])
	p.topic = contentWords(trimLead(w[v+2:]))
	return true
}

// generalVerbs say nothing about the words that were said.
var generalVerbs = set(`say says said saying tell tells told comment commented mention mentioned mentions think thinks thought speak spoke talk talked talks write wrote post posted tweet tweeted state stated remark remarked`)

// verbForm: "what did X say about Y", "has X mentioned Y", "how did X react to Y", "what did X call Y", "what X said".
func (p *parsed) verbForm(w []text.Word) bool {
	aux := index(w, 0, func(x text.Word) bool { return auxiliaries[x.Fold] })
	if what := index(w, 0, func(x text.Word) bool { return x.Fold == "what" }); aux < 0 && what >= 0 && what < 2 {
		aux, p.loose = what, true
	}
	if aux < 0 || aux > 3 {
		return false
	}
	for aux+1 < len(w) && auxiliaries[w[aux+1].Fold] {
		aux++
	}
	v := index(w, aux+2, func(x text.Word) bool { return speechVerbs[x.Fold] && p.verb(x) })
	if v < 0 || v-aux > 9 || beForms[w[aux].Fold] && !strings.HasSuffix(w[v].Fold, "ing") {
		p.loose = false
		return false // "was X called …" is no speech of X's
	}
	if v+1 < len(w) && speechVerbs[w[v+1].Fold] && !aboutWords[w[v+1].Fold] && auxiliaries[w[aux].Fold] {
		v++ // "did the Evening Post say"
	}
	subject := trimFillers(w[aux+1 : v])
	if len(subject) == 0 || len(subject) > 7 {
		p.loose = false
		return false
	}
	p.speech = true
	p.deed = !generalVerbs[w[v].Fold] && !reactVerbs[w[v].Fold]
	p.subject = subject
	rest := w[v+1:]
	if p.deed {
		rest = append([]text.Word{w[v]}, rest...)
	}
	p.topic = contentWords(trimLead(rest))
	return true
}

var beForms = set(`is are was were be been being`)

// verb says whether a word that could be a verb isn't written as a name: "Talk" in "Apple Talk".
func (p *parsed) verb(w text.Word) bool {
	return !capital(w.Span.In(p.raw)) || strings.ToUpper(p.raw) == p.raw
}

var reactVerbs = set(`react reacts reacted reacting respond responds responded reply replied replies answer answered comment commented mention describe describes described call calls called express expressed address addressed`)

// nounForm: "quote from X on Y", "any comment from X about Y", "reaction of X".
func (p *parsed) nounForm(w []text.Word) bool {
	n := index(w, 0, func(x text.Word) bool { return speechNouns[x.Fold] })
	if n < 0 || n > 4 || n+2 >= len(w)+1 {
		return false
	}
	f := n + 1
	if f+1 >= len(w) || w[f].Fold != "from" && w[f].Fold != "by" && w[f].Fold != "of" {
		return false
	}
	rest := w[f+1:]
	k := index(rest, 1, func(x text.Word) bool { return aboutWords[x.Fold] && x.Fold != "of" && x.Fold != "for" })
	p.speech = true
	if k < 0 {
		p.subject = trimFillers(rest)
		return true
	}
	p.subject = trimFillers(rest[:k])
	p.topic = contentWords(rest[k+1:])
	return true
}

// ofForm: "what was X's take on Y", "X's reaction to Y", "X quotes", "X statement".
func (p *parsed) ofForm(w []text.Word) bool {
	n := index(w, 1, func(x text.Word) bool { return speechNouns[x.Fold] })
	if n < 1 {
		return false
	}
	b := 0
	for b < n && (auxiliaries[w[b].Fold] || w[b].Fold == "what" || w[b].Fold == "whats" || w[b].Fold == "how" || w[b].Fold == "any" || w[b].Fold == "the" || w[b].Fold == "and" || w[b].Fold == "give" || w[b].Fold == "me" || w[b].Fold == "show") {
		b++
	}
	subject := trimFillers(w[b:n])
	if len(subject) == 0 || len(subject) > 4 || slices.ContainsFunc(subject, func(x text.Word) bool { return summing[x.Fold] }) {
		return false
	}
	after := w[n+1:]
	if len(after) > 0 && !aboutWords[after[0].Fold] {
		return false
	}
	p.speech, p.loose = true, true
	p.subject = subject
	p.topic = contentWords(trimLead(after))
	return true
}

// accordingForm: "is it over, according to X", "in X's opinion, is it over".
func (p *parsed) accordingForm(w []text.Word) bool {
	if i := index(w, 0, func(x text.Word) bool { return x.Fold == "according" || x.Fold == "per" }); i >= 0 {
		from := i + 1
		if from < len(w) && w[from].Fold == "to" {
			from++
		}
		subject := trimFillers(w[from:])
		if len(subject) > 0 && len(subject) <= 5 && i > 0 {
			p.speech, p.loose, p.subject, p.topic = true, true, subject, contentWords(w[:i])
			return true
		}
	}
	i := index(w, 0, func(x text.Word) bool { return x.Fold == "in" })
	if i < 0 {
		return false
	}
	n := index(w, i+2, func(x text.Word) bool { return opinionNouns[x.Fold] })
	if n < 0 || n > i+5 || len(w) < n-i+3 {
		return false
	}
	p.speech, p.loose, p.subject = true, true, trimFillers(w[i+1:n])
	p.topic = contentWords(slices.Concat(w[:i], w[n+1:]))
	return true
}

var opinionNouns = set(`opinion view eyes words mind`)

// onForm: "X on Y", "X about Y".
func (p *parsed) onForm(w []text.Word) bool {
	k := index(w, 1, func(x text.Word) bool { return x.Fold == "on" || x.Fold == "about" || x.Fold == "regarding" })
	if k < 1 || k > 5 || k+1 >= len(w) {
		return false
	}
	subject := trimFillers(w[:k])
	if len(subject) == 0 || slices.ContainsFunc(subject, func(x text.Word) bool {
		return text.Stop(x.Fold) && x.Fold != "the" && x.Fold != "of" || speechNouns[x.Fold]
	}) {
		return false
	}
	p.speech, p.loose = true, true
	p.subject = subject
	p.topic = contentWords(w[k+1:])
	return true
}

func index(w []text.Word, from int, is func(text.Word) bool) int {
	for i := max(from, 0); i < len(w); i++ {
		if is(w[i]) {
			return i
		}
	}
	return -1
}

// trimFillers drops words at both ends that name nobody.
func trimFillers(w []text.Word) []text.Word {
	for len(w) > 0 && (fillers[w[0].Fold] || auxiliaries[w[0].Fold]) {
		w = w[1:]
	}
	for len(w) > 0 && fillers[w[len(w)-1].Fold] {
		w = w[:len(w)-1]
	}
	return w
}

// trimLead drops "anything about" before the topic.
func trimLead(w []text.Word) []text.Word {
	for len(w) > 0 && (fillers[w[0].Fold] || aboutWords[w[0].Fold]) {
		w = w[1:]
	}
	return w
}

// contentOr returns the content words, or all words where there are none.
func contentOr(w []text.Word) []text.Word {
	if c := contentWords(w); len(c) > 0 {
		return c
	}
	return w
}
