package people

import (
	"cmp"
	"slices"
	"strings"

	"quoth/knowledge"
	"quoth/knowledge/spelling"
	"quoth/knowledge/text"
)

// Directory finds speakers of an index by what people call them. It never changes and is safe for concurrent use.
type Directory struct {
	people  []person
	byToken map[string][]int // a folded part of a name → places in people
	byRole  map[string][]int // the stem of a word of a role → places in people
	speller *spelling.Speller
}

type person struct {
	knowledge.Speaker
	tokens []string // the name's parts, folded, without titles
	roles  [][]string
}

// Match is somebody whom the words of a question may mean.
type Match struct {
	Name  string
	Slips float64 // how far the question's spelling is from the name's; 0 is exact
	Role  bool    // found by role, not by name
	Count int     // statements of that name in the index
}

// NewDirectory makes a directory of the speakers of an index.
func NewDirectory(speakers []knowledge.Speaker) *Directory {
	d := &Directory{byToken: map[string][]int{}, byRole: map[string][]int{}}
	for _, s := range speakers {
		p := person{Speaker: s, tokens: NameTokens(s.Name)}
		if len(p.tokens) == 0 {
			continue
		}
		at := len(d.people)
		for _, t := range p.tokens {
			if l := d.byToken[t]; len(l) == 0 || l[len(l)-1] != at {
				d.byToken[t] = append(l, at)
			}
		}
		for _, r := range s.Roles {
			stems := roleStems(text.Words(r))
			p.roles = append(p.roles, stems)
			for _, st := range stems {
				if l := d.byRole[st]; len(l) == 0 || l[len(l)-1] != at {
					d.byRole[st] = append(l, at)
				}
			}
		}
		d.people = append(d.people, p)
	}
	d.speller = spelling.NewSpeller(func(yield func(string, int) bool) {
		for t, l := range d.byToken {
			if !yield(t, len(l)) {
				return
			}
		}
	})
	return d
}

// NameTokens returns the folded parts of a name, titles left out.
func NameTokens(name string) []string {
	var out []string
	for _, w := range text.Words(name) {
		if !honorifics[w.Fold] {
			out = append(out, w.Fold)
		}
	}
	return out
}

var honorifics = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`mr mrs ms miss dr prof professor sir lady lord gen general lt col colonel sgt maj major capt captain adm admiral sen senator
		rep representative congressman congresswoman gov governor president minister secretary chancellor ambassador the rev judge justice mayor king queen prince pope
		jr sr ii iii iv esq`) {
		m[w] = true
	}
	return m
}()

// Honorific says whether a folded word is a title that may stand before a name.
func Honorific(fold string) bool { return honorifics[fold] }

// Find returns whom the words of a question may mean, the best match first: whole names and surnames exactly, then in
// other spellings, then roles ("the german foreign minister"). It returns nil when the words name nobody of the index.
func (d *Directory) Find(words []text.Word) []Match {
	var name []string
	for _, w := range words {
		if !honorifics[w.Fold] && !text.Stop(w.Fold) {
			name = append(name, w.Fold)
		}
	}
	if len(name) == 0 {
		return nil
	}
	if m := d.byName(name, false); len(m) > 0 {
		return m
	}
	if m := d.roleOf(words); len(m) > 0 {
		return m
	}
	return d.byName(name, true)
}

// Officials finds those who hold an office of a country or a body, by the stem that their role begins with: "german" for the German foreign
// minister. Those who speak most come first.
func (d *Directory) Officials(stem string) []Match {
	var out []Match
	for _, at := range d.byRole[stem] {
		p := d.people[at]
		if slices.ContainsFunc(p.roles, func(r []string) bool {
			return len(r) > 1 && r[0] == stem && slices.ContainsFunc(r[1:], func(w string) bool { return offices[w] })
		}) {
			out = append(out, Match{Name: p.Name, Role: true, Count: p.Statements})
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return b.Count - a.Count })
	return out
}

// offices are stems of words for those who speak for a government.
var offices = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`minister president chancellor premier secretary spokesman spokeswoman spokesperson government ambassador envoy king queen`) {
		m[text.Stem(w)] = true
	}
	return m
}()

// Office says whether a stem is the last word of a role that somebody of the index has: "minist", "offici".
func (d *Directory) Office(stem string) bool {
	return slices.ContainsFunc(d.byRole[stem], func(at int) bool {
		return slices.ContainsFunc(d.people[at].roles, func(r []string) bool { return len(r) > 0 && r[len(r)-1] == stem })
	})
}

// byName finds people whose name holds every part that was asked for. With slips, other spellings are taken too.
func (d *Directory) byName(name []string, slips bool) []Match {
	last := name[len(name)-1]
	var out []Match
	seen := map[int]bool{}
	consider := func(token string, cost float64) {
		for _, at := range d.byToken[token] {
			if seen[at] {
				continue
			}
			if c, ok := agree(d.withoutRole(name, at), d.people[at].tokens, slips); ok {
				seen[at] = true
				out = append(out, Match{Name: d.people[at].Name, Slips: max(c, cost), Count: d.people[at].Statements})
			}
		}
	}
	consider(last, 0)
	if len(out) == 0 && slips {
		for _, near := range d.speller.Near(last) {
			consider(near.Word, near.Slips)
		}
	}
	slices.SortFunc(out, func(a, b Match) int {
		switch {
		case a.Slips != b.Slips:
			return cmp.Compare(a.Slips, b.Slips)
		case a.Count != b.Count:
			return b.Count - a.Count
		}
		return strings.Compare(a.Name, b.Name)
	})
	if len(out) > 0 { // only those whose spelling is as near as the best one's
		best := out[0].Slips
		out = slices.DeleteFunc(out, func(m Match) bool { return m.Slips > best })
	}
	return out
}

// withoutRole drops the words before a name that say what somebody is: "the EU's Marsh", "deputy minister Marsh". They stand in that person's
// roles, or in anybody's where they are part of nobody's name. Words that are part of the person's name stay.
func (d *Directory) withoutRole(name []string, at int) []string {
	p := d.people[at]
	for len(name) > 1 && !slices.Contains(p.tokens, name[0]) {
		stem := text.Stem(name[0])
		own := slices.ContainsFunc(p.roles, func(r []string) bool { return slices.Contains(r, stem) })
		if !own && (len(d.byRole[stem]) == 0 || len(d.byToken[name[0]]) > 0) {
			break
		}
		name = name[1:]
	}
	return name
}

// agree says whether the asked-for parts fit a name's parts, and how far the spelling is off. The surname must fit; a first name that
// both have must fit too, so that one Bush is not taken for another.
func agree(asked, have []string, slips bool) (float64, bool) {
	fit := func(a, b string) (float64, bool) {
		if a == b {
			return 0, true
		}
		if !slips {
			return 0, false
		}
		c := spelling.Distance(a, b, spelling.Slips(a))
		return c, c <= spelling.Slips(a)
	}
	last := have[len(have)-1]
	worst, ok := fit(asked[len(asked)-1], last)
	if !ok {
		// a part of the name that is no surname ("hillary", "khizr"; "security council" in "UN Security Council")
		return partly(asked, have, fit)
	}
	if len(asked) == 1 || len(have) == 1 {
		return worst, true // one of the two is the surname alone
	}
	first := asked[0]
	for _, h := range have[:len(have)-1] {
		if sameFirstName(first, h) {
			c := 0.0
			if first != h {
				c = 0.25
			}
			return max(worst, c), true
		}
	}
	return 0, false
}

func partly(asked, have []string, fit func(a, b string) (float64, bool)) (float64, bool) {
	worst := 0.0
	for _, a := range asked {
		found := false
		for _, h := range have {
			if c, ok := fit(a, h); ok {
				worst, found = max(worst, c), true
				break
			}
		}
		if !found {
			return 0, false
		}
	}
	return worst + 0.1, true
}

// roleOf finds people by role: every word asked for must stand in one role of theirs.
func (d *Directory) roleOf(words []text.Word) []Match {
	stems := roleStems(words)
	if len(stems) == 0 {
		return nil
	}
	var out []Match
	for at, p := range d.people {
		if !slices.Contains(d.byRole[stems[len(stems)-1]], at) {
			continue
		}
		for _, r := range p.roles {
			if containsAll(r, stems) {
				out = append(out, Match{Name: p.Name, Role: true, Count: p.Statements})
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return b.Count - a.Count })
	return out
}

func roleStems(words []text.Word) []string {
	var out []string
	for _, w := range words {
		if text.Stop(w.Fold) {
			continue
		}
		if full, ok := shortRoles[w.Fold]; ok {
			for _, f := range strings.Fields(full) {
				out = append(out, text.Stem(f))
			}
			continue
		}
		out = append(out, w.Stem)
	}
	return out
}

// shortRoles are what people type for offices.
var shortRoles = map[string]string{
	"fm": "foreign minister", "pm": "prime minister", "potus": "president", "sec": "secretary", "spox": "spokesman",
	"spokesperson": "spokesman", "spokeswoman": "spokesman", "nsa": "national security adviser", "advisor": "adviser",
	"coo": "chief operating officer", "ceo": "chief executive", "cos": "chief of staff", "def": "defense", "mod": "defense minister",
}

func containsAll(have, want []string) bool {
	for _, w := range want {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
