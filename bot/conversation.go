// Package bot holds conversations: what a message means, and what it is answered with. It returns values
// that adapters show; it prints nothing and knows no platform.
package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"quoth/knowledge"
)

// Answerer answers one question.
type Answerer interface {
	Answer(ctx context.Context, q knowledge.Question) (knowledge.Answer, error)
}

// Library shows where answers come from.
type Library interface {
	Sources(ctx context.Context) ([]SourceState, error)
	// Article returns an error where there is no such article.
	Article(ctx context.Context, id string) (knowledge.Article, error)
}

// SourceState is what the index has of one source.
type SourceState struct {
	Name     string
	Articles int
	Loaded   time.Time // the last success; zero where there was none
	Error    string    // the last failure since then; empty where there was none
}

// remembered is how many of the asker's turns complete a follow-up question.
const remembered = 10

// Conversation is one person's exchange with the bot. It is not safe for concurrent use.
type Conversation struct {
	answerer Answerer
	library  Library
	history  []string
	last     knowledge.Answer // the one that citation numbers refer to
}

// NewConversation begins a conversation.
func NewConversation(a Answerer, l Library) *Conversation {
	return &Conversation{answerer: a, library: l}
}

// Reply is what a message gets: Answered, InContext, SourceList, Help, Hint, Quit, or nil for nothing.
type Reply interface{ reply() }

// Answered replies to a question.
type Answered struct{ Answer knowledge.Answer }

// SourceList replies to :sources.
type SourceList struct{ Sources []SourceState }

// Help lists the commands.
type Help struct{ Commands []Command }

// Hint says what the person may do instead of what they wrote.
type Hint struct{ Text string }

// Quit ends the conversation.
type Quit struct{}

func (Answered) reply()   {}
func (InContext) reply()  {}
func (SourceList) reply() {}
func (Help) reply()       {}
func (Hint) reply()       {}
func (Quit) reply()       {}

// Command is one of the words behind a colon that are no question.
type Command struct{ Usage, Does string }

var commands = []Command{
	{":context N", "shows citation N of the last answer in its surroundings"},
	{":sources", "lists what was loaded"},
	{":new", "forgets the earlier questions, which complete a follow-up"},
	{":help", "shows this"},
	{":quit", "ends"},
}

// Line replies to what the person wrote. A line that begins with a colon is a command, any other a question.
func (c *Conversation) Line(ctx context.Context, line string) (Reply, error) {
	line = strings.TrimSpace(strings.ToValidUTF8(line, "\ufffd"))
	switch strings.ToLower(line) {
	case "":
		return nil, nil
	case "help":
		return Help{commands}, nil
	case "quit", "exit":
		return Quit{}, nil
	}
	if name, isCommand := strings.CutPrefix(line, ":"); isCommand {
		return c.command(ctx, strings.Fields(name))
	}
	return c.ask(ctx, line)
}

func (c *Conversation) ask(ctx context.Context, question string) (Reply, error) {
	a, err := c.answerer.Answer(ctx, knowledge.Question{Text: question, History: slices.Clone(c.history)})
	if err != nil {
		return nil, err
	}
	c.history = append(c.history, question)
	c.history = c.history[max(0, len(c.history)-remembered):]
	c.last = a
	return Answered{a}, nil
}

func (c *Conversation) command(ctx context.Context, words []string) (Reply, error) {
	if len(words) == 0 {
		return Help{commands}, nil
	}
	switch strings.ToLower(words[0]) {
	case "h", "help", "?":
		return Help{commands}, nil
	case "q", "quit", "exit":
		return Quit{}, nil
	case "new":
		c.history, c.last = nil, knowledge.Answer{}
		return Hint{"The next question stands on its own."}, nil
	case "sources":
		s, err := c.library.Sources(ctx)
		return SourceList{s}, err
	case "c", "context":
		return c.context(ctx, words[1:])
	}
	return Hint{fmt.Sprintf("There is no command :%s. :help lists them.", words[0])}, nil
}

func (c *Conversation) context(ctx context.Context, words []string) (Reply, error) {
	if len(c.last.Citations) == 0 {
		return Hint{"The last answer has no citation to show. Ask something first."}, nil
	}
	n := c.last.Citations[0].N
	if len(words) > 0 {
		var err error
		if n, err = strconv.Atoi(strings.Trim(words[0], "[]")); err != nil {
			return Hint{"Write the number of a citation, as in :context 1."}, nil
		}
	}
	i := slices.IndexFunc(c.last.Citations, func(k knowledge.Citation) bool { return k.N == n })
	if i < 0 {
		return Hint{fmt.Sprintf("The last answer has no citation %d; its citations are %s.", n, numbers(c.last.Citations))}, nil
	}
	cited := c.last.Citations[i]
	article, err := c.library.Article(ctx, cited.Article)
	if err != nil {
		return nil, err
	}
	in, err := Surroundings(article, cited)
	if errors.Is(err, ErrChanged) {
		return Hint{"The article was changed since that answer. Ask again."}, nil
	}
	return in, err
}

func numbers(citations []knowledge.Citation) string {
	out := make([]string, 0, len(citations))
	for _, k := range citations {
		out = append(out, strconv.Itoa(k.N))
	}
	return strings.Join(out, ", ")
}
