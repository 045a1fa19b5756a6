package tagging

import "strings"

// Quote is a quotation: the tokens from its opening mark to its closing mark, End exclusive. Where the
// closing mark is missing, because the next paragraph goes on with the quotation, it ends with its paragraph.
type Quote struct {
	Start, End int
	Closed     bool
	Sentence   bool // begins like a sentence, with a capital letter
	Stop       byte // the mark before the closing one: ',' '.' '?' or 0
}

// pairQuotes finds the outermost quotations. Marks inside of one belong to its words.
func (t *Text) pairQuotes() {
	n := len(t.Tokens)
	t.Quote = make([]int32, n)
	for i := range t.Quote {
		t.Quote[i] = -1
	}
	for i := 0; i < n; i++ {
		if !t.opens(i) {
			continue
		}
		end, ok := t.closing(i)
		if !ok {
			continue
		}
		closed := t.quoteMark(end - 1)
		q := Quote{Start: i, End: end, Closed: closed}
		last := end - 1
		if closed {
			last--
		}
		if i+1 < end {
			q.Sentence = t.Tokens[i+1].Cap
		}
		switch t.Tokens[last].Class {
		case Comma:
			q.Stop = ','
		case Stop, Ellipsis:
			q.Stop = '.'
		case Query:
			q.Stop = '?'
		}
		for j := i; j < end; j++ {
			t.Quote[j] = int32(len(t.Quotes))
		}
		t.Quotes = append(t.Quotes, q)
		i = end - 1
	}
}

func (t *Text) mark(i int) string { return t.Body[t.Tokens[i].Start:t.Tokens[i].End] }

func (t *Text) quoteMark(i int) bool {
	c := t.Tokens[i].Class
	return c == OpenQuote || c == CloseQuote || c == AnyQuote
}

// opens says whether token i can open a quotation: a mark that stands before a word, not after one.
func (t *Text) opens(i int) bool {
	if !t.quoteMark(i) || i+1 >= len(t.Tokens) || t.gapAfter(i) && t.Tokens[i].Class != AnyQuote {
		return false
	}
	switch t.Tokens[i].Class {
	case OpenQuote:
		return true
	case CloseQuote:
		return t.mark(i) == "”" && t.gapBefore(i) && !t.gapAfter(i) // a mark turned the wrong way
	}
	if t.gapAfter(i) {
		return false
	}
	return t.gapBefore(i) || t.Tokens[i-1].Class == Open || t.Tokens[i-1].Class == Dash
}

// gapBefore says whether white space, or nothing at all, stands before token i.
func (t *Text) gapBefore(i int) bool { return i == 0 || t.Tokens[i-1].End < t.Tokens[i].Start }

func (t *Text) gapAfter(i int) bool {
	return i+1 >= len(t.Tokens) || t.Tokens[i+1].Start > t.Tokens[i].End
}

// family tells the kinds of marks apart: a double quotation isn't closed by a single mark.
func family(mark string) byte {
	switch mark {
	case "'", "‘", "’", "`", "‚":
		return '\''
	case "«", "»":
		return '«'
	}
	return '"'
}

// closing finds the token after the closing mark of the quotation that token i opens.
func (t *Text) closing(i int) (end int, ok bool) {
	kind := family(t.mark(i))
	depth := 0
	for j := i + 1; j < len(t.Tokens); j++ {
		if t.Para[j] {
			// a quotation that goes on opens the next paragraph again
			goesOn := t.opens(j) && family(t.mark(j)) == kind
			return j, kind != '\'' && goesOn && t.mark(j) == t.mark(i)
		}
		if !t.quoteMark(j) || family(t.mark(j)) != kind {
			continue
		}
		m := t.mark(j)
		switch {
		case (m == "“" || m == "«") && !t.gapAfter(j) && j > i+1 && t.gapBefore(j):
			depth++
		case kind == '\'' && !t.gapAfter(j) && t.Tokens[j+1].Class >= firstOpen:
			continue // an apostrophe
		case kind == '\'' && t.Tokens[j-1].Class == Plural && !t.gapBefore(j) && t.gapAfter(j) && t.laterSingle(j):
			continue // a possessive
		case depth > 0:
			depth--
		default:
			return j + 1, true
		}
	}
	return len(t.Tokens), kind != '\'' && strings.ContainsAny(t.mark(i), "“«")
}

// laterSingle says whether another single mark follows in the sentence.
func (t *Text) laterSingle(i int) bool {
	for j := i + 1; j < int(t.End[i]); j++ {
		if t.quoteMark(j) && family(t.mark(j)) == '\'' {
			return true
		}
	}
	return false
}
