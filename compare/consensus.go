package compare

import (
	"slices"

	"muqabala/compare/align"
)

// A link is sure from this probability on, and for those of its sentences that have this cosine alone, not only joined
// with others: as good as a translation.
const (
	sureScore  = 0.9
	sureCosine = 0.5
)

// reconsider aligns every pair again in the light of the other versions. Where a sentence found no counterpart in a
// version, what its sure counterparts in third versions found there speaks for it, and that they found nothing speaks
// against it: A-B and B-C make A-C likelier.
func (c *comparison) reconsider() {
	if len(c.texts) < 3 {
		return
	}
	found := make([]align.Alignment, len(c.bitexts))
	for k, bt := range c.bitexts {
		in := bt.input
		for i := range bt.a.sentences {
			supported, opposed := c.witnesses(bt.a, bt.b, i)
			for _, j := range supported {
				in.Supported = append(in.Supported, [2]int{i, j})
			}
			if opposed {
				in.OpposedA = append(in.OpposedA, i)
			}
		}
		for j := range bt.b.sentences {
			supported, opposed := c.witnesses(bt.b, bt.a, j)
			for _, i := range supported {
				in.Supported = append(in.Supported, [2]int{i, j})
			}
			if opposed {
				in.OpposedB = append(in.OpposedB, j)
			}
		}
		found[k] = bt.found
		if len(in.Supported)+len(in.OpposedA)+len(in.OpposedB) > 0 { // else the same links would come out again
			found[k] = align.Align(in)
		}
	}
	for k, bt := range c.bitexts {
		bt.found = found[k]
	}
}

// witnesses asks the sure counterparts of sentence i of a version what they are linked to in another: the sentences
// there that support a link, and whether those counterparts that were asked found nothing at all.
func (c *comparison) witnesses(of, in *version, i int) (supported []int, opposed bool) {
	asked := false
	for _, bt := range c.bitexts {
		third := bt.other(of)
		if third == nil || third == in {
			continue
		}
		for _, y := range sureCounterparts(bt, of, i) {
			asked = true
			for _, k := range firmCounterparts(c.bitext(third, in), third, y) {
				if !slices.Contains(supported, k) {
					supported = append(supported, k)
				}
			}
		}
	}
	return supported, asked && len(supported) == 0
}

// other is the version that a bitext compares with v, or nil where v is not in it.
func (bt *bitext) other(v *version) *version {
	switch v {
	case bt.a:
		return bt.b
	case bt.b:
		return bt.a
	}
	return nil
}

func (c *comparison) bitext(x, y *version) *bitext {
	k := slices.IndexFunc(c.bitexts, func(bt *bitext) bool { return bt.a == x && bt.b == y || bt.a == y && bt.b == x })
	return c.bitexts[k]
}

// sureCounterparts gives the sentences that surely say what sentence i of v says.
func sureCounterparts(bt *bitext, v *version, i int) (out []int) {
	bt.eachCounterpart(v, i, func(p [2]int, j int, l align.Link) {
		if l.Score >= sureScore && bt.input.Cross.At(p[0], p[1]) >= sureCosine {
			out = append(out, j)
		}
	})
	return out
}

// firmCounterparts gives the sentences that sentence i of v is linked to, other than by a last look.
func firmCounterparts(bt *bitext, v *version, i int) (out []int) {
	bt.eachCounterpart(v, i, func(p [2]int, j int, _ align.Link) {
		if !bt.found.Weak[p] {
			out = append(out, j)
		}
	})
	return out
}

// eachCounterpart visits the sentences j that sentence i of v is linked to; p is the pair, that of text A first.
func (bt *bitext) eachCounterpart(v *version, i int, visit func(p [2]int, j int, l align.Link)) {
	for _, l := range bt.found.Links {
		switch {
		case v == bt.a && slices.Contains(l.A, i):
			for _, j := range l.B {
				visit([2]int{i, j}, j, l)
			}
		case v == bt.b && slices.Contains(l.B, i):
			for _, j := range l.A {
				visit([2]int{j, i}, j, l)
			}
		}
	}
}
