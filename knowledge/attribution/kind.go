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

// speech says whether a statement is words said: its cue has a word of speech, or it is quoted and its cue has
// none of belief or intention. A quotation without cue is speech.
func speech(t *tagging.Text, cue []run, kind knowledge.Kind) bool {
	mind := false
	for _, r := range cue {
		for i := r.from; i < r.to; i++ {
			k := t.Tokens[i]
			if k.Class == tagging.According || k.Class == tagging.Colon && i == cue[0].from {
				return true
			}
			stem := text.Stem(text.Fold(t.Body[k.Start:k.End]))
			if speechWords[stem] {
				return true
			}
			mind = mind || mindWords[stem]
		}
	}
	return kind != knowledge.Indirect && !mind
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
	// mindWords are for what people believe, want or mean to do.
	mindWords = stems(`believe belief think thought want wish hope expect plan intend intention know knew known see saw seen consider doubt fear
		feel felt understand understood prefer seek sought try tried aim mean meant worry decide decision assume suspect imagine remember
		learn determine await regard love hate like favor support oppose convinced confident optimistic concerned afraid aware sure`)

	// speechWords are for saying, in verbs and nouns.
	speechWords = stems(`accuse acknowledge acknowledgement add address admit admission advise affirm agree allege allegation announce announcement answer
		apologize appeal argue argument articulate ask assert assertion assure attack attest blame blast boast brag brand broadcast call caution
		celebrate challenge characterize charge chide cite claim clarify comment commit compare complain complaint compliment concede conclude
		condemn condemnation confess confide confirm confirmation congratulate contend contention continue contradict counter credit criticize
		criticism cry decline declare declaration decry defend demand denial deny denounce depict deride describe description detail disagree
		disclose dismiss dispute downplay elaborate emphasize endorse endorsement estimate exclaim explain explanation express forecast
		guarantee hail highlight hint implore imply indicate inform insinuate insist insistence interrupt interview invite invoke jab joke
		label lament lash laud lecture list maintain mention mock muse name note object observe offer opine outline pen phrase
		pledge plead point portray post postulate praise predict prediction press proclaim promise prompt propose pronounce protest
		question quip quote quotes rail read reassure rebuff rebuke rebut recall recite recommend recount refer refuse refusal refute
		reiterate reject rejection relate relay remark remind renounce repeat reply report request respond response retort reveal ridicule rule
		said salute say says scold scoff shout signal slam speak spoke spoken speech state statement stress suggest suggestion summarize swear
		swore sworn talk tell told testify testimony thank threaten threat throw tout tweet unveil urge utter view voice volunteer vow warn
		warning wonder write wrote written words yell`)
)
