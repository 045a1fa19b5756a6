package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// dict is a small dictionary in WordNet's form.
var dict = map[string]string{
	"data.noun": `  1 a licence
00000100 04 n 02 retreat 0 pullback 0 004 + 00000200 v 0101 ~ 00000300 n 0000 ~ 00000400 n 0000 ! 00000400 n 0101 | going back
00000300 04 n 02 rout 0 wild_rout 0 001 @ 00000100 n 0000 | a disorderly one
00000400 04 n 01 advance 0 001 ! 00000100 n 0101 | going on
`,
	"data.verb": "00000200 38 v 02 retreat 0 recede 0 001 + 00000100 n 0101 01 + 02 00 | go back\n",
	"data.adj":  "00000500 00 s 01 galore(ip) 0 000 | in plenty\n",
	"data.adv":  "",
	"index.noun": `retreat n 1 3 ! ~ + 1 1 00000100
pullback n 1 0 1 0 00000100
rout n 1 1 @ 1 0 00000300
advance n 1 1 ! 1 0 00000400
`,
	"index.verb":  "retreat v 1 1 + 1 0 00000200\nrecede v 1 0 1 0 00000200\nflee v 1 0 1 0 00000200\n",
	"index.adj":   "galore a 1 0 1 0 00000500\n",
	"index.adv":   "",
	"noun.exc":    "",
	"verb.exc":    "fled flee\nslept sleep\n",
	"adj.exc":     "",
	"adv.exc":     "",
	"cntlist.rev": "retreat%1:04:00:: 1 9\n",
}

func writeDict(t *testing.T, change map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range dict {
		if c, ok := change[name]; ok {
			body = c
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSmallDictionary(t *testing.T) {
	wn, err := readWordNet(writeDict(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	rel := newRelations()
	relateSynsets(wn, rel)
	forms, err := readIrregular(wn)
	if err != nil {
		t.Fatal(err)
	}
	addIrregular(rel, forms)
	w := func(a, b string) float64 { return rel.weights[stem(a)][stem(b)] }
	if x := w("pullback", "retreat"); x < 0.7 || x > 0.9 {
		t.Errorf("synonyms weigh %.2f", x)
	}
	if x := w("retreat", "recede"); x < 0.4 {
		t.Errorf("a synonym of the derived verb weighs %.2f", x)
	}
	if up, down := w("rout", "retreat"), w("retreat", "rout"); up <= 0 || down <= 0 || up <= down {
		t.Errorf("a more general word weighs %.2f, a more special one %.2f", up, down)
	}
	if w("retreat", "advance") != 0 {
		t.Error("antonyms are related")
	}
	if w("fled", "flee") != irregular || w("flee", "fled") != irregular {
		t.Errorf("an irregular form weighs %.2f and %.2f", w("fled", "flee"), w("flee", "fled"))
	}
	if w("slept", "sleep") != 0 {
		t.Error("a form of a word that isn't in the dictionary is related to it")
	}
	if got := wn.synsets[synsetID{'a', 500}].words; !slices.Equal(got, []string{"galore"}) {
		t.Errorf("a marked adjective is read as %q", got)
	}
}

func TestBrokenDictionary(t *testing.T) {
	for name, body := range map[string]string{
		"data.noun":   "00000100 04 n zz retreat",
		"data.verb":   "00000200 38 v 01 retreat 0 007 +",
		"index.noun":  "retreat n 9000000 0 1 0 00000100",
		"index.verb":  "retreat",
		"cntlist.rev": "retreat 1",
	} {
		_, err := readWordNet(writeDict(t, map[string]string{name: body}))
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: error %v doesn't name the file and the line", name, err)
		}
	}
	if _, err := readWordNet(t.TempDir()); err == nil || !strings.Contains(err.Error(), "-wordnet") {
		t.Errorf("error %v doesn't say how to name the folder", err)
	}
}

func TestLists(t *testing.T) {
	rel := newRelations()
	if err := addLists(rel); err != nil {
		t.Fatal(err)
	}
	addNumbers(rel)
	for _, line := range []string{"a | b", "colloquial plain", "mad: angry @ 7", "mad: very_angry"} {
		if addGroup(newRelations(), line) == nil && addCountry(newRelations(), line) == nil {
			t.Errorf("%q is taken", line)
		}
	}
	for asked, list := range rel.table() {
		for _, r := range list {
			if r.Stem == asked || r.Weight <= 0 || r.Weight > 1 {
				t.Errorf("%s: %v", asked, r)
			}
		}
	}
}
