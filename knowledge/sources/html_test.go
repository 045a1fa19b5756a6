package sources

import (
	"strings"
	"testing"
	"time"
)

func TestParseHTML(t *testing.T) {
	const para = "<p>The ferry came back to the quay on Monday, its horn was heard all over the island, and nobody complained about it this time.</p>"
	tests := []struct {
		name, page                     string
		title, publisher, address, day string
		text                           string // empty: not compared
	}{
		{name: "a shorter heading is none", page: "<title>Live: the horn</title><h1>the horn</h1>" + para, title: "Live: the horn"},
		{name: "a title cut at its colon is the heading", page: "<title>Tarn today: news of the horn: it is loud - Post</title><h1>Tarn today: news of the horn: it is loud</h1>" + para,
			title: "Tarn today: news of the horn: it is loud"},
		{name: "of several headings none counts", page: "<title>The horn of the ferry is loud</title><h1>A</h1><h1>B</h1>" + para, title: "The horn of the ferry is loud"},
		{name: "a heading and no title", page: "<h1>The  horn</h1>" + para, title: "The horn"},
		{name: "no title at all", page: "<p>The horn is loud again</p>" + para, title: "The horn is loud again"},
		{name: "publisher of Dublin Core", page: "<title>T</title><meta name=DC.publisher content=' Tarn  Post '>" + para, title: "T", publisher: "Tarn Post"},
		{name: "og:site_name wins", page: "<title>T</title><meta name=publisher content=P><meta property=og:site_name content=Post>" + para, title: "T", publisher: "Post"},
		{name: "address of Open Graph", page: "<title>T</title><meta property=og:url content='https://t.example/a?b=1'>" + para, title: "T", address: "https://t.example/a?b=1"},
		{name: "canonical wins", page: "<title>T</title><link rel=canonical href=https://t.example/c><meta property=og:url content=https://t.example/o>" + para, title: "T", address: "https://t.example/c"},
		{name: "only whole addresses of the web", page: "<title>T</title><link rel=canonical href=/c><meta property=og:url content='javascript:x()'>" + para, title: "T"},
		{name: "meta date", page: "<title>T</title><meta name=date content='4 March 2021'>" + para, title: "T", day: "2021-03-04"},
		{name: "meta wins over time", page: "<title>T</title><meta itemprop=datePublished content=2021-03-04><time datetime=2020-01-01>" + para, title: "T", day: "2021-03-04"},
		{name: "a marked time wins over others", page: "<title>T</title><time datetime=2020-01-01>x</time><time itemprop=datePublished datetime=2021-03-04T10:00Z>y</time>" + para, title: "T", day: "2021-03-04"},
		{name: "a date line in the text", page: "<title>T</title><p>Published: March 4, 2021</p>" + para, title: "T", day: "2021-03-04"},
		{name: "a date that is none", page: "<title>T</title><meta name=date content=today>" + para, title: "T"},

		{name: "what isn't seen isn't read", page: "<title>T</title><p>Seen.</p><p hidden>A.</p><p aria-hidden=true>B.</p><template><p>C.</p></template><noscript>D.</noscript><!-- E. -->", title: "T", text: "Seen."},
		{name: "inline and block", page: "<title>T</title><div>One <b>bold</b>\n word<br>and a  line</div>loose<p>Last\tone</p>", title: "T", text: "One bold word\nand a line\n\nloose\n\nLast one"},
		{name: "entities and other scripts", page: "<title>T</title><p>4.2&nbsp;million &amp; &ldquo;more&rdquo; \u200fשלום</p>", title: "T", text: "4.2\u00a0million & “more” \u200fשלום"},
		{name: "a table", page: "<title>T</title><table><tr><td>a</td><td>b</td></tr></table>", title: "T", text: "a\n\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := parseHTML([]byte("<!DOCTYPE html>" + tt.page))
			if err != nil {
				t.Fatal(err)
			}
			day := ""
			if !a.Published.IsZero() {
				day = a.Published.Format(time.DateOnly)
			}
			for _, c := range []struct{ what, got, want string }{
				{"title", a.Title, tt.title}, {"publisher", a.Publisher, tt.publisher}, {"address", a.URL, tt.address}, {"day", day, tt.day},
			} {
				if c.got != c.want {
					t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
				}
			}
			if tt.text != "" && a.Text != tt.text {
				t.Errorf("text: got %q, want %q", a.Text, tt.text)
			}
			checkArticle(t, a)
		})
	}
}

func TestHTMLWithTooManyElements(t *testing.T) {
	a, err := parseHTML([]byte("<nav>Home</nav>" + strings.Repeat("<i>x</i>", maxElements+1)))
	if err != nil || len(a.Text) != maxElements+1 {
		t.Errorf("got %d bytes, %v", len(a.Text), err)
	}
	deep := strings.Repeat("<div>", 5000) + "The bottom."
	if a, err := parseHTML([]byte(deep)); err == nil {
		checkArticle(t, a)
	}
}
