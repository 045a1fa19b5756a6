package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"quoth/knowledge"
)

const weir = `Workers sealed the weir above Aldon on Sunday after the river rose by a metre within six hours. Divers had found a hole the size of a cart
beneath its western gate, and the mill below it stood still for two days. Greta Holm, who keeps the sluices, said the gate was older than her grandmother.
The town will pay for a new one out of its reserve, and fishermen may use the northern bank until it is there.`

// weirStory is one article about the weir; day 0 is no date.
func weirStory(id, title string, day int, body string) knowledge.Article {
	a := article(id, title, body)
	if day > 0 {
		a.Published = time.Date(2031, 4, day, 8, 0, 0, 0, time.UTC)
	}
	return a
}

// judged lists the recorded pairs: copy<original.
func judged(t *testing.T, x *Index) string {
	t.Helper()
	var out []string
	err := x.eachRow(context.Background(), `SELECT a.name, o.name, c.share FROM copies c JOIN articles a ON a.id = c.article
		JOIN articles o ON o.id = c.original ORDER BY a.name, o.name`, func(rows *sql.Rows) error {
		var copied, original string
		var share float64
		err := rows.Scan(&copied, &original, &share)
		if share < 0.5 || share > 1 {
			t.Errorf("%s shares %f with %s", copied, share, original)
		}
		out = append(out, copied+"<"+original)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(out, " ")
}

func TestCopiesAreRecorded(t *testing.T) {
	agency := weirStory("agency", "Weir sealed at Aldon", 3, weir)
	paper := weirStory("paper", "River town breathes again", 4, strings.Replace(weir, "Divers had found", "Frogmen, the mayor told us, saw", 1))
	undated := weirStory("undated", "Weir", 0, weir)
	own := weirStory("own", "Weir sealed at Aldon", 4,
		"The weir above Aldon is closed again. We walked along the river on Monday and met anglers who had waited there since dawn, and who praised the divers.")
	quoting := weirStory("quoting", "Anglers wait", 5, weir[:strings.Index(weir, " and the mill")]+`. Anglers from three valleys had come with tents and kettles, and they sang
		until the warden sent them home. They want their entrance money back, which the club refuses. Its chairman promises a free day in autumn, when trout are fat again.`)
	rewritten := weirStory("paper", "River town breathes again", 4, own.Text+" None of them had slept.")
	for _, tt := range []struct {
		name  string
		steps []knowledge.Update
		want  string
	}{
		{"other headline and sentence", []knowledge.Update{whole("s", agency, paper)}, "paper<agency"},
		{"the one published first is the original", []knowledge.Update{whole("s", paper, agency)}, "paper<agency"},
		{"over sources and reloads", []knowledge.Update{whole("s", paper), whole("r", agency)}, "paper<agency"},
		{"without a date the time of loading counts", []knowledge.Update{whole("s", undated, agency)}, "agency<undated"},
		{"an article of its own", []knowledge.Update{whole("s", agency, own)}, ""},
		{"less than half is the same", []knowledge.Update{whole("s", agency, quoting)}, ""},
		{"twice", []knowledge.Update{whole("s", agency, paper), whole("s", agency, paper)}, "paper<agency"},
		{"the copy goes", []knowledge.Update{whole("s", agency, paper), whole("s", agency)}, ""},
		{"the original goes", []knowledge.Update{whole("s", agency, paper), whole("s", paper)}, ""},
		{"the copy is rewritten", []knowledge.Update{whole("s", agency, paper), whole("s", agency, rewritten)}, ""},
		{"it becomes a copy", []knowledge.Update{whole("s", agency, rewritten), whole("s", agency, paper)}, "paper<agency"},
		{"too short to compare", []knowledge.Update{whole("s", article("a", "A", "Weir sealed."), article("b", "B", "Weir sealed."))}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := openNew(t)
			for _, u := range tt.steps {
				replace(t, x, u)
			}
			if got := judged(t, x); got != tt.want {
				t.Errorf("recorded %q, want %q", got, tt.want)
			}
			if err := x.Check(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCopiesOf(t *testing.T) {
	x := openNew(t)
	more := func(body string, n int) string {
		for i := range n {
			body += fmt.Sprintf(" Reader %d wrote to us about house %d on street %d.", i, i*7, i*11)
		}
		return body
	}
	// The third has the words that the second added, and no others of the first.
	third := strings.TrimPrefix(more(weir, 12), weir)
	replace(t, x, whole("s", weirStory("first", "Weir", 3, weir), weirStory("second", "Weir and letters", 4, more(weir, 12)),
		weirStory("third", "Letters", 5, third), weirStory("own", "Pears", 6, "Pears are cheap this autumn because the wasps kept away from the orchards."),
		weirStory("again", "Weir", 7, weir)))
	err := x.Read(context.Background(), func(r knowledge.Reader) error {
		got, err := r.CopiesOf(context.Background(), []string{"first", "third", "own", "again", "nobody"})
		if want := map[string]string{"third": "first", "again": "first"}; !maps.Equal(got, want) {
			t.Errorf("copies of %v, want %v; recorded %s", got, want, judged(t, x))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestManyCopies: where more articles are alike than one is compared with, all still lead to the first.
func TestManyCopies(t *testing.T) {
	x := openNew(t)
	var list []knowledge.Article
	var ids []string
	for i := range 300 {
		a := weirStory(fmt.Sprintf("a%03d", i), "Weir", 1, weir)
		a.Published = a.Published.Add(time.Duration(i) * time.Minute)
		list, ids = append(list, a), append(ids, a.ID)
	}
	replace(t, x, whole("s", list...))
	check := func(first string, n int) {
		t.Helper()
		err := x.Read(context.Background(), func(r knowledge.Reader) error {
			got, err := r.CopiesOf(context.Background(), ids)
			if len(got) != n {
				t.Errorf("%d copies, want %d", len(got), n)
			}
			for id, o := range got {
				if o != first {
					t.Errorf("%s is a copy of %s", id, o)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check("a000", 299)
	replace(t, x, whole("s", list[1:]...))
	check("a001", 298)
}
