package answering

import (
	"strings"
	"testing"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// lookAt makes candidates of all sentences of an article, with the scores of the ranker given, best first.
func lookAt(p knowledge.Prepared, scores ...float64) (*thought, []*candidate) {
	v := &view{Article: p.Article, scores: map[int]scored{}}
	v.whole(p.Passages, p.Statements, nil)
	v.words = make([][]text.Word, len(v.sentences))
	v.placeStatements()
	t := &thought{reading: &reading{}}
	for at := range v.sentences {
		c := &candidate{view: v, at: at}
		c.attribute(t.reading)
		if at < len(scores) {
			c.score = scores[at]
		}
		t.candidates = append(t.candidates, c)
	}
	return t, t.candidates
}

// far is a score that makes a sentence no companion of one that scores 0.
const far = -20

func TestStretch(t *testing.T) {
	leaning := tale("lean", "", "", "The lighthouse was sold in May. It will become a hotel.\n\nIts lamp stays lit.")
	spoken := tale("spoken", "", "", "“The lighthouse was sold,” Ada Marsh said. It will become a hotel.",
		said{"Ada Marsh", "", knowledge.Direct, "Ada Marsh", "“The lighthouse was sold,”", false})
	even := tale("even", "", "", "Gulls nest on the rocks. Seals sleep below them. Tourists come by boat.")
	long := tale("long", "", "", strings.Repeat("The harbour was busy and loud ", 14)+"again. It was a fine day.")
	list := tale("list", "", "", "These are the open points:\nThe winter timetable\nWho pays for the quay\n")
	mixed := tale("mixed", "", "", "Ada Marsh said this on the quay:\nThe tolls are wrong\n“The tolls are right,” said Jonas Reed.\n",
		said{"Ada Marsh", "", knowledge.Indirect, "Ada Marsh", "this on the quay", false},
		said{"Ada Marsh", "", knowledge.Indirect, "Ada Marsh", "The tolls are wrong", false},
		said{"Jonas Reed", "", knowledge.Direct, "Jonas Reed", "“The tolls are right,”", false})
	for _, tt := range []struct {
		name   string
		of     knowledge.Prepared
		at     int
		scores []float64
		want   string
	}{
		{"leans on the one before", leaning, 1, []float64{far, 0, far}, "The lighthouse was sold in May. It will become a hotel."},
		{"leans, but in another paragraph", leaning, 2, []float64{far, far, 0}, "Its lamp stays lit."},
		{"stands alone", leaning, 0, []float64{0, far, far}, "The lighthouse was sold in May."},
		{"leans on somebody's words", spoken, 1, []float64{far, 0}, "It will become a hotel."},
		{"is somebody's words", spoken, 0, []float64{0, 0}, "“The lighthouse was sold,” Ada Marsh said."},
		{"with the next, which answers as well", even, 0, []float64{0, 0, far}, "Gulls nest on the rocks. Seals sleep below them."},
		{"with the one before, which answers as well", even, 2, []float64{far, 0, 0}, "Seals sleep below them. Tourists come by boat."},
		{"with none, as none answers as well", even, 1, []float64{far, 0, far}, "Seals sleep below them."},
		{"the whole would be too long", long, 1, []float64{0, 0}, "It was a fine day."},
		{"a lead-in with its list", list, 0, []float64{0, far, far}, "These are the open points:\nThe winter timetable\nWho pays for the quay"},
		{"a lead-in with somebody else's words below", mixed, 0, []float64{0, far, far}, "Ada Marsh said this on the quay:\nThe tolls are wrong"},
		{"somebody else's words under a lead-in", mixed, 2, []float64{far, far, 0}, "“The tolls are right,” said Jonas Reed."},
		{"an item of a list", list, 1, []float64{far, 0, 0}, "These are the open points:\nThe winter timetable"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			th, cs := lookAt(tt.of, tt.scores...)
			sp := th.stretch(cs[tt.at])
			if got := sp.In(tt.of.Article.Text); got != tt.want {
				t.Errorf("quotes %q, want %q", got, tt.want)
			}
			if sp.Overlap(cs[tt.at].span()) != cs[tt.at].span().Len() {
				t.Error("the sentence itself isn't in the quotation")
			}
		})
	}
}

// TestStretchSpeech: where somebody's words are asked for, a sentence is quoted alone.
func TestStretchSpeech(t *testing.T) {
	p := tale("lean", "", "", "The lighthouse was sold in May. It will become a hotel.")
	th, cs := lookAt(p, 0, 0)
	th.reading.speech = true
	if got := th.stretch(cs[1]).In(p.Article.Text); got != "It will become a hotel." {
		t.Errorf("quotes %q", got)
	}
}

func TestFits(t *testing.T) {
	const s = "añb"
	for sp, want := range map[knowledge.Span]bool{
		{Start: 0, End: 4}: true, {Start: 1, End: 3}: true, {Start: 3, End: 4}: true,
		{Start: 2, End: 4}: false, {Start: 0, End: 2}: false, {Start: 0, End: 0}: false, {Start: 3, End: 1}: false, {Start: -1, End: 1}: false, {Start: 0, End: 5}: false, {Start: 9, End: 12}: false,
	} {
		if fits(s, sp) != want {
			t.Errorf("%v: %v", sp, !want)
		}
	}
}

// TestStatementsPlaced: a quotation that its cue splits over sentences is known in each of them, and the belief of one is the words of nobody.
func TestStatementsPlaced(t *testing.T) {
	p := tale("split", "", "", "“We sail at noon,” Ada Marsh said. “Bring a coat. Bring bread.” Robert Quill hopes for sun.",
		said{"Ada Marsh", "", knowledge.Direct, "Ada Marsh", "“We sail at noon,”", false},
		said{"Robert Quill", "", knowledge.Indirect, "Robert Quill", "for sun", true})
	p.Statements[0].Content = append(p.Statements[0].Content, place(p.Article.Text, "“Bring a coat. Bring bread.”"))
	_, cs := lookAt(p)
	var got []string
	for _, c := range cs {
		who := "nobody"
		if k := c.citation(1, c.span()); k.Speaker != "" {
			who = k.Speaker
		}
		got = append(got, who)
	}
	if s := strings.Join(got, ", "); s != "Ada Marsh, Ada Marsh, Ada Marsh, nobody" {
		t.Errorf("said by %s", s)
	}
}

func TestSameWords(t *testing.T) {
	p := tale("same", "", "", "The night ferry stops in October. In October, the night ferry stops! The day ferry sails on forever and ever. Gulls nest.")
	_, cs := lookAt(p)
	if !sameWords(cs[0], cs[1]) || sameWords(cs[0], cs[2]) || sameWords(cs[0], cs[3]) {
		t.Error("what tells the same isn't told from what doesn't")
	}
}
