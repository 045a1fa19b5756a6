package attribution

import (
	"quoth/knowledge/attribution/tagging"
)

// cast knows the people and organisations of one article.
type cast struct {
	t *tagging.Text
}

type identity struct{ name, role string }

func newCast(t *tagging.Text) *cast { return &cast{t} }

func (c *cast) speaker(d draft) identity {
	if len(d.source) == 0 {
		return identity{}
	}
	t := c.t
	from, to := d.source[0].from, d.source[0].to
	// the last run of capitals before the first comma
	end := to
	for i := from; i < to; i++ {
		if t.Tokens[i].Class == tagging.Comma && i > from {
			end = i
			break
		}
	}
	j := end
	i := j
	for i > from && t.Tokens[i-1].Cap && t.Tokens[i-1].Class >= tagging.Number {
		i--
	}
	if i == j {
		return identity{}
	}
	return identity{name: t.Body[t.Tokens[i].Start:t.Tokens[j-1].End]}
}
