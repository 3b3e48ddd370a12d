package align

import "slices"

// links turns edges into links: sentences of A with the same counterparts go together, then sentences of B that are
// linked to the same group.
func (e *edges) links() []Link {
	var out []Link
	done := map[[2]int]bool{}
	for i, js := range e.ofA {
		for _, j := range js {
			if done[[2]int{i, j}] {
				continue
			}
			as, bs := e.block(i, j, done)
			l := Link{A: as, B: bs, Cosine: Joined(e.in, as, bs)}
			l.Score, l.Pinned = e.score(as, bs)
			out = append(out, l)
			for _, a := range as {
				for _, b := range bs {
					done[[2]int{a, b}] = true
				}
			}
		}
	}
	return out
}

// block is a complete group of edges around (i, j) that is not yet in a link: all of i's if j has no other, all of j's
// if i has no other, and everything that is linked each with each.
func (e *edges) block(i, j int, done map[[2]int]bool) (as, bs []int) {
	free := func(x, y int) bool { return e.has(x, y) && !done[[2]int{x, y}] }
	as, bs = []int{i}, nil
	for _, l := range e.ofA[i] {
		if free(i, l) {
			bs = append(bs, l)
		}
	}
	if len(e.ofB[j]) > len(bs) { // the star around j explains more
		as, bs = nil, []int{j}
		for _, k := range e.ofB[j] {
			if free(k, j) {
				as = append(as, k)
			}
		}
	}
	for _, k := range e.ofB[bs[0]] {
		if !slices.Contains(as, k) && !slices.ContainsFunc(bs, func(l int) bool { return !free(k, l) }) {
			as = slices.Insert(as, place(as, k), k)
		}
	}
	return as, bs
}

// score is the probability of a link: that of its surest edge.
func (e *edges) score(as, bs []int) (p float64, pinned bool) {
	for _, i := range as {
		for _, j := range bs {
			pinned = pinned || e.pin[[2]int{i, j}]
			if k := slices.Index(e.ofA[i], j); k >= 0 {
				p = max(p, e.pA[i][k])
			}
		}
	}
	return p, pinned
}
