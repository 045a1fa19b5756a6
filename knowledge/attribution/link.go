package attribution

import (
	"cmp"
	"slices"

	"quoth/knowledge/attribution/tagging"
)

// run is a piece of the text: its first token and the one after its last.
type run struct{ from, to int }

// draft is a statement in the making.
type draft struct {
	source, cue, content []run
	reporter             []run // sources whose cue has no content of its own: "…, according to the paper"
}

func (d *draft) start() int {
	at := d.cueStart()
	for _, p := range [][]run{d.source, d.cue, d.content} {
		for _, r := range p {
			at = min(at, r.from)
		}
	}
	return at
}

// end is the token after the last one of the statement.
func (d *draft) end() int {
	at := 0
	for _, p := range [][]run{d.source, d.cue, d.content} {
		for _, r := range p {
			at = max(at, r.to)
		}
	}
	return at
}

func (d *draft) cueStart() int {
	if len(d.cue) > 0 {
		return d.cue[0].from
	}
	return d.content[0].from
}

// part is a labelled run.
type part struct {
	run
	label tagging.Label // the one that begins it
	used  bool
}

func partsOf(labels []tagging.Label) []part {
	var out []part
	for i := 0; i < len(labels); {
		if !tagging.Begins(labels[i]) {
			i++
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == tagging.Inside(labels[i]) {
			j++
		}
		out = append(out, part{run: run{i, j}, label: labels[i]})
		i = j
	}
	return out
}

// link joins the labelled parts of a text to statements, one for each cue that has content. The labels say
// on which side of its cue a part stands.
func link(t *tagging.Text, labels []tagging.Label) []draft {
	parts := partsOf(labels)
	var cues []int
	for i, p := range parts {
		if p.label == tagging.CueBegin {
			cues = append(cues, i)
		}
	}
	drafts := make([]draft, len(cues))
	for k, c := range cues {
		drafts[k].cue = []run{parts[c].run}
		prev, next := -1, len(parts)
		if k > 0 {
			prev = cues[k-1]
		}
		if k+1 < len(cues) {
			next = cues[k+1]
		}
		for i := prev + 1; i < c; i++ {
			if parts[i].label == tagging.EarlyBegin && near(t, parts[i].run, parts[c].run) {
				drafts[k].content = append(drafts[k].content, parts[i].run)
				parts[i].used = true
			}
		}
		for i := c + 1; i < next; i++ {
			if parts[i].label == tagging.ContentBegin && near(t, parts[c].run, parts[i].run) {
				drafts[k].content = append(drafts[k].content, parts[i].run)
				parts[i].used = true
			}
		}
		if s, ok := sourceOf(t, parts, c, next); ok {
			surnameOf(t, &s, &drafts[k].cue[0])
			drafts[k].source = []run{s}
		}
	}
	for k, d := range drafts {
		if len(d.content) > 0 || len(d.source) == 0 {
			continue
		}
		for _, n := range []int{k - 1, k + 1} {
			if n >= 0 && n < len(drafts) && len(drafts[n].content) > 0 && t.Begin[drafts[n].cue[0].from] == t.Begin[d.cue[0].from] {
				if t.Tokens[d.cue[0].from].Class == tagging.According {
					drafts[n].reporter = d.source
				}
				break
			}
		}
	}
	for k := range drafts {
		overInsertion(t, labels, &drafts[k])
		hearsay(t, &drafts[k])
	}
	drafts = slices.DeleteFunc(drafts, func(d draft) bool { return len(d.content) == 0 })
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.start(), b.start()) })
	return drafts
}

// near says whether two parts may belong to one statement: in one paragraph, or with one paragraph break
// between them where the later one begins with a quotation or follows a colon.
func near(t *tagging.Text, a, b run) bool {
	breaks := 0
	for i := a.to; i <= b.from; i++ {
		if t.Para[i] {
			breaks++
		}
	}
	if breaks == 1 && b.from-a.to <= 1 && t.Tokens[b.from-1].Class == tagging.Colon {
		return true // "The mayor added:" and the words below it
	}
	return breaks == 0 || breaks == 1 && t.Quote[b.from] >= 0 && t.Quotes[t.Quote[b.from]].Start == b.from
}

// sourceOf finds the source of the cue at part c: one that follows it before the next cue, else the last one
// before it in its sentence, which an earlier cue may have used too ("she said … and added …").
func sourceOf(t *tagging.Text, parts []part, c, next int) (run, bool) {
	sentence := t.Begin[parts[c].from]
	for i := c + 1; i < next; i++ {
		if parts[i].label == tagging.LateSourceBegin && t.Begin[parts[i].from] == sentence && !parts[i].used {
			parts[i].used = true
			return parts[i].run, true
		}
	}
	for i := c - 1; i >= 0 && t.Begin[parts[i].from] == sentence; i-- {
		if parts[i].label == tagging.SourceBegin || parts[i].label == tagging.LateSourceBegin {
			return parts[i].run, true
		}
	}
	return run{}, false
}

// surnameOf moves a name that is also a common verb from the cue to the source before it: "Ann May said".
func surnameOf(t *tagging.Text, source, cue *run) {
	k := t.Tokens[cue.from]
	if source.to == cue.from && cue.to-cue.from > 1 && k.Class == tagging.Modal && k.Cap && !t.Tokens[cue.from+1].Cap {
		source.to++
		cue.from++
	}
}

// overInsertion lets reported speech go on behind an insertion between dashes, to the end of its sentence,
// where nothing else is labelled there: "warned that the draft — still open — could change".
func overInsertion(t *tagging.Text, labels []tagging.Label, d *draft) {
	if len(d.content) == 0 {
		return
	}
	last := &d.content[len(d.content)-1]
	i := last.to
	if last.from < d.cueStart() || i >= len(t.Tokens) || t.Tokens[i].Class != tagging.Dash || t.Begin[i] != t.Begin[last.from] || t.Quote[i] >= 0 {
		return
	}
	end := int(t.End[i])
	second := -1
	for j := i + 1; j < end; j++ {
		if labels[j] >= tagging.SourceBegin || t.Quote[j] >= 0 {
			return
		}
		if second < 0 && t.Tokens[j].Class == tagging.Dash && j <= i+15 {
			second = j
		}
	}
	if second < 0 || second+2 >= end {
		return
	}
	if t.Tokens[end-1].Class == tagging.Stop {
		end--
	}
	last.to = end
}
