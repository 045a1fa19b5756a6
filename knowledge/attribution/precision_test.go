package attribution

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge/text"
)

// These are places where somebody was once given words that weren't theirs.
func TestNoWrongSpeaker(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"after reports", "Anna Lund spoke after reports that the bridge would be sold without the town.",
			""},
		{"amid fears", "Mayor Anna Lund left on Monday amid fears that the ferry would stop.",
			""},
		{"following news", "Anna Lund, following news that the bridge would be sold, said the town had no money.",
			"Anna Lund | indirect | the town had no money"},
		{"over claims", "Mayor Anna Lund spoke on Monday over Olaf Holm's claims that the bridge would be sold.",
			"Olaf Holm | indirect | that the bridge would be sold"},
		{"was told", "Mayor Anna Lund was told that the bridge would be sold.",
			"~Anna Lund | indirect | that the bridge would be sold"},
		{"faced questions", "Mayor Anna Lund has faced questions about the money for the bridge.",
			"~Anna Lund | indirect | the money for the bridge"},
		{"criticized for", "The Finance Ministry, criticized for its handling of the bridge, is in Oslo. Anna Lund has been accused of lying about the money.",
			"~Finance Ministry | indirect | its handling of the bridge\n~Anna Lund | indirect | the money"},
		{"stopped short", "Mayor Anna Lund stopped short of calling for a new bridge.",
			"~Anna Lund | indirect | a new bridge"},
		{"is expected to say", "Mayor Anna Lund is expected to say that the pier is closed.",
			"~Anna Lund | indirect | that the pier is closed"},
		{"vice president", "Vice President Karl Lund came first. President Holm came later.\n\n\"We are glad,\" the president said.",
			"Holm | direct | \"We are glad,\""},
		{"a people", "A major Norwegian warned that the bridge was old.",
			"? | indirect | that the bridge was old"},
		{"inner dots", "The U.K.-led group said that the bridge was safe.",
			"? | indirect | that the bridge was safe"},
		{"an institute", "The ISB is right.\n\nThe Institute for Safe Bridges, known as the ISB, said that the bridge was old. The institute warned that it would fall, and the ISB said that it had no doubt.",
			"Institute for Safe Bridges | indirect | that the bridge was old\nInstitute for Safe Bridges | indirect | that it would fall\nInstitute for Safe Bridges | indirect | that it had no doubt"},
		{"those", "Those involved say that the bridge is not safe.",
			"? | indirect | that the bridge is not safe"},
		{"short name of a paper", "The New York Herald reported that the bridge was sold. The Herald said that the price was low.",
			"New York Herald | indirect | that the bridge was sold\nNew York Herald | indirect | that the price was low"},
		{"a sentence with many capitals", "Norwegian Foreign Minister Erik Holm said: “We have not been briefed on this.”",
			"Erik Holm | direct | “We have not been briefed on this.”"},
		{"lines of readers", "“I hope that we never see this bridge again.” — Ada Lund\n“The ferry was better than all of it.” — Olaf Holm\n“Nobody asked us what we want here.” — Bo Berg.",
			"Ada Lund | direct | “I hope that we never see this bridge again.”\nOlaf Holm | direct | “The ferry was better than all of it.”\nBo Berg | direct | “Nobody asked us what we want here.”"},
		{"May", "Prime Minister Anna May said that the bridge would be safe.",
			"Anna May | indirect | that the bridge would be safe"},
		{"another woman", "Like President Holm, I believe in the town. My mother is old, but even now at 86 she says, \"We need no bridge.\"",
			"? | direct | \"We need no bridge.\""},
		{"an official goes on", "Karl Holm came to the pier on Monday.\n\n\"It is not safe,\" a transport official said. He said that it would close.",
			"? | direct | \"It is not safe,\"\n? | indirect | that it would close"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := show(tt.body, Read(tt.body, text.Sentences(tt.body)))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
