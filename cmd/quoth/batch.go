package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"quoth/bot"
	"quoth/knowledge"
)

// batch answers lines of JSON.
type batch struct {
	answerer  bot.Answerer
	asOf      time.Time // for lines without a day of their own; zero means now
	retrieved int
}

// longestLine is how many bytes one line of a batch may have.
const longestLine = 8 << 20

// run answers every line in order, each as soon as it is there. A line that can't be answered gets an error
// in place of an answer, and makes run return one at the end.
func (b batch) run(ctx context.Context, in io.Reader, out io.Writer) error {
	r := bufio.NewReaderSize(in, 64<<10)
	lines, failed := 0, 0
	for {
		line, tooLong, err := nextLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read the batch: %w", err)
		}
		if len(bytes.TrimSpace(line)) > 0 || tooLong {
			lines++
			reply, ok := b.reply(ctx, line, tooLong)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !ok {
				failed++
			}
			if err := knowledge.WriteLine(out, reply); err != nil {
				return fmt.Errorf("write the answer: %w", err)
			}
		}
		if err != nil {
			break
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d lines got an error in place of an answer: see their \"error\"", failed, lines)
	}
	return nil
}

func (b batch) reply(ctx context.Context, line []byte, tooLong bool) (reply any, ok bool) {
	q, err := knowledge.ReadQuestion(line)
	if tooLong {
		err = fmt.Errorf("the line is longer than %d MB", longestLine>>20)
	}
	if err == nil {
		if q.Question.AsOf.IsZero() {
			q.Question.AsOf = b.asOf
		}
		q.Question.Ranking = b.retrieved
		var a knowledge.Answer
		if a, err = b.answerer.Answer(ctx, q.Question); err == nil {
			return knowledge.WireAnswer(q.ID, a, b.retrieved), true
		}
	}
	return knowledge.ErrorLine{ID: q.ID, Error: err.Error()}, false
}

// nextLine reads a line without its end, at most longestLine of it. The error is io.EOF after the last one, which may
// come together with it.
func nextLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		piece, err := r.ReadSlice('\n')
		if room := longestLine - len(line); len(piece) > room {
			piece, tooLong = piece[:room], true
		}
		line = append(line, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), tooLong, err
		}
	}
}
