package tagging

// Label is what a token is to the statement that it belongs to. Parts before the cue and parts after it
// have labels of their own, so that the chain remembers what it still waits for.
type Label = uint8

const (
	Out         Label = iota
	GapBefore         // outside of all parts but inside of a statement whose cue is still to come
	GapAfter          // the same, after the cue
	SourceBegin       // a source before its cue; the odd-numbered one of each pair begins a span
	SourceIn
	LateSourceBegin // a source after its cue
	LateSourceIn
	CueBegin
	CueIn
	EarlyBegin // content before its cue
	EarlyIn
	ContentBegin // content after its cue
	ContentIn
	Labels = 13
)

// Begins says whether a label begins a span.
func Begins(l Label) bool { return l >= SourceBegin && l&1 == 1 }

// Inside returns the label that goes on with the span of l; l itself for labels outside of spans.
func Inside(l Label) Label {
	if Begins(l) {
		return l + 1
	}
	return l
}

// Follows says whether label b may stand after label a.
func Follows(a, b Label) bool {
	if b >= SourceBegin && b&1 == 0 {
		return Inside(a) == b
	}
	return true
}

// Part is a role in a statement.
type Part uint8

const (
	Source Part = iota
	Cue
	Content
)

// PartOf returns the part that a label of a span stands for.
func PartOf(l Label) Part {
	switch l {
	case CueBegin, CueIn:
		return Cue
	case EarlyBegin, EarlyIn, ContentBegin, ContentIn:
		return Content
	}
	return Source
}
