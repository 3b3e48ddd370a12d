package detail

import (
	"encoding/binary"
	"errors"
	"math"
)

// Weights are what the trees think of the words of two sides that are held against each other: for each word, as a
// logit, how sure it is that the other side lacks it, and which runs it may lack. They are most of the work, depend on
// nothing but the two sides, and travel: who weighs changes no result.
type Weights struct {
	logits [2][]float32 // by word: of the first side, and of the second
	runs   [2][]Run     // that may be added, by their ends
}

// Weigh holds two sides against each other in both directions.
func Weigh(a, b *Side) *Weights {
	w := new(Weights)
	mem := newArena()
	defer mem.free()
	x, y := face(a, b, mem)
	for k, f := range []*facing{x, y} {
		f.describe()
		w.logits[k] = learned().logits(f)
	}
	for k, f := range []*facing{x, y} {
		w.runs[k] = learned().judge(f, w.logits[k], w.logits[1-k])
	}
	for k, z := range w.logits {
		w.logits[k] = leveled(z, learned().Beside)
	}
	return w
}

// Words is how many words were weighed.
func (w *Weights) Words() int { return len(w.logits[0]) + len(w.logits[1]) }

// Append appends w to b.
func (w *Weights) Append(b []byte) []byte {
	for k := range w.logits {
		b = binary.AppendUvarint(b, uint64(len(w.logits[k])))
		for _, x := range w.logits[k] {
			b = appendFloat(b, x)
		}
		b = binary.AppendUvarint(b, uint64(len(w.runs[k])))
		for _, r := range w.runs[k] {
			b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(r.From)), uint64(r.To))
			b = appendFloat(b, r.Likely)
		}
	}
	return b
}

func appendFloat(b []byte, x float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
}

func readFloat(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }

var errWeights = errors.New("detail: reading weights: not those of these sides")

// ReadWeights reads what Append wrote for two sides and returns the rest.
func ReadWeights(from []byte, a, b *Side) (w *Weights, rest []byte, err error) {
	w, rest = new(Weights), from
	for k, s := range []*Side{a, b} {
		words, n := binary.Uvarint(rest)
		if n <= 0 || words != uint64(len(s.words)) || len(rest)-n < 4*len(s.words) {
			return nil, nil, errWeights
		}
		rest = rest[n:]
		w.logits[k] = make([]float32, words)
		for i := range w.logits[k] {
			w.logits[k][i], rest = readFloat(rest), rest[4:]
		}
		if w.runs[k], rest, err = readRuns(rest, int(words)); err != nil {
			return nil, nil, err
		}
	}
	return w, rest, nil
}

func readRuns(from []byte, words int) (runs []Run, rest []byte, err error) {
	next := func() int {
		x, n := binary.Uvarint(from)
		if n <= 0 || x > uint64(words) {
			err = errWeights
			return 0
		}
		from = from[n:]
		return int(x)
	}
	for range next() {
		r := Run{From: next(), To: next()}
		if err != nil || r.From >= r.To || len(from) < 4 {
			return nil, nil, errWeights
		}
		r.Likely, from = readFloat(from), from[4:]
		runs = append(runs, r)
	}
	return runs, from, err
}

// Facings gives what each of two sides has that the other lacks, by their weights. Loose says how loosely the two texts
// correspond, from 0 (translations of each other) to 1 (two reports of one statement): the looser, the more is added.
func (w *Weights) Facings(a, b *Side, loose float64) (ab, ba *Facing) {
	m := learned()
	ab = &Facing{a: a, b: b, logits: w.logits[0], runs: w.runs[0], loose: loose}
	ba = &Facing{a: b, b: a, logits: w.logits[1], runs: w.runs[1], loose: loose}
	for _, f := range []*Facing{ab, ba} {
		f.sure = f.a.choose(f.runs, m.Judge.firm(f))
		f.chosen = f.a.choose(f.runs, m.Judge.Tell.of(loose))
		for _, run := range f.among(f.chosen, fewestWords) {
			f.marks = append(f.marks, f.a.readable(run)...)
		}
	}
	return ab, ba
}

// fewestWords is how many words a run has at least: two that stand out are rather another wording, and numbers, days and
// names are compared as values.
const fewestWords = 3

// among puts the sure runs among others, of which it keeps what does not overlap them, in pieces that are long enough.
func (f *Facing) among(all []Run, least int) (out [][2]int) {
	var others [][2]int
	for _, r := range all {
		others = append(others, [2]int{r.From, r.To})
	}
	for _, r := range f.sure {
		for len(others) > 0 && others[0][0] < r.To {
			o := others[0]
			if others = others[1:]; min(o[1], r.From)-o[0] >= least {
				out = append(out, [2]int{o[0], min(o[1], r.From)})
			}
			if o[1] > r.To {
				others = append([][2]int{{r.To, o[1]}}, others...)
			}
		}
		out = append(out, [2]int{r.From, r.To})
	}
	for _, o := range others {
		if o[1]-o[0] >= least {
			out = append(out, o)
		}
	}
	return out
}

// judged gives the run that the words [from, to) are, or most nearly are: of two that share as much with them, the
// likelier. False where none shares more than half.
func judged(runs []Run, from, to int) (best Run, ok bool) {
	most := 0.5
	for _, r := range runs {
		shared := float64(min(r.To, to)-max(r.From, from)) / float64(max(r.To, to)-min(r.From, from))
		if shared > most || ok && shared == most && r.Likely > best.Likely {
			best, most, ok = r, shared, true
		}
	}
	return best, ok
}
