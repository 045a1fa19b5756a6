package terminal

import (
	"fmt"
	"strings"
	"time"

	"quoth/bot"
	"quoth/knowledge"
)

// Render writes a reply for a person to read, without a line break at the end. It is empty for bot.Quit and nil.
func (s Style) Render(r bot.Reply) string {
	switch r := r.(type) {
	case bot.Answered:
		return s.answer(r.Answer)
	case bot.InContext:
		return s.context(r)
	case bot.SourceList:
		return s.sources(r.Sources)
	case bot.Help:
		return s.help(r.Commands)
	case bot.Hint:
		return s.text("", clean(r.Text))
	}
	return ""
}

func (s Style) answer(a knowledge.Answer) string {
	if a.Abstained {
		return s.abstention(a)
	}
	var parts []string
	for _, c := range a.Citations {
		parts = append(parts, s.citation(c))
	}
	if notes := s.notes(a.Notes); notes != "" {
		parts = append(parts, notes)
	}
	if fresh := freshness(a.Freshness); fresh != "" {
		parts = append(parts, wrap(s.Width, "", "", run{fresh, s.faint}))
	}
	return strings.Join(parts, "\n\n")
}

const indent = "    "

func (s Style) citation(c knowledge.Citation) string {
	lines := []string{wrap(s.Width, "", indent, run{number(c.N), s.number}, run{" " + cleanLine(c.Quote), s.bold})}
	if who := speaker(c); who != "" {
		lines = append(lines, s.text(indent, who))
	}
	return strings.Join(append(lines, s.origin(c, indent)), "\n")
}

func number(n int) string { return fmt.Sprintf("[%d]", n) }

// speaker says who said it, and whether the words are theirs.
func speaker(c knowledge.Citation) string {
	how := map[knowledge.Kind]string{
		knowledge.Direct: "direct quote", knowledge.Mixed: "reported, partly in their words", knowledge.Indirect: "reported",
	}[c.Kind]
	if how == "" {
		return ""
	}
	name, role := cleanLine(c.Speaker), cleanLine(c.Role)
	switch {
	case name != "" && role != "" && !strings.Contains(name, role):
		name += ", " + role
	case name == "" && isPerson(role):
		name = role + ", not named"
	case name == "" && c.Kind == knowledge.Indirect:
		return "" // "according to a report" stands in the sentence
	case name == "":
		name = "a source not named"
	}
	return fmt.Sprintf("— %s (%s)", name, how)
}

// isPerson says whether what an article calls a source is a person or several: "a senior official", not "the report".
func isPerson(role string) bool {
	f := strings.Fields(strings.ToLower(role))
	for _, w := range f {
		if persons[strings.TrimSuffix(w, "s")] {
			return true
		}
	}
	return false
}

var persons = map[string]bool{"official": true, "source": true, "diplomat": true, "aide": true, "person": true, "people": true, "adviser": true, "advisor": true, "analyst": true,
	"expert": true, "observer": true, "leader": true, "minister": true, "soldier": true, "critic": true, "spokesman": true, "spokeswoman": true, "spokesperson": true,
	"lawmaker": true, "officer": true, "resident": true, "witness": true, "voter": true, "commander": true, "negotiator": true, "envoy": true, "lawyer": true}

// origin tells the outlet, the date, the title and the address of a citation.
func (s Style) origin(c knowledge.Citation, indent string) string {
	outlet := cleanLine(c.Publisher)
	if outlet == "" {
		outlet = cleanLine(c.Article)
	}
	about := outlet + ", " + day(c.Published)
	if title := cleanLine(c.Title); title != "" {
		about += ": " + title
	}
	address := cleanLine(bot.Link(c))
	if address != "" && s.Links {
		return wrap(s.Width, indent, indent, run{about, func(t string) string { return s.link(address, s.faint(t)) }})
	}
	out := wrap(s.Width, indent, indent, run{about, s.faint})
	if address != "" {
		out += "\n" + indent + s.faint(address) // never cut: it is to be copied
	}
	return out
}

func (s Style) abstention(a knowledge.Answer) string {
	parts := []string{s.text("", clean(a.Reason))}
	if len(a.Leads) > 0 {
		lines := []string{"Nearest headlines, which don't answer it:"}
		for _, l := range a.Leads {
			title, id := cleanLine(l.Title), cleanLine(l.Article)
			if title == "" {
				title = id
			}
			lines = append(lines, wrap(s.Width, "  - ", indent, run{title, nil}, run{" (" + id + ")", s.faint}))
		}
		parts = append(parts, strings.Join(lines, "\n"))
	}
	if notes := s.notes(a.Notes); notes != "" {
		parts = append(parts, notes)
	}
	return strings.Join(parts, "\n\n")
}

func (s Style) notes(notes []knowledge.Note) string {
	lines := make([]string, 0, len(notes))
	for _, n := range notes {
		label, style := "Note", paint(s.faint)
		switch n.Kind {
		case knowledge.NoteDiffer:
			label, style = "Sources differ", s.warn
		case knowledge.NoteStale:
			label, style = "Not fresh", s.warn
		}
		for _, c := range n.Citations {
			label += " " + number(c)
		}
		lines = append(lines, wrap(s.Width, "", indent, run{label + ":", style}, run{" " + cleanLine(n.Text), nil}))
	}
	return strings.Join(lines, "\n")
}

// freshness says what was searched. It is empty for an empty index.
func freshness(f knowledge.Freshness) string {
	if f.Articles == 0 {
		return ""
	}
	out := fmt.Sprintf("Searched %s", count(f.Articles, "article"))
	if !f.Newest.IsZero() {
		out += ", the newest of " + day(f.Newest)
	}
	if !f.Loaded.IsZero() {
		out += "; loaded " + f.Loaded.UTC().Format("2 Jan 2006, 15:04 UTC")
	}
	return out + "."
}

func (s Style) context(r bot.InContext) string {
	before, after := clean(r.Before), clean(r.After)
	if r.CutBefore {
		before = "… " + before
	}
	if r.CutAfter {
		after += " …"
	}
	quote := []run{{clean(r.Citation.Quote), s.mark}}
	if s.Color == Plain.Color {
		quote = []run{{">>> " + clean(r.Citation.Quote) + " <<<", nil}}
	}
	runs := append([]run{{before, nil}}, quote...)
	return s.origin(r.Citation, "") + "\n\n" + wrap(s.Width, "", "", append(runs, run{after, nil})...)
}

func (s Style) sources(list []bot.SourceState) string {
	if len(list) == 0 {
		return s.text("", "Nothing was loaded yet. `quoth reload FOLDER` loads the articles of a folder.")
	}
	lines := make([]string, 0, len(list))
	for _, src := range list {
		line := fmt.Sprintf("%s: %s", cleanLine(src.Name), count(src.Articles, "article"))
		if !src.Loaded.IsZero() {
			line += ", loaded " + src.Loaded.UTC().Format("2 Jan 2006, 15:04 UTC")
		}
		runs := []run{{line, nil}}
		if src.Error != "" {
			since := "; "
			if !src.Loaded.IsZero() {
				since = "; failed since: "
			}
			runs = append(runs, run{since + cleanLine(src.Error), s.warn})
		}
		lines = append(lines, wrap(s.Width, "", indent, runs...))
	}
	return strings.Join(lines, "\n")
}

func (s Style) help(commands []bot.Command) string {
	lines := []string{s.text("", "Ask in plain words. A follow-up may lean on the question before it. Commands:")}
	for _, c := range commands {
		lines = append(lines, s.text(fmt.Sprintf("  %-12s  ", c.Usage), c.Does))
	}
	return strings.Join(lines, "\n")
}

// Greeting tells a newcomer what to do, with questions to begin with.
func (s Style) Greeting(articles int, questions []string) string {
	lines := []string{s.text("", fmt.Sprintf("Quoth answers from %s, in their own words. Ask, for example:", count(articles, "article")))}
	for _, q := range questions {
		lines = append(lines, s.text("  - ", cleanLine(q)))
	}
	return strings.Join(append(lines, s.faint(":help lists the commands, :quit ends.")), "\n")
}

// text wraps one plain text behind a prefix.
func (s Style) text(prefix, t string) string {
	return wrap(s.Width, prefix, strings.Repeat(" ", len(prefix)), run{t, nil})
}

func day(t time.Time) string {
	if t.IsZero() {
		return "no date"
	}
	return t.UTC().Format("2 Jan 2006")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
