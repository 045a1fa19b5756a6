package terminal

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// run is a piece of text in one style. Runs follow each other without a gap; line breaks in them are kept.
type run struct {
	text  string
	paint paint // nil for plain
}

// paint puts a style around text that holds no line break.
type paint func(string) string

// token is a word, or the part of one that belongs to one run, or a line break.
type token struct {
	text   string
	style  int // which run
	spaced bool
	br     bool
}

// wrap sets runs in lines of at most width cells, or in as many as the text has where width is 0. Each line begins with
// indent, the first one with first instead.
func wrap(width int, first, indent string, runs ...run) string {
	var lines []string
	var line []token
	used := uniseg.StringWidth(first)
	lead := first
	flush := func() {
		lines = append(lines, strings.TrimRight(lead+join(line, runs), " "))
		line, lead, used = nil, indent, uniseg.StringWidth(indent)
	}
	for _, word := range words(runs) {
		if word[0].br {
			flush()
			continue
		}
		size := 0
		for _, t := range word {
			size += uniseg.StringWidth(t.text)
		}
		gap := 0
		if len(line) > 0 {
			gap = 1
		}
		if width > 0 && len(line) > 0 && used+gap+size > width {
			flush()
			gap = 0
		}
		word[0].spaced = len(line) > 0
		if width > 0 && used+gap+size > width {
			word = split(word, width-used)
			for len(word) > 0 && word[0].br {
				word = word[1:]
			}
			for _, t := range word {
				if t.br {
					flush()
					continue
				}
				line = append(line, t)
				used += uniseg.StringWidth(t.text)
			}
			continue
		}
		line = append(line, word...)
		used += gap + size
	}
	if len(line) > 0 || len(lines) == 0 {
		flush()
	}
	return strings.Join(lines, "\n")
}

// words cuts runs at blanks. A word may be made of parts of several runs. No-break spaces are part of a word.
func words(runs []run) [][]token {
	var out [][]token
	open := false
	for i, r := range runs {
		begin := -1
		end := func(at int) {
			if begin < 0 {
				return
			}
			t := token{text: r.text[begin:at], style: i}
			if open {
				out[len(out)-1] = append(out[len(out)-1], t)
			} else {
				out = append(out, []token{t})
			}
			open, begin = true, -1
		}
		for at, c := range r.text {
			switch {
			case c == '\n' || c == '\u2028' || c == '\u2029' || c == '\u0085':
				end(at)
				out = append(out, []token{{br: true}})
				open = false
			case unicode.IsSpace(c) && c != '\u00a0' && c != '\u202f':
				end(at)
				open = false
			case begin < 0:
				begin = at
			}
		}
		end(len(r.text))
	}
	return out
}

// split cuts a word that is wider than a line at its graphemes, with line breaks between the pieces.
func split(word []token, room int) []token {
	var out []token
	width := max(room, 1)
	used := 0
	for _, t := range word {
		piece := token{style: t.style, spaced: t.spaced}
		g := uniseg.NewGraphemes(t.text)
		for g.Next() {
			if used+g.Width() > width && used > 0 {
				out = append(out, piece, token{br: true})
				piece = token{style: t.style}
				used = 0
			}
			piece.text += g.Str()
			used += g.Width()
		}
		out = append(out, piece)
	}
	return out
}

// join paints the tokens of a line, those of one run and the blanks between them together.
func join(line []token, runs []run) string {
	var out strings.Builder
	for i := 0; i < len(line); {
		var piece strings.Builder
		if line[i].spaced {
			out.WriteByte(' ')
		}
		j := i
		for ; j < len(line) && line[j].style == line[i].style; j++ {
			if j > i && line[j].spaced {
				piece.WriteByte(' ')
			}
			piece.WriteString(line[j].text)
		}
		if p := runs[line[i].style].paint; p != nil {
			out.WriteString(p(piece.String()))
		} else {
			out.WriteString(piece.String())
		}
		i = j
	}
	return out.String()
}
