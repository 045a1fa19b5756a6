package knowledge

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// The types of this file are the lines of JSON that leave and enter the program. Offsets in them count
// Unicode code points, moments are RFC 3339 in UTC or null where unknown, and lists are never null.

// AnswerLine is an answer as a line of JSON.
type AnswerLine struct {
	ID            json.RawMessage `json:"id"` // as it came; null where none did
	Abstained     bool            `json:"abstained"`
	Intent        Intent          `json:"intent"`
	Answer        string          `json:"answer"`
	Citations     []CitationLine  `json:"citations"`
	Notes         []NoteLine      `json:"notes"`
	Leads         []LeadLine      `json:"leads"`
	NewestArticle *time.Time      `json:"newest_article"`
	LoadedAt      *time.Time      `json:"loaded_at"`
	LatencyMS     float64         `json:"latency_ms"`
	Retrieved     []string        `json:"retrieved,omitzero"` // only where it was asked for
}

// CitationLine is a citation within an AnswerLine.
type CitationLine struct {
	N         int        `json:"n"`
	Document  string     `json:"document"`
	Title     string     `json:"title"`
	Publisher string     `json:"publisher"`
	URL       string     `json:"url"`
	Published *time.Time `json:"published"`
	Quote     string     `json:"quote"`
	Start     int        `json:"start"`
	End       int        `json:"end"`
	Speaker   *string    `json:"speaker,omitempty"` // absent for narration, "" for a source without a name
	Role      string     `json:"role,omitempty"`
	Kind      Kind       `json:"kind"`
}

// NoteLine is a note within an AnswerLine.
type NoteLine struct {
	Kind      NoteKind `json:"kind"`
	Text      string   `json:"text"`
	Citations []int    `json:"citations"`
}

// LeadLine is a lead within an AnswerLine.
type LeadLine struct {
	Document string `json:"document"`
	Title    string `json:"title"`
}

// ErrorLine stands in place of an answer where a line of a batch could not be answered.
type ErrorLine struct {
	ID    json.RawMessage `json:"id"`
	Error string          `json:"error"`
}

// WireAnswer turns an answer into a line. Up to retrieved of the found articles are listed; the list is left out
// where retrieved is 0.
func WireAnswer(id json.RawMessage, a Answer, retrieved int) AnswerLine {
	out := AnswerLine{
		ID: id, Abstained: a.Abstained, Intent: a.Intent, Answer: a.Text(),
		Citations: []CitationLine{}, Notes: []NoteLine{}, Leads: []LeadLine{},
		NewestArticle: moment(a.Freshness.Newest), LoadedAt: moment(a.Freshness.Loaded),
		LatencyMS: math.Round(float64(a.Took)/float64(time.Microsecond)) / 1000,
	}
	for _, c := range a.Citations {
		line := CitationLine{
			N: c.N, Document: c.Article, Title: c.Title, Publisher: c.Publisher, URL: c.URL, Published: moment(c.Published),
			Quote: c.Quote, Start: c.Start, End: c.End, Role: c.Role, Kind: c.Kind,
		}
		if c.Kind != Narration {
			line.Speaker = &c.Speaker
		}
		out.Citations = append(out.Citations, line)
	}
	for _, n := range a.Notes {
		out.Notes = append(out.Notes, NoteLine{n.Kind, n.Text, append([]int{}, n.Citations...)})
	}
	for _, l := range a.Leads {
		out.Leads = append(out.Leads, LeadLine{l.Article, l.Title})
	}
	if retrieved > 0 {
		out.Retrieved = append([]string{}, a.Retrieved[:min(retrieved, len(a.Retrieved))]...)
	}
	return out
}

// moment is nil for a time that isn't known.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// QuestionLine is a question as a line of JSON, read by ReadQuestion.
type QuestionLine struct {
	ID       json.RawMessage // any JSON value, as it came; nil where the line has none
	Question Question
}

// ReadQuestion reads one line of a batch. Where the line is broken, the id is returned with the error if it can be made out.
func ReadQuestion(line []byte) (QuestionLine, error) {
	line = bytes.ToValidUTF8(bytes.TrimPrefix(line, []byte("\ufeff")), []byte("\ufffd"))
	var in struct {
		ID       json.RawMessage `json:"id"`
		Question *string         `json:"question"`
		History  []string        `json:"history"`
		AsOf     string          `json:"as_of"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return QuestionLine{ID: rescueID(line)}, brokenLine(err)
	}
	out := QuestionLine{ID: in.ID}
	if in.Question == nil {
		return out, errors.New(`the line has no "question"`)
	}
	out.Question = Question{Text: *in.Question, History: in.History}
	if in.AsOf != "" {
		day, err := ReadDay(in.AsOf)
		if err != nil {
			return out, fmt.Errorf("as_of: %w", err)
		}
		out.Question.AsOf = day
	}
	return out, nil
}

// ReadDay reads a day, "2025-11-23", or the day in UTC of an RFC 3339 moment.
func ReadDay(s string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC().Truncate(24 * time.Hour), nil
	}
	return time.Time{}, fmt.Errorf("%q is no date: write it as 2025-11-23", short(s))
}

func brokenLine(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field == "" {
			return fmt.Errorf("the line is a JSON %s, not an object", wrong.Value)
		}
		return fmt.Errorf("%q is a JSON %s where a %s is wanted", wrong.Field, wrong.Value, plainType(wrong.Type.String()))
	}
	return fmt.Errorf("the line is not valid JSON: %w", err)
}

func plainType(t string) string {
	if strings.HasPrefix(t, "[]") {
		return "list of strings"
	}
	return strings.TrimPrefix(t, "*")
}

// rescueID finds the id of a line that is broken behind it, or has a field of the wrong type.
func rescueID(line []byte) json.RawMessage {
	d := json.NewDecoder(bytes.NewReader(line))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil
		}
		if key == "id" {
			return value
		}
	}
	return nil
}

func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// WriteLine writes a value as one line of JSON.
func WriteLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// StatementLine is a statement as a line of JSON.
type StatementLine struct {
	Document string     `json:"document"`
	Speaker  *string    `json:"speaker"` // null where the source is nobody by name
	Role     string     `json:"role"`
	Kind     Kind       `json:"kind"`
	Speech   bool       `json:"speech"`
	Via      []string   `json:"via"`
	Source   []SpanLine `json:"source"`
	Cue      []SpanLine `json:"cue"`
	Content  []SpanLine `json:"content"`
}

// SpanLine is a piece of an article's text within a StatementLine.
type SpanLine struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// WireStatements turns the statements of one article into lines. text is the article's.
func WireStatements(text string, statements []Statement) []StatementLine {
	at := newRuler(text)
	spans := func(list []Span) []SpanLine {
		out := make([]SpanLine, 0, len(list))
		for _, s := range list {
			out = append(out, SpanLine{at.codePoints(s.Start), at.codePoints(s.End), s.In(text)})
		}
		return out
	}
	out := make([]StatementLine, 0, len(statements))
	for _, s := range statements {
		line := StatementLine{
			Document: s.Article, Role: s.Role, Kind: s.Kind, Speech: s.Speech, Via: append([]string{}, s.Via...),
			Source: spans(s.Source), Cue: spans(s.Cue), Content: spans(s.Content),
		}
		if s.Speaker != "" {
			line.Speaker = &s.Speaker
		}
		out = append(out, line)
	}
	return out
}

// ruler counts the code points before a byte without starting over each time.
type ruler struct {
	text  string
	marks []int // code points that begin before byte i*rulerStep
}

const rulerStep = 512

func newRuler(text string) ruler {
	r := ruler{text: text, marks: make([]int, 0, len(text)/rulerStep+1)}
	n := 0
	for from := 0; from <= len(text); from += rulerStep {
		r.marks = append(r.marks, n)
		n += starts(text[from:min(from+rulerStep, len(text))])
	}
	return r
}

func (r ruler) codePoints(at int) int {
	mark := at / rulerStep
	return r.marks[mark] + starts(r.text[mark*rulerStep:at])
}

// starts counts the bytes of a piece of valid UTF-8 at which a code point begins.
func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
