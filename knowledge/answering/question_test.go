package answering

import (
	"strings"
	"testing"

	"quoth/knowledge/text"
)

func TestParse(t *testing.T) {
	tests := []struct{ q, subject, topic, flags string }{
		{"what did Marsh say?", "marsh", "", "quote speech"},
		{"what did ada marsh say about the ferry tax", "ada marsh", "ferry tax", "quote speech"},
		{"did marsh say anything about tolls?", "marsh", "tolls", "quote speech"},
		{"quote from ada marsh on tolls pls", "ada marsh", "tolls", "quote speech"},
		{"any comment from Marsh about tolls", "marsh", "tolls", "quote speech"},
		{"what was marsh's take on tolls", "marsh", "tolls", "quote speech loose"},
		{"Marsh quotes?", "marsh", "", "quote speech loose"},
		{"marsh on tolls", "marsh", "tolls", "quote speech loose"},
		{"how did the harbour board react to the strike", "harbor board", "strike", "quote speech"},
		{"who said tolls are theft", "", "tolls theft", "quote speech whosaid"},
		{"who called the tolls theft", "", "called tolls theft", "quote speech whosaid"},
		{"who did marsh call a thief", "marsh", "thief", "quote speech"},
		{"wat did marsh say abt tolls", "marsh", "tolls", "quote speech"},
		{"when was the ferry built", "", "ferry built", "fact"},
		{"did the ferry sink", "", "ferry sink", "check"},
		{"compare the ferry and the bridge", "", "ferry bridge", "compare"},
		{"which toll besides the ferry toll is due", "", "toll due", "fact"},
		{"what would they give up in return", "", "surrender exchange", "fact"},
		{"wadeful said what lol", "wadeful", "", "quote speech loose"},
		{"was the ferry called off", "", "ferry cancel", "check"},
		{"did the harbour help, according to Marsh", "marsh", "harbor help", "quote speech loose"},
		{"has marsh said anything on it", "marsh", "", "quote speech"},
	}
	for _, tt := range tests {
		t.Run(tt.q, func(t *testing.T) {
			p := parse(tt.q)
			flags := string(p.intent)
			for f, on := range map[string]bool{" speech": p.speech} {
				if on {
					flags += f
				}
			}
			if p.whoSaid {
				flags += " whosaid"
			}
			if p.loose {
				flags += " loose"
			}
			if got := folds(p.subject); got != tt.subject {
				t.Errorf("subject %q, want %q", got, tt.subject)
			}
			if got := folds(p.topic); got != tt.topic {
				t.Errorf("topic %q, want %q", got, tt.topic)
			}
			if flags != tt.flags {
				t.Errorf("flags %q, want %q", flags, tt.flags)
			}
		})
	}
}

func folds(ws []text.Word) string {
	var out []string
	for _, w := range ws {
		if !text.Stop(w.Fold) {
			out = append(out, w.Fold)
		}
	}
	return strings.Join(out, " ")
}
