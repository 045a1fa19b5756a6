package sources

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"quoth/knowledge"
)

func TestSniff(t *testing.T) {
	tests := []struct {
		name, head string
		want       format // empty: refused
	}{
		{"text", "A headline\n\nSome text.", formatText},
		{"text that begins with a brace", "{sic} A headline\n\nSome text.", formatText},
		{"text that begins with a bracket", "[Update] A headline", formatText},
		{"text with an arrow", "<- look here", formatText},
		{"text that speaks of html", "The <html> tag explained", formatText},
		{"doctype", "\n <!DOCTYPE html><p>x", formatHTML},
		{"a fragment", "<p class=\"x\">x</p>", formatHTML},
		{"after a comment", "<!-- saved from -->\n<html>", formatHTML},
		{"XHTML", "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\"><html xmlns=\"y\">", formatHTML},
		{"XHTML without a doctype", "<?xml version=\"1.0\"?><html xmlns=\"y\">", formatHTML},
		{"comment without an end", "<!-- a", formatText},
		{"jsonl", `{"id":"a"}` + "\n" + `{"id":"b"}`, formatJSONL},
		{"jsonl with blanks", "\n { \"id\":\"a\"}", formatJSONL},
		{"jsonl cut off", `{"id":"a","te`, formatJSONL},
		{"jsonl with a broken first line", `"id":"a"}` + "\n" + `{"id":"b"}` + "\n" + `{"id":"c"}`, formatJSONL},
		{"jsonl with a BOM", bomUTF8 + `{"id":"a"}`, formatJSONL},
		{"JSON array", `[{"id":"a"}]`, ""},
		{"JSON over lines", "{\n\"id\": \"a\"}", ""},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom">`, ""},
		{"sitemap", `<?xml version="1.0"?><urlset xmlns="x">`, ""},
		{"zip", "PK\x03\x04\x14\x00\x00\x00", ""},
		{"gzip", "\x1f\x8b\x08\x00", ""},
		{"controls", strings.Repeat("\x01\x02 ", 50), ""},
		{"a stray control", "The horn\x07 went. " + strings.Repeat("It was loud. ", 20), formatText},
		{"blank", " \n", ""},
		{"only a BOM", bomUTF8, ""},
	}
	for _, tt := range tests {
		got, err := sniff([]byte(tt.head))
		if got != tt.want || (err != nil) != (tt.want == "") {
			t.Errorf("%s: got %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"UTF-8", encoding.Nop, "Plain – “text”."},
		{"UTF-8 with BOM", unicode.UTF8BOM, "Plain – “text”."},
		{"UTF-16 little", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "Plain – “text” 𝄞."},
		{"UTF-16 big", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "Plain – “text” 𝄞."},
		{"Windows-1252", charmap.Windows1252, "“We will see,” she said – and the café’s owner agreed."},
		{"ISO-8859-1 German", charmap.ISO8859_1, "Der Bürgermeister erklärte, die Fähren wären für alle zu groß."},
		{"ISO-8859-2 Polish", charmap.ISO8859_2, "Burmistrz powiedział, że promy wrócą do przystani późną wiosną, a następne już w środę."},
		{"Windows-1251", charmap.Windows1251, "Мэр сказал, что паромы вернутся весной, но билеты станут дороже."},
		{"KOI8-R", charmap.KOI8R, "Мэр сказал, что паромы вернутся весной, но билеты станут дороже."},
		{"KOI8-U", charmap.KOI8U, "Мер сказав, що пороми повернуться навесні, але їхні квитки стануть дорожчими."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data, err := tt.enc.NewEncoder().Bytes([]byte(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := decode(data, ""); err != nil || got != tt.text {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	for name, data := range map[string]string{
		"odd UTF-16":   "\xff\xfea\x00b",
		"lone half":    "\xff\xfe\x00\xd8a\x00",
		"broken UTF-8": "na\xc3\xafve caf\xc3\xa9 \xc3",
		"NUL":          "a\x00b",
		"noise":        "\x81\x8d\x8f\x90\x9d\x81\x8d\x8f\x90\x9d",
	} {
		if got, err := decode([]byte(data), ""); err == nil {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestDeclaredEncodingWins(t *testing.T) {
	data, _ := charmap.Windows1251.NewEncoder().Bytes([]byte("<meta charset=windows-1251><title>Є паром</title><p>Так."))
	a, err := parseHTML(data)
	if err != nil || a.Title != "Є паром" || a.Text != "Так." {
		t.Errorf("got %q, %q, %v", a.Title, a.Text, err)
	}
}

func TestTooLarge(t *testing.T) {
	files := fstest.MapFS{
		"a.txt":  {Data: []byte(strings.Repeat("Text. ", maxText/6+1))},
		"a.html": {Data: []byte("<html>" + strings.Repeat("<p>Text.", maxHTML/8+1))},
	}
	for name, limit := range map[string]string{"a.txt": "50 MB", "a.html": "20 MB"} {
		readFile(files, name, Source{}, func(a knowledge.Article, err error) bool {
			if err == nil || !strings.Contains(err.Error(), name+": larger than "+limit) || a.ID != name {
				t.Errorf("got %v, id %q", err, a.ID)
			}
			return true
		})
	}
}

func TestLinesOfAnyLength(t *testing.T) {
	var got []string
	emit := func(a knowledge.Article, err error) bool {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, fmt.Sprintf("%s %d", a.ID, len(a.Text)))
		}
		return true
	}
	line := func(id string, n int) io.Reader {
		return io.MultiReader(strings.NewReader(`{"id":"`+id+`","text":"`), io.LimitReader(endless('x'), int64(n)), strings.NewReader("\"}\n"))
	}
	readLines(io.MultiReader(line("a", 3*sniffLen), line("b", maxLine), line("c", 5), line("d", 2*maxLine)), "l.jsonl", Source{}, emit)
	want := []string{"a 196608", "l.jsonl:2: " + errLongLine.Error(), "c 5", "l.jsonl:4: " + errLongLine.Error()}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}

	got = nil
	readLines(io.MultiReader(strings.NewReader("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":"), failing{}), "l.jsonl", Source{}, emit)
	if len(got) != 2 || got[1] != "l.jsonl:2: cannot be read: the disk is gone" {
		t.Errorf("got %q", got)
	}

	got = nil
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("{\"id\":\"é\",\"text\":\"x\"}\n")
	readLines(strings.NewReader(utf16), "l.jsonl", Source{}, emit)
	readLines(strings.NewReader(bomUTF8+"{\"id\":\"b\",\"text\":\"x\"}\r\n"), "l.jsonl", Source{}, emit)
	readLines(strings.NewReader("{\"id\":\"\xe9\",\"text\":\"x\"}\n"), "l.jsonl", Source{}, emit)
	if want := []string{"é 1", "b 1", "l.jsonl:1: not valid UTF-8; save the file as UTF-8"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// endless reads as one byte without end.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

// checkArticle fails when an article that was read isn't fit for the index.
func checkArticle(t *testing.T, a knowledge.Article) {
	t.Helper()
	for what, s := range map[string]string{"id": a.ID, "title": a.Title, "publisher": a.Publisher, "url": a.URL, "text": a.Text} {
		if !utf8.ValidString(s) {
			t.Errorf("the %s is not valid UTF-8: %q", what, s)
		}
	}
	if strings.TrimSpace(a.Text) == "" {
		t.Error("no text")
	}
	if strings.ContainsAny(a.Title, "\r\n") {
		t.Errorf("title of several lines: %q", a.Title)
	}
	if !a.Published.IsZero() && !plausible(a.Published) {
		t.Errorf("published %v", a.Published)
	}
}
