package attribution

import "quoth/knowledge/attribution/tagging"

// reportNouns are for things said or feared by nobody in particular; a clause with "that" tells what.
var reportNouns = set(`report reports claim claims news word rumour rumours rumor rumors allegation allegations accusation accusations suggestion suggestions
	speculation fear fears concern concerns worry worries hope hopes sign signs leak leaks warning warnings assertion assertions revelation revelations
	complaints doubts evidence indications`)

// occasions stand before a report that somebody acts or speaks upon, without saying the same.
var occasions = set(`after following amid amidst despite before since upon on over given`)

// hearsay takes from a statement a source that only acts on what others said: "Lund spoke after reports that the pier was sold"
// is no statement of Lund's, nor of anybody who is named, and loses its content; in "over Holm's claims that …" it is Holm's.
func hearsay(t *tagging.Text, d *draft) {
	if len(d.content) == 0 || len(d.cue) == 0 {
		return
	}
	at := d.content[0].from
	noun := at - 1
	if t.Tokens[at].Class != tagging.That || at < d.cue[0].from || noun <= int(t.Begin[at]) || !reportNouns[lowerWord(t, noun)] {
		return
	}
	owner, p := -1, noun-1
	for ; p >= int(t.Begin[at]) && p > noun-7; p-- {
		k := t.Tokens[p].Class
		if occasions[lowerWord(t, p)] {
			break
		}
		if k == tagging.Clitic {
			owner = p
		} else if k < tagging.Number && k != tagging.Determiner && k != tagging.Possessive {
			return
		}
	}
	if p < int(t.Begin[at]) || !occasions[lowerWord(t, p)] || len(d.source) > 0 && d.source[0].from > p {
		return
	}
	if owner <= p+1 {
		d.content = nil // nobody's
		return
	}
	d.source, d.cue, d.reporter = []run{{p + 1, owner}}, []run{{noun, noun + 1}}, nil
}
