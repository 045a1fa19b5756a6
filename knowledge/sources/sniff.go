package sources

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// sniffLen is how much of a file decides what it is.
const sniffLen = 64 << 10

type format string

const (
	formatText  format = "text" // plain text or Markdown
	formatHTML  format = "html"
	formatJSONL format = "jsonl"
)

var (
	jsonLine = regexp.MustCompile(`^\s*\{\s*"`)
	htmlHead = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|script|style|link|table|section|header)[\s>/]`)
	feedHead = regexp.MustCompile(`(?i)<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]`)
	htmlRoot = regexp.MustCompile(`(?i)<html[\s>]`)
)

// sniff tells what a file is from how it begins: head is its first sniffLen bytes, or all of it. It refuses
// what is no text, in an error that says what it seems to be.
func sniff(head []byte) (format, error) {
	if len(bytes.TrimSpace(head)) == 0 {
		return "", errors.New("empty; write the article into it or remove it")
	}
	text := head
	if enc := utf16Of(head); enc != nil {
		text, _ = enc.NewDecoder().Bytes(head[:len(head)&^1])
	} else if err := refuseBinary(head); err != nil {
		return "", err
	}
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte(bomUTF8)))
	switch {
	case len(text) == 0:
		return "", errors.New("empty; write the article into it or remove it")
	case looksLikeJSONLines(text):
		return formatJSONL, nil
	case looksLikeJSON(text):
		return "", errors.New("JSON, but not one object a line; write each article on a line of its own")
	case htmlHead.Match(skipMarkup(text)):
		return formatHTML, nil
	case bytes.HasPrefix(text, []byte("<?xml")), feedHead.Match(text[:min(len(text), 512)]) && text[0] == '<':
		top := text[:min(len(text), 2048)]
		if m := feedHead.FindSubmatch(top); m != nil {
			return "", fmt.Errorf("a feed or sitemap (%s), which is not supported yet in this version; save its articles as text, HTML or JSON Lines", m[1])
		}
		if htmlRoot.Match(top) {
			return formatHTML, nil
		}
		return "", errors.New("XML, but not an HTML page; save the article as text, HTML or JSON Lines")
	}
	return formatText, nil
}

// skipMarkup returns text from its first tag on that is no comment and no XML declaration.
func skipMarkup(text []byte) []byte {
	for {
		var end string
		switch {
		case bytes.HasPrefix(text, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(text, []byte("<?xml")):
			end = "?>"
		default:
			return text
		}
		_, rest, ok := bytes.Cut(text, []byte(end))
		if !ok {
			return nil
		}
		text = bytes.TrimSpace(rest)
	}
}

// looksLikeJSONLines says whether the first line, or more than half of the first hundred, begins as an object does. So a
// file whose first line is broken is still read line by line.
func looksLikeJSONLines(text []byte) bool {
	objects, others, first := 0, 0, true
	for line := range bytes.Lines(text) {
		if objects+others == 100 {
			break
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if jsonLine.Match(line) {
			if first {
				return true
			}
			objects++
		} else {
			others++
		}
		first = false
	}
	return objects > others
}

// looksLikeJSON says whether text begins as a JSON document over several lines, or an array of objects, does.
func looksLikeJSON(text []byte) bool {
	flat := bytes.TrimLeft(text[1:], " \t\r\n")
	switch text[0] {
	case '{':
		return len(flat) > 0 && flat[0] == '"'
	case '[':
		return len(flat) > 0 && flat[0] == '{'
	}
	return false
}

// refuseBinary returns an error when head can't be text in any encoding that is read.
func refuseBinary(head []byte) error {
	kind := http.DetectContentType(head)
	switch {
	case strings.HasPrefix(kind, "application/pdf"):
		return errors.New("a PDF, which is not read; save its text as a .txt file")
	case strings.HasPrefix(kind, "text/"), strings.HasPrefix(kind, "application/octet-stream"):
	case bytes.IndexByte(head, 0) >= 0:
		return fmt.Errorf("a binary file (%s), not text; save the article as text, HTML or JSON Lines", kind)
	}
	if bytes.IndexByte(head, 0) >= 0 || tooManyControls(head) {
		return errors.New("a binary file, not text; save the article as text, HTML or JSON Lines")
	}
	return nil
}

// tooManyControls says whether more than one byte in a hundred is a control character that no text uses.
func tooManyControls(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' || c == 0x7f {
			n++
		}
	}
	return n > 0 && n*100 > len(b)
}
