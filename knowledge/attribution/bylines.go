package attribution

import (
	"cmp"
	"slices"
	"strings"

	"quoth/knowledge/attribution/tagging"
)

// addBylines finds quotations with a dash and a name behind them, at the end of their line, and takes the words of both from
// what else was found: in a list of such lines each name belongs to the quotation before it, not to the next one.
func addBylines(t *tagging.Text, drafts []draft) []draft {
	var more []draft
	for _, q := range t.Quotes {
		name, ok := byline(t, q)
		if !ok {
			continue
		}
		drafts = slices.DeleteFunc(drafts, func(d draft) bool { return d.start() < name.to && d.end() > q.Start })
		more = append(more, draft{source: []run{name}, cue: []run{{q.End, q.End + 1}}, content: []run{{q.Start, q.End}}})
	}
	drafts = append(drafts, more...)
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.start(), b.start()) })
	return drafts
}

// byline finds the name behind a quotation that begins a line: `"…" — Ada Lund`.
func byline(t *tagging.Text, q tagging.Quote) (run, bool) {
	n := len(t.Tokens)
	if q.End-q.Start < minLoose || !line(t, q.Start) || q.End+1 >= n || t.Tokens[q.End].Class != tagging.Dash {
		return run{}, false
	}
	i := q.End + 1
	j := i
	for j < n && j < i+5 && !line(t, j) && (t.Tokens[j].Cap && t.Tokens[j].Class > tagging.Number || j > i && particles[lowerWord(t, j)]) {
		j++
	}
	if j-i < 2 {
		return run{}, false
	}
	end := j
	if end < n && t.Tokens[end].Class == tagging.Stop {
		end++
	}
	return run{i, j}, end == n || line(t, end)
}

// line says whether token i begins a line.
func line(t *tagging.Text, i int) bool {
	return i == 0 || strings.ContainsAny(t.Body[t.Tokens[i-1].End:t.Tokens[i].Start], "\n\r")
}
