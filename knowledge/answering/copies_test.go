package answering

import (
	"testing"

	"quoth/knowledge"
)

const agency = `The harbour board of Lund has closed the old stone bridge for the winter. Engineers found cracks in two of its arches last week.
A spare ferry will carry carts and walkers across the river until spring. The board expects repairs to last for three months at least.`

func TestCopyNotes(t *testing.T) {
	own := "The harbour board of Lund has closed the old stone bridge for the winter months. Our reporter saw two carts turn back, and their drivers curse."
	other := "A dry summer is expected on the coast this year. Farmers are glad of it."
	tests := []struct {
		name     string
		articles []string
		same     bool // the last two articles are of one outlet
		want     string
	}{
		{"two of their own", []string{agency, own}, false, "Reported by 2 outlets: Outlet 0 and Outlet 1."},
		{"a copy", []string{agency, agency}, false, "Reported by 2 outlets that carry one text: Outlet 0 and Outlet 1."},
		{"a copy with an ending of its own", []string{agency, own, agency + " The mayor was not there."}, false,
			"Reported by 3 outlets, 2 of them independent: Outlet 0 and Outlet 2 carry the same text."},
		{"one outlet twice", []string{agency, own}, true, ""},
		{"a heading and what has its words", []string{"Lund's bridge trouble", "The bridge is no trouble, the board of Lund told reporters who had come on foot."}, false, ""},
		{"a long sentence with words of a short one", []string{"The Lund harbour board closed the stone bridge.",
			"When the Lund harbour board closed an inn beside the stone bridge, guests, sailors, carters, merchants and a bishop from Visby wept bitterly in cold rain."}, false, ""},
		{"others tell something else", []string{agency, other, other}, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			th := thoughtOn("what did the board close", tt.articles...)
			if tt.same {
				th.candidates[len(th.candidates)-1].Publisher = "Outlet 0"
			}
			chosen, r := th.settle(th.candidates[:1])
			got := ""
			for _, n := range copyNotes(r.groups, []knowledge.Citation{chosen[0].citation(1, chosen[0].span())}) {
				got += n.Text
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSameStatementIsThereOnce(t *testing.T) {
	th := thoughtOn("what did the board close", agency, "The harbour board of Lund has closed the old stone bridge for this winter.",
		"The harbour board of Lund has closed two old stone bridges for the winter.", "The harbour board of Lund has closed five old stone bridges for the winter.")
	var whole []*candidate
	for _, c := range th.candidates {
		if c.at == 0 {
			whole = append(whole, c)
		}
	}
	chosen, r := th.settle(whole)
	var ids []string
	for _, c := range chosen {
		ids = append(ids, c.ID)
	}
	if len(ids) != 3 || ids[0] != "0.txt" || ids[1] != "2.txt" || ids[2] != "3.txt" {
		t.Errorf("shown: %v; other figures must not be merged", ids)
	}
	if len(r.groups[0].by) != 2 {
		t.Errorf("the first is told by %d", len(r.groups[0].by))
	}
}

func TestWhatOneSpeakerSaid(t *testing.T) {
	said := func(c *candidate, content string) {
		i := len("Ada Marsh, the harbour master of Lund, said ")
		c.said = &spoken{&knowledge.Statement{Speaker: "Ada Marsh", Speech: true}, []knowledge.Span{{Start: c.span().Start + i, End: c.span().Start + i + len(content)}}}
	}
	const by = "Ada Marsh, the harbour master of Lund, said "
	tests := []struct {
		a, b string
		want bool
	}{
		{"the old bridge must close before the ice comes", "the bridge must be closed before ice comes", true},
		{"it has burned", "it has burned", true},
		{"the old bridge must close before the ice comes", "carts may cross the river by ferry", false},
	}
	for _, tt := range tests {
		th := thoughtOn("what did Marsh say", by+tt.a+".", by+tt.b+".")
		a, b := th.candidates[0], th.candidates[1]
		said(a, tt.a)
		said(b, tt.b)
		if got := th.tellsSame(a, b); got != tt.want {
			t.Errorf("%q and %q are the same: %v", tt.a, tt.b, got)
		}
	}
}
