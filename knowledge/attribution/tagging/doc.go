// Package tagging labels the tokens of an article as parts of statements.
//
// Cut makes a Text: tokens with rough word classes (classes.go, tokens.go, lexicon.go) and paired quotations
// (quotes.go). Extract and Restack turn it into numbers of features (features.go, stack.go) for the first and second pass.
// A Model (model.go) scores the labels (labels.go) for each token and for each step between tokens, and Viterbi
// (decode.go) finds the best sequence. All offsets of tokens are bytes of the body; all other positions count tokens.
//
// A change to tokens, classes or features makes a weights file useless: train a new one.
package tagging
