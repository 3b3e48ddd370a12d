package compare

import (
	"slices"

	"muqabala/compare/align"
)

// A link is firm from this probability on, and sure from the next, for those of its sentences that have this cosine
// alone, not only joined with others: as good as a translation.
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
	found := make([]align.Alignment, len(c.bitexts))
	for k, bt := range c.bitexts {
		var said align.Witness
		for i := range bt.a.sentences {
			supported, opposed := w.ask(bt.a, bt.b, i)
			for _, j := range supported {
				said.Supported = append(said.Supported, [2]int{i, j})
			}
			if opposed {
				said.OpposedA = append(said.OpposedA, i)
			}
		}
		for j := range bt.b.sentences {
			supported, opposed := w.ask(bt.b, bt.a, j)
			for _, i := range supported {
				said.Supported = append(said.Supported, [2]int{i, j})
			}
			if opposed {
				said.OpposedB = append(said.OpposedB, j)
			}
		}
		found[k] = bt.found.Reconsider(said)
	}
	for k, bt := range c.bitexts {
		bt.found = found[k]
	}
}

// witnesses are the counterparts of every sentence of a version in every other, as each pair found them by itself.
type witnesses struct {
	texts []version
	sure  map[[2]*version][][]int // the sentences of the second that surely say what each of the first says
	firm  map[[2]*version][][]int // those that it is linked to and likely says
}

func newWitnesses(c *comparison) *witnesses {
	w := &witnesses{c.texts, map[[2]*version][][]int{}, map[[2]*version][][]int{}}
	for _, bt := range c.bitexts {
		ab, ba := [2]*version{bt.a, bt.b}, [2]*version{bt.b, bt.a}
		for _, of := range []map[[2]*version][][]int{w.sure, w.firm} {
			of[ab], of[ba] = make([][]int, len(bt.a.sentences)), make([][]int, len(bt.b.sentences))
		}
		for _, l := range bt.found.Links {
			for _, i := range l.A {
				for _, j := range l.B {
					if l.Score >= firmScore {
						w.firm[ab][i], w.firm[ba][j] = append(w.firm[ab][i], j), append(w.firm[ba][j], i)
					}
					if l.Score >= sureScore && bt.input.Cross.At(i, j) >= sureCosine {
						w.sure[ab][i], w.sure[ba][j] = append(w.sure[ab][i], j), append(w.sure[ba][j], i)
					}
				}
			}
		}
	}
	return w
}

// ask asks the sure counterparts of sentence i of a version what they are linked to in another: the sentences there that
// support a link, and whether those counterparts that were asked found nothing at all.
func (w *witnesses) ask(of, in *version, i int) (supported []int, opposed bool) {
	asked := false
	for k := range w.texts {
		third := &w.texts[k]
		if third == of || third == in {
			continue
		}
		for _, y := range w.sure[[2]*version{of, third}][i] {
			asked = true
			for _, j := range w.firm[[2]*version{third, in}][y] {
				if !slices.Contains(supported, j) {
					supported = append(supported, j)
				}
			}
		}
	}
	return supported, asked && len(supported) == 0
}
