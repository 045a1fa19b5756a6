package tagging

// Restack returns the features of a second pass over a text: those of the first one, and what the labels that
// the first pass gave, and its scores, say about the surroundings of each token.
func Restack(t *Text, first *Features, scores []float32, labels []Label) *Features {
	n := len(t.Tokens)
	f := &Features{IDs: make([]uint32, 0, len(first.IDs)+n*stackTemplates), At: make([]int32, n+1), Edge: first.Edge, Wall: first.Wall}
	s := newStack(t, labels)
	c := &collector{ids: f.IDs, base: 1000}
	for i := 0; i < n; i++ {
		c.ids = append(c.ids, first.IDs[first.At[i]:first.At[i+1]]...)
		c.n = 0
		s.token(c, i)
		s.doubt(c, i, scores)
		f.At[i+1] = int32(len(c.ids))
	}
	f.IDs = c.ids
	return f
}

const stackTemplates = 48

// stack holds what the first pass found around each token.
type stack struct {
	t     *Text
	y     []Label
	cue   [2][]int32 // of each token: the first token of the nearest cue before and after it in its sentence, or -1
	src   [2][]int32 // the same for sources
	con   [2][]int32 // the same for contents
	order []uint32   // of each token: the parts of its sentence in order, hashed
	place []uint32   // of each token: the parts before it in its sentence, hashed
	known map[uint32][3]uint8
}

func newStack(t *Text, y []Label) *stack {
	n := len(y)
	s := &stack{t: t, y: y, order: make([]uint32, n), place: make([]uint32, n), known: map[uint32][3]uint8{}}
	for k := range s.cue {
		s.cue[k], s.src[k], s.con[k] = make([]int32, n), make([]int32, n), make([]int32, n)
	}
	last := [3]int32{-1, -1, -1}
	h := uint32(1)
	for i := 0; i < n; i++ {
		if int(t.Begin[i]) == i {
			last = [3]int32{-1, -1, -1}
			h = 1
		}
		if Begins(y[i]) {
			h = h*31 + uint32(y[i])
		}
		s.place[i] = h
		s.cue[0][i], s.src[0][i], s.con[0][i] = last[Cue], last[Source], last[Content]
		if Begins(y[i]) {
			last[PartOf(y[i])] = int32(i)
		}
		if y[i] >= SourceBegin && t.Tokens[i].Class >= firstOpen {
			k := s.known[t.Tokens[i].stem]
			if p := PartOf(y[i]); k[p] < 3 {
				k[p]++
			}
			s.known[t.Tokens[i].stem] = k
		}
	}
	last = [3]int32{-1, -1, -1}
	for i := n - 1; i >= 0; i-- {
		if int(t.End[i]) == i+1 {
			last = [3]int32{-1, -1, -1}
			h = s.place[i]
		}
		s.order[i] = h
		s.cue[1][i], s.src[1][i], s.con[1][i] = last[Cue], last[Source], last[Content]
		if Begins(y[i]) {
			last[PartOf(y[i])] = int32(i)
		}
	}
	return s
}

func (s *stack) label(i int) uint32 {
	if i < 0 || i >= len(s.y) {
		return 31
	}
	return uint32(s.y[i])
}

func (s *stack) token(o *collector, i int) {
	t := s.t
	y0, y1, y2, p1, p2 := s.label(i), s.label(i+1), s.label(i+2), s.label(i-1), s.label(i-2)
	w0 := &t.Tokens[i]
	k0 := uint32(w0.Class)
	around := mix(mix(p1, y0+40), y1+80)
	o.add(y0)
	o.add(around)
	o.add2(mix(around, p2), y2)
	o.add2(y0, w0.stem)
	o.add3(y0, y1, k0)
	o.add3(p1, y0, w0.stem)
	o.add2(around, k0)
	o.add(s.order[i])
	o.add2(s.order[i], s.place[i])
	o.add3(s.order[i], s.place[i], k0)
	o.add3(s.order[i], s.place[i], y0)
	o.add3(s.place[i], y0, k0)
	for k := range s.cue {
		c := s.cue[k][i]
		d, kw, between := uint32(0), uint32(0), uint32(0)
		if c >= 0 {
			d = uint32(min(abs(int(c)-i), 5))
			kw = t.Tokens[c].stem
			lo, hi := min(int(c), i), max(int(c), i)
			for j := lo + 1; j < hi && j < lo+40; j++ {
				switch t.Tokens[j].Class {
				case Comma:
					between |= 1
				case That, To, Wh:
					between |= 2
				case And, But:
					between |= 4
				case Semicolon, Colon, Dash, Open:
					between |= 8
				}
			}
		}
		side := uint32(k + 7)
		o.add3(side, kw, y0)
		o.add3(side, kw, k0)
		o.add3(side, d, mix(y0, k0))
		o.add3(side, between, mix(d, k0))
		o.add3(side, between, mix(y0, kw))
		src, con := uint32(0), uint32(0)
		if j := s.src[k][i]; j >= 0 {
			src = 1 + uint32(min(abs(int(j)-i), 4))
		}
		if j := s.con[k][i]; j >= 0 {
			con = 1 + uint32(min(abs(int(j)-i), 4))
		}
		o.add3(side, mix(src, con+50), mix(y0, d))
		o.add3(side, mix(src, con+50), k0)
	}
	before, after := uint32(0), uint32(0)
	if s.cue[0][i] >= 0 {
		before = 1
	}
	if s.cue[1][i] >= 0 {
		after = 1
	}
	state := before + 2*after
	if s.src[0][i] >= 0 {
		state += 4
	}
	if s.src[1][i] >= 0 {
		state += 8
	}
	if s.con[0][i] >= 0 {
		state += 16
	}
	if s.con[1][i] >= 0 {
		state += 32
	}
	o.add2(state, y0)
	o.add3(state, k0, y0)
	o.add3(state, w0.stem, 1)
	if k, ok := s.known[w0.stem]; ok && w0.Class >= firstOpen {
		o.add3(uint32(k[0]), uint32(k[1]), y0)
		o.add3(uint32(k[0]), k0, uint32(min(k[1], 1)))
	}
	// what ends the sentence before
	b := int(t.Begin[i])
	o.add3(s.label(b-1), s.label(b-2), mix(y0, uint32(min(i-b, 2))))
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// doubt adds how sure the scores of the first pass were of token i: the two best labels and how far they lie apart.
func (s *stack) doubt(o *collector, i int, scores []float32) {
	row := (*[Labels]float32)(scores[i*Labels:])
	best, second := 0, 1
	if row[1] > row[0] {
		best, second = 1, 0
	}
	for y := 2; y < Labels; y++ {
		switch {
		case row[y] > row[best]:
			best, second = y, best
		case row[y] > row[second]:
			second = y
		}
	}
	gap := uint32(3)
	switch d := row[best] - row[second]; {
	case d < 0.5:
		gap = 0
	case d < 1.5:
		gap = 1
	case d < 3:
		gap = 2
	}
	pair := mix(uint32(best), uint32(second)+20)
	o.add2(uint32(best), gap)
	o.add2(pair, gap)
	o.add3(pair, gap, s.label(i))
	cue := uint32(6)
	for _, d := range [...]float32{4, 2, 1, 0, -1, -2} { // how near the token is to being a cue
		if row[CueBegin]-row[Out] > d {
			break
		}
		cue--
	}
	o.add2(cue, s.label(i))
	o.add2(cue, uint32(s.t.Tokens[i].Class))
}
