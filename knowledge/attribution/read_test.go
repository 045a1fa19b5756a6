package attribution

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// show prints statements a line each: speaker, kind, contents, and via, with ~ before beliefs.
func show(body string, found []knowledge.Statement) string {
	var out []string
	for _, s := range found {
		var content []string
		for _, c := range s.Content {
			content = append(content, c.In(body))
		}
		who := s.Speaker
		if who == "" {
			who = "?"
		}
		if !s.Speech {
			who = "~" + who
		}
		line := fmt.Sprintf("%s | %s | %s", who, s.Kind, strings.Join(content, " … "))
		if len(s.Via) > 0 {
			line += " | via " + strings.Join(s.Via, ", ")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"direct", `"The harbour will stay closed until spring," Mayor Ada Lund said on Monday.`,
			`Ada Lund | direct | "The harbour will stay closed until spring,"`},
		{"typographic", `“The harbour will stay closed until spring,” Mayor Ada Lund said on Monday.`,
			`Ada Lund | direct | “The harbour will stay closed until spring,”`},
		{"split by the cue", `“We had no money for the cranes,” said Ada Lund, the mayor. “Nobody wanted to pay.”`,
			`Ada Lund | direct | “We had no money for the cranes,” … “Nobody wanted to pay.”`},
		{"several sentences", `Ada Lund said: "The cranes are old. They will be sold. Nobody will miss them."`,
			`Ada Lund | direct | "The cranes are old. They will be sold. Nobody will miss them."`},
		{"over paragraphs", "“The cranes are old,” said Ada Lund, the mayor of the town. “They will be sold in May.\n\n“After that we will build a new pier for the ferries.”",
			`Ada Lund | direct | “The cranes are old,” … “They will be sold in May. … “After that we will build a new pier for the ferries.”`},
		{"nested", `“He told me ‘never again’ and left the room,” Ada Lund said.`,
			`Ada Lund | direct | “He told me ‘never again’ and left the room,”`},
		{"scare quotes", `The so-called "crane tax" has been in force since March.`, ``},
		{"indirect", `Ada Lund said that the harbour would stay closed until spring.`,
			`Ada Lund | indirect | that the harbour would stay closed until spring`},
		{"insisted", `Foreign Minister Olaf Holm insisted that his country would not pay for the bridge.`,
			`Olaf Holm | indirect | that his country would not pay for the bridge`},
		{"according to", `The bridge will cost twice as much as planned, according to Olaf Holm.`,
			`Olaf Holm | indirect | The bridge will cost twice as much as planned`},
		{"mixed", `Olaf Holm said the bridge was "a gift to our neighbours" and would never be built.`,
			`Olaf Holm | mixed | the bridge was "a gift to our neighbours" and would never be built`},
		{"warned", `Olaf Holm warned that the town would lose its ferry.`,
			`Olaf Holm | indirect | that the town would lose its ferry`},
		{"belief", `Ada Lund believes that the town will find the money.`,
			`~Ada Lund | indirect | that the town will find the money`},
		{"intention", "The cranes have stood idle since March, and the town is short of money. Mayor Ada Lund plans to sell them to a company in Oslo.",
			`~Ada Lund | indirect | to sell them to a company in Oslo`},
		{"organisation", `The Finance Ministry said that no loan had been signed.`,
			`Finance Ministry | indirect | that no loan had been signed`},
		{"unnamed", `“There is no money left,” a senior Finance Ministry official said.`,
			`? | direct | “There is no money left,”`},
		{"surname", "Mayor Ada Lund opened the pier on Monday.\n\n“It is a good day for the town,” Lund said.",
			`Ada Lund | direct | “It is a good day for the town,”`},
		{"Mr. and Mrs.", "Ada Lund and her husband, Bo Lund, came to the pier.\n\n“It is a good day,” Mr. Lund said.\n\n“It is a cold one,” Mrs. Lund said.",
			"Bo Lund | direct | “It is a good day,”\nAda Lund | direct | “It is a cold one,”"},
		{"pronoun", "Anna Lund said that the pier was safe. She added that the ferry would come in May.",
			"Anna Lund | indirect | that the pier was safe\nAnna Lund | indirect | that the ferry would come in May"},
		{"role as a name", "Foreign Minister Olaf Holm arrived on Monday.\n\n“We will not pay,” the minister said.",
			`Olaf Holm | direct | “We will not pay,”`},
		{"spokesman of another", `“We will not pay,” said a spokesman for Olaf Holm.`,
			`? | direct | “We will not pay,”`},
		{"headline", "Lund: Harbour Will Stay Closed Until Spring\n\nMayor Ada Lund spoke on Monday.",
			`Ada Lund | indirect | Harbour Will Stay Closed Until Spring`},
		{"told an outlet", `“There is no money left,” Ada Lund told Reuters on Monday.`,
			`Ada Lund | direct | “There is no money left,” | via Reuters`},
		{"second hand", `The Daily Herald reported, citing an unnamed official, that the harbour would be sold.`,
			`? | indirect | that the harbour would be sold | via Daily Herald`},
		{"nobody", "The town has changed.\n\n“Nobody comes here any more, and nobody ever will again.”\n\nThe shops are closed.",
			`? | direct | “Nobody comes here any more, and nobody ever will again.”`},
		{"non-breaking spaces", "“The harbour\u00a0will stay closed,” Mayor Ada\u00a0Lund said.",
			"Ada Lund | direct | “The harbour\u00a0will stay closed,”"},
		{"two at once", `Anna Lund and Olaf Holm said that the bridge was safe.`,
			`? | indirect | that the bridge was safe`},
		{"insertion", "Olaf Holm warned that the plan — still a draft — could cost the town its ferry.",
			"Olaf Holm | indirect | that the plan — still a draft — could cost the town its ferry"},
		{"spokesperson of the subject", `The Admiralty played down the report, with a spokesperson saying there was nothing new in it.`,
			`Admiralty | indirect | there was nothing new in it`},
		{"spokeswoman for an organisation", `“It is safe,” said a spokeswoman for the Ministry of Transport.`,
			`Ministry of Transport | direct | “It is safe,”`},
		{"two of one surname", "Karl Berg and Erik Berg grew up in the same street.\n\n“The pier is ours,” Berg said.\n\n“It is not,” Erik Berg replied.",
			"? | direct | “The pier is ours,”\nErik Berg | direct | “It is not,”"},
		{"surname alone, twice", "President Holm said that the bridge was safe.\n\nHolm said that the ferry was not.",
			"Holm | indirect | that the bridge was safe\nHolm | indirect | that the ferry was not"},
		{"nothing", ` `, ``},
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

func TestRoles(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"before", `EU transport chief Anna Lund said that the bridge was safe.`, "Anna Lund: EU transport chief"},
		{"behind", `“It is safe,” said Anna Lund, the head of the country's bridge fund.`, "Anna Lund: head of the country's bridge fund"},
		{"before a comma", `Holm's chief of staff, Anna Lund, said that the bridge was safe.`, "Anna Lund: Holm's chief of staff"},
		{"of state", `U.S. Secretary of State Anna Lund said that the bridge was safe.`, "Anna Lund: U.S. Secretary of State"},
		{"unnamed", `“It is safe,” a senior transport official said.`, ": senior transport official"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Read(tt.body, text.Sentences(tt.body)) {
				got = append(got, s.Speaker+": "+s.Role)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestModelsAreWhole(t *testing.T) {
	if _, err := decodeModels(weights); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 5, 200, len(weights) / 2, len(weights) - 1} {
		if _, err := decodeModels(weights[:n]); err == nil {
			t.Errorf("%d bytes of the weights were taken for all of them", n)
		}
	}
}

func TestReadIsDeterministic(t *testing.T) {
	body := strings.Repeat(sample, 3)
	sents := text.Sentences(body)
	want := Read(body, sents)
	for range 3 {
		if diff := cmp.Diff(want, Read(body, sents)); diff != "" {
			t.Fatalf("(-first +next)\n%s", diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "“a", "\"“‘'’”\"", sample, "A said \xff “b\n\n“c”. D: E\u2028F (G) (", "’’’ ''x'' ``y``", "— “Ada Lund” said, “x,” he", "\u00a0He said she", "the the (ABC) of of, who"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		valid := utf8.ValidString(s)
		for _, st := range Read(s, text.Sentences(s)) {
			if len(st.Content) == 0 {
				t.Fatal("a statement without content")
			}
			for _, part := range [][]knowledge.Span{st.Source, st.Cue, st.Content} {
				at := 0
				for _, sp := range part {
					if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
						t.Fatalf("span %v after %d in %d bytes", sp, at, len(s))
					}
					if valid && !utf8.ValidString(sp.In(s)) {
						t.Fatalf("span %v cuts a code point", sp)
					}
					at = sp.End
				}
			}
			if valid && (!utf8.ValidString(st.Speaker) || !utf8.ValidString(st.Role)) {
				t.Fatal("a speaker or role cuts a code point")
			}
		}
	})
}
