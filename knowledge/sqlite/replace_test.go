package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
)

// dump is all that readers can see of an index, with the tables of counts made anew from the rest.
func dump(t testing.TB, x *Index) []string {
	t.Helper()
	ctx := context.Background()
	var out []string
	for _, q := range []string{
		`SELECT 'article', a.name, s.name, a.hash, a.text, a.title_terms FROM articles a JOIN sources s ON s.id = a.source`,
		`SELECT 'passage', a.name, p.ord, p.start || '-' || p.end, p.terms, p.body_terms FROM passages p JOIN articles a ON a.id = p.article`,
		`SELECT 'statement', a.name, t.ord, t.speaker, t.role, hex(t.spans) FROM statements t JOIN articles a ON a.id = t.article`,
		`SELECT 'bands', a.name, count(*), min(b.hash), max(b.hash), '' FROM bands b JOIN articles a ON a.id = b.article GROUP BY a.id`,
		`SELECT 'copy', a.name, o.name, c.share, '', '' FROM copies c JOIN articles a ON a.id = c.article JOIN articles o ON o.id = c.original`,
		`SELECT 'vocabulary', stem, df, surface, '', '' FROM vocabulary`,
		`SELECT 'spelling', stem, spelling, n, '', '' FROM spellings`,
		`SELECT 'speaker', s.name, s.statements, s.speech, r.role, r.n FROM speakers s LEFT JOIN speaker_roles r ON r.name = s.name`,
		`SELECT 'meta', key, value, '', '', '' FROM meta WHERE key <> 'generation'`,
		`SELECT 'word', w.term, w.col, w.offset, a.name, p.ord FROM passages_words w JOIN passages p ON p.id = w.doc JOIN articles a ON a.id = p.article`,
	} {
		err := x.eachRow(ctx, q, func(rows *sql.Rows) error {
			var f [6]string
			err := rows.Scan(&f[0], &f[1], &f[2], &f[3], &f[4], &f[5])
			out = append(out, strings.Join(f[:], "|"))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(out)
	return out
}

func generationOf(t testing.TB, x *Index) (n int) {
	t.Helper()
	if err := x.db.Reader().QueryRow(`SELECT value FROM meta WHERE key = 'generation'`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

var harvest = article("harvest", "A poor harvest", "Corn failed in the valley. The mayor said help is near. \"Rain came too late,\" a Żółty’s co-op wrote.")

func TestReplaceSteps(t *testing.T) {
	frost := orchard
	frost.Text += " The frost said nothing."
	failing := func(list ...any) iter.Seq2[knowledge.Article, error] {
		return func(yield func(knowledge.Article, error) bool) {
			for _, v := range list {
				switch v := v.(type) {
				case knowledge.Article:
					if !yield(v, nil) {
						return
					}
				case string:
					if !yield(knowledge.Article{ID: v}, errors.New(v+": can't be read")) {
						return
					}
				}
			}
		}
	}
	for _, c := range []struct {
		name  string
		steps []knowledge.Update
		want  []string
		same  []knowledge.Update // a fresh index with these must look the same
		still bool               // the last step writes no new generation
	}{
		{"twice", []knowledge.Update{whole("s", lighthouse, orchard), whole("s", orchard, lighthouse)},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~0 =2 -0 !0"}, []knowledge.Update{whole("s", lighthouse, orchard)}, true},
		{"change", []knowledge.Update{whole("s", lighthouse, orchard), whole("s", lighthouse, frost)},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~1 =1 -0 !0"}, []knowledge.Update{whole("s", lighthouse, frost)}, false},
		{"removal", []knowledge.Update{whole("s", lighthouse, orchard, harvest), whole("s", orchard)},
			[]string{"s +3 ~0 =0 -0 !0", "s +0 ~0 =1 -2 !0"}, []knowledge.Update{whole("s", orchard)}, false},
		{"keep", []knowledge.Update{whole("s", lighthouse, orchard), {Source: "s", Articles: of(harvest), Keep: true, Whole: true}},
			[]string{"s +2 ~0 =0 -0 !0", "s +1 ~0 =0 -0 !0"}, []knowledge.Update{whole("s", lighthouse, orchard, harvest)}, false},
		{"not whole", []knowledge.Update{whole("s", lighthouse, orchard), {Source: "s"}},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~0 =0 -0 !0"}, []knowledge.Update{whole("s", lighthouse, orchard)}, true},
		{"other source", []knowledge.Update{whole("s", lighthouse), whole("r", orchard), whole("s")},
			[]string{"s +1 ~0 =0 -0 !0", "r +1 ~0 =0 -0 !0", "s +0 ~0 =0 -1 !0"}, []knowledge.Update{whole("r", orchard)}, false},
		{"same id in one source", []knowledge.Update{whole("s", lighthouse, article("lighthouse", "", "Another one."))},
			[]string{"s +1 ~0 =0 -0 !1"}, []knowledge.Update{whole("s", lighthouse)}, false},
		{"bad ids", []knowledge.Update{whole("s", article("", "", "x"), article("a\x00b", "", "x"), article("\xff", "", "x"), lighthouse)},
			[]string{"s +1 ~0 =0 -0 !3"}, []knowledge.Update{whole("s", lighthouse)}, false},
		{"unreadable article stays", []knowledge.Update{whole("s", lighthouse, orchard), {Source: "s", Articles: failing("orchard"), Whole: true}},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~0 =0 -1 !1"}, []knowledge.Update{whole("s", orchard)}, false},
		{"unreadable something keeps all", []knowledge.Update{whole("s", lighthouse, orchard), {Source: "s", Articles: failing(""), Whole: true}},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~0 =0 -0 !1"}, []knowledge.Update{whole("s", lighthouse, orchard)}, true},
		{"there and back", []knowledge.Update{whole("s", lighthouse, orchard), whole("s"), whole("s", orchard)},
			[]string{"s +2 ~0 =0 -0 !0", "s +0 ~0 =0 -2 !0", "s +1 ~0 =0 -0 !0"}, []knowledge.Update{whole("s", orchard)}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := openNew(t)
			var got []string
			before := 0
			for _, u := range c.steps {
				before = generationOf(t, x)
				got = append(got, replace(t, x, u))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error("reports:", d)
			}
			if still := generationOf(t, x) == before; still != c.still {
				t.Errorf("generation %d → %d", before, generationOf(t, x))
			}
			fresh := openNew(t)
			replace(t, fresh, c.same...)
			if d := cmp.Diff(dump(t, fresh), dump(t, x)); d != "" {
				t.Error("not what a fresh index holds:", d)
			}
			checkFullText(t, x)
		})
	}
}

// checkFullText has FTS5 compare its index with the passages.
func checkFullText(t testing.TB, x *Index) {
	t.Helper()
	err := x.db.Write(context.Background(), func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)`)
		return err
	})
	if err != nil {
		t.Error("full-text index:", err)
	}
	if err := x.Check(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestIDClash(t *testing.T) {
	x := openNew(t)
	first, second := article("one", "", "A red boat."), article("one", "", "A blue boat.")
	for range 3 {
		replace(t, x, whole("s", first), whole("r", second))
		if got := search(t, x, query(5, "blue")); strings.Join(got, " ") != "r/one" {
			t.Errorf("blue: %v", got)
		}
		if got := search(t, x, query(5, "red")); strings.Join(got, " ") != "one" {
			t.Errorf("red: %v", got)
		}
	}
	if got, want := replace(t, x, whole("s"), whole("r", second)), "s +0 ~0 =0 -1 !0; r +0 ~0 =1 -0 !0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := search(t, x, query(5, "blue")); strings.Join(got, " ") != "r/one" {
		t.Errorf("the id changed when the first one went: %v", got)
	}
	if got := replace(t, x, whole("q", article("r/one", "", "Green."))); got != "q +1 ~0 =0 -0 !0" {
		t.Error(got)
	}
	if got := search(t, x, query(5, "green")); strings.Join(got, " ") != "q/r/one" {
		t.Error(got)
	}
}

func TestVersions(t *testing.T) {
	x := openNew(t)
	changed := lighthouse
	changed.Text = "The lamp broke."
	replace(t, x, whole("s", lighthouse))
	replace(t, x, whole("s", changed))
	replace(t, x, whole("s"))
	vs, err := x.Versions(context.Background(), "lighthouse")
	if err != nil || len(vs) != 2 || vs[0].Text != changed.Text || vs[1].Text != lighthouse.Text || vs[1].Source != "s" || !vs[0].Replaced.Equal(clock) {
		t.Errorf("%v %+v", err, vs)
	}
	if got := search(t, x, query(5, "keeper lamp")); got != nil {
		t.Errorf("a version is found: %v", got)
	}
}

func TestReplaceFailsWhole(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", lighthouse))
	before := dump(t, x)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	many := func(yield func(knowledge.Article, error) bool) {
		for i := range 200 {
			if i == 100 {
				cancel()
			}
			if !yield(article(fmt.Sprint("n", i), "A title", "Some text said nothing."), nil) {
				return
			}
		}
	}
	_, err := x.Replace(ctx, []knowledge.Update{{Source: "s", Articles: many, Whole: true}}, prepare, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if d := cmp.Diff(before, dump(t, x)); d != "" {
		t.Error("cancelled, and yet:", d)
	}
}

func TestReplaceSurvivesPrepare(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", lighthouse, orchard))
	bad := func(a knowledge.Article) knowledge.Prepared {
		switch a.ID {
		case "orchard", "new":
			panic("no such tree")
		case "outside":
			return knowledge.Prepared{Passages: []knowledge.Passage{{Span: knowledge.Span{Start: 0, End: 1 << 20}}}}
		}
		return prepare(a)
	}
	changed := orchard
	changed.Text = "Pears."
	u := whole("s", lighthouse, changed, article("new", "", "x"), article("outside", "", "x"), harvest)
	reports, err := x.Replace(context.Background(), []knowledge.Update{u}, bad, nil)
	if err != nil || len(reports[0].Failed) != 3 || reports[0].Added != 1 {
		t.Errorf("%v %+v", err, reports)
	}
	fresh := openNew(t)
	replace(t, fresh, whole("s", lighthouse, orchard, harvest))
	if d := cmp.Diff(dump(t, fresh), dump(t, x)); d != "" {
		t.Error(d)
	}
}

func TestOtherReading(t *testing.T) {
	x := openNew(t)
	replace(t, x, whole("s", lighthouse, orchard))
	x.opt.Reading = "2"
	none := func(a knowledge.Article) knowledge.Prepared { return knowledge.Prepared{Article: a} }
	reports, err := x.Replace(context.Background(), []knowledge.Update{whole("s", lighthouse, orchard)}, none, nil)
	if err != nil || reports[0].Unchanged != 2 || reports[0].Changed != 0 {
		t.Errorf("%v %+v", err, reports)
	}
	if got := search(t, x, query(5, "apples")); got != nil {
		t.Errorf("found by the earlier reading: %v", got)
	}
	if vs, _ := x.Versions(context.Background(), "orchard"); vs != nil {
		t.Error("a version without a change")
	}
}

func TestSources(t *testing.T) {
	x := openNew(t)
	ctx := context.Background()
	replace(t, x, whole("s", lighthouse, orchard))
	if err := x.RecordFailure(ctx, "r", "no such folder"); err != nil {
		t.Fatal(err)
	}
	got, err := x.Sources(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []SourceState{{Name: "r", Failed: clock, Failure: "no such folder"}, {Name: "s", Articles: 2, Succeeded: clock}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var ids []string
	for s, err := range x.AllStatements(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.Article+" "+s.Speaker)
	}
	for a, err := range x.AllArticles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
		if a.ID == "lighthouse" {
			break
		}
	}
	if d := cmp.Diff([]string{"lighthouse The keeper", "orchard A farmer", "lighthouse"}, ids); d != "" {
		t.Error(d)
	}
}

func TestManyCounts(t *testing.T) {
	old := maxCounts
	maxCounts = 10
	defer func() { maxCounts = old }()
	x := openNew(t)
	replace(t, x, whole("s", lighthouse, orchard), whole("r", harvest))
	replace(t, x, whole("s", orchard), whole("r"))
	maxCounts = old
	fresh := openNew(t)
	replace(t, fresh, whole("s", orchard))
	if d := cmp.Diff(dump(t, fresh), dump(t, x)); d != "" {
		t.Error(d)
	}
}
