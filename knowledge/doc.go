// Package knowledge is the vocabulary of Quoth, and below it lies everything that turns articles into cited answers.
// This page is a tour of the whole program for somebody who is about to change it.
//
// # Goals
//
// Quoth reads the articles that a team has loaded and answers questions about them. Six goals shape the code,
// the first ones before the last:
//
//   - Only what was written. An answer consists of sentences of the articles, byte for byte, each with its place. What
//     can't be found again in the stored text is not shown.
//   - The right mouth. Words are credited to the person who said them, or to nobody. Somebody else's words
//     never stand in for those of whom a question asks about.
//   - Silence is an answer. Where the evidence is thin Quoth says so, tells what it searched and offers headlines, and
//     cites nothing.
//   - No language model needed. All of it runs in one process without a network. What is learned lies in three files of
//     numbers that are compiled in.
//   - No subject. Nothing in the code knows what a story is about. Its word lists are of general English and of the
//     countries of the world.
//   - One binary, one folder. A reload never holds up an answer, and a kill at any moment leaves the old state whole.
//
// # The values
//
// An [Article] is a text with its title, outlet, address and date. A [Passage] is a run of its sentences that a search can
// find. A [Statement] says who said what, with the spans of source, cue and content. A [Question] has a text, the asker's
// earlier turns and a day that it is asked as of. An [Answer] is a list of citations, or an abstention with its reason and
// leads; its notes say what there is to know about it ([NoteKind]). Each [Citation] names an article and a [Span]. All of
// these are plain values; nothing changes one once it is made. Offsets are bytes of the article's text. A citation has its
// place in code points, too, which is what leaves the program as JSON (wire.go).
//
// index.go has the view that answering needs of an index: a [Reader] is one consistent state that can be searched, and a
// [Vocabulary] knows how rare each word is. Nothing else in the tour is needed to understand these.
//
// # Reading text
//
// knowledge/text cuts any UTF-8 into sentences and words and brings words to a form in which spellings meet: without
// accents, in lower case, as a stem. The index and the questions both pass through it, so that a term means the same
// on both sides.
//
// knowledge/spelling measures how far two words are apart, by hand and by ear, and mends a word from a vocabulary.
// knowledge/dates reads days out of text: those that a sentence names, and those between which a question asks for something
// ("since Monday"). knowledge/thesaurus knows which words stand for the same. knowledge/trees evaluates boosted trees; it is
// the whole runtime of the two models that answering uses. knowledge/copies says how much of one text another one repeats.
//
// # Reading articles
//
// knowledge/attribution finds the statements of one article: its tagger, knowledge/attribution/tagging, labels each token as
// part of a source, a cue or a content; the package itself links the labels to statements and finds who "he" or
// "the ministry" is. Its own documentation goes step by step.
//
// knowledge/reading does all that is done once for an article when it is loaded: sentences, passages, statements.
// Its Version names the way it does that; where that has changed, the index has articles read again when they are next loaded.
//
// knowledge/people takes the names that the articles credit with statements and finds whom a question means by a
// surname, a role or a misspelt name, which names are the same person, and who speaks for a country.
//
// # Where articles come from and where they stay
//
// knowledge/sources reads folders and files of text, Markdown, HTML and JSON Lines; what a file is, its content says. It finds
// the title and the date in messy saved text. knowledge/starter holds a few briefs that are compiled in, so that a
// newcomer has something to ask about.
//
// internal/sqlitedb opens, migrates, checks and copies a SQLite file, and is the only package with cgo. On top of it,
// knowledge/sqlite is the index: it takes in a reload in one transaction, keeps earlier versions, and searches with BM25 over
// postings that it reads itself, so that common words don't decide what a question costs.
//
// # Answering
//
// knowledge/answering understands a question and the times that it sets, gathers sentences, ranks them with a learned model, lets another
// one judge whether the best of them answers at all, notes what several outlets tell alike or dispute, and cites. It can explain
// how it came to an answer (quoth ask --why). knowledge/checking compares each quotation with the stored article just before it is returned.
//
// knowledge/evaluation reads a file of questions whose evidence is known and scores the answers: the sentences, the
// abstentions, and whose words are shown. It knows nothing of how they came about.
//
// # The program
//
// bot holds a conversation: what a line means, the turns before it, the commands, a citation in its surroundings, the report of a
// reload. It is given an answerer and a library as interfaces. adapters/terminal shows what bot returns, to a person with a
// prompt or to a pipe. config reads the settings and the sources file. cmd/quoth has a short file for each subcommand
// and is the one place where all of this is wired together.
//
// # For developers
//
// internal/importtest fails when an import points the wrong way, and says why it is wrong. internal/bench makes up articles in
// any number and measures the index. The commands below internal/train make what is learned: attribution the
// tagger's weights, thesaurus the table of words, ranker the two models of answering, with boost growing their trees.
//
// ARCHITECTURE.md tells why things are as they are, and what was measured.
package knowledge
