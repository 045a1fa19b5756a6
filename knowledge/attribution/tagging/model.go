package tagging

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Model scores labels. Its table keeps the weights of the features that matter most: sets of four rows
// (one cache line), found by the low bits of a feature's number and told apart by its high ones.
type Model struct {
	sets  uint32 // a power of two
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
	Bits uint                        // sets = 1 << Bits
	Rows map[uint32]*[Labels]float32 // by feature number
	Rank map[uint32]float32          // where a set is full, the rows with the highest rank stay
	Edge []float32                   // EdgeSize × Labels × Labels
}

// Encode writes a model file.
func (w *Weights) Encode() []byte {
	sets := uint32(1) << w.Bits
	type entry struct {
		id   uint32
		rank float32
	}
	bySet := make([][]entry, sets)
	for id := range w.Rows {
		s := id & (sets - 1)
		bySet[s] = append(bySet[s], entry{id, w.Rank[id]})
	}
	var values []float32
	for s := range bySet {
		es := bySet[s]
		slices.SortFunc(es, func(a, b entry) int { return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.id, b.id)) })
		if len(es) > ways {
			es = es[:ways]
		}
		bySet[s] = es
		for _, e := range es {
			for _, v := range w.Rows[e.id] {
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
	out = binary.LittleEndian.AppendUint32(out, uint32(w.Bits))
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
		for i, e := range bySet[s] {
			binary.LittleEndian.PutUint16(set[2*i:], uint16(e.id>>16))
			for y, v := range w.Rows[e.id] {
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
	bits := u32(0)
	if bits > 24 {
		return nil, nil, fmt.Errorf("a model of 2^%d sets is not possible", bits)
	}
	m := &Model{sets: 1 << bits, scale: math.Float32frombits(u32(1))}
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

// Scores returns the scores of all labels for each token, one token after the other.
func (m *Model) Scores(f *Features) []float32 {
	n := len(f.At) - 1
	out := make([]float32, n*Labels)
	for i := 0; i < n; i++ {
		var sum [Labels]int32
		for _, id := range f.IDs[f.At[i]:f.At[i+1]] {
			set := (*[setBytes]byte)(m.table[(id&(m.sets-1))*setBytes:])
			check := uint16(id >> 16)
			for k := 0; k < ways; k++ {
				if binary.LittleEndian.Uint16(set[2*k:]) == check {
					row := (*[Labels]byte)(set[8+k*Labels:])
					for y := range sum {
						sum[y] += int32(int8(row[y]))
					}
					break
				}
			}
		}
		for y := range sum {
			out[i*Labels+y] = float32(sum[y]) * m.scale
		}
	}
	return out
}

// Edges returns the scores of steps for Viterbi.
func (m *Model) Edges(f *Features) func(i int, to *[Labels][Labels]float32) {
	return func(i int, to *[Labels][Labels]float32) {
		const size = Labels * Labels
		a := (*[size]float32)(m.edge[int(f.Edge[i][0])*size:])
		b := (*[size]float32)(m.edge[int(f.Edge[i][1])*size:])
		c := (*[size]float32)(m.edge[int(f.Edge[i][2])*size:])
		k := 0
		for x := range to {
			for y := range to[x] {
				to[x][y] = a[k] + b[k] + c[k]
				k++
			}
		}
	}
}

// Tag returns the best labels of a text. Bias is added to all labels outside of statements: above zero it
// makes the model find fewer of them.
func (m *Model) Tag(f *Features, bias float32) []Label {
	s := m.Scores(f)
	for i := 0; i < len(s); i += Labels {
		s[i] += bias
	}
	return Viterbi(s, f.Wall, m.Edges(f))
}
