package tagging

// hopeless is how far below the best label of a token another may lie to be followed further.
const hopeless = 25

// Viterbi returns the best labels for the scores of tokens (Labels of each, one after the other). Edges holds the scores
// of steps in rows of Labels × Labels, of which f says those that hold for each token; no span goes on over the start
// of a paragraph, and only contents over that of a sentence, as f's walls say. It is deterministic: of equal labels
// the lowest wins.
func Viterbi(scores []float32, f *Features, edges []float32) []Label {
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
	const size = Labels * Labels
	for i := 1; i < n; i++ {
		a := (*[size]float32)(edges[int(f.Edge[i][0])*size:])
		b := (*[size]float32)(edges[int(f.Edge[i][1])*size:])
		c := (*[size]float32)(edges[int(f.Edge[i][2])*size:])
		best := cur[0]
		for _, v := range cur[1:] {
			best = max(best, v)
		}
		for y := range next {
			next[y] = -1e9
		}
		from := &back[i]
		wall := f.Wall[i]
		for x := 0; x < Labels; x++ {
			v := cur[x]
			if v < best-hopeless {
				continue
			}
			row := x * Labels
			for y := 0; y < Labels; y++ {
				if y >= int(SourceBegin) && y&1 == 0 { // a span goes on
					if Inside(Label(x)) != Label(y) || wall == 2 || wall == 1 && y != int(ContentIn) && y != int(EarlyIn) {
						continue
					}
				}
				if w := v + a[row+y] + b[row+y] + c[row+y]; w > next[y] {
					next[y] = w
					from[y] = uint8(x)
				}
			}
		}
		for y := range next {
			next[y] += scores[i*Labels+y]
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
