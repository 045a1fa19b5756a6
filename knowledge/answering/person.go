package answering

import (
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/people"
)

// onePerson keeps of those whom a name may mean the one who speaks most, with all ways in which the index writes that person, and says so
// where others share the name.
func (r *reading) onePerson() {
	if r.sides != nil || len(r.speakers) < 2 {
		return
	}
	first := r.speakers[slices.IndexFunc(r.speakers, func(m match) bool { return m.Count == mostSaid(r.speakers) })]
	for _, m := range r.speakers { // the fullest name among those that are the same person
		if people.Same(first.Name, m.Name) && len(people.NameTokens(m.Name)) > len(people.NameTokens(first.Name)) {
			first = m
		}
	}
	var same []match
	var others []string
	for _, m := range r.speakers {
		if people.Same(first.Name, m.Name) {
			same = append(same, m)
		} else if !slices.ContainsFunc(others, func(o string) bool { return people.Same(o, m.Name) }) {
			others = append(others, m.Name)
		}
	}
	r.speakers = same
	if len(others) > 0 {
		others = others[:min(len(others), 3)]
		r.notes = append(r.notes, knowledge.Note{Kind: knowledge.NotePeople,
			Text: "Took it to be about " + first.Name + "; ask by full name for " + strings.Join(others, " or ") + "."})
	}
}

func mostSaid(ms []match) int {
	most := 0
	for _, m := range ms {
		most = max(most, m.Count)
	}
	return most
}
