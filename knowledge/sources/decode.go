package sources

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const bomUTF8 = "\xef\xbb\xbf"

// How sure, in percent, the detector must be. Of single bytes every text makes some sense, and little text makes it
// unsure; of pairs of bytes noise makes sense as well.
const (
	sureSingle = 10
	sureMany   = 60
)

// decode returns data as UTF-8 without its byte order mark. Declared is the encoding that the document
// claims, or empty. Text in no encoding that can be told is refused rather than garbled.
func decode(data []byte, declared string) (string, error) {
	if enc := utf16Of(data); enc != nil {
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil || !utf8.Valid(out) || bytes.ContainsRune(out, utf8.RuneError) {
			return "", errors.New("broken UTF-16; save it as UTF-8")
		}
		return refuseNUL(string(out))
	}
	data = bytes.TrimPrefix(data, []byte(bomUTF8))
	if utf8.Valid(data) {
		return refuseNUL(string(data))
	}
	if at, broken := brokenUTF8(data); broken {
		return "", fmt.Errorf("UTF-8 that is broken at byte %d; save it as UTF-8 again", at)
	}
	names := []string{declared}
	if all, err := chardet.NewTextDetector().DetectAll(data); err == nil {
		for _, r := range all {
			if enc := lookup(r.Charset); r.Confidence >= sureMany || r.Confidence >= sureSingle && isSingleByte(enc) {
				names = append(names, r.Charset)
			}
		}
	}
	for _, name := range names {
		enc := lookup(name)
		if enc == nil {
			continue
		}
		out, err := enc.NewDecoder().Bytes(data)
		if err == nil && utf8.Valid(out) && !bytes.ContainsRune(out, utf8.RuneError) && !hasC1(out) {
			return refuseNUL(string(out))
		}
	}
	return "", errors.New("text in an encoding that cannot be told; save it as UTF-8")
}

// utf16Of returns the encoding that a UTF-16 byte order mark names, or nil.
func utf16Of(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	}
	return nil
}

// lookup returns the encoding of that name, or nil where it is unknown or one that the caller has tried.
func lookup(name string) encoding.Encoding {
	name = strings.ToLower(name)
	switch {
	case name == "", strings.HasPrefix(name, "utf-"):
		return nil
	case name == "koi8-r":
		name = "koi8-u" // the same but for some frames in KOI8-R that are Ukrainian letters here
	case name == "gb-18030":
		name = "gb18030"
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc
}

// isSingleByte says whether an encoding has one byte for each character.
func isSingleByte(enc encoding.Encoding) bool {
	_, ok := enc.(*charmap.Charmap)
	return ok
}

// brokenUTF8 says whether data, which isn't valid UTF-8, is UTF-8 for the most part, and where it breaks.
func brokenUTF8(data []byte) (at int, broken bool) {
	at = -1
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
			if at < 0 {
				at = i
			}
		case n > 1:
			good++
		}
		i += n
	}
	return at, good > bad
}

// hasC1 says whether s has control characters of the upper half, a sign of the wrong encoding.
func hasC1(s []byte) bool {
	return bytes.ContainsFunc(s, func(r rune) bool { return r >= 0x80 && r < 0xa0 && r != 0x85 })
}

func refuseNUL(s string) (string, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return "", errors.New("a binary file, not text; save the article as text, HTML or JSON Lines")
	}
	if strings.TrimSpace(s) == "" {
		return "", errors.New("empty; write the article into it or remove it")
	}
	return s, nil
}
