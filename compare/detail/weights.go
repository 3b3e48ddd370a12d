package detail

import (
	"encoding/binary"
	"errors"
)

// Weights are what the trees think of the words of two sides that are held against each other: for each word, as a
// logit, how sure it is that the other side lacks it, and how well that covers it. They are most of the work, depend on
// nothing but the two sides, and travel: who weighs changes no result.
type Weights struct {
	logits, cover [2][]float32 // by word: of the first side, and of the second
}

// Weigh holds two sides against each other in both directions.
func Weigh(a, b *Side) *Weights {
	w := new(Weights)
	mem := newArena()
	defer mem.free()
	x, y := face(a, b, mem)
	for k, f := range []*facing{x, y} {
		f.describe()
		w.logits[k], w.cover[k] = learned().logits(f), f.named("cov")
	}
	return w
}

// Words is how many words were weighed.
func (w *Weights) Words() int { return len(w.logits[0]) + len(w.logits[1]) }

// Append appends w to b.
func (w *Weights) Append(b []byte) []byte {
	for k := range w.logits {
		b = binary.AppendUvarint(b, uint64(len(w.logits[k])))
		for _, v := range [][]float32{w.logits[k], w.cover[k]} {
			b, _ = binary.Append(b, binary.LittleEndian, v)
		}
	}
	return b
}

var errWeights = errors.New("detail: reading weights: not those of these sides")

// ReadWeights reads what Append wrote for two sides and returns the rest.
func ReadWeights(from []byte, a, b *Side) (w *Weights, rest []byte, err error) {
	w, rest = new(Weights), from
	for k, s := range []*Side{a, b} {
		words, n := binary.Uvarint(rest)
		if n <= 0 || words != uint64(len(s.words)) {
			return nil, nil, errWeights
		}
		rest = rest[n:]
		w.logits[k], w.cover[k] = make([]float32, words), make([]float32, words)
		for _, v := range [][]float32{w.logits[k], w.cover[k]} {
			if n, err = binary.Decode(rest, binary.LittleEndian, v); err != nil {
				return nil, nil, errWeights
			}
			rest = rest[n:]
		}
	}
	return w, rest, nil
}

// Facings gives what each of two sides has that the other lacks, by their weights. Loose says how loosely the two texts
// correspond, from 0 (translations of each other) to 1 (two reports of one statement): the looser, the more is added.
func (w *Weights) Facings(a, b *Side, loose float64) (ab, ba *Facing) {
	m := learned()
	ab = &Facing{a: a, b: b, logits: m.biased(w.logits[0], loose), cover: w.cover[0], loose: loose}
	ba = &Facing{a: b, b: a, logits: m.biased(w.logits[1], loose), cover: w.cover[1], loose: loose}
	for _, f := range []*Facing{ab, ba} {
		for _, run := range m.Search.runs(f.logits, f.a.clauses) {
			f.marks = append(f.marks, f.a.readable(run)...)
		}
	}
	return ab, ba
}

func (m *Model) biased(logits []float32, loose float64) []float32 {
	out := make([]float32, len(logits))
	for i, z := range logits {
		out[i] = z + (m.Search.Bias + float32(m.Search.Loose*float32(loose)))
	}
	return out
}
