package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how a load goes on, on a terminal, once it takes longer than a moment.
type progress struct {
	w     io.Writer // nil: nobody looks
	began time.Time
	bar   *progressbar.ProgressBar
}

const moment = 500 * time.Millisecond

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		w = nil
	}
	return &progress{w: w, began: time.Now()}
}

func (p *progress) show(source string, done int) {
	if p.w == nil || time.Since(p.began) < moment {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.w), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("articles"), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
			progressbar.OptionSpinnerType(14))
	}
	p.bar.Describe(oneLine(source))
	_ = p.bar.Set(done) // a bar that can't be drawn is no reason to stop
}

func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
