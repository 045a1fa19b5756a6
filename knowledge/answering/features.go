package answering

import (
	"math"
	"slices"

	"quoth/knowledge/text"
)

// Features of a candidate sentence. Coverage is the share of the question's weight (rarity) that some text has.
const (
	fCover        = iota // topic words in the sentence
	fCoverNear           // in it and its two neighbours
	fCoverPassage        // in its passage
	fCoverTitle          // in the article's title
	fCoverSaid           // in the statement that the sentence holds
	fCoverAll            // topic and subject words in the sentence
	fCoverArticle        // in all passages of the article that were found, the title included
	fGap                 // best coverage of any candidate minus this one's
	fRarest              // idf of the rarest topic word that is missing, against the rarest of all
	fMatched             // how many topic words match
	fAsked               // how many topic words there are
	fUnknown             // share of the weight that the index doesn't know at all
	fPairs               // share of neighbouring topic words that stand together in the sentence
	fRun                 // longest run of the question's words in the sentence, against all of its words
	fWindow              // how densely the matches stand: matches by the words from first to last
	fScore               // BM25 of the passage against what the question could reach
	fScoreBest           // against the best passage
	fRank                // of the passage, 0 is best
	fWords               // length of the sentence in words
	fPlace               // place in the article, 0 to 1
	fFirst               // how many sentences from the top, at most 20
	fHeading             // no full stop, no verb of its own: a heading
	fTitle               // repeats the article's title
	fKind                // kind of answer, as a number
	fFits                // has what the kind of answer needs, 0 to 1
	fNewName             // has a capitalised name that the question lacks
	fNumber              // has a number that the question lacks
	fSpeech              // the question asks for somebody's words
	fWhoSaid             // the question asks who said it
	fNamed               // the question names a speaker
	fKnownSpeaker        // whom the index knows
	fSlips               // how far the name's spelling is off
	fMine                // the sentence holds a statement of that speaker
	fOthers              // it holds somebody else's
	fMineSource          // it names that speaker as a source
	fSubjectHere         // share of the subject's name in the sentence
	fSubjectNear         // in its neighbours
	fDirect              // the statement is in quotation marks
	fMixed               // in part
	fReported            // reported
	fSpoken              // the statement is speech, no belief
	fSaidShare           // share of the sentence that is the statement
	fStatements          // how many statements of that speaker there are, log
	fAge                 // days behind the newest candidate, log
	fCandidates          // how many candidates share the best coverage, log
	fLocal               // topic words in the sentence, weighted by how rare they are among the candidates
	fSoft                // in the sentence, words of the same family counted in part
	fSoftNear            // in it and its neighbours
	fOkapi               // BM25 of the sentence itself against its reach
	fGapLocal            // best local coverage of any candidate minus this one's
	fCoverHead           // topic words in the heading or the lead-in ("These include:") that the sentence stands under
	fSoftHead            // in the sentence or its heading, words of the same family counted in part
	fCoverLean           // topic words in the sentence, and in the one before where it leans on that
	fLeans               // the sentence begins with a word that points back
	fCoverNames          // those topic words that the index writes with a capital
	fCoverPlain          // the others
	fNames               // how many topic words are names
	fSpeaks              // the name that the question asks about stands next to a word of saying
	fMeaning             // topic words in the sentence, words of nearly the same meaning counted in part
	fMeaningNear         // in it, its neighbours and its heading
	fGapMeaning          // best such coverage of any candidate minus this one's
	fMisfit              // the kind of answer needs something that the sentence lacks
	fNamesNear           // names of the topic in the sentence, its passage or the title
	fIntroduces          // asked who somebody is, the sentence says so
	fWhoNames            // asked for people, how many names the sentence has that the question lacks, of four
	nFeatures
)

// FeatureNames names the features, in their order, for models and explanations.
var FeatureNames = []string{"cover", "cover near", "cover passage", "cover title", "cover said", "cover all", "cover article", "gap", "rarest missing", "matched",
	"asked", "unknown", "pairs", "run", "window", "score", "score best", "rank", "words", "place", "first", "heading", "title", "kind", "fits",
	"new name", "number", "speech", "who said", "named", "known speaker", "slips", "mine", "others", "mine as source", "subject here", "subject near",
	"direct", "mixed", "reported", "spoken", "said share", "statements", "age", "candidates",
	"local", "soft", "soft near", "okapi", "gap local", "cover head", "soft head", "cover lean", "leans", "cover names", "cover plain",
	"names", "speaks", "meaning", "meaning near", "gap meaning",
	"misfit", "names near", "introduces", "who names"}

// measure fills in the features of all candidates.
func measure(l *lexicon, r *reading, cs []*candidate) {
	m := newMeter(l, r, cs)
	for _, c := range cs {
		c.x = make([]float64, nFeatures)
		m.words(c)
		m.families(c)
		m.place(c)
		m.answerKind(c)
		m.speech(c)
	}
	m.compare(cs)
}

// meter holds what is the same for all candidates of one question.
type meter struct {
	r        *reading
	topic    []term
	sum      float64 // idf of the topic
	sumAll   float64 // and of the subject
	rarest   float64
	best     float64 // best BM25
	reach    float64 // the BM25 that a passage with every word would come near
	unknown  float64
	articles map[*view]map[string]bool // stems of the question in the passages found of an article
	titles   map[*view]map[string]bool
	mine     int
	phrase   []string
	local    map[string]float64 // stem → rarity among the candidates
	localSum float64
}

func newMeter(l *lexicon, r *reading, cs []*candidate) *meter {
	m := &meter{r: r, articles: map[*view]map[string]bool{}, titles: map[*view]map[string]bool{}}
	for _, t := range r.terms {
		w := t.idf * t.weight
		m.sumAll += w
		m.reach += w * 2.2
		if !t.subject {
			m.topic = append(m.topic, t)
			m.sum += w
			m.rarest = max(m.rarest, w)
			if !t.known {
				m.unknown += w
			}
		}
	}
	if m.sum == 0 {
		m.sum = math.SmallestNonzeroFloat32
	}
	m.phrase = r.phrase
	for _, c := range cs {
		if s, ok := c.scores[c.passageOf[c.at]]; ok {
			m.best = max(m.best, s.score)
		}
		if c.mine {
			m.mine++
		}
		if m.titles[c.view] == nil {
			m.titles[c.view] = stemSet(text.Words(c.Title))
			m.articles[c.view] = map[string]bool{}
			for st := range m.titles[c.view] {
				m.articles[c.view][st] = true
			}
		}
		for _, w := range c.wordsAt(c.at) {
			m.articles[c.view][w.Stem] = true
		}
	}
	m.weighLocally(cs)
	return m
}

// weighLocally finds how rare the topic's words are among the candidates: what all of them have doesn't tell them apart.
func (m *meter) weighLocally(cs []*candidate) {
	n := map[string]int{}
	for _, c := range cs {
		for st := range stemSet(c.wordsAt(c.at)) {
			n[st]++
		}
	}
	m.local = map[string]float64{}
	for _, t := range m.topic {
		m.local[t.stem] = t.weight * math.Log(1+float64(len(cs)+1)/(float64(n[t.stem])+0.5))
		m.localSum += m.local[t.stem]
	}
}

func stemSet(ws []text.Word) map[string]bool {
	out := make(map[string]bool, len(ws))
	for _, w := range ws {
		out[w.Stem] = true
	}
	return out
}

// cover is the share of the weight of terms that has covers.
func cover(terms []term, sum float64, has func(stem string) bool) float64 {
	got := 0.0
	for _, t := range terms {
		if has(t.stem) {
			got += t.idf * t.weight
		}
	}
	return got / sum
}

// words measures how the sentence and its surroundings match the question's words.
func (m *meter) words(c *candidate) {
	ws := c.wordsAt(c.at)
	here := stemSet(ws)
	near := stemSet(append(append(slices.Clone(c.wordsAt(c.at-1)), ws...), c.wordsAt(c.at+1)...))
	passage := map[string]bool{}
	for i := c.at; i >= 0 && c.passageOf[i] == c.passageOf[c.at]; i-- {
		addStems(passage, c.wordsAt(i))
	}
	for i := c.at + 1; i < len(c.sentences) && c.passageOf[i] == c.passageOf[c.at]; i++ {
		addStems(passage, c.wordsAt(i))
	}
	in := func(s map[string]bool) func(string) bool { return func(st string) bool { return s[st] } }
	c.x[fCover] = cover(m.topic, m.sum, in(here))
	c.x[fCoverNear] = cover(m.topic, m.sum, in(near))
	c.x[fCoverPassage] = cover(m.topic, m.sum, in(passage))
	m.names(c, here, passage)
	c.x[fCoverLean] = c.x[fCover]
	if c.at > 0 && leans(ws) {
		c.x[fLeans] = 1
		lean := stemSet(c.wordsAt(c.at - 1))
		c.x[fCoverLean] = cover(m.topic, m.sum, func(st string) bool { return lean[st] || here[st] })
	}
	c.x[fCoverTitle] = cover(m.topic, m.sum, in(m.titles[c.view]))
	c.x[fCoverArticle] = cover(m.topic, m.sum, in(m.articles[c.view]))
	if m.sumAll > 0 {
		c.x[fCoverAll] = cover(m.r.terms, m.sumAll, in(here))
	}
	for _, t := range m.topic {
		if t.weight >= 1 { // words of earlier turns order the sentences; they don't have to be there
			c.x[fAsked]++
		}
	}
	c.x[fUnknown] = m.unknown / m.sum
	missing := 0.0
	for _, t := range m.topic {
		if here[t.stem] {
			c.x[fMatched]++
			c.matched = append(c.matched, t.fold)
		} else {
			missing = max(missing, t.idf*t.weight)
		}
	}
	if m.rarest > 0 {
		c.x[fRarest] = missing / m.rarest
	}
	c.x[fPairs] = m.pairs(ws)
	c.x[fRun] = m.run(ws)
	c.x[fWindow] = m.window(ws)
	c.x[fWords] = float64(len(ws))
}

// names measures the match of names and of other words apart.
func (m *meter) names(c *candidate, here, passage map[string]bool) {
	var got, all [2]float64
	near := 0.0
	for _, t := range m.topic {
		k := 0
		if t.name {
			k = 1
			c.x[fNames]++
		}
		all[k] += t.idf * t.weight
		if here[t.stem] {
			got[k] += t.idf * t.weight
		}
		if t.name && (here[t.stem] || passage[t.stem] || m.titles[c.view][t.stem]) {
			near += t.idf * t.weight
		}
	}
	c.x[fNamesNear] = part(near, all[1])
	c.x[fCoverPlain], c.x[fCoverNames] = part(got[0], all[0]), part(got[1], all[1])
}

// part is a share; half of nothing.
func part(got, all float64) float64 {
	if all == 0 {
		return 0.5
	}
	return got / all
}

func addStems(set map[string]bool, ws []text.Word) {
	for _, w := range ws {
		set[w.Stem] = true
	}
}

// pairs is the share of neighbouring topic words that stand next to each other, in order, within two words.
func (m *meter) pairs(ws []text.Word) float64 {
	if len(m.topic) < 2 {
		return 0
	}
	n := 0
	for i := 1; i < len(m.topic); i++ {
		for j := range ws {
			if ws[j].Stem == m.topic[i-1].stem && (j+1 < len(ws) && ws[j+1].Stem == m.topic[i].stem || j+2 < len(ws) && ws[j+2].Stem == m.topic[i].stem) {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(m.topic)-1)
}

// run is the longest run of words, stop words included, that the question and the sentence share, against the question's words.
func (m *meter) run(ws []text.Word) float64 {
	if len(m.phrase) == 0 {
		return 0
	}
	best := 0
	prev := make([]int, len(m.phrase)+1)
	cur := make([]int, len(m.phrase)+1)
	for j := range ws {
		for i := range m.phrase {
			cur[i+1] = 0
			if ws[j].Stem == m.phrase[i] {
				cur[i+1] = prev[i] + 1
				best = max(best, cur[i+1])
			}
		}
		prev, cur = cur, prev
	}
	return float64(best) / float64(len(m.phrase))
}

// window is how densely the topic's words stand: matches by the words from the first to the last.
func (m *meter) window(ws []text.Word) float64 {
	first, last, n := -1, -1, 0
	for i, w := range ws {
		if slices.ContainsFunc(m.topic, func(t term) bool { return t.stem == w.Stem }) {
			if first < 0 {
				first = i
			}
			last, n = i, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(last-first+1)
}

// place measures where the sentence stands, and what the search thought of its passage.
func (m *meter) place(c *candidate) {
	s, ok := c.scores[c.passageOf[c.at]]
	c.x[fRank] = float64(passagesWanted)
	if ok {
		c.x[fRank] = float64(s.rank)
		if m.reach > 0 {
			c.x[fScore] = s.score / m.reach
		}
		if m.best > 0 {
			c.x[fScoreBest] = s.score / m.best
		}
	}
	c.x[fPlace] = float64(c.at) / float64(max(1, len(c.sentences)-1))
	c.x[fFirst] = float64(min(c.at, 20))
	c.x[fHeading] = heading(c.quote())
	if t := foldText(c.Title); t != "" && foldText(c.quote()) == t {
		c.x[fTitle] = 1
	}
}

// compare measures candidates against each other.
func (m *meter) compare(cs []*candidate) {
	best, local, meaning, newest := 0.0, 0.0, 0.0, int64(0)
	for _, c := range cs {
		best, local, meaning = max(best, c.x[fCoverAll]), max(local, c.x[fLocal]), max(meaning, c.x[fMeaning])
		if !c.Published.IsZero() {
			newest = max(newest, c.Published.Unix())
		}
	}
	same := 0
	for _, c := range cs {
		if c.x[fCoverAll] >= best-0.01 {
			same++
		}
	}
	for _, c := range cs {
		c.x[fGap] = best - c.x[fCoverAll]
		c.x[fGapMeaning] = meaning - c.x[fMeaning]
		c.x[fGapLocal] = local - c.x[fLocal]
		c.x[fCandidates] = math.Log1p(float64(same))
		if !c.Published.IsZero() {
			c.x[fAge] = math.Log1p(float64(newest-c.Published.Unix()) / 86400)
		}
	}
}
