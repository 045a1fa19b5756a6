package sources

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says of itself outside of its text.
type pageMeta struct {
	named     map[string]string // the first content of each meta name, property or itemprop, in lower case
	canonical string
	heading   string // the only h1; empty where there is none or more than one
	times     []string
}

func readMeta(doc *html.Node) pageMeta {
	m := pageMeta{named: map[string]string{}}
	headings := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Meta:
			content := strings.TrimSpace(attr(n, "content"))
			for _, key := range []string{"property", "name", "itemprop"} {
				k := strings.ToLower(strings.TrimSpace(attr(n, key)))
				if k != "" && content != "" && m.named[k] == "" {
					m.named[k] = content
				}
			}
		case atom.Link:
			if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case atom.H1:
			headings++
			m.heading = oneLine(blockText(n))
		case atom.Time:
			t := attr(n, "datetime")
			if t == "" {
				t = attr(n, "content")
			}
			if strings.EqualFold(attr(n, "itemprop"), "datePublished") || hasAttr(n, "pubdate") {
				m.times = append([]string{t}, m.times...)
			} else if t != "" {
				m.times = append(m.times, t)
			}
		}
	}
	if headings > 1 {
		m.heading = ""
	}
	return m
}

// first returns the first of the named values that there is.
func (m pageMeta) first(names ...string) string {
	for _, n := range names {
		if v := m.named[n]; v != "" {
			return v
		}
	}
	return ""
}

// address is the page's own absolute address, nil where it names none.
func (m pageMeta) address() *url.URL {
	for _, s := range []string{m.canonical, m.first("og:url"), m.first("twitter:url")} {
		if u, err := url.Parse(strings.TrimSpace(s)); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			return u
		}
	}
	return nil
}

func (m pageMeta) publisher() string {
	return oneLine(m.first("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"))
}

// published reads the first date of publication that can be read. Of dates in the page's text only the first counts.
func (m pageMeta) published() time.Time {
	dates := []string{}
	for _, n := range []string{
		"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
		"publish-date", "publish_date", "publication_date", "date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
		"citation_publication_date", "cxenseparse:recs:publishtime",
	} {
		dates = append(dates, m.named[n])
	}
	if len(m.times) > 0 {
		dates = append(dates, m.times[0])
	}
	for _, d := range dates {
		if d == "" {
			continue
		}
		if t, err := parseTime(d); err == nil {
			return t
		}
	}
	return time.Time{}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
