package tagging

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Class is a rough part of speech: exact for the words and marks of closed classes, a guess by the
// ending for all others.
type Class uint8

const (
	None Class = iota
	Stop
	Query
	Comma
	Colon
	Semicolon
	Dash
	Ellipsis
	Open
	Close
	OpenQuote
	CloseQuote
	AnyQuote
	Mark
	Determiner
	Possessive
	Subject
	Object
	Preposition
	And
	But
	That
	To
	Wh
	Who
	Subordinator
	Modal
	Be
	Have
	Do
	Not
	Clitic
	There
	According
	Adverb
	Number
	Ly
	Ed
	Ing
	Plural
	Capital
	Upper
	Other
)

// firstOpen is the first class whose words are told apart by their endings only.
const firstOpen = Number

var closed = map[string]Class{}

func init() {
	for c, words := range map[Class]string{
		Determiner:   "the a an this these those some any no every each all both many most several few another other such one two three more",
		Possessive:   "my your his her its our their whose",
		Subject:      "i you he she it we they",
		Object:       "me him us them himself herself themselves itself myself ourselves someone anyone everyone nobody everybody somebody something nothing anything everything",
		Preposition:  "of in on at by for from with about against between into through during above below over under near without within among across behind beyond toward towards upon via per despite amid including around off up down out like than before after since until because",
		And:          "and or nor",
		But:          "but yet",
		That:         "that",
		To:           "to",
		Wh:           "what which when where why how whatever whenever wherever",
		Who:          "who whom",
		Subordinator: "if although though while whereas unless whether as so even once",
		Modal:        "will would can could may might shall should must ought wo ca",
		Be:           "is are was were be been being am 's 're 'm ’re ’m",
		Have:         "has have had having 've ’ve",
		Do:           "do does did doing",
		Not:          "not n't n’t never",
		Clitic:       "’s 'll ’ll 'd ’d",
		There:        "there here",
		According:    "according",
		Adverb:       "also now then still just only very too again already ever often however meanwhile instead later earlier ago today yesterday tomorrow much well soon further therefore thus perhaps rather",
	} {
		for w := range strings.FieldsSeq(words) {
			closed[w] = c
		}
	}
	for c, marks := range map[Class]string{
		Stop: ". !", Query: "?", Comma: ",", Colon: ":", Semicolon: ";", Dash: "- -- --- – — ―", Ellipsis: "... … ..", Open: "( [ {", Close: ") ] }",
		OpenQuote: "“ „ « ‟ `` ‘ ` ‚", CloseQuote: "” » ’", AnyQuote: "\" '' ' ＂",
	} {
		for m := range strings.FieldsSeq(marks) {
			closed[m] = c
		}
	}
	closed["'s"] = Clitic
}

func classOf(w, low string) Class {
	if c, ok := closed[low]; ok {
		if w == "US" {
			return Upper
		}
		return c
	}
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(first):
		return Number
	case !wordRune(first) && first != '\'' && first != '’':
		return Mark
	case unicode.IsUpper(first):
		if len(w) > 1 && strings.ToUpper(w) == w {
			return Upper
		}
		return Capital
	case strings.HasSuffix(w, "ly"):
		return Ly
	case strings.HasSuffix(w, "ed"):
		return Ed
	case strings.HasSuffix(w, "ing"):
		return Ing
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return Plural
	}
	return Other
}
