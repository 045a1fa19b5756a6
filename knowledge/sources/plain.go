package sources

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"quoth/knowledge"
)

// maxFrontMatter is how long a front matter may be, in bytes; longer ones are text.
const maxFrontMatter = 64 << 10

// parsePlain reads plain text or Markdown. The article's text is what was decoded, line ends and all, but
// for a front matter.
func parsePlain(data []byte) (knowledge.Article, error) {
	text, err := decode(data, "")
	if err != nil {
		return knowledge.Article{}, err
	}
	a := knowledge.Article{Text: text}
	if head, body, ok := cutFrontMatter(text); ok {
		if a, err = parseFrontMatter(head); err != nil {
			return knowledge.Article{}, err
		}
		a.Text = body
	}
	if strings.TrimSpace(a.Text) == "" {
		return knowledge.Article{}, errors.New("nothing follows the front matter; write the article there or remove the file")
	}
	if a.Title == "" {
		a.Title = findTitle(a.Text)
	}
	if a.Published.IsZero() {
		a.Published = findDate(a.Text)
	}
	return a, nil
}

var frontMatterKey = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*:(?:\s|$)`)

// cutFrontMatter splits the block between two lines of three hyphens at the top from the text. A block
// whose first line isn't a key is text.
func cutFrontMatter(text string) (head, body string, ok bool) {
	line, rest := cutLine(text)
	if strings.TrimRight(line, " \t") != "---" {
		return "", text, false
	}
	first, _ := cutLine(strings.TrimLeft(rest, "\r\n"))
	if !frontMatterKey.MatchString(first) {
		return "", text, false
	}
	for from := rest; rest != "" && len(from)-len(rest) < maxFrontMatter; {
		at := len(from) - len(rest)
		line, rest = cutLine(rest)
		if l := strings.TrimRight(line, " \t"); l == "---" || l == "..." {
			return from[:at], rest, true
		}
	}
	return "", text, false
}

// parseFrontMatter reads what a front matter says of the article. Keys that it doesn't know are other
// programs' and are let be.
func parseFrontMatter(head string) (a knowledge.Article, err error) {
	defer func() {
		if recover() != nil { // the YAML library's own faults end with the one file
			a, err = knowledge.Article{}, errors.New("front matter that is no YAML; mend or remove it")
		}
	}()
	var m struct {
		ID        string `yaml:"id"`
		Title     string `yaml:"title"`
		Publisher string `yaml:"publisher"`
		URL       string `yaml:"url"`
		Published string `yaml:"published"`
		Date      string `yaml:"date"`
	}
	if err := yaml.Unmarshal([]byte(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(head)), &m); err != nil {
		return knowledge.Article{}, fmt.Errorf("front matter: %w; mend or remove it", shortYAML(err, 1))
	}
	a = knowledge.Article{
		ID: strings.TrimSpace(m.ID), Title: oneLine(m.Title), Publisher: oneLine(m.Publisher), URL: strings.TrimSpace(m.URL),
	}
	day := m.Published
	if day == "" {
		day = m.Date
	}
	if strings.TrimSpace(day) != "" {
		if a.Published, err = parseTime(day); err != nil {
			return knowledge.Article{}, fmt.Errorf("front matter: published: %w", err)
		}
	}
	return a, nil
}

// shortYAML is a YAML error as one line, with its line number moved down by the lines before the YAML.
func shortYAML(err error, before int) error {
	var ye yaml.Error
	if !errors.As(err, &ye) || ye.GetToken() == nil || ye.GetToken().Position == nil {
		msg, _ := cutLine(err.Error())
		return errors.New(msg)
	}
	return fmt.Errorf("line %d: %s", ye.GetToken().Position.Line+before, ye.GetMessage())
}

// oneLine is s with every run of white space made one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
