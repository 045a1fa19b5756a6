package tagging

// Viterbi returns the best labels for the scores of tokens (Labels of each, one after the other) and of
// steps between them. It is deterministic: of equal labels the lowest wins.
// No span goes on over the start of a paragraph, and only contents over that of a sentence, as walls say.
func Viterbi(scores []float32, walls []uint8, edge func(i int, m *[Labels][Labels]float32)) []Label {
	n := len(scores) / Labels
	if n == 0 {
		return nil
	}
	back := make([][Labels]uint8, n)
	var cur, next [Labels]float32
	for y := range cur {
		cur[y] = scores[y]
		if !Follows(Out, Label(y)) {
			cur[y] = -1e9
		}
	}
	var m [Labels][Labels]float32
	for i := 1; i < n; i++ {
		edge(i, &m)
		for y := 0; y < Labels; y++ {
			best, from := float32(-1e30), 0
			if y >= int(SourceBegin) && y&1 == 0 { // only two labels may stand before
				best, from = cur[y-1]+m[y-1][y], y-1
				if v := cur[y] + m[y][y]; v > best {
					best, from = v, y
				}
			} else {
				for x := 0; x < Labels; x++ {
					if v := cur[x] + m[x][y]; v > best {
						best, from = v, x
					}
				}
			}
			if wall := walls[i]; wall > 0 && y >= int(SourceBegin) && y&1 == 0 && (wall == 2 || PartOf(Label(y)) != Content) {
				best = -1e9
			}
			next[y] = best + scores[i*Labels+y]
			back[i][y] = uint8(from)
		}
		cur = next
	}
	out := make([]Label, n)
	best := 0
	for y := range cur {
		if cur[y] > cur[best] {
			best = y
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = Label(best)
		best = int(back[i][best])
	}
	return out
}
