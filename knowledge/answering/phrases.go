package answering

import (
	"strings"

	"quoth/knowledge/text"
)

// phrases are verbs and turns of several words, in the words of the news. General English.
const phrases = `
give up|surrender
gave up|surrender
giving up|surrender
given up|surrender
hand over|surrender
turn down|reject
turned down|reject
carry out|perform
carried out|perform
call off|cancel
called off|cancel
put off|postpone
set up|establish
point out|note
pointed out|note
look into|investigate
looking into|investigate
back down|concede
backed down|concede
pull out|withdraw
pulled out|withdraw
step down|resign
stepped down|resign
stepping down|resign
cut back|reduce
go up|rise
went up|rise
go down|fall
went down|fall
take part|participate
took part|participate
find out|discover
found out|discover
get rid|remove
blow up|explode
bring up|mention
brought up|mention
lash out|attack
lashed out|attack
sign off|approve
signed off|approve
weigh in|comment
weighed in|comment
come up with|propose
came up with|propose
get back|receive
break up|split
broke up|split
kick out|expel
kicked out|expel
hold off|delay
sort out|resolve
speak out|criticize
spoke out|criticize
team up|cooperate
shut down|close
run away|flee
ran away|flee
make up|invent
made up|invent
play down|downplay
played down|downplay
pay for|fund
paid for|fund
in return|exchange
broke the story|report
break the story|report
broke the news|report
`

var phraseOf = func() map[string][]phrase {
	m := map[string][]phrase{}
	for _, line := range strings.Split(strings.TrimSpace(phrases), "\n") {
		from, to, _ := strings.Cut(line, "|")
		f := strings.Fields(from)
		m[f[0]] = append(m[f[0]], phrase{f, to})
	}
	return m
}()

type phrase struct {
	words []string
	means string
}

// joinPhrases replaces verbs of several words by one that means the same.
func joinPhrases(ws []text.Word) []text.Word {
	out := ws[:0:0]
	for i := 0; i < len(ws); i++ {
		if p, ok := phraseAt(ws[i:]); ok {
			out = append(out, text.Word{Span: ws[i].Span, Fold: p.means, Stem: text.Stem(p.means)})
			i += len(p.words) - 1
			continue
		}
		out = append(out, ws[i])
	}
	return out
}

func phraseAt(ws []text.Word) (phrase, bool) {
next:
	for _, p := range phraseOf[ws[0].Fold] {
		if len(p.words) > len(ws) {
			continue
		}
		for i, w := range p.words {
			if ws[i].Fold != w {
				continue next
			}
		}
		return p, true
	}
	return phrase{}, false
}
