package answering

import (
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// kindOfAnswer is what the question word asks for.
type kindOfAnswer int

const (
	anything   kindOfAnswer = iota
	aPerson                 // who
	aTime                   // when, what year
	aPlace                  // where
	aNumber                 // how many, how much, how long
	aReason                 // why
	aManner                 // how
	aYesNo                  // did, is, can
	anIdentity              // who somebody is
)

// parsed is a question taken apart, before the index is asked about its names.
type parsed struct {
	words   []text.Word // shorthand spelled out; spans are of the question's text
	raw     string      // the question's text, as the spans of words have it
	intent  knowledge.Intent
	kind    kindOfAnswer
	speech  bool          // asks for what somebody said, thinks or did about something in words
	subject []text.Word   // whose words; nil where the question names nobody
	deed    bool          // the verb may be a deed as well as words: "what did X demand"
	whoSaid bool          // gives the words and asks for the speaker
	topic   []text.Word   // what about: the words that carry meaning, the subject's left out
	loose   bool          // subject found by position only ("X on Y"): it counts when it is a known speaker
	sides   [][]text.Word // speakers that are set against each other; nil where none are

	sidesTopic []text.Word // what they are compared on
}

// parse takes a question apart by its own words only.
func parse(question string) parsed {
	p := parsed{raw: question, words: leftOut(joinPhrases(spellOut(text.Words(question)))), intent: knowledge.IntentFact}
	p.kind = questionWord(p.words)
	p.findSides()
	p.findSpeech()
	if p.topic == nil && !p.speech {
		p.topic = contentWords(p.words)
	}
	p.intent = p.intentOf()
	if p.intent == knowledge.IntentOverview {
		p.topic = slices.DeleteFunc(p.topic, func(w text.Word) bool { return newsWords[w.Fold] })
	}
	return p
}

// spellOut replaces what people type in chat by the words that are meant, and drops what is only polite.
func spellOut(words []text.Word) []text.Word {
	out := words[:0:0]
	for _, w := range words {
		if polite[w.Fold] {
			continue
		}
		if s, ok := shorthand[w.Fold]; ok {
			for _, f := range strings.Fields(s) {
				out = append(out, text.Word{Span: w.Span, Fold: f, Stem: text.Stem(f)})
			}
			continue
		}
		out = append(out, w)
	}
	return out
}

var polite = set(`pls plz please thanks thx hey hi hello ok okay so well lol btw imo fyi hmm um uh also`)

var shorthand = map[string]string{
	"abt": "about", "w": "with", "wat": "what", "wot": "what", "wut": "what", "u": "you", "ur": "your", "r": "are", "b4": "before", "bc": "because", "cuz": "because",
	"ppl": "people", "govt": "government", "gov": "government", "re": "about", "whats": "what is", "hows": "how is", "whos": "who is", "wheres": "where is",
	"whens": "when is", "whys": "why is", "didnt": "did not", "doesnt": "does not", "wasnt": "was not", "isnt": "is not", "arent": "are not", "vs": "versus",
	"mtg": "meeting", "mins": "minutes", "hrs": "hours", "info": "information", "diff": "difference", "bw": "between", "btwn": "between", "bout": "about",
	"approx": "approximately", "acc": "according", "msg": "message", "thru": "through", "yday": "yesterday", "tmrw": "tomorrow", "gonna": "going to", "wanna": "want to", "pres": "president",
}

func questionWord(words []text.Word) kindOfAnswer {
	if n := len(words); n > 1 && offices[words[n-1].Fold] {
		return anIdentity // "what is Marsh's role"
	}
	for i, w := range words {
		next := func(n int) string {
			if i+n < len(words) {
				return words[i+n].Fold
			}
			return ""
		}
		switch w.Fold {
		case "who", "whom", "whose":
			if (next(1) == "is" || next(1) == "was" || next(1) == "are") && len(words) <= i+6 && (len(words) > i+2) && !participle(words[i+2:]) {
				return anIdentity
			}
			return aPerson
		case "when":
			return aTime
		case "where":
			return aPlace
		case "why":
			return aReason
		case "how":
			switch next(1) {
			case "many", "much", "long", "old", "far", "big", "large", "often", "high", "fast", "tall":
				return aNumber
			case "come":
				return aReason
			}
			return aManner
		case "what", "which":
			switch next(1) {
			case "year", "date", "day", "time", "month", "century", "decade":
				return aTime
			case "outlet", "outlets", "newspaper", "newspapers", "paper", "papers", "company", "companies", "firm", "agency", "party", "group", "officials", "leaders",
				"leader", "official", "generals", "politicians", "politician", "senators", "people", "person", "man", "woman", "journalist", "media":
				return aPerson
			case "number", "percentage", "percent", "amount", "share", "age":
				return aNumber
			case "city", "country", "place", "town", "region", "state", "continent":
				return aPlace
			}
			return anything
		}
	}
	if len(words) > 0 && auxiliaries[words[0].Fold] {
		return aYesNo
	}
	return anything
}

var offices = set(`role roles job position title office function occupation profession`)

// participle says whether what follows "who is" goes on with a verb: "who is leading the talks" asks for a person.
func participle(words []text.Word) bool {
	for i, w := range words {
		if i < 2 && (strings.HasSuffix(w.Fold, "ing") || strings.HasSuffix(w.Fold, "ed") || w.Fold == "in" || w.Fold == "behind" || w.Fold == "at" || w.Fold == "on" || w.Fold == "to") {
			return true
		}
	}
	return false
}

var auxiliaries = set(`did does do has have had is are was were can could will would should may might must`)

// leftOut drops what a question says it isn't about: "besides the plan", "other than tolls".
func leftOut(words []text.Word) []text.Word {
	for i, w := range words {
		two := i+1 < len(words) && (w.Fold == "other" && words[i+1].Fold == "than" || (w.Fold == "apart" || w.Fold == "aside") && words[i+1].Fold == "from")
		if i == 0 || !two && w.Fold != "besides" && w.Fold != "except" && w.Fold != "beside" {
			continue
		}
		end := i + 1
		if two {
			end++
		}
		for n := 0; end < len(words) && n < 2; end++ {
			if !text.Stop(words[end].Fold) {
				n++
			} else if n > 0 {
				break
			}
		}
		return slices.Concat(words[:i], words[end:])
	}
	return words
}

// contentWords keeps the words that say what a text is about.
func contentWords(words []text.Word) []text.Word {
	var out []text.Word
	for _, w := range words {
		if !text.Stop(w.Fold) && !askingWords[w.Fold] && !slices.ContainsFunc(out, func(o text.Word) bool { return o.Stem == w.Stem }) {
			out = append(out, w)
		}
	}
	return out
}

// askingWords belong to the act of asking, not to what is asked about.
var askingWords = set(`anything something everything somebody anybody someone anyone tell know happen happened happening please article
	articles stories outlet outlets according tldr summary summarise summarize short version give get compare
	compared comparison versus differ difference differences agree disagree different describe described sources reports`)

func (p *parsed) intentOf() knowledge.Intent {
	has := func(words map[string]bool) bool {
		return slices.ContainsFunc(p.words, func(w text.Word) bool { return words[w.Fold] })
	}
	switch {
	case has(comparing) || p.sides != nil:
		return knowledge.IntentCompare
	case has(summing):
		return knowledge.IntentOverview
	case p.speech:
		return knowledge.IntentQuote
	case p.kind == aYesNo:
		return knowledge.IntentCheck
	}
	return knowledge.IntentFact
}

var (
	comparing = set(`compare compared comparison versus differ difference differences disagree agree conflicting contradict`)
	summing   = set(`tldr summary summarise summarize summarised summarized overview recap digest latest new news update updates catch list lately developments reactions themes points`)
)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
