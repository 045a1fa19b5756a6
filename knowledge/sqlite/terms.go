package sqlite

import (
	"strings"
	"unicode/utf8"
)

const maxToken = 64 // bytes; longer words share an entry when they start alike

// token is the form of a stem that the index holds. For nearly every stem it is the stem itself;
// what SQLite would take for the end of a word is replaced.
func token(stem string) string {
	if plain(stem) {
		return stem
	}
	if len(stem) > maxToken {
		cut := maxToken
		for cut > maxToken-utf8.UTFMax && !utf8.RuneStart(stem[cut]) {
			cut--
		}
		stem = stem[:cut]
	}
	b := []byte(stem)
	for i, c := range b {
		switch {
		case c <= ' ' || c == 0x7f:
			b[i] = '_'
		case 'A' <= c && c <= 'Z':
			b[i] = c + 'a' - 'A'
		}
	}
	return strings.ToValidUTF8(string(b), "_")
}

func plain(stem string) bool {
	if len(stem) > maxToken {
		return false
	}
	ascii := true
	for i := 0; i < len(stem); i++ {
		c := stem[i]
		if c <= ' ' || c == 0x7f || 'A' <= c && c <= 'Z' {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	return ascii || utf8.ValidString(stem)
}
