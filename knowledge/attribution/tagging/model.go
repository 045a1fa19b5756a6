package tagging

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"slices"
)

// Model scores labels. Its table keeps the weights of the features that matter most: sets of four rows
// (one cache line), found by the high bits of a feature's number and told apart by its low ones.
type Model struct {
	sets  uint32
	scale float32
	table []byte // sets × 64 bytes: four checks of two bytes, then four rows of Labels signed bytes
	edge  []float32
}

const (
	magic    = "QTAG1\n"
	ways     = 4
	setBytes = 64
)

// Weights is a model in the making: what Encode writes.
type Weights struct {
	Sets uint32                      // of four rows each
	Rows map[uint32]*[Labels]float32 // by feature number
	Rank map[uint32]float32          // where a set is full, the rows with the highest rank stay
	Edge []float32                   // EdgeSize × Labels × Labels
}

// Fit keeps only the rows that the sets have room for.
func (w *Weights) Fit() {
	for _, ids := range w.bySet() {
		for _, id := range ids[min(ways, len(ids)):] {
			delete(w.Rows, id)
		}
	}
}

// bySet returns the rows of each set, the highest rank first.
func (w *Weights) bySet() [][]uint32 {
	out := make([][]uint32, w.Sets)
	for id := range w.Rows {
		s := setOf(id, w.Sets)
		out[s] = append(out[s], id)
	}
	for _, ids := range out {
		slices.SortFunc(ids, func(a, b uint32) int { return cmp.Or(cmp.Compare(w.Rank[b], w.Rank[a]), cmp.Compare(a, b)) })
	}
	return out
}

// Encode writes a model file.
func (w *Weights) Encode() []byte {
	w.Fit()
	bySet := w.bySet()
	var values []float32
	for _, ids := range bySet {
		for _, id := range ids {
			for _, v := range w.Rows[id] {
				values = append(values, float32(math.Abs(float64(v))))
			}
		}
	}
	slices.Sort(values)
	scale := float32(1e-6)
	if n := len(values); n > 0 { // the few largest weights are cut
		scale = max(scale, values[min(n-1, n*9995/10000)]/127)
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, w.Sets)
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	edgeScale := float32(0)
	for _, v := range w.Edge {
		edgeScale = max(edgeScale, float32(math.Abs(float64(v))))
	}
	edgeScale = max(edgeScale, 1e-6) / 32767
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(edgeScale))
	for _, v := range w.Edge {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(float64(v/edgeScale)))))
	}
	for s := range bySet {
		var set [setBytes]byte
		for i, id := range bySet[s] {
			binary.LittleEndian.PutUint16(set[2*i:], uint16(id))
			for y, v := range w.Rows[id] {
				q := math.Round(float64(v / scale))
				set[8+i*Labels+y] = byte(int8(max(-127, min(127, q))))
			}
		}
		out = append(out, set[:]...)
	}
	return out
}

// Decode reads one model file from the start of data and returns what follows it.
func Decode(data []byte) (*Model, []byte, error) {
	const head = len(magic) + 12
	if len(data) < head || string(data[:len(magic)]) != magic {
		return nil, nil, errors.New("no model: build it with internal/train/attribution")
	}
	u32 := func(i int) uint32 { return binary.LittleEndian.Uint32(data[len(magic)+4*i:]) }
	if u32(0) > 1<<24 {
		return nil, nil, fmt.Errorf("a model of %d sets is not possible", u32(0))
	}
	m := &Model{sets: u32(0), scale: math.Float32frombits(u32(1))}
	edgeScale := math.Float32frombits(u32(2))
	const edges = EdgeSize * Labels * Labels
	size := head + 2*edges + int(m.sets)*setBytes
	if len(data) < size {
		return nil, nil, fmt.Errorf("a model file of %d bytes is cut off: it should have %d", len(data), size)
	}
	m.edge = make([]float32, edges)
	for i := range m.edge {
		m.edge[i] = edgeScale * float32(int16(binary.LittleEndian.Uint16(data[head+2*i:])))
	}
	m.table = data[head+2*edges : size]
	return m, data[size:], nil
}

func setOf(id, sets uint32) uint32 { return uint32(uint64(id) * uint64(sets) >> 32) }

// Scores returns the scores of all labels for each token, one token after the other.
func (m *Model) Scores(f *Features) []float32 {
	n := len(f.At) - 1
	out := make([]float32, n*Labels)
	var hits []int // where the rows of a token start in the table
	for i := 0; i < n; i++ {
		ids := f.IDs[f.At[i]:f.At[i+1]]
		if len(hits) < len(ids) {
			hits = make([]int, len(ids))
		}
		found := 0
		for _, id := range ids {
			at := int(setOf(id, m.sets)) * setBytes
			// all four checks at once: the lowest lane of 16 bits that is zero holds the row. No branch depends on
			// it, so that the next sets are read meanwhile.
			x := binary.LittleEndian.Uint64(m.table[at:]) ^ uint64(uint16(id))*0x0001000100010001
			zero := (x - 0x0001000100010001) & ^x & 0x8000800080008000
			hits[found] = at + 8 + bits.TrailingZeros64(zero)>>4*Labels
			found += int((zero | -zero) >> 63)
		}
		var sum [Labels]int32
		for _, at := range hits[:found] {
			row := (*[Labels]byte)(m.table[at:])
			for y := range sum {
				sum[y] += int32(int8(row[y]))
			}
		}
		for y := range sum {
			out[i*Labels+y] = float32(sum[y]) * m.scale
		}
	}
	return out
}

// Tag returns the scores and the best labels of a text. Bias is added to the beginnings of cues: above zero it makes
// the model find more statements, below fewer.
func (m *Model) Tag(f *Features, bias float32) ([]float32, []Label) {
	s := m.Scores(f)
	for i := int(CueBegin); i < len(s); i += Labels {
		s[i] += bias
	}
	return s, Viterbi(s, f, m.edge)
}
