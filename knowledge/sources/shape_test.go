package sources

import "testing"

func TestShape(t *testing.T) {
	tests := []struct {
		line string
		want shape
	}{
		{"Ferries return to Marrow", headline},
		{"iFerry opens its app to all ports", headline},
		{"ferries return to Marrow", prose},
		{"Ferries return to Marrow.", prose},
		{"“We are ready.”", prose},
		{"The port would have to:", prose},
		{"By Ada Quill", furniture},
		{"Written by Ada Quill, staff reporter", furniture},
		{"By winter the quays will be full, the mayor says", headline},
		{"Sources: Port Gazette, Marrow Radio", furniture},
		{"Contributors: Ada Quill", furniture},
		{"Advertisement", furniture},
		{"3 min read", furniture},
		{"Quays at dusk, Marrow. Tom Reed/Getty Images", furniture},
		{"Updated 2 days ago", furniture},
		{"March 3, 2021", furniture},
		{"https://m.example/quays", furniture},
		{"* * *", furniture},
	}
	for _, tt := range tests {
		if got := shapeOf(tt.line); got != tt.want {
			t.Errorf("%q: got %d, want %d", tt.line, got, tt.want)
		}
	}
}
