package sources

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"quoth/knowledge"
)

// maxLine is how long one line of a JSON Lines file may be, in bytes.
const maxLine = 16 << 20

var errLongLine = fmt.Errorf("longer than %d MB, the limit for one article; split it", maxLine>>20)

// readLines hands the article of each line to emit, until emit returns false, and returns what emit did last. The
// text of an article is kept exactly as it is.
func readLines(r io.Reader, name string, src Source, emit func(knowledge.Article, error) bool) bool {
	br := bufio.NewReaderSize(r, sniffLen)
	if head, _ := br.Peek(3); utf16Of(head) != nil {
		br = bufio.NewReaderSize(utf16Of(head).NewDecoder().Reader(br), sniffLen)
	} else if bytes.HasPrefix(head, []byte(bomUTF8)) {
		br.Discard(len(bomUTF8))
	}
	var buf []byte
	for n := 1; ; n++ {
		line, readErr := readLine(br, buf[:0])
		buf = line
		if readErr != nil && !errors.Is(readErr, io.EOF) && !errors.Is(readErr, errLongLine) {
			return emit(knowledge.Article{}, &Error{Name: name, Line: n, Err: fmt.Errorf("cannot be read: %w", bare(readErr))})
		}
		line = bytes.TrimSpace(line)
		var goOn bool
		switch {
		case errors.Is(readErr, errLongLine):
			goOn = emit(knowledge.Article{}, &Error{Name: name, Line: n, Err: errLongLine})
		case len(line) == 0:
			goOn = true
		default:
			a, err := parseLine(line)
			if err != nil {
				goOn = emit(knowledge.Article{ID: a.ID}, &Error{Name: name, Line: n, Err: err})
				break
			}
			a.Source = src.Name
			if src.Publisher != "" {
				a.Publisher = src.Publisher
			}
			goOn = emit(a, nil)
		}
		if !goOn || errors.Is(readErr, io.EOF) {
			return goOn
		}
	}
}

// readLine appends the next line to buf, with its line feed. A line over maxLine is read to its end and comes as
// errLongLine; io.EOF comes with the last line.
func readLine(r *bufio.Reader, buf []byte) ([]byte, error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(buf)+len(part) > maxLine {
			long, buf = true, buf[:0]
		}
		if !long {
			buf = append(buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == nil && long:
			return buf, errLongLine
		case errors.Is(err, io.EOF) && long:
			// The next call has nothing left and brings the io.EOF.
			return buf, errLongLine
		}
		return buf, err
	}
}

// parseLine reads the article of one line. With an error comes its id, where it has one.
func parseLine(line []byte) (knowledge.Article, error) {
	var v struct {
		ID        string  `json:"id"`
		Title     string  `json:"title"`
		Publisher string  `json:"publisher"`
		URL       string  `json:"url"`
		Published *string `json:"published"`
		Text      string  `json:"text"`
	}
	if !utf8.Valid(line) {
		return knowledge.Article{}, errors.New("not valid UTF-8; save the file as UTF-8")
	}
	if err := json.Unmarshal(line, &v); err != nil {
		return knowledge.Article{}, jsonError(err)
	}
	a := knowledge.Article{
		ID:        v.ID,
		Title:     strings.TrimSpace(v.Title),
		Publisher: strings.TrimSpace(v.Publisher),
		URL:       strings.TrimSpace(v.URL),
		Text:      v.Text,
	}
	if a.ID == "" {
		a.ID = a.URL
	}
	switch {
	case a.ID == "":
		return knowledge.Article{}, errors.New(`an article without an "id"; give it one that no other has`)
	case strings.TrimSpace(a.Text) == "":
		return a, fmt.Errorf("article %s has no \"text\"; put its text there or remove the line", a.ID)
	}
	if v.Published != nil && strings.TrimSpace(*v.Published) != "" {
		t, err := parseTime(*v.Published)
		if err != nil {
			return a, fmt.Errorf("article %s: \"published\": %w", a.ID, err)
		}
		a.Published = t
	}
	if a.Title == "" {
		a.Title = findTitle(a.Text)
	}
	return a, nil
}

// jsonError says in a reader's words what is wrong with a line.
func jsonError(err error) error {
	var typ *json.UnmarshalTypeError
	var syn *json.SyntaxError
	switch {
	case errors.As(err, &typ) && typ.Field != "":
		return fmt.Errorf("%q is a JSON %s and must be a string", typ.Field, typ.Value)
	case errors.As(err, &typ):
		return fmt.Errorf("a JSON %s and must be an object with id, title, publisher, url, published and text", typ.Value)
	case errors.As(err, &syn) && strings.Contains(err.Error(), "unexpected end"):
		return errors.New("cut off before its end; write the file again")
	}
	return fmt.Errorf("not a JSON object: %w; write one article a line", err)
}

// parseTime reads a date, or a date with a time, that stands alone. What names no zone is taken as UTC.
func parseTime(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		time.RFC3339, time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05Z0700",
		"2006-01-02T15:04Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00", "20060102", time.RFC1123, time.RFC1123Z,
	} {
		if t, err := time.Parse(layout, s); err == nil && plausible(t) {
			return t.UTC(), nil
		}
	}
	if t, rest, ok := cutDate(s); ok && (rest == "" || clockOnly(rest)) {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("%q is no date that is understood; write it as 2025-11-20 or 2025-11-20T08:00:00Z", clip(s, 40))
}

func plausible(t time.Time) bool { return t.Year() >= 1500 && t.Year() < 2200 }

// clip shortens s to n code points for a message.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
