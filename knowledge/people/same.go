package people

// Same says whether two names may be one person's: one surname, and first names that don't contradict each other ("Clinton" and "Hillary
// Clinton"; "Bill" and "William"; not "Bill" and "Hillary"). Names without a common surname are the same only when one holds all of the
// other's parts.
func Same(a, b string) bool {
	x, y := NameTokens(a), NameTokens(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		short, long := x, y
		if len(x) > len(y) {
			short, long = y, x
		}
		for _, t := range long {
			if t == short[0] {
				return true
			}
		}
		return false
	}
	if x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return sameFirstName(x[0], y[0])
}
