package tagging

// Features are the numbers of the rows of a model that speak for each token: those of token i are
// IDs[At[i]:At[i+1]]. Edge holds the rows for the step from the token before.
type Features struct {
	IDs  []uint32
	At   []int32
	Edge [][EdgeRows]uint16
	Wall []uint8 // 1 where a token begins a sentence, 2 where it begins a paragraph
}

// Sizes of a model's tables, in rows.
const (
	EdgeSize = 144
	EdgeRows = 3
)

func mix(a, b uint32) uint32 {
	h := (a ^ b*0x9E3779B1) * 0x85EBCA6B
	return h ^ h>>15
}

type collector struct {
	ids  []uint32
	base uint32 // mixed into every feature of one set of templates
	n    uint32 // the number of the template
}

func (c *collector) add(v uint32) {
	c.n++
	h := mix(v, c.n+c.base)
	h *= 0xC2B2AE35
	c.ids = append(c.ids, h^h>>16)
}

func (c *collector) add2(a, b uint32)    { c.add(mix(a, b+0x27D4EB2F)) }
func (c *collector) add3(a, b, d uint32) { c.add(mix(mix(a, b+0x27D4EB2F), d+0x165667B1)) }

var edgeToken = Token{word: 1, stem: 1, suffix: 1, shape: 1, coarse: 1999, fine: 1999}

// Extract computes the features of a text.
func Extract(t *Text) *Features {
	n := len(t.Tokens)
	f := &Features{IDs: make([]uint32, 0, n*64), At: make([]int32, n+1), Edge: make([][EdgeRows]uint16, n), Wall: make([]uint8, n)}
	ctx := newContext(t)
	c := &collector{ids: f.IDs}
	for i := 0; i < n; i++ {
		c.n = 0
		ctx.token(c, i)
		f.At[i+1] = int32(len(c.ids))
		f.Edge[i] = ctx.edge(i)
		switch {
		case t.Para[i]:
			f.Wall[i] = 2
		case t.Begin[i] == int32(i):
			f.Wall[i] = 1
		}
	}
	f.IDs = c.ids
	return f
}

// context holds what features look up about the surroundings of a token.
type context struct {
	t *Text
	// of each token: the last and the next place in its sentence where a clause may begin
	lastBreak, nextBreak []int32
	quoteState           []uint32
}

func newContext(t *Text) *context {
	n := len(t.Tokens)
	c := &context{t: t, lastBreak: make([]int32, n), nextBreak: make([]int32, n), quoteState: make([]uint32, n)}
	last := int32(0)
	for i := range t.Tokens {
		if int32(i) == t.Begin[i] {
			last = int32(i)
		} else if clauseMark(t.Tokens[i].Class) {
			last = int32(i)
		}
		c.lastBreak[i] = last
	}
	next := int32(n)
	for i := n - 1; i >= 0; i-- {
		if t.End[i] == int32(i+1) {
			next = t.End[i]
		}
		c.nextBreak[i] = next
		if clauseMark(t.Tokens[i].Class) {
			next = int32(i)
		}
	}
	for i := range t.Tokens {
		c.quoteState[i] = c.quote(i)
	}
	return c
}

func clauseMark(c Class) bool {
	switch c {
	case Stop, Query, Comma, Colon, Semicolon, Dash, Open, Close, OpenQuote, CloseQuote, AnyQuote, And, But, That, Wh, Who, Subordinator:
		return true
	}
	return false
}

// quote describes where token i stands towards its quotation, or towards the next and the last one.
func (c *context) quote(i int) uint32 {
	t := c.t
	k := t.Quote[i]
	if k < 0 {
		s := uint32(0)
		if i > 0 && t.Quote[i-1] >= 0 {
			s = 1 + uint32(t.Quotes[t.Quote[i-1]].Stop)
		} else if i+1 < len(t.Quote) && t.Quote[i+1] >= 0 {
			s = 2000
		}
		return s
	}
	q := t.Quotes[k]
	v := uint32(100)
	switch i {
	case q.Start:
		v = 200
	case q.Start + 1:
		v = 300
	case q.End - 1:
		v = 400
	}
	return v + c.quoteKind(q)
}

// quoteKind sums a quotation up: length, first letter, last mark, what stands around it.
func (c *context) quoteKind(q Quote) uint32 {
	t := c.t
	v := lengthClass(q.End - q.Start)
	if q.Sentence {
		v += 8
	}
	if q.Stop != 0 {
		v += 16
	}
	if !q.Closed {
		v += 32
	}
	if t.Para[q.Start] {
		v += 2048
	} else if t.Begin[q.Start] == int32(q.Start) {
		v += 4096
	} else if q.Start > 0 && (t.Tokens[q.Start-1].Class == Comma || t.Tokens[q.Start-1].Class == Colon) {
		v += 8192
	}
	return v
}

func lengthClass(n int) uint32 {
	switch {
	case n <= 3:
		return 0
	case n <= 5:
		return 1
	case n <= 8:
		return 2
	case n <= 14:
		return 3
	}
	return 4
}

func (c *context) at(i int) *Token {
	if i < 0 || i >= len(c.t.Tokens) {
		return &edgeToken
	}
	return &c.t.Tokens[i]
}

func (c *context) token(o *collector, i int) {
	t := c.t
	w0, w1, w2, w3 := c.at(i), c.at(i+1), c.at(i+2), c.at(i+3)
	p1, p2, p3 := c.at(i-1), c.at(i-2), c.at(i-3)
	k0, k1, k2 := uint32(w0.Class), uint32(w1.Class), uint32(w2.Class)
	m1, m2 := uint32(p1.Class), uint32(p2.Class)

	o.add(0) // bias
	o.add(w0.word)
	o.add(w1.word)
	o.add(w2.word)
	o.add(w3.stem)
	o.add(p1.word)
	o.add(p2.word)
	o.add(p3.stem)
	o.add(w0.stem)
	o.add(w1.stem)
	o.add(p1.stem)
	o.add2(w0.stem, w1.stem)
	o.add2(p1.stem, w0.stem)
	o.add2(p2.stem, p1.stem)
	o.add2(w1.stem, w2.stem)
	o.add3(p1.stem, w0.stem, w1.stem)
	o.add3(w0.stem, w1.stem, w2.stem)
	o.add3(p2.stem, p1.stem, w0.stem)
	o.add(w0.suffix)
	o.add(p1.suffix)
	o.add(w1.suffix)
	o.add2(w0.shape, p1.shape)
	o.add2(w0.shape, w1.shape)
	o.add3(m1, k0, k1)
	o.add3(m2, m1, k0)
	o.add3(k0, k1, k2)
	o.add2(mix(m2, m1+100), mix(k0, k1+100))
	o.add2(mix(m1, k0+100), mix(k1, k2+100))
	o.add2(w0.stem, m1)
	o.add2(w0.stem, k1)
	o.add2(w0.stem, mix(m1, k1+200))
	o.add2(p1.stem, k0)
	o.add2(p1.stem, mix(k0, k1+200))
	o.add2(p2.stem, mix(m1, k0+200))
	o.add2(w1.stem, k0)

	// classes of words
	o.add(w0.fine)
	o.add(w1.fine)
	o.add(p1.fine)
	o.add(w2.fine)
	o.add(p2.fine)
	o.add2(p1.fine, w0.fine)
	o.add2(w0.fine, w1.fine)
	o.add3(p1.coarse, w0.coarse, w1.coarse)
	o.add3(p2.coarse, p1.coarse, w0.coarse)
	o.add3(w0.coarse, w1.coarse, w2.coarse)
	o.add3(p1.coarse, w0.stem, w1.coarse)
	o.add2(mix(p2.coarse, p1.coarse), mix(w0.coarse, w1.coarse))
	o.add2(mix(p1.coarse, w0.coarse), mix(w1.coarse, w2.coarse))

	// quotations
	qs := c.quoteState[i]
	o.add(qs)
	o.add2(qs, w0.stem)
	o.add2(qs, mix(k0, m1+300))
	inQuote := uint32(0)
	if t.Quote[i] >= 0 {
		inQuote = 1
	}

	// sentence and clause
	b, e := int(t.Begin[i]), int(t.End[i])
	pos := min(i-b, 4)
	rest := min(e-i, 4)
	o.add2(uint32(pos), uint32(rest))
	o.add3(uint32(pos), k0, inQuote)
	o.add3(uint32(rest), k0, inQuote)
	first, end1, end2 := c.at(b), c.at(e-2), c.at(e-3)
	o.add3(first.stem, uint32(min(pos, 2)), inQuote)
	o.add3(end1.stem, uint32(end2.Class), inQuote)
	o.add3(end1.stem, end2.stem, uint32(min(rest, 3)))
	lb, nb := int(c.lastBreak[i]), int(c.nextBreak[i])
	l0, l1, l2 := c.at(lb), c.at(lb+1), c.at(lb+2)
	n0, n1, n2 := c.at(nb), c.at(nb+1), c.at(nb+2)
	o.add3(l0.word, l1.stem, inQuote)
	o.add3(l0.word, l2.stem, inQuote)
	o.add2(l0.word, uint32(min(i-lb, 5)))
	o.add3(n0.word, n1.stem, inQuote)
	o.add3(n0.word, n2.stem, inQuote)
	o.add2(n0.word, uint32(min(nb-i, 5)))
	if lb > b {
		before := c.at(lb - 1)
		o.add3(before.stem, l0.word, k0)
	} else {
		o.add3(0, l0.word, k0)
	}
	o.add2(mix(uint32(l0.Class), uint32(n0.Class)+7), inQuote)
}

// edge returns the rows for the step from token i-1 to token i.
func (c *context) edge(i int) [EdgeRows]uint16 {
	t := c.t
	var r [EdgeRows]uint16
	p, w := c.at(i-1), c.at(i)
	place := uint16(0)
	switch {
	case t.Para[i]:
		place = 1
	case t.Begin[i] == int32(i):
		place = 2
	}
	quote := uint16(0)
	if i > 0 {
		a, b := t.Quote[i-1], t.Quote[i]
		switch {
		case a >= 0 && b < 0:
			quote = 1
		case a < 0 && b >= 0:
			quote = 2
		case a >= 0 && b >= 0 && a == b:
			quote = 3
		case a >= 0 && b >= 0:
			quote = 4
		}
	}
	r[0] = place*5 + quote // 15
	r[1] = 16 + uint16(p.Class)
	r[2] = 80 + uint16(w.Class)
	return r
}
