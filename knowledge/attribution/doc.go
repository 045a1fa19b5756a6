// Package attribution reads who said what in one article.
//
// Read works in four steps, each in files of its own:
//
//   - tagging (a package below) cuts the text into tokens, pairs quotation marks, and gives each token a label:
//     part of a source, a cue or a content, or of none. The labels come from a learned model in two passes; the
//     second sees what the first found. Its weights are numbers in weights.bin.
//   - link.go joins the labelled parts to statements, one for each cue; hearsay.go drops what is nobody's words;
//     bylines.go, loose.go and headlines.go add what has no cue: quotations with a name behind them, quoted sentences
//     that stand alone, and headlines that begin with a name.
//   - kind.go tells direct from reported words, and speech from belief and intention.
//   - cast.go finds the people and organisations of the article (names.go, roles.go, words.go), speakers.go finds whom
//     a source means, pronouns.go whom "he" and "who" mean, via.go who passes a statement on;
//     cleanname.go lets no name pass that isn't one.
//
// Where a speaker isn't clear, Speaker stays empty: words without a speaker do less harm than words put in the wrong
// mouth. All word lists are general English; nothing here knows what the articles are about.
//
// The command internal/train/attribution makes weights.bin from annotated articles and measures it.
package attribution
