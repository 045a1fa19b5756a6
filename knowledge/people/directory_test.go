package people

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/knowledge"
	"quoth/knowledge/text"
)

// town is a directory of invented people.
func town() *Directory {
	return NewDirectory([]knowledge.Speaker{
		{Name: "Ada Marsh", Roles: []string{"harbour master", "chair of the ferry board"}, Statements: 9},
		{Name: "Volodymyr Kravtsovyi", Roles: []string{"deputy mayor"}, Statements: 7},
		{Name: "Robert Quill", Roles: []string{"treasurer"}, Statements: 5},
		{Name: "Jonas Brandt", Roles: []string{"foreign minister of Lorvania"}, Statements: 4},
		{Name: "Greta Brandt", Roles: []string{"head teacher"}, Statements: 2},
		{Name: "Pierre Élan", Roles: []string{"Ostrian foreign minister"}, Statements: 3},
		{Name: "Harbour Council", Statements: 3},
		{Name: "Tollwatch", Statements: 2},
		{Name: "Dr.", Statements: 1},
	})
}

func TestFind(t *testing.T) {
	tests := []struct{ name, asked, want string }{
		{"surname", "marsh", "Ada Marsh"},
		{"full name", "Ada Marsh", "Ada Marsh"},
		{"first name", "ada", "Ada Marsh"},
		{"title", "Mrs Marsh", "Ada Marsh"},
		{"diacritics", "elan", "Pierre Élan"},
		{"genitive", "Marsh's", "Ada Marsh"},
		{"typographic genitive", "Ada Marsh’s", "Ada Marsh"},
		{"typo", "kravtsovyj", "Volodymyr Kravtsovyi"},
		{"other spelling", "Kravtsovy", "Volodymyr Kravtsovyi"},
		{"transliteration", "Kravtsoviy", "Volodymyr Kravtsovyi"},
		{"transliterated in full", "Vladimir Kravtsovy", "Volodymyr Kravtsovyi"},
		{"letter missing", "qill", "Robert Quill"},
		{"letters swapped", "quil", "Robert Quill"},
		{"nickname", "Bob Quill", "Robert Quill"},
		{"initial", "R. Quill", "Robert Quill"},
		{"initials tell two of one surname apart", "g brandt", "Greta Brandt"},
		{"two of one surname stay two", "brandt", "Jonas Brandt, Greta Brandt"},
		{"first name tells them apart", "greta brandt", "Greta Brandt"},
		{"unknown first name of a known surname", "Wilhelmina Marsh", ""},
		{"another initial of a known surname", "Z. Marsh", ""},
		{"role", "the harbour master", "Ada Marsh"},
		{"role in American spelling", "harbor master", "Ada Marsh"},
		{"role and name", "harbour master Marsh", "Ada Marsh"},
		{"role of another language of chat", "the ostrian fm", "Pierre Élan"},
		{"role that two hold", "foreign minister", "Jonas Brandt, Pierre Élan"},
		{"organisation", "the harbour council", "Harbour Council"},
		{"one-word organisation", "tollwatch", "Tollwatch"},
		{"unknown", "Nightingale", ""},
		{"unknown role", "shepherd", ""},
		{"stop words", "what did they", ""},
		{"nothing", "", ""},
	}
	d := town()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range d.Find(text.Words(tt.asked)) {
				got = append(got, m.Name)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("%q (-want +got)\n%s", tt.asked, diff)
			}
		})
	}
}

// TestMatch: how somebody was found comes with the match.
func TestMatch(t *testing.T) {
	d := town()
	find := func(s string) Match {
		t.Helper()
		m := d.Find(text.Words(s))
		if len(m) == 0 {
			t.Fatalf("%q finds nobody", s)
		}
		return m[0]
	}
	if m := find("ada marsh"); m != (Match{Name: "Ada Marsh", Count: 9}) {
		t.Errorf("exact name: %+v", m)
	}
	if m := find("harbour master"); m != (Match{Name: "Ada Marsh", Role: true, Count: 9}) {
		t.Errorf("role: %+v", m)
	}
	near, far := find("kravtsovy"), find("kravtsovin")
	if near.Slips <= 0 || near.Slips >= 1 {
		t.Errorf("a spelling that sounds the same is %v slips off", near.Slips)
	}
	if far.Slips < 1 {
		t.Errorf("a typo is %v slips off", far.Slips)
	}
}

// TestExactBeatsNear: a known spelling is nobody else's typo.
func TestExactBeatsNear(t *testing.T) {
	d := NewDirectory([]knowledge.Speaker{{Name: "Ida Hansen", Statements: 50}, {Name: "Olaf Hanson", Statements: 1}})
	if m := d.Find(text.Words("hanson")); len(m) != 1 || m[0].Name != "Olaf Hanson" {
		t.Errorf("hanson finds %+v", m)
	}
	if m := d.Find(text.Words("Ida Hanson")); len(m) != 1 || m[0].Name != "Ida Hansen" {
		t.Errorf("Ida Hanson finds %+v", m)
	}
}

// TestNearestOnly: of several names that a typo may mean, only the nearest is meant.
func TestNearestOnly(t *testing.T) {
	d := NewDirectory([]knowledge.Speaker{{Name: "Ada Kolbert", Statements: 1}, {Name: "Udo Kolberg", Statements: 50}})
	if m := d.Find(text.Words("kolbertt")); len(m) != 1 || m[0].Name != "Ada Kolbert" {
		t.Errorf("kolbertt finds %+v", m)
	}
}

func TestEmptyDirectory(t *testing.T) {
	if m := NewDirectory(nil).Find(text.Words("Ada Marsh, the harbour master")); m != nil {
		t.Errorf("nobody is known, yet %+v", m)
	}
}

func TestOffice(t *testing.T) {
	d := town()
	for stem, want := range map[string]bool{"master": true, "teacher": true, "treasur": true, "harbor": false, "head": false, "marsh": false, "": false} {
		if got := d.Office(stem); got != want {
			t.Errorf("Office(%q) = %v", stem, got)
		}
	}
}

func TestNameTokens(t *testing.T) {
	for in, want := range map[string]string{
		"Ada Marsh":              "ada marsh",
		"Dr. Ada Marsh":          "ada marsh",
		"Lt. Gen. J. R. Quill":   "j r quill",
		"Pierre Élan-Ruiz":       "pierre elan ruiz",
		"Sean O’Hara":            "sean ohara",
		"Martin Luther Quill Jr": "martin luther quill",
		"the Harbour Council":    "harbor council",
		"The President":          "",
		"":                       "",
	} {
		if got := strings.Join(NameTokens(in), " "); got != want {
			t.Errorf("NameTokens(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSameFirstName(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"robert", "bob", true}, {"bill", "william", true}, {"volodymyr", "vladimir", true}, {"dmytro", "dmitry", true},
		{"r", "robert", true}, {"robert", "r", true}, {"katherine", "kathrine", true},
		{"ada", "ida", false}, {"robert", "william", false}, {"r", "william", false}, {"", "robert", false}, {"", "r", false},
	} {
		if got := sameFirstName(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %v", tt.a, tt.b, got)
		}
	}
}
