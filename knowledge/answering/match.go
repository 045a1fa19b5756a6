package answering

import "quoth/knowledge/people"

type match = people.Match
