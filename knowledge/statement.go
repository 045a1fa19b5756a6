package knowledge

// Kind says how words reached the page.
type Kind string

const (
	Direct    Kind = "direct"    // in quotation marks
	Mixed     Kind = "mixed"     // reported, with some words in quotation marks
	Indirect  Kind = "indirect"  // reported speech
	Narration Kind = "narration" // the article's own voice
)

// Statement is one thing that somebody said, believes or means to do, as one article has it.
// The span lists are in text order, in bytes of the article's text.
type Statement struct {
	Article string // the article's id
	Speaker string // the resolved name; empty where the source is nobody by name
	Role    string // what the article calls the speaker ("EU foreign policy chief"); may be empty
	Kind    Kind   // Direct, Mixed or Indirect
	Speech  bool   // false for beliefs and intentions, which are never shown as words said
	Via     []string
	Source  []Span // the words that name the source; empty where none do
	Cue     []Span // the words that make it a statement: "said", "according to"
	Content []Span // what was said; a quotation that its cue splits has two
}
