package sources

import (
	"strings"
	"testing"
	"time"
)

func TestDateLine(t *testing.T) {
	const day = "2021-03-04"
	tests := []struct {
		line string
		want string // empty: no date
		kind dateKind
	}{
		{"Mar 4, 2021", day, datePlain},
		{"MARCH 4 2021", day, datePlain},
		{"Thursday, March 4th, 2021", day, datePlain},
		{"4 March 2021", day, datePlain},
		{"Thu 4 Mar. 2021", day, datePlain},
		{"4th of March, 2021", day, datePlain},
		{"Sept. 5, 2021", "2021-09-05", datePlain},
		{"2021-03-04", day, datePlain},
		{"2021-03-04T10:20:30Z", day, datePlain},
		{"2021-03-04 10:20", day, datePlain},
		{"2021/03/04", day, datePlain},
		{"04.03.2021", day, datePlain},
		{"24/03/2021", "2021-03-24", datePlain},
		{"03/24/2021", "2021-03-24", datePlain},
		{"Mar 4, 2021 Ports Ports Harbour News", day, datePlain},
		{"March 4, 2021 | 5 min read", day, datePlain},
		{"March 4, 2021, 8:15 a.m. EST", day, datePlain},
		{"March 4, 2021 at 08:15 GMT by Ada Quill", day, datePlain},
		{"Published: 4 March 2021", day, datePublished},
		{"Published on March 4, 2021", day, datePublished},
		{"**Published** 2021-03-04", "", dateNone},
		{"Date: 2021-03-04", day, datePublished},
		{"Posted March 4, 2021 08:15", day, datePublished},
		{"Last updated: March 4, 2021", day, dateUpdated},
		{"By Ada Quill | March 4, 2021", day, datePlain},
		{"By Ada Quill, March 4, 2021 10:00", day, datePlain},
		{"Marrow Radio • 4 March 2021", day, datePlain},

		{"March 4, 2021 was a cold day in the port.", "", dateNone},
		{"March 4, 2021 saw ferries come back", "", dateNone},
		{"On March 4, 2021 the ferries came back.", "", dateNone},
		{"The quays were let on March 4, 2021", "", dateNone},
		{"Talks in Marrow, March 4, 2021", "", dateNone},
		{"MARROW, March 4, 2021 (MR) — Ferries came back.", "", dateNone},
		{"03/04/2021", "", dateNone}, // March or April
		{"March 4", "", dateNone},
		{"March 2021", "", dateNone},
		{"February 30, 2021", "", dateNone},
		{"2021-13-01", "", dateNone},
		{"0001-01-01", "", dateNone},
		{"By news 22 hours ago", "", dateNone},
		{"© 2021 Marrow Radio", "", dateNone},
		{"Mar 4, 2021: the day the ferries came back to us", "", dateNone},
		{"", "", dateNone},
		{"|", "", dateNone},
		{"March 4, 2021 " + strings.Repeat("Port ", 40), "", dateNone},
	}
	for _, tt := range tests {
		got, kind := dateLine(tt.line)
		s := ""
		if kind != dateNone {
			s = got.Format(time.DateOnly)
		}
		if s != tt.want || kind != tt.kind {
			t.Errorf("%q: got %q, kind %d; want %q, kind %d", tt.line, s, kind, tt.want, tt.kind)
		}
	}
}

func TestFindDate(t *testing.T) {
	para := "The quays stood empty. On May 1, 2019 the last ferry left.\n"
	tests := []struct{ name, text, want string }{
		{"near the top", "A headline\n\nMar 4, 2021 Ports\n\n" + para, "2021-03-04"},
		{"at the bottom", "A headline\n\n" + strings.Repeat(para, 30) + "\nMarch 4, 2021\nCameras of the port\n", "2021-03-04"},
		{"in the middle is something else", "A headline\n" + strings.Repeat(para, 30) + "March 4, 2021\n" + strings.Repeat(para, 30), ""},
		{"publication wins over update", "Updated: March 9, 2021\nPublished: March 4, 2021\n" + para, "2021-03-04"},
		{"a plain date wins over update", "Updated March 9, 2021\nA headline\nMarch 4, 2021\n" + para, "2021-03-04"},
		{"only an update", "Updated: March 9, 2021\n" + para, "2021-03-09"},
		{"sentences only", para + para, ""},
		{"CR line ends", "A headline\rMarch 4, 2021\r" + para, "2021-03-04"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if d := findDate(tt.text); !d.IsZero() {
				got = d.Format(time.DateOnly)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParseTime(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2021-03-04", "2021-03-04T00:00:00Z"},
		{" 2021-03-04T10:20:30+02:00 ", "2021-03-04T08:20:30Z"},
		{"2021-03-04T10:20:30.5Z", "2021-03-04T10:20:30.5Z"},
		{"2021-03-04T10:20", "2021-03-04T10:20:00Z"},
		{"2021-03-04 10:20:30 +0200", "2021-03-04T08:20:30Z"},
		{"2021-03-04T10:20:30+0200", "2021-03-04T08:20:30Z"},
		{"20210304", "2021-03-04T00:00:00Z"},
		{"Thu, 04 Mar 2021 10:20:30 GMT", "2021-03-04T10:20:30Z"},
		{"Thu, 04 Mar 2021 10:20:30 +0200", "2021-03-04T08:20:30Z"},
		{"March 4, 2021", "2021-03-04T00:00:00Z"},
		{"4 March 2021", "2021-03-04T00:00:00Z"},
		{"soon", ""}, {"2021", ""}, {"", ""}, {"1614850000", ""}, {"03/04/2021", ""}, {"March 4, 2021 or so", ""},
	}
	for _, tt := range tests {
		got, err := parseTime(tt.in)
		s := ""
		if err == nil {
			s = got.Format(time.RFC3339Nano)
		}
		if s != tt.want {
			t.Errorf("%q: got %q (%v), want %q", tt.in, s, err, tt.want)
		}
	}
}
