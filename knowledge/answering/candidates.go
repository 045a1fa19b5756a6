package answering

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const (
	passagesWanted   = 60 // passages that a search returns; beyond it nothing was ever the best sentence in development
	statementsWanted = 80 // statements of the speaker asked for, newest first
	articlesOfSpeech = 24 // articles that those may come from
)

// view is an article as an answer looks at it.
type view struct {
	knowledge.Article
	original   string // which article had the text first; its own id where it is no copy
	sentences  []knowledge.Span
	words      [][]text.Word // per sentence, nil until asked for; spans count from the sentence's start
	statements []knowledge.Statement
	passageOf  []int                          // sentence → passage
	scores     map[int]scored                 // passage → what the search gave it
	spoken     map[int][]*spoken              // sentence → statements whose content it holds, in part or whole
	bySource   map[int][]*knowledge.Statement // sentence → statements whose speaker it names
}

type scored struct {
	score float64
	rank  int
}

// spoken is a statement as far as one sentence holds it.
type spoken struct {
	*knowledge.Statement
	in []knowledge.Span // the parts of its content in this sentence
}

// candidate is a sentence that may answer.
type candidate struct {
	*view
	at      int // which sentence
	said    *spoken
	mine    bool // said by whom the question asks about
	others  bool // said by somebody else by name, and not by whom the question asks about
	x       []float64
	score   float64 // log odds that it is evidence
	matched []string
}

func (c *candidate) span() knowledge.Span { return c.sentences[c.at] }
func (c *candidate) quote() string        { return c.span().In(c.Text) }

// wordsAt returns the words of a sentence, nil where there is none.
func (v *view) wordsAt(i int) []text.Word {
	if i < 0 || i >= len(v.sentences) {
		return nil
	}
	if v.words[i] == nil {
		v.words[i] = text.Words(v.sentences[i].In(v.Text))
	}
	return v.words[i]
}

// gather collects the sentences that may answer: those of the passages that the search finds, and, where the question asks for
// somebody's words, those that hold them.
func gather(ctx context.Context, ix knowledge.Reader, r *reading, scope knowledge.Query, log *slog.Logger) ([]*candidate, []knowledge.Evidence, error) {
	q := r.query(passagesWanted)
	q.AsOf, q.Since, q.Sources = scope.AsOf, scope.Since, scope.Sources
	found, err := ix.Search(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	add := func(id string, most int) {
		if len(ids) < most && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, e := range found {
		add(e.Passage.Article, passagesWanted)
	}
	if len(r.speakers) > 0 {
		st, err := ix.StatementsBy(ctx, matchNames(r), knowledge.Query{Limit: statementsWanted, AsOf: scope.AsOf, Since: scope.Since, Sources: scope.Sources})
		if err != nil {
			return nil, nil, err
		}
		most := len(ids) + articlesOfSpeech
		for _, s := range st {
			add(s.Article, most)
		}
	}
	views, err := look(ctx, ix, ids, log)
	if err != nil {
		return nil, nil, err
	}
	for i, e := range found {
		v := views[e.Passage.Article]
		if v == nil {
			continue
		}
		if at := v.sentenceAt(e.Passage.Span.Start); at >= 0 {
			v.scores[v.passageOf[at]] = scored{e.Score, i}
		}
	}
	var out []*candidate
	for _, id := range ids {
		if v := views[id]; v != nil {
			out = append(out, v.candidates(r)...)
		}
	}
	return out, found, nil
}

func matchNames(r *reading) []string {
	var names []string
	for _, m := range r.speakers {
		names = append(names, m.Name)
	}
	return names
}

// look loads articles with their sentences and statements.
func look(ctx context.Context, ix knowledge.Reader, ids []string, log *slog.Logger) (map[string]*view, error) {
	articles, err := ix.Articles(ctx, ids)
	if err != nil {
		return nil, err
	}
	passages, err := ix.PassagesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	statements, err := ix.StatementsIn(ctx, ids)
	if err != nil {
		return nil, err
	}
	originals, err := ix.CopiesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*view, len(ids))
	for id, a := range articles {
		v := &view{Article: a, original: cmp.Or(originals[id], id), scores: map[int]scored{}}
		v.whole(passages[id], statements[id], log)
		v.words = make([][]text.Word, len(v.sentences))
		v.placeStatements()
		out[id] = v
	}
	return out, nil
}

// sentenceAt returns which sentence holds a byte of the text; -1 where none does.
func (v *view) sentenceAt(b int) int {
	i, _ := slices.BinarySearchFunc(v.sentences, b, func(s knowledge.Span, b int) int {
		if s.End <= b {
			return -1
		}
		return 1
	})
	if i < len(v.sentences) && v.sentences[i].Start <= b {
		return i
	}
	return -1
}

// placeStatements notes for every sentence what of which statement it holds.
func (v *view) placeStatements() {
	v.spoken, v.bySource = map[int][]*spoken{}, map[int][]*knowledge.Statement{}
	for i := range v.statements {
		s := &v.statements[i]
		for _, c := range s.Content {
			v.eachSentence(c, func(at int, part knowledge.Span) {
				l := v.spoken[at]
				if n := len(l); n > 0 && l[n-1].Statement == s {
					l[n-1].in = append(l[n-1].in, part)
					return
				}
				v.spoken[at] = append(l, &spoken{s, []knowledge.Span{part}})
			})
		}
		for _, c := range s.Source {
			if at := v.sentenceAt(c.Start); at >= 0 {
				v.bySource[at] = append(v.bySource[at], s)
			}
		}
	}
}

// eachSentence calls f for every sentence that a span touches, with the part that it shares.
func (v *view) eachSentence(sp knowledge.Span, f func(at int, part knowledge.Span)) {
	i, _ := slices.BinarySearchFunc(v.sentences, sp.Start, func(s knowledge.Span, b int) int {
		if s.End <= b {
			return -1
		}
		return 1
	})
	for ; i < len(v.sentences) && v.sentences[i].Start < sp.End; i++ {
		f(i, knowledge.Span{Start: max(sp.Start, v.sentences[i].Start), End: min(sp.End, v.sentences[i].End)})
	}
}

// candidates are the sentences of the article that may answer, each text once.
func (v *view) candidates(r *reading) []*candidate {
	var out []*candidate
	seen := map[string]bool{}
	for at := range v.sentences {
		c := &candidate{view: v, at: at}
		c.attribute(r)
		_, found := v.scores[v.passageOf[at]]
		if !found && !c.mine {
			continue
		}
		if r.named && r.speech && !c.mine && !c.admissible(r) {
			continue
		}
		key := foldText(c.quote())
		if len(key) < 3 || seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, c)
	}
	return out
}

// admissible says whether a sentence that holds no recognised statement of whom the question asks about may answer it all the same:
// somebody else's words never do.
func (c *candidate) admissible(r *reading) bool {
	switch {
	case r.deed && len(r.speakers) == 0:
		return true // "what did the empire demand": the subject need not be somebody who speaks
	case c.others:
		return false
	case r.deed:
		return c.names(c.at, r)
	}
	return c.speaks(c.at, r)
}

// names says whether a sentence has a word of the name of whom the question asks about.
func (v *view) names(at int, r *reading) bool {
	return slices.ContainsFunc(v.wordsAt(at), func(w text.Word) bool {
		return slices.ContainsFunc(r.terms, func(t term) bool { return t.subject && t.means(w.Stem) })
	})
}

// means says whether a stem is the term's own, or stands for the same.
func (t term) means(stem string) bool { return t.stem == stem || t.related[stem] > 0 }

// attribute finds which statement in the sentence counts for the question.
func (c *candidate) attribute(r *reading) {
	for _, s := range c.spoken[c.at] {
		mine := slices.ContainsFunc(r.speakers, func(m match) bool { return m.Name == s.Speaker }) || s.Speaker == "" && c.described(s, r)
		better := c.said == nil || mine && !c.mine || mine == c.mine && spokenLen(s) > spokenLen(c.said)
		if better {
			c.said, c.mine = s, mine
		}
		if !mine && s.Speaker != "" && s.Speech {
			c.others = true
		}
	}
	if c.mine {
		c.others = false
	}
}

// described says whether a statement's source, which has no name, is whom the question describes: "the EU official" for "a senior EU official".
// The last word must be the same: "a Marsh spokesman" is not Marsh.
func (c *candidate) described(s *spoken, r *reading) bool {
	if len(r.subject) == 0 || len(s.Source) == 0 || len(r.speakers) > 0 {
		return false
	}
	var source []string
	for _, w := range text.Words(s.Source[0].In(c.Text)) {
		if !text.Stop(w.Fold) {
			source = append(source, w.Stem)
		}
	}
	last := ""
	for _, w := range r.subject {
		if !text.Stop(w.Fold) {
			if !slices.Contains(source, w.Stem) {
				return false
			}
			last = w.Stem
		}
	}
	return last != "" && source[len(source)-1] == last
}

func spokenLen(s *spoken) int {
	n := 0
	for _, p := range s.in {
		n += p.Len()
	}
	if !s.Speech {
		n /= 4
	}
	return n
}

// speaks says whether a sentence has a word of the name of whom the question asks about next to a word of saying: it may be that
// person's statement although none was recognised.
func (v *view) speaks(at int, r *reading) bool {
	ws := v.wordsAt(at)
	for i, w := range ws {
		if !slices.ContainsFunc(r.terms, func(t term) bool { return t.subject && t.means(w.Stem) }) {
			continue
		}
		if i >= 2 && ws[i-2].Fold == "according" || i >= 3 && ws[i-3].Fold == "according" {
			return true
		}
		for j := i + 1; j < min(len(ws), i+4); j++ {
			if speechVerbs[ws[j].Fold] {
				return !passive[ws[j-1].Fold]
			}
		}
	}
	return false
}

// passive stands before a word of saying where somebody is spoken to or of: "was told".
var passive = set(`was were is are be been being not never to`)

// foldText is a text by its words alone, for telling repetitions.
func foldText(s string) string {
	var b strings.Builder
	for _, w := range text.Words(s) {
		b.WriteString(w.Fold)
		b.WriteByte(' ')
	}
	return b.String()
}
