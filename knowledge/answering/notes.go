package answering

import "quoth/knowledge"

// remarks are what is to be said of the sentences of an answer once they have their numbers.
type remarks struct {
	disputes []dispute
	groups   []retold
}

// settle makes of the chosen sentences those that the answer shows: what several outlets tell is there once, and what they dispute from each of them.
func (t *thought) settle(chosen []*candidate) ([]*candidate, remarks) {
	var r remarks
	chosen, r.groups = t.group(chosen)
	chosen, r.disputes = t.withDisputes(chosen)
	return chosen, r
}

// notes are the notes of an answer: how the question was read, what is disputed, who reports it, and how old it is.
func (t *thought) notes(q knowledge.Question, r remarks, cited []knowledge.Citation) []knowledge.Note {
	out := append([]knowledge.Note(nil), t.reading.notes...)
	out = append(out, differNotes(r.disputes, cited)...)
	out = append(out, copyNotes(r.groups, cited)...)
	return append(out, t.dateNotes(q, cited)...)
}
