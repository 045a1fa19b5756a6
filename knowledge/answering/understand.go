package answering

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/people"
	"quoth/knowledge/spelling"
	"quoth/knowledge/text"
	"quoth/knowledge/thesaurus"
)

// lexicon is what the index as a whole knows, made once for every state of it.
type lexicon struct {
	vocabulary knowledge.Vocabulary
	speller    *spelling.Speller
	directory  *people.Directory
}

func newLexicon(v knowledge.Vocabulary, speakers []knowledge.Speaker) *lexicon {
	return &lexicon{vocabulary: v, speller: spelling.NewSpeller(v.Words()), directory: people.NewDirectory(speakers)}
}

// idf is the weight of a stem by its rarity, after Robertson and Sparck Jones; a stem that the index doesn't have weighs the most.
func (l *lexicon) idf(stem string) float64 {
	n, df := float64(l.vocabulary.Passages()), float64(l.vocabulary.Frequency(stem))
	return math.Log(1 + (n-df+0.5)/(df+0.5))
}

// term is a word of the question as it is looked for.
type term struct {
	stem    string
	fold    string
	idf     float64
	weight  float64            // 1; less for words that come from an earlier turn
	known   bool               // the index has it
	subject bool               // part of the name of whom the question asks about
	name    bool               // the index writes it with a capital
	related map[string]float64 // stems of the index that mean nearly the same, and how nearly
}

// reading is a question as it was understood against an index.
type reading struct {
	parsed
	terms     []term         // what is looked for, the subject's words included
	speakers  []people.Match // whom the subject means; empty where it is nobody of the index
	named     bool           // the subject is somebody by name or office, known or not: nobody else's words will do
	sideOf    map[string]int // the name of each speaker of a comparison → its side
	notes     []knowledge.Note
	inherited []text.Word // what earlier turns were about, for a turn that leans on them
	phrase    []string    // the stems of all words of the topic in their order, for who-said questions
}

// understand reads a question against what the index knows. earlier is the reading of the turn before, nil where there is none.
func (l *lexicon) understand(question string, earlier *reading) *reading {
	r := &reading{parsed: parse(question)}
	if earlier != nil {
		r.complete(l, earlier)
	}
	if r.sides != nil && !l.takeSides(r) {
		r.sides = nil
		r.intent = r.intentOf()
	}
	manySources := slices.ContainsFunc(r.subject, func(w text.Word) bool { return everySource[w.Fold] })
	if slices.ContainsFunc(r.subject, func(w text.Word) bool { return anySpeaker[w.Fold] }) || r.loose && !l.plausibleSubject(r.subject) {
		r.dropSubject()
	}
	if manySources {
		r.intent = knowledge.IntentCompare
	}
	if r.sides == nil {
		l.resolveSubject(r)
	}
	for _, w := range r.topic {
		l.addTerm(r, w, 1, false)
	}
	for _, w := range r.subject {
		if !text.Stop(w.Fold) && !people.Honorific(w.Fold) {
			l.addTerm(r, w, 1, true)
		}
	}
	for _, w := range r.inherited {
		weight := inheritedWeight
		if l.capitalised(w.Stem) {
			weight = inheritedName
		}
		l.addTerm(r, w, weight, false)
	}
	r.phrase = text.Stems(question)
	return r
}

// everySource are words that ask what all sources have.
var everySource = set(`articles sources outlets reports stories newspapers papers accounts`)

// anySpeaker are words that stand where a speaker does but mean no speaker in particular.
var anySpeaker = set(`article articles source sources outlet outlets report reports story stories anyone anybody someone somebody everyone everybody people media press newspapers reporters journalists paper papers
	plan proposal text document draft deal bill law one two others both sides`)

// takeSides resolves the speakers of a comparison; false where one of them is nobody the index knows.
func (l *lexicon) takeSides(r *reading) bool {
	r.sideOf = map[string]int{}
	var both []people.Match
	for i, side := range r.sides {
		m := l.find(side)
		if len(m) == 0 {
			r.sideOf = nil
			return false
		}
		for _, k := range m {
			if _, ok := r.sideOf[k.Name]; !ok {
				r.sideOf[k.Name] = i
				both = append(both, k)
			}
		}
	}
	r.speakers, r.named, r.speech, r.whoSaid, r.loose = both, true, true, false, false
	r.subject = slices.Concat(r.sides...)
	r.topic = r.sidesTopic
	r.intent = knowledge.IntentCompare
	return true
}

// What a word of an earlier turn counts against one of this turn; a name more, because "him" and "there" stand for names.
const (
	inheritedWeight = 0.4
	inheritedName   = 0.8
)

// dropSubject takes back that the question is about somebody's words.
func (r *reading) dropSubject() {
	r.subject, r.speech, r.loose = nil, false, false
	r.topic = slices.DeleteFunc(contentWords(r.words), func(w text.Word) bool { return sayingVerbs[w.Fold] })
	r.intent = r.intentOf()
}

// plausibleSubject says whether words that stand where a speaker might are one: somebody known, or a name nobody knows.
func (l *lexicon) plausibleSubject(subject []text.Word) bool {
	return len(l.find(subject)) > 0 || l.nameLike(subject) && !l.people(subject)
}

// people says whether words mean a people or a place rather than a speaker: "European" in "European reactions".
func (l *lexicon) people(subject []text.Word) bool {
	return len(subject) == 1 && len(l.related(subject[0].Fold, subject[0].Stem, true)) > 0
}

// find looks a speaker up, and once more without a genitive s that was typed without its apostrophe.
func (l *lexicon) find(subject []text.Word) []people.Match {
	if m := l.directory.Find(subject); len(m) > 0 && m[0].Slips == 0 {
		return m
	}
	if n := len(subject); n > 0 {
		last := subject[n-1]
		if cut, ok := strings.CutSuffix(last.Fold, "s"); ok && len(cut) > 3 {
			bare := append(slices.Clone(subject[:n-1]), text.Word{Span: last.Span, Fold: cut, Stem: text.Stem(cut)})
			if m := l.directory.Find(bare); len(m) > 0 && m[0].Slips == 0 {
				return m
			}
		}
	}
	if m := l.directory.Find(subject); len(m) > 0 {
		return m
	}
	return l.officials(subject)
}

// officials are those who speak for a country: "Germany" finds the German foreign minister.
func (l *lexicon) officials(subject []text.Word) []people.Match {
	if len(subject) != 1 {
		return nil
	}
	var out []people.Match
	w := subject[0]
	for _, st := range append([]string{w.Stem}, slices.Sorted(maps.Keys(l.related(w.Fold, w.Stem, true)))...) {
		for _, m := range l.directory.Officials(st) {
			if !slices.ContainsFunc(out, func(o people.Match) bool { return o.Name == m.Name }) {
				out = append(out, m)
			}
		}
	}
	return out
}

// nameLike says whether words look like somebody's name or office: the index writes all that isn't a title with a capital or doesn't know it at all,
// or the last one is part of an office that somebody of the index holds, or unknown.
func (l *lexicon) nameLike(subject []text.Word) bool {
	last, all, n := "", true, 0
	unknown := false
	for _, w := range subject {
		if text.Stop(w.Fold) || people.Honorific(w.Fold) {
			continue
		}
		n++
		last, unknown = w.Stem, l.vocabulary.Frequency(w.Stem) == 0
		if l.vocabulary.Frequency(w.Stem) > 0 && !l.capitalised(w.Stem) {
			all = false
		}
	}
	return n > 0 && (all || unknown || l.directory.Office(last))
}

// capitalised says whether the index writes a stem with a capital most of the time.
func (l *lexicon) capitalised(stem string) bool {
	return capital(l.vocabulary.Surface(stem))
}

// resolveSubject finds out who is meant by the subject.
func (l *lexicon) resolveSubject(r *reading) {
	if len(r.subject) == 0 {
		return
	}
	if allPronouns(r.subject) {
		r.subject = nil
		return
	}
	r.speakers = l.find(r.subject)
	r.onePerson()
	l.governments(r)
	r.named = len(r.speakers) > 0 || l.nameLike(r.subject)
	if !r.named { // "what does the plan say about …"
		r.topic = append(slices.Clone(r.subject), r.topic...)
		r.topic = contentWords(r.topic)
		r.subject = nil
		r.speech = r.whoSaid
		r.intent = r.intentOf()
		return
	}
	if len(r.speakers) > 0 && r.speakers[0].Slips >= 1 {
		r.notes = append(r.notes, knowledge.Note{Kind: knowledge.NoteSpelling, Text: "Read “" + writtenWords(r.subject) + "” as " + r.speakers[0].Name + "."})
	}
}

func allPronouns(ws []text.Word) bool {
	for _, w := range ws {
		if !pronouns[w.Fold] && !fillers[w.Fold] {
			return false
		}
	}
	return true
}

// writtenWords writes words as they are compared: folded.
func writtenWords(ws []text.Word) string {
	var parts []string
	for _, w := range ws {
		parts = append(parts, w.Fold)
	}
	return strings.Join(parts, " ")
}

// addTerm adds a word to what is looked for, mended where the index doesn't know it but something near.
func (l *lexicon) addTerm(r *reading, w text.Word, weight float64, subject bool) {
	stems := []string{w.Stem}
	if subject && len(r.speakers) > 0 && l.vocabulary.Frequency(w.Stem) == 0 {
		stems = nil // the name is in another spelling: look for the index's own
		for _, m := range r.speakers[:1] {
			for _, t := range people.NameTokens(m.Name) {
				if spelling.Distance(w.Fold, t, spelling.Slips(w.Fold)) <= spelling.Slips(w.Fold) {
					stems = append(stems, text.Stem(t))
				}
			}
		}
	} else if l.vocabulary.Frequency(w.Stem) == 0 {
		if near := l.mend(w); near != "" {
			stems = []string{near}
			if !subject {
				r.notes = append(r.notes, knowledge.Note{Kind: knowledge.NoteSpelling, Text: "Read “" + w.Fold + "” as “" + l.vocabulary.Surface(near) + "”."})
			}
		}
	}
	for _, st := range stems {
		if i := slices.IndexFunc(r.terms, func(t term) bool { return t.stem == st }); i >= 0 {
			r.terms[i].weight = max(r.terms[i].weight, weight)
			continue
		}
		r.terms = append(r.terms, term{related: l.related(w.Fold, st, subject), stem: st, fold: w.Fold, idf: l.idf(st), weight: weight, known: l.vocabulary.Frequency(st) > 0, subject: subject, name: l.capitalised(st)})
	}
}

// governments adds the other names of a country that is asked about as a speaker: its capital, its people ("Russia": "Moscow").
func (l *lexicon) governments(r *reading) {
	if len(r.subject) != 1 {
		return
	}
	for st := range l.related(r.subject[0].Fold, r.subject[0].Stem, true) {
		for _, m := range l.directory.Find([]text.Word{{Fold: text.Fold(l.vocabulary.Surface(st)), Stem: st}}) {
			if m.Slips == 0 && !m.Role && len(people.NameTokens(m.Name)) == 1 && !slices.ContainsFunc(r.speakers, func(o people.Match) bool { return o.Name == m.Name }) {
				r.speakers = append(r.speakers, m)
			}
		}
	}
}

// related are the stems of the index that may stand for a word. A subject's name stands for itself, and a country for its capital and its
// people: only stems that are written with a capital.
func (l *lexicon) related(fold, stem string, subject bool) map[string]float64 {
	out := map[string]float64{}
	for _, k := range thesaurus.Related(fold) {
		if k.Stem != stem && l.vocabulary.Frequency(k.Stem) > 0 && (!subject || k.Weight >= 0.45 && l.capitalised(k.Stem)) {
			out[k.Stem] = k.Weight
		}
	}
	return out
}

// mend finds the known stem that an unknown word means; "" where none is near enough.
func (l *lexicon) mend(w text.Word) string {
	if len(thesaurus.Related(w.Fold)) > 0 {
		return "" // a word like any other, which the index happens to lack
	}
	for _, n := range people.OtherFirstNames(w.Fold) {
		if st := text.Stem(n); l.capitalised(st) && l.vocabulary.Frequency(st) > 0 {
			return st
		}
	}
	for _, n := range l.speller.Near(w.Stem) {
		if n.Slips <= 1 || n.Slips <= 1.5 && len(w.Fold) >= 8 || n.Slips <= 2 && len(w.Fold) >= 9 {
			return n.Word
		}
	}
	return ""
}

// query is the search for what is looked for.
func (r *reading) query(limit int) knowledge.Query {
	q := knowledge.Query{Limit: limit}
	for _, t := range r.terms {
		q.Terms = append(q.Terms, knowledge.Term{Stem: t.stem, Weight: t.weight})
	}
	for _, t := range r.terms {
		for _, k := range t.strongest(widening) {
			if !slices.ContainsFunc(q.Terms, func(o knowledge.Term) bool { return o.Stem == k.Stem }) {
				q.Terms = append(q.Terms, k)
			}
		}
	}
	return q
}

const (
	widening      = 4   // related words that are searched for beside each word of the question
	widenedWeight = 0.4 // what they count against it, before how near they are
)

// strongest are the related words that mean most nearly the same, as terms of a search.
func (t term) strongest(most int) []knowledge.Term {
	var out []knowledge.Term
	for st, w := range t.related {
		out = append(out, knowledge.Term{Stem: st, Weight: t.weight * w * widenedWeight})
	}
	slices.SortFunc(out, func(a, b knowledge.Term) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Stem, b.Stem))
	})
	return out[:min(most, len(out))]
}
