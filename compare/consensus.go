package compare

import (
	"slices"

	"muqabala/compare/align"
)

// A link is firm from this probability on, and sure from the next, for those of its sentences that have this cosine: as
// good as a translation. Of one sentence that is told in several, all together have it; elsewhere each alone.
const (
	firmScore  = 0.5
	sureScore  = 0.9
	sureCosine = 0.5
)

// reconsider settles every pair again in the light of the other versions. Where a sentence found no counterpart in a
// version, what its sure counterparts in third versions found there speaks for it, and that they found nothing speaks
// against it: A-B and B-C make A-C likelier. A link that stands in the place of two that are spoken for contradicts them,
// and loses.
func (c *comparison) reconsider() {
	if len(c.texts) < 3 {
		return
	}
	w := newWitnesses(c)
	found := make([]align.Alignment, 0, len(c.bitexts))
	for a := range c.texts {
		for b := a + 1; b < len(c.texts); b++ {
			found = append(found, c.bitexts[len(found)].found.Reconsider(w.hear(a, b))) // pairs stand in order
		}
	}
	for k, bt := range c.bitexts {
		bt.found = found[k]
	}
}

// witnesses are the counterparts of every sentence of a version in every other, as each pair found them by itself. Versions
// go by their numbers: counterparts of sentence i of version a in version b stand in [a][b][i].
type witnesses struct {
	sure [][][][]int // the sentences that surely say what it says
	firm [][][][]int // those that it is linked to and likely says
}

func newWitnesses(c *comparison) *witnesses {
	n, k := len(c.texts), 0
	w := &witnesses{make([][][][]int, n), make([][][][]int, n)}
	for a := range n {
		w.sure[a], w.firm[a] = make([][][]int, n), make([][][]int, n)
	}
	for a := range n {
		for b := a + 1; b < n; b++ {
			w.note(c.bitexts[k], a, b)
			k++
		}
	}
	return w
}

// note writes down what the pair of versions a and b found.
func (w *witnesses) note(bt *bitext, a, b int) {
	for _, of := range [][][][][]int{w.sure, w.firm} {
		of[a][b], of[b][a] = make([][]int, len(bt.a.sentences)), make([][]int, len(bt.b.sentences))
	}
	put := func(of [][][][]int, i, j int) {
		of[a][b][i], of[b][a][j] = append(of[a][b][i], j), append(of[b][a][j], i)
	}
	for _, l := range bt.found.Links {
		for _, i := range l.A {
			for _, j := range l.B {
				if l.Score >= firmScore {
					put(w.firm, i, j)
				}
				parts := (len(l.A) == 1 || len(l.B) == 1) && l.Cosine >= sureCosine
				if l.Score >= sureScore && (parts || bt.input.Cross.At(i, j) >= sureCosine) {
					put(w.sure, i, j)
				}
			}
		}
	}
}

// hear asks all that third versions know of versions a and b.
func (w *witnesses) hear(a, b int) (said align.Witness) {
	support := func(i, j int) { said.Supported = append(said.Supported, [2]int{i, j}) }
	said.OpposedA = w.askAll(a, b, support)
	said.OpposedB = w.askAll(b, a, func(j, i int) { support(i, j) })
	return said
}

// askAll asks for every sentence of a version, hands on each link to another that is supported, and gives the sentences for
// which nothing speaks there.
func (w *witnesses) askAll(of, in int, support func(i, j int)) (opposed []int) {
	for i := range w.firm[of][in] {
		supported, alone := w.ask(of, in, i)
		for _, j := range supported {
			support(i, j)
		}
		if alone {
			opposed = append(opposed, i)
		}
	}
	return opposed
}

// ask asks the sure counterparts of sentence i of a version what they are linked to in another: the sentences there that
// support a link, and whether those counterparts that were asked found nothing at all.
func (w *witnesses) ask(of, in, i int) (supported []int, opposed bool) {
	asked := false
	for third := range w.sure {
		if third == of || third == in {
			continue
		}
		for _, y := range w.sure[of][third][i] {
			asked = true
			for _, j := range w.firm[third][in][y] {
				if !slices.Contains(supported, j) {
					supported = append(supported, j)
				}
			}
		}
	}
	return supported, asked && len(supported) == 0
}
