package starter

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

const maxQuotedWords = 8

func load(t *testing.T) map[string]knowledge.Article {
	t.Helper()
	all := map[string]knowledge.Article{}
	for a, err := range Articles() {
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := all[a.ID]; twice {
			t.Fatalf("two briefs with the id %s", a.ID)
		}
		all[a.ID] = a
	}
	return all
}

func TestBriefs(t *testing.T) {
	all := load(t)
	if len(all) < 15 {
		t.Errorf("%d briefs, want at least 15", len(all))
	}
	days, titles := map[time.Time]bool{}, map[string]bool{}
	for id, a := range all {
		if a.Title == "" || a.Published.IsZero() || a.Source != Source {
			t.Errorf("%s: title %q, published %v, source %q", id, a.Title, a.Published, a.Source)
		}
		if outlets, ok := strings.CutPrefix(a.Publisher, "Quoth brief, after "); !ok || outlets == "" {
			t.Errorf("%s: publisher %q must say that it is a brief, and after whom", id, a.Publisher)
		}
		if day := a.Published.Format(time.DateOnly); !strings.HasPrefix(id, day+"-") {
			t.Errorf("%s: published %s, but the name says another day", id, day)
		}
		if titles[a.Title] {
			t.Errorf("%s: the title %q is taken", id, a.Title)
		}
		days[a.Published], titles[a.Title] = true, true
		if n := len(strings.Fields(a.Text)); n < 120 || n > 260 {
			t.Errorf("%s: %d words, want 120 to 260", id, n)
		}
		if !utf8.ValidString(a.Text) || strings.HasPrefix(a.Text, "---") || strings.TrimSpace(a.Text)+"\n" != a.Text {
			t.Errorf("%s: the text must be UTF-8 without front matter or blank lines around it", id)
		}
	}
	if len(days) < 5 {
		t.Errorf("briefs of %d days, want at least 5", len(days))
	}
}

var quoted = regexp.MustCompile(`“([^”]*)”`)

func TestQuotationsAreShort(t *testing.T) {
	for id, a := range load(t) {
		if strings.Count(a.Text, "“") != strings.Count(a.Text, "”") || strings.Contains(a.Text, `"`) {
			t.Errorf("%s: quotation marks must be “ and ”, in pairs", id)
		}
		for _, m := range quoted.FindAllStringSubmatch(a.Text, -1) {
			if n := len(strings.Fields(m[1])); n == 0 || n > maxQuotedWords {
				t.Errorf("%s: a quotation of %d words: %q", id, n, m[1])
			}
		}
	}
}

type question struct {
	ID         string   `json:"id"`
	Question   string   `json:"question"`
	History    []string `json:"history"`
	Answerable bool     `json:"answerable"`
	Category   string   `json:"category"`
	Split      string   `json:"split"`
	Speaker    *string  `json:"speaker"`
	Match      string   `json:"match"`
	Note       string   `json:"note"`
	Gold       [][]struct {
		Doc  string `json:"doc"`
		Text string `json:"text"`
	} `json:"gold_all"`
}

func questions(t *testing.T) []question {
	t.Helper()
	f, err := os.Open("testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		dec := json.NewDecoder(strings.NewReader(lines.Text()))
		dec.DisallowUnknownFields()
		var q question
		if err := dec.Decode(&q); err != nil {
			t.Fatalf("line %d: %v", len(all)+1, err)
		}
		all = append(all, q)
	}
	return all
}

func TestQuestionsHaveTheirGold(t *testing.T) {
	briefs, seen, unanswerable := load(t), map[string]bool{}, 0
	all := questions(t)
	for _, q := range all {
		key := strings.Join(append(q.History, q.Question), "\n")
		if q.ID == "" || q.Question == "" || q.Match != "substring" || q.Category == "" || seen[q.ID] || seen[key] {
			t.Errorf("%s: a key is missing, or the question is there twice", q.ID)
		}
		seen[q.ID], seen[key] = true, true
		if q.Answerable != (len(q.Gold) > 0) || q.Answerable == strings.HasPrefix(q.Category, "unans-") {
			t.Errorf("%s: answerable %t, category %s, %d gold groups", q.ID, q.Answerable, q.Category, len(q.Gold))
		}
		if strings.HasPrefix(q.Category, "unans-") {
			unanswerable++
		}
		for _, group := range q.Gold {
			if len(group) == 0 {
				t.Errorf("%s: an empty gold group", q.ID)
			}
			for _, g := range group {
				if !inOneSentence(briefs[g.Doc].Text, g.Text) {
					t.Errorf("%s: %q stands in no sentence of %s", q.ID, g.Text, g.Doc)
				}
			}
		}
	}
	if len(all) < 60 || unanswerable < 18 {
		t.Errorf("%d questions, %d of them unanswerable; want at least 60 and 18", len(all), unanswerable)
	}
}

// inOneSentence says whether words stand inside one sentence: an answer cites sentences.
func inOneSentence(body, words string) bool {
	for _, s := range text.Sentences(body) {
		if words != "" && strings.Contains(s.In(body), words) {
			return true
		}
	}
	return false
}

func TestGreetingQuestionsAreScored(t *testing.T) {
	scored := map[string]bool{}
	for _, q := range questions(t) {
		scored[q.Question] = q.Answerable && len(q.History) == 0
	}
	for _, q := range Questions {
		if !scored[q] {
			t.Errorf("the greeting suggests %q, which the question file doesn't have as answerable", q)
		}
	}
	if len(Questions) != 3 {
		t.Errorf("%d greeting questions, want 3", len(Questions))
	}
}

func TestParse(t *testing.T) {
	const head = "---\ntitle: \"A: b\"\npublisher: P\npublished: 2025-11-20\n---\n"
	want := knowledge.Article{ID: "x.md", Source: Source, Title: "A: b", Publisher: "P",
		Published: time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC), Text: "\nOne.\n---\n Two.  \n"}
	got, err := parse("x.md", []byte(head+"\nOne.\n---\n Two.  \n"))
	if err != nil || got != want {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	for name, in := range map[string]string{
		"empty":           "",
		"no front matter": "title: A\n",
		"no end":          "---\ntitle: A\n",
		"not YAML":        "---\ntitle: [\n---\nx\n",
		"unknown key":     "---\ntitel: A\npublished: 2025-11-20\n---\nx\n",
		"no date":         "---\ntitle: A\n---\nx\n",
		"no such day":     "---\ntitle: A\npublished: 2025-11-31\n---\nx\n",
	} {
		if got, err := parse("x.md", []byte(in)); err == nil {
			t.Errorf("%s: no error, but %+v", name, got)
		}
	}
}

func TestOneBadBriefLeavesTheOthers(t *testing.T) {
	good := &fstest.MapFile{Data: []byte("---\ntitle: A\npublished: 2025-11-20\n---\nx\n")}
	files := fstest.MapFS{"briefs/a.md": good, "briefs/b.md": {Data: []byte("x")}, "briefs/c.md": good}
	var ids, failed []string
	for a, err := range read(files) {
		if err != nil {
			failed = append(failed, err.Error())
			continue
		}
		ids = append(ids, a.ID)
	}
	if strings.Join(ids, " ") != "a.md c.md" || len(failed) != 1 || !strings.Contains(failed[0], "b.md") {
		t.Errorf("read %v, failed %v", ids, failed)
	}
	for range read(files) {
		break // stopping early must not panic
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("---\ntitle: A\npublished: 2025-11-20\n---\nx\n"))
	f.Add([]byte("---\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := parse("x.md", data)
		if err == nil && !strings.HasSuffix(string(data), a.Text) {
			t.Errorf("the text %q is not the end of the file", a.Text)
		}
	})
}
