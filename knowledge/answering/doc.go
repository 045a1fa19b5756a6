// Package answering turns a question into an [knowledge.Answer] of cited sentences, or into an abstention.
//
// A question goes through ten steps (answerer.go), each in files of its own:
//
//   - Parse (question.go, speech.go, phrases.go, sides.go) takes it apart by its own words: which kind of answer is asked for, whose words,
//     about what, and whether two speakers are set against each other.
//   - Bound (times.go) turns words like "since Monday" into bounds of the publishing date.
//   - Understand (understand.go, followup.go, person.go, match.go) reads the question in the light of the turns before it and of the index:
//     names and misspelt words find their speakers, one of several namesakes is taken, and every word gets its rarity and its relatives.
//   - Gather (candidates.go) collects sentences, from the passages that a search finds and from the statements of whoever is asked
//     about; where somebody's words are asked for, sentences of others are left out there. Asked for what is new, about nothing in
//     particular, it takes the first sentences of the newest articles (newest.go). damage.go drops what doesn't fit the stored text.
//   - Measure (features.go) describes each sentence by numbers: its words (families.go), who speaks in it (voices.go), whether it is a
//     heading (heading.go), whether it has what the kind of answer needs (kinds.go).
//   - Rank (choose.go) orders them by a learned model and has a second one, the judge, tell from the best sentence and its rivals
//     how likely it answers (overall.go, models.go).
//   - Choose (choose.go) takes the best few that don't repeat each other. Where that confidence is too low it takes nothing, and abstain.go
//     says why.
//   - Settle (notes.go) puts together what several outlets tell (copies.go) and sets beside it what they dispute: by themselves
//     (differ.go), or in what the question asks for, a time, a number or a role (asked.go, roles.go). facts.go and quantities.go
//     read what is compared.
//   - Stretch (stretch.go) adds a neighbour that a sentence can't be understood without.
//   - Check compares each quotation with the stored text (knowledge/checking), and only what is the same becomes a citation.
//
// Beside these steps, ranking.go ranks whole articles for [knowledge.Question.Ranking], explain.go says for a person what the steps made of a
// question, and training.go shows the steps up to measure to the command that fits the models.
package answering
