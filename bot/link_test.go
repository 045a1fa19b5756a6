package bot

import (
	"testing"

	"quoth/knowledge"
)

func TestLink(t *testing.T) {
	tests := []struct{ name, url, quote, want string }{
		{"short", "https://example.org/a?b=c&d", "Rain, not-so-heavy & cold.", "https://example.org/a?b=c&d#:~:text=Rain%2C%20not%2Dso%2Dheavy%20%26%20cold."},
		{"long", "https://example.org/a", "one two three four five six seven eight nine ten eleven", "https://example.org/a#:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"},
		{"two lines", "https://example.org/a", "one two\nthree", "https://example.org/a#:~:text=one%20two,three"},
		{"fragment", "https://example.org/a#top", "Rain", "https://example.org/a#top:~:text=Rain"},
		{"no quote", "https://example.org/a", " \n ", "https://example.org/a"},
		{"file", "", "Rain", ""},
		{"script", "javascript:alert(1)", "Rain", ""},
		{"no host", "https:///a", "Rain", ""},
	}
	for _, tt := range tests {
		if got := Link(knowledge.Citation{URL: tt.url, Quote: tt.quote}); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
	}
}
