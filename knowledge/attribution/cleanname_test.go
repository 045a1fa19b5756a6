package attribution

import "testing"

func TestCleanName(t *testing.T) {
	tests := []struct {
		name string
		org  bool
		want string
	}{
		{"Ada Lund", false, "Ada Lund"},
		{"Mayor Ada Lund", false, "Ada Lund"},
		{"Ludwig van der Holm", false, "Ludwig van der Holm"},
		{"Omar al-Amin", false, "Omar al-Amin"},
		{"Jeanne d'Alba", false, "Jeanne d'Alba"},
		{"Dean Holm", false, "Dean Holm"},
		{"Mr. King", false, "King"},
		{"Institute for the Safety of Bridges", true, "Institute for the Safety of Bridges"},
		{"the Finance Ministry", true, "Finance Ministry"},
		{"Lund administration", true, "Lund administration"},
		{"38 Bridges", true, "38 Bridges"},
		{"Ada Lund Warns Olaf", false, "Ada Lund"},
		{"Lund Endorses Olaf Holm", false, ""},
		{"account names, not named", false, ""},
		{"Herald, account", true, ""},
		{"account names", false, ""},
		{"Ada Lund's", false, ""},
		{"Bo (Ada) Lund", false, ""},
		{"Ada of the Bridge", false, ""},
		{"of Lund", true, ""},
		{"Norwegians in the Harbour", true, ""},
		{"One Two Three Four Five Six Seven", false, ""},
		{"", false, ""},
	}
	for _, tt := range tests {
		if got := cleanName(tt.name, tt.org); got != tt.want {
			t.Errorf("cleanName(%q, %v) = %q, want %q", tt.name, tt.org, got, tt.want)
		}
	}
}
