package people

import (
	"slices"
	"strings"

	"quoth/knowledge/spelling"
)

// nicknames lists first names that stand for each other, a group a line. General knowledge of English and of names
// that are written down in several ways.
const nicknames = `
abby abigail
al albert alan allen alfred
alex alexander alexandra alec oleksandr aleksandr
andy andrew drew andrei andrey andriy andrii
ben benjamin benny
bernie bernard bernhard
bill william will billy willie
bob robert rob bobby robbie
charlie charles chuck chas
chris christopher christian christine christina
dan daniel danny
dave david
deb deborah debbie debra
dick richard rick rich ricky
dmitry dmitri dmytro dimitri
don donald donnie
ed edward eddie ted edwin
fred frederick freddy
george georgy heorhii
greg gregory
jack john johnny jon jonathan
jake jacob
jeb john
jeff jeffrey geoff geoffrey
jen jennifer jenny
jerry gerald jerome
jim james jimmy jamie
joe joseph joey
josh joshua
kate katherine kathy catherine katie cathy
ken kenneth kenny
kyrylo kirill cyril
larry lawrence
liz elizabeth beth betsy eliza
maggie margaret meg peggy
matt matthew
mike michael mick mikhail mykhailo mickey
nate nathan nathaniel
nick nicholas nicolas mykola nikolai nikolay
pat patrick patricia
pete peter
phil philip phillip
ray raymond
ron ronald ronnie
sam samuel samantha
serhii sergei sergey serhiy
steve steven stephen
sue susan suzanne
tim timothy
tom thomas tommy
tony anthony
vlad vladimir volodymyr
walt walter
yulia julia yuliya
zach zachary zack
`

var nicknameGroups = func() map[string][]int {
	m := map[string][]int{}
	for i, line := range strings.Split(strings.TrimSpace(nicknames), "\n") {
		for _, n := range strings.Fields(line) {
			m[n] = append(m[n], i)
		}
	}
	return m
}()

// sameFirstName says whether two folded first names may belong to one person: equal, one an initial of the other,
// a nickname, or one slip apart.
func sameFirstName(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a != "" && b != "" && a[0] == b[0]
	}
	for _, i := range nicknameGroups[a] {
		for _, j := range nicknameGroups[b] {
			if i == j {
				return true
			}
		}
	}
	return spelling.Distance(a, b, spelling.Slips(a)) <= spelling.Slips(a)
}

// OtherFirstNames are the folded first names that may stand for one: "kyrylo" for "kirill", "bill" for "william".
func OtherFirstNames(fold string) []string {
	var out []string
	for _, i := range nicknameGroups[fold] {
		for n, groups := range nicknameGroups {
			if n != fold && slices.Contains(groups, i) {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return out
}
