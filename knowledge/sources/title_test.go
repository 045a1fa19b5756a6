package sources

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFindTitle(t *testing.T) {
	const (
		summary = "The port of Marrow has agreed to rent two of its quays to ferry lines, after a year of talks that nearly failed over dredging."
		body    = "Dockers heard of the plan on Monday. The mayor said that the quays had stood empty for too long."
	)
	tests := []struct{ name, text, want string }{
		{"between two copies of the summary", summary + "\nMarrow rents its quays to ferry lines\n" + summary + "\n\n" + body, "Marrow rents its quays to ferry lines"},
		{"and a section heading follows", summary + "\nMarrow rents its quays to ferry lines\n" + summary + "\nWhat the dockers want to know\n" + body, "Marrow rents its quays to ferry lines"},
		{"the second copy cut off", summary + "\n\nMarrow rents its quays to ferry lines\n\n" + summary[:80] + "…\n\n" + body, "Marrow rents its quays to ferry lines"},
		{"a headline that comes twice", "Quays for rent: Marrow turns to ferry lines\n\nMar 3, 2021 Ports Ports Trade\nQuays for rent: Marrow turns to ferry lines\n\n" + summary + "\n\nMarrow's quays find tenants\n\n" + body, "Quays for rent: Marrow turns to ferry lines"},
		{"a summary without a full stop around it", summary[:len(summary)-1] + "\nMarrow rents its quays\n" + summary[:len(summary)-1] + "\n" + body, "Marrow rents its quays"},

		{"the first line", "Marrow rents its quays to ferry lines\n\n" + summary, "Marrow rents its quays to ferry lines"},
		{"CRLF and white space", "\r\n  Marrow rents its  quays to ferry lines \r\n\r\n" + summary, "Marrow rents its quays to ferry lines"},
		{"a question", "Who pays for Marrow's empty quays?\n" + summary, "Who pays for Marrow's empty quays?"},
		{"ends in an abbreviation", "Ferry lines come back to the U.S.\n" + summary, "Ferry lines come back to the U.S."},
		{"in quotation marks", "“Nobody asked us”: dockers on the quays\n" + summary, "“Nobody asked us”: dockers on the quays"},
		{"not English", "Причали порту здають в оренду паромам\n\nПорт погодився здати два причали. Про це повідомив мер.", "Причали порту здають в оренду паромам"},
		{"after byline and date", "By Ada Quill and Tom Reed\nPublished: 3 March 2021\nMarrow rents its quays to ferry lines\n" + summary, "Marrow rents its quays to ferry lines"},
		{"after a byline that tells how long ago", "By staff 3 hours ago\nMarrow rents its quays to ferry lines\n" + summary, "Marrow rents its quays to ferry lines"},
		{"after navigation", "Home\nPorts\nSign in\nSkip to main content\nMarrow rents its quays to ferry lines\n4 min read\n" + summary, "Marrow rents its quays to ferry lines"},
		{"after a category", "Ports and Trade\nMarrow rents its quays to ferry lines\n" + summary, "Marrow rents its quays to ferry lines"},
		{"after a photo credit", "Empty quays at dawn. (Photo: Marrow Port)\nPhoto: Ada Quill\nMarrow rents its quays to ferry lines\n" + summary, "Marrow rents its quays to ferry lines"},
		{"two words are enough", "Quays rented\n\n" + summary, "Quays rented"},
		{"begins with By and is none", "By the numbers: what the quays earn\n" + summary, "By the numbers: what the quays earn"},

		{"after a summary, with its words", summary + "\n\nMarrow rents two quays to ferry lines\n\n" + body, "Marrow rents two quays to ferry lines"},
		{"after a summary, without its words: a section", summary + "\n\nWhat the weather did to crops\n\n" + body, "The port of Marrow has agreed to rent two of its quays to ferry lines, after a year of talks that nearly failed over dredging"},
		{"a section heading far down", summary + "\n" + body + "\nMarrow rents two quays to ferry lines\nMore will follow.", "The port of Marrow has agreed to rent two of its quays to ferry lines, after a year of talks that nearly failed over dredging"},

		{"Markdown", "Some note.\n\n# Marrow *rents* its [quays](https://m.example) #\n\n" + body, "Marrow *rents* its quays"},
		{"Markdown, underlined", "Marrow rents its quays.\n=====\n\n" + body, "Marrow rents its quays."},
		{"a hashtag is no heading", "#quays are for rent in Marrow now, the port says.\n" + body, "#quays are for rent in Marrow now, the port says"},

		{"wrapped lines are prose", "Dockers heard of the plan for the quays on\nMonday morning, when the mayor read it to them in\nthe canteen and left without a word.\n\n" + body,
			"Dockers heard of the plan for the quays on Monday morning, when the mayor read it to them in the canteen and left without a word"},
		{"a short line of two sentences", "Ferries come back to Marrow; quays rented. Dockers cheer.\n\n" + summary, "Ferries come back to Marrow; quays rented. Dockers cheer"},
		{"only a sentence", "It rained.", "It rained"},
		{"a long sentence is cut at a clause", "The port of Marrow will let two of its four quays to ferry lines from the coming spring, according to a paper that the council has not published and that nobody would talk about.",
			"The port of Marrow will let two of its four quays to ferry lines from the coming spring…"},
		{"or at a word", strings.Repeat("quay ", 60) + "end.", strings.TrimSpace(strings.Repeat("quay ", 24)) + "…"},
		{"or anywhere", strings.Repeat("q", 300) + " end.", strings.Repeat("q", maxLead) + "…"},
		{"no words", "123 456\n----\n", ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := findTitle(tt.text); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestHeadBlocksCutsOnCodePoints(t *testing.T) {
	for pad := range 4 {
		for _, b := range headBlocks(strings.Repeat("x", pad) + strings.Repeat("é", titleHead)) {
			if !utf8.ValidString(b.text) {
				t.Fatalf("pad %d: broken text", pad)
			}
		}
	}
}
