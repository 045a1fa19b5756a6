// Package answering turns a question into an [knowledge.Answer] of cited sentences, or into an abstention.
//
// A question goes through nine steps, each in files of its own. Parse (question.go, speech.go) takes it apart by its own
// words: which kind of answer is asked for, whose words, about what. Understand (understand.go, followup.go, sides.go, times.go) reads
// that in the light of the turns before it, of the clock and of the index: times become bounds, names and misspelt words find their
// speakers, and every word gets its rarity and its relatives. Gather (candidates.go) collects sentences, from the passages that a search finds and from the statements of
// whoever is asked about; a sentence that is somebody else's statement is left out there. Measure (features.go, families.go,
// kinds.go) describes each sentence by numbers. Rank (choose.go) orders them by a learned model and has a second one, the judge, tell
// from the best sentence and its rivals how likely it answers (overall.go, models.go). Choose takes the best few that don't
// repeat each other, or nothing where that confidence is below the threshold. Settle (notes.go) puts
// together what several outlets tell (copies.go) and sets beside it what they dispute (differ.go, roles.go). Stretch (stretch.go) adds a
// neighbour that a sentence can't be understood without. Check compares each quotation with the stored text, and only
// what is the same becomes a citation. training.go shows the steps up to measure to the command that fits the models.
package answering
