package knowledge

import "time"

// Question is what somebody asks, with what is needed to understand it.
type Question struct {
	Text    string
	History []string  // the asker's earlier turns, oldest first
	AsOf    time.Time // answer as of the end of this day in UTC; zero means now
	Sources []string  // names of the sources that the asker may see; nil means all
	Ranking int       // how many articles Answer.Retrieved should list, best first
}

// Intent is the kind of answer that a question asks for.
type Intent string

const (
	IntentQuote    Intent = "quote"    // somebody's words
	IntentFact     Intent = "fact"     // something that happened or is so
	IntentOverview Intent = "overview" // several things at once
	IntentCompare  Intent = "compare"  // what several sources or speakers have
	IntentCheck    Intent = "check"    // whether something is so
)
