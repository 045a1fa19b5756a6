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

// speech says whether a statement is words that were said or written by its source. It is where the cue has a word of
// speech that tells what the source did, or where all of them are quoted and the cue has none of belief or intention. A
// quotation without cue is speech. What the source was told, will say or is expected to say is not.
func speech(t *tagging.Text, d draft, kind knowledge.Kind) bool {
	cue, mind, spoke := cueTokens(t, d.cue), false, false
	for n, i := range cue {
		k := t.Tokens[i]
		if k.Class == tagging.According || (k.Class == tagging.Colon || k.Class == tagging.Dash) && n == 0 {
			return true
		}
		stem := text.Stem(text.Fold(t.Body[k.Start:k.End]))
		switch {
		case k.Class == tagging.Ly: // "allegedly"
		case k.Class == tagging.Ed && judging[stem] && n+1 < len(cue) && judgedFor[lowerWord(t, cue[n+1])] && !agentLate(t, d, cue): // "criticized for"
		case undergone[stem] && !spoke: // "faced questions"
			mind = true
		case speechWords[stem] || stem == "put" && n+1 < len(cue) && lowerWord(t, cue[n+1]) == "it":
			if k.Class != tagging.Ing && passive(t, cue[:n]) && !agentLate(t, d, cue) {
				continue
			}
			spoke = true
		case mindWords[stem]:
			mind = mind || !spoke
		}
	}
	if len(cue) > 0 && (mind || ahead(t, cue)) {
		return kind == knowledge.Direct && !mind
	}
	return spoke || kind == knowledge.Direct && !passive(t, cue)
}

func lowerWord(t *tagging.Text, i int) string {
	return strings.ToLower(t.Body[t.Tokens[i].Start:t.Tokens[i].End])
}

// cueTokens lists the tokens of a cue.
func cueTokens(t *tagging.Text, cue []run) []int {
	var out []int
	for _, r := range cue {
		for i := r.from; i < r.to; i++ {
			out = append(out, i)
		}
	}
	return out
}

// passive says whether the word behind these tokens of a cue is a participle that "be" makes passive: "was then" in "was
// then told".
func passive(t *tagging.Text, before []int) bool {
	for n := len(before) - 1; n >= 0; n-- {
		switch k := t.Tokens[before[n]]; k.Class {
		case tagging.Be:
			return true
		case tagging.Ly, tagging.Adverb, tagging.Not, tagging.Subordinator:
		default:
			return false
		}
	}
	return false
}

// agentLate says whether a passive cue has its source behind it: "was first reported by the paper".
func agentLate(t *tagging.Text, d draft, cue []int) bool {
	last := cue[len(cue)-1]
	return len(d.source) > 0 && d.source[0].from > last || t.Body[t.Tokens[last].Start:t.Tokens[last].End] == "by"
}

// ahead says whether a cue tells of words that are still to come or only meant: "will announce", "is expected to say",
// "to explain".
func ahead(t *tagging.Text, cue []int) bool {
	for n, i := range cue {
		w := lowerWord(t, i)
		switch {
		case n == 0 && t.Tokens[i].Class == tagging.To:
			return true
		case futureWords[w] && !t.Tokens[i].Cap:
			if n+1 < len(cue) && (t.Tokens[cue[n+1]].Class == tagging.Not || t.Tokens[cue[n+1]].Class == tagging.Adverb) {
				return false // "would not say", "would only say"
			}
			return true
		case dueWords[w] && n+1 < len(cue) && t.Tokens[cue[n+1]].Class == tagging.To:
			return true
		}
		if speechWords[text.Stem(text.Fold(w))] {
			return false
		}
	}
	return false
}

func stems(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		for _, ending := range [...]string{"", "ed", "ing"} { // "added" has another stem than "add"
			m[text.Stem(text.Fold(w)+ending)] = true
		}
	}
	return m
}

var (
	futureWords = set(`will 'll ’ll shall should may might could must`)
	dueWords    = set(`expected set likely unlikely scheduled due ready about going supposed poised prepared`)

	// mindWords are for what people believe, want or mean to do.
	mindWords = stems(`believe belief think thought want wish hope expect plan intend intention know knew known see saw seen consider doubt fear
		feel felt understand understood prefer seek sought try tried aim mean meant worry decide decision assume suspect imagine remember
		learn determine await regard love hate like favor support oppose convinced confident optimistic concerned afraid aware sure wonder view`)

	// undergone are for what is done with the words of others.
	undergone = stems(`face draw drew drawn receive spark endure suffer dodge escape ignore hear heard await avoid short`)

	// judging are words whose object stands between them and what it is judged for; without one they are passive.
	judging   = stems(`criticize accuse blame praise condemn mock ridicule blast slam rebuke chide laud denounce`)
	judgedFor = set(`for of over by`)

	// speechWords are for saying, in verbs and nouns.
	speechWords = stems(`accuse acknowledge acknowledgement add address admit admission advise affirm agree allege allegation announce announcement answer
		apologize appeal argue argument articulate ask assert assertion assure attest blame blast boast brag brand broadcast call caution
		celebrate challenge characterize charge chide cite claim clarify comment commit compare complain complaint compliment concede conclude
		condemn condemnation confess confide confirm confirmation congratulate contend contention continue contradict counter credit criticize
		criticism cry decline declare declaration decry defend demand denial deny denounce depict deride describe description detail disagree
		disclose dismiss dispute downplay elaborate emphasize endorse endorsement estimate exclaim explain explanation express forecast
		guarantee hail highlight hint implore imply indicate inform insinuate insist insistence interrupt interview invite invoke jab joke
		label lament lash laud lecture list maintain mention mock muse name note object observe offer opine outline phrase
		pledge plead point portray post postulate praise predict prediction proclaim promise prompt propose pronounce protest
		question quip quote quotes rail read reassure rebuff rebuke rebut recall recite recommend recount refer refuse refusal refute
		reiterate reject rejection relate relay remark remind renounce repeat reply report request respond response retort reveal ridicule rule
		said salute say says scold scoff shout signal slam speak spoke spoken speech state statement stress suggest suggestion summarize swear
		swore sworn talk tell told testify testimony thank threaten threat tout tweet unveil urge utter voice volunteer vow warn
		warning write wrote written words yell
		exhort reference chant interject fume react proclamation heckle herald message echo`)
)
