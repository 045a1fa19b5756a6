package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"quoth/internal/sqlitedb"
	"quoth/knowledge"
	"quoth/knowledge/copies"
)

// ErrReloading is what the error of Replace is while another one runs, in this process or another.
var ErrReloading = errors.New("another reload is running: try again when it has ended")

// Replace takes over new states of sources, in one transaction: readers see the old state until it
// is complete, and an error, a cancelled context or a killed process leaves the old state whole.
//
// An article whose Hash is the stored one is left as it is. One that changed replaces the earlier,
// which stays among its Versions; so does one that is gone from a source that is Whole and not Keep.
// An error of a source that has a method ArticleID, or comes with an article with just its ID, says which
// article could not be read: that one is not taken to be gone. After any other error none is. Sources that aren't named are left alone. Where two sources use one id, the article that is
// loaded later is called source/id, for good; a second one in the same source is refused.
//
// prepare runs for added and changed articles, on several goroutines; prepared articles refer to
// their final id. progress, unless nil, is called after each article, on the caller's goroutine.
func (x *Index) Replace(ctx context.Context, updates []knowledge.Update, prepare func(knowledge.Article) knowledge.Prepared,
	progress func(source string, done int)) ([]knowledge.SourceReport, error) {
	if !x.reloading.TryLock() {
		return nil, ErrReloading
	}
	defer x.reloading.Unlock()
	var reports []knowledge.SourceReport
	changed := false
	err := x.db.Write(ctx, func(tx *sql.Tx) error {
		w, err := newWriter(ctx, x, tx, prepare, progress)
		if err != nil {
			return err
		}
		defer w.close()
		for _, u := range updates {
			report, err := w.source(ctx, u)
			if err != nil {
				return fmt.Errorf("source %q: %w", u.Source, err)
			}
			reports = append(reports, report)
		}
		changed = w.changed > 0
		return w.finish(ctx)
	})
	switch {
	case errors.Is(err, sqlitedb.ErrBusy):
		return nil, fmt.Errorf("%w (%s is in use)", ErrReloading, x.db.Path())
	case err != nil:
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return nil, fmt.Errorf("reload, the index is as before: %w", err)
	}
	if changed {
		x.db.Checkpoint(context.WithoutCancel(ctx))
	}
	return reports, nil
}

// writer is one Replace at work. All its methods run on one goroutine.
type writer struct {
	tx       *sql.Tx
	do       writes
	counts   *counts
	prepare  func(knowledge.Article) knowledge.Prepared
	progress func(string, int)
	reading  string
	now      int64 // Unix milliseconds
	clock    func() time.Time
	changed  int                       // articles that were written or removed
	shingles map[int64]copies.Shingles // of articles that others were compared with

	jobs    chan job
	pending []job // given out, in order
	depth   int   // how many at most
	workers sync.WaitGroup
}

// job is an article on its way: into the table articles it comes before it is prepared, so that its
// id is taken.
type job struct {
	row    int64
	isNew  bool
	quiet  bool // the same article, read anew: not a change to report
	hash   string
	a      knowledge.Article
	result chan entry
}

func newWriter(ctx context.Context, x *Index, tx *sql.Tx, prepare func(knowledge.Article) knowledge.Prepared,
	progress func(string, int)) (*writer, error) {
	workers := x.opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	w := &writer{
		tx: tx, counts: newCounts(), prepare: prepare, progress: progress, reading: x.opt.Reading,
		clock: x.opt.Now, now: x.opt.Now().UnixMilli(), depth: 4 * workers,
		shingles: map[int64]copies.Shingles{},
	}
	if err := w.do.prepare(ctx, tx); err != nil {
		return nil, err
	}
	w.jobs = make(chan job, w.depth)
	for range workers {
		w.workers.Go(func() {
			for j := range w.jobs {
				if ctx.Err() == nil {
					j.result <- newEntry(j.a, w.prepare)
				}
			}
		})
	}
	return w, nil
}

func (w *writer) close() {
	close(w.jobs)
	w.workers.Wait()
	w.do.close()
}

func (w *writer) source(ctx context.Context, u knowledge.Update) (knowledge.SourceReport, error) {
	began := w.clock()
	report := knowledge.SourceReport{Source: u.Source}
	source, err := w.do.sourceID(ctx, u.Source)
	if err != nil {
		return report, err
	}
	seen := map[string]bool{}
	unsure := false // something could not be read, and may be any of the articles
	done := 0
	if u.Articles != nil {
		for a, err := range u.Articles {
			if ctx.Err() != nil {
				return report, ctx.Err()
			}
			switch {
			case err != nil:
				id := unreadable(a, err)
				seen[id] = true
				unsure = unsure || id == ""
				report.Failed = append(report.Failed, err.Error())
			case !validID(a.ID):
				report.Failed = append(report.Failed, fmt.Sprintf("%q: not an id for an article: it must be text without control characters, at most %d bytes", short(a.ID), maxID))
			case seen[a.ID]:
				report.Failed = append(report.Failed, fmt.Sprintf("%s: a second article with this id in source %s; the first one stays", a.ID, u.Source))
			default:
				seen[a.ID] = true
				a.Source = u.Source
				if err := w.take(ctx, source, a, &report); err != nil {
					return report, err
				}
			}
			if done++; w.progress != nil {
				w.progress(u.Source, done)
			}
		}
	}
	if err := w.drain(ctx, 0, &report); err != nil {
		return report, err
	}
	if u.Whole {
		if !u.Keep && !unsure {
			if err := w.removeUnseen(ctx, source, seen, &report); err != nil {
				return report, err
			}
		}
		if err := w.do.run(ctx, w.do.succeeded, w.now, source); err != nil {
			return report, err
		}
	}
	report.Took = w.clock().Sub(began)
	return report, nil
}

// unreadable returns the id of the article that an error stands for; empty where it doesn't say.
func unreadable(a knowledge.Article, err error) string {
	var named interface{ ArticleID() string }
	if a.ID == "" && errors.As(err, &named) {
		return named.ArticleID()
	}
	return a.ID
}

const maxID = 1024 // bytes

func validID(id string) bool {
	return id != "" && len(id) <= maxID && utf8.ValidString(id) && !strings.ContainsFunc(id, unicode.IsControl)
}

func short(s string) string { return s[:min(len(s), 80)] }

// take decides what becomes of one article and hands it to the workers where it is new.
func (w *writer) take(ctx context.Context, source int64, a knowledge.Article, report *knowledge.SourceReport) error {
	j := job{hash: a.Hash(), a: a}
	var hash, reading string
	err := w.do.find.QueryRowContext(ctx, source, a.ID).Scan(&j.row, &j.a.ID, &hash, &reading)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if j.a.ID, err = w.freeName(ctx, a); err != nil || j.a.ID == "" {
			if err == nil {
				report.Failed = append(report.Failed, fmt.Sprintf("%s: another source has articles called %s and %s/%s; the first ones stay", a.ID, a.ID, a.Source, a.ID))
			}
			return err
		}
		j.isNew = true
		if j.row, err = w.do.insert(ctx, w.do.newArticle, j.a.ID, source, a.ID); err != nil {
			return err
		}
	case err != nil:
		return err
	case hash == j.hash && reading == w.reading:
		report.Unchanged++
		return nil
	default:
		j.quiet = hash == j.hash
	}
	if err := w.drain(ctx, w.depth-1, report); err != nil {
		return err
	}
	j.result = make(chan entry, 1)
	w.jobs <- j
	w.pending = append(w.pending, j)
	return nil
}

// freeName returns the id that a new article gets in the index; empty where none is free.
func (w *writer) freeName(ctx context.Context, a knowledge.Article) (string, error) {
	for _, name := range []string{a.ID, a.Source + "/" + a.ID} {
		var taken bool
		if err := w.do.taken.QueryRowContext(ctx, name).Scan(&taken); err != nil {
			return "", err
		}
		if !taken {
			return name, nil
		}
	}
	return "", nil
}

// drain writes articles, the oldest first, until only so many are pending.
func (w *writer) drain(ctx context.Context, leave int, report *knowledge.SourceReport) error {
	for len(w.pending) > leave {
		j := w.pending[0]
		w.pending[0] = job{}
		w.pending = w.pending[1:]
		var e entry
		select {
		case e = <-j.result:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := w.write(ctx, j, e, report); err != nil {
			return fmt.Errorf("write article %q: %w", j.a.ID, err)
		}
	}
	return nil
}

func (w *writer) write(ctx context.Context, j job, e entry, report *knowledge.SourceReport) error {
	if e.err != nil {
		report.Failed = append(report.Failed, e.err.Error())
		if j.isNew {
			return w.do.run(ctx, w.do.deleteArticle, j.row)
		}
		return nil // the earlier one stays
	}
	w.changed++
	switch {
	case j.isNew:
		report.Added++
	case j.quiet:
		report.Unchanged++
		if err := w.removeContents(ctx, j.row); err != nil {
			return err
		}
	default:
		report.Changed++
		if err := w.archive(ctx, j.row); err != nil {
			return err
		}
		if err := w.removeContents(ctx, j.row); err != nil {
			return err
		}
	}
	a := e.article
	published := unixSeconds(a.Published)
	err := w.do.run(ctx, w.do.fillArticle, j.row, j.hash, w.reading, published, w.now, j.quiet, a.Title, a.Publisher, a.URL, e.title, a.Text)
	if err != nil {
		return err
	}
	for i, p := range e.passages {
		row, err := w.do.insert(ctx, w.do.newPassage, j.row, i, p.span.Start, p.span.End, p.sentences, p.terms, p.body)
		if err != nil {
			return err
		}
		if err := w.do.run(ctx, w.do.newTerms, row, e.title, p.body); err != nil {
			return err
		}
		w.counts.passage(p.terms, p.distinct, 1)
	}
	for i, s := range e.statements {
		err := w.do.run(ctx, w.do.newStatement, j.row, i, s.Speaker, s.Role, string(s.Kind), s.Speech, published, encodeStatementSpans(s), encodeVia(s.Via))
		if err != nil {
			return err
		}
		w.counts.statement(s, 1)
	}
	w.counts.spelled(e.spellings)
	if err := w.findCopies(ctx, j.row, e.shingles, e.bands); err != nil {
		return err
	}
	if w.counts.large() {
		return w.counts.write(ctx, w.tx)
	}
	return nil
}

// finish writes the counts, when there was any change.
func (w *writer) finish(ctx context.Context) error {
	if w.changed == 0 {
		return nil
	}
	if err := w.counts.write(ctx, w.tx); err != nil {
		return err
	}
	_, err := w.tx.ExecContext(ctx, `UPDATE meta SET value = value + 1 WHERE key = 'generation'`)
	return err
}
