package sources

import (
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quoth/knowledge"
)

// fewWords is the number of words below which the main text that was found can hardly be the article.
const fewWords = 20

// maxElements is the number of elements above which the main text isn't looked for, since that takes about a
// kilobyte for each; the whole page is then the text.
const maxElements = 50_000

// charset finds the encoding that a page declares.
var charset = regexp.MustCompile(`(?i)<(?:meta|\?xml)\s[^>]*\b(?:charset|encoding)\s*=\s*["']?([a-z0-9_:.-]+)`)

var errNoArticle = errors.New("a page without an article's text; save the article as text")

// parseHTML reads a page: its main text, paragraphs separated by blank lines, and what its metadata says.
func parseHTML(data []byte) (a knowledge.Article, err error) {
	defer func() {
		if recover() != nil { // the extractor's own faults end with the one page
			a, err = knowledge.Article{}, errNoArticle
		}
	}()
	declared := ""
	if m := charset.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		declared = string(m[1])
	}
	page, err := decode(data, declared)
	if err != nil {
		return knowledge.Article{}, err
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return knowledge.Article{}, errNoArticle
	}
	meta := readMeta(doc)
	address := meta.address()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	if main, err := parser.ParseDocument(doc, address); err == nil {
		a.Title = oneLine(main.Title)
		a.Publisher = oneLine(main.SiteName)
		if main.PublishedTime != nil && plausible(*main.PublishedTime) {
			a.Published = main.PublishedTime.UTC().Truncate(time.Second)
		}
		if main.Node != nil {
			a.Text = blockText(main.Node)
		}
	}
	if len(strings.Fields(a.Text)) < fewWords {
		if all := blockText(doc); len(all) > len(a.Text) {
			a.Text = all
		}
	}
	if a.Text == "" {
		return knowledge.Article{}, errNoArticle
	}
	if a.Title == "" {
		a.Title = meta.heading
	}
	if a.Title == "" {
		a.Title = findTitle(a.Text)
	}
	if a.Publisher == "" {
		a.Publisher = meta.publisher()
	}
	if address != nil {
		a.URL = address.String()
	}
	if a.Published.IsZero() {
		a.Published = meta.published()
	}
	if a.Published.IsZero() {
		a.Published = findDate(a.Text)
	}
	a.Title, a.Publisher = strings.ToValidUTF8(a.Title, ""), strings.ToValidUTF8(a.Publisher, "")
	return a, nil
}

// skipped are elements whose text is no part of an article.
var skipped = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Select: true, atom.Textarea: true,
	atom.Iframe: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Figcaption: true,
}

// inline are elements that don't end a paragraph. Others do.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true,
	atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true,
}

// blockText returns the text under n as a browser would lay it out: paragraphs separated by blank lines, a line
// break for each br, white space inside made single blanks.
func blockText(n *html.Node) string {
	var out, para strings.Builder
	flush := func() {
		lines := strings.Split(para.String(), "\n")
		para.Reset()
		kept := lines[:0]
		for _, l := range lines {
			if l = collapse(l); l != "" {
				kept = append(kept, l)
			}
		}
		if len(kept) == 0 {
			return
		}
		if out.Len() > 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(strings.Join(kept, "\n"))
	}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			para.WriteString(strings.Map(func(r rune) rune {
				if r == '\n' || r == '\r' || r == '\t' || r == '\f' {
					return ' '
				}
				return r
			}, n.Data))
			return
		case n.Type == html.CommentNode, n.Type == html.ElementNode && (skipped[n.DataAtom] || hidden(n)):
			return
		case n.Type == html.ElementNode && n.DataAtom == atom.Br:
			para.WriteByte('\n')
			return
		}
		block := n.Type == html.ElementNode && !inline[n.DataAtom]
		if block {
			flush()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if block {
			flush()
		}
	}
	visit(n)
	flush()
	return strings.ToValidUTF8(out.String(), "")
}

// collapse makes runs of blanks one and trims them. Non-breaking spaces stay, but not at the ends.
func collapse(s string) string {
	s = strings.TrimFunc(s, unicode.IsSpace)
	if !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != ' ' || last != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}
