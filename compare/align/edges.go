package align

import "slices"

// The features of one more edge (i, j) beside those that i and j already have.
const (
	gSmall    = iota // how much nearer the join brings the one side to the other: the side that gains less, if both are linked
	gLarge           // … the side that gains more
	gBothLow         // gSmall where both are linked already, else 0
	gCosine          // cosine of i and j
	gBoth            // 1 where both are linked already
	gBeside          // 1 where i or j stands next to a sentence that the other is linked to
	gBesideOf        // gBoth·gBeside
	gProb            // probability of the pair alone
	gNearness        // how near the two texts are as a whole
	edgeFeatures
)

// Below this cosine a sentence is no candidate for a join: it says nothing of the counterpart.
const joinFloor = 0.2

// edges is the growing set of linked pairs.
type edges struct {
	in  Input
	ev  *evidence
	ofA [][]int // linked sentences of B, in order, for each sentence of A
	ofB [][]int
	cut map[[2]int]bool
	pin map[[2]int]bool
	z   map[[2]int]float64 // logit with which an edge came in
}

func newEdges(in Input, ev *evidence) *edges {
	e := &edges{in: in, ev: ev, ofA: make([][]int, in.Cross.Rows), ofB: make([][]int, in.Cross.Cols),
		cut: map[[2]int]bool{}, pin: map[[2]int]bool{}, z: map[[2]int]float64{}}
	for _, p := range in.Cut {
		e.cut[p] = true
	}
	for _, p := range in.Pinned {
		if p[0] >= 0 && p[0] < in.Cross.Rows && p[1] >= 0 && p[1] < in.Cross.Cols {
			e.pin[p] = true
		}
	}
	return e
}

func (e *edges) has(i, j int) bool { return slices.Contains(e.ofA[i], j) }

func (e *edges) add(i, j int, z float64) {
	if e.has(i, j) {
		return
	}
	e.ofA[i] = insertSorted(e.ofA[i], j)
	e.ofB[j] = insertSorted(e.ofB[j], i)
	e.z[[2]int{i, j}] = z
}

func insertSorted(s []int, v int) []int {
	k, _ := slices.BinarySearch(s, v)
	return slices.Insert(s, k, v)
}

// pinnedLogit is the certainty of an edge that the reader set.
const pinnedLogit = 30

// assign puts in the reader's edges and then the best one-to-one explanation of the rest.
func (e *edges) assign() {
	takenA, takenB := make([]bool, e.in.Cross.Rows), make([]bool, e.in.Cross.Cols)
	for _, p := range e.in.Pinned {
		if e.pin[p] {
			e.add(p[0], p[1], pinnedLogit)
			takenA[p[0]], takenB[p[1]] = true, true
		}
	}
	w := NewMatrix(e.in.Cross.Rows, e.in.Cross.Cols, func(i, j int) float64 {
		if takenA[i] || takenB[j] || e.cut[[2]int{i, j}] {
			return 0
		}
		return e.ev.logit.At(i, j)
	})
	for i, j := range assignment(w) {
		if j >= 0 {
			e.add(i, j, e.ev.logit.At(i, j))
		}
	}
}

// grow adds further edges, the likeliest first, while one is likelier than not.
func (e *edges) grow() {
	waiting := map[[2]int]float64{}
	for i := range e.ofA {
		for j := range e.ofB {
			e.consider(waiting, i, j)
		}
	}
	for {
		best, z := [2]int{-1, -1}, 0.0
		for p, v := range waiting {
			if v > z || v == z && v > 0 && before(p, best) {
				best, z = p, v
			}
		}
		if z <= 0 {
			return
		}
		e.add(best[0], best[1], z)
		delete(waiting, best)
		for j := range e.ofB {
			e.consider(waiting, best[0], j)
		}
		for i := range e.ofA {
			e.consider(waiting, i, best[1])
		}
	}
}

func before(p, q [2]int) bool { return p[0] < q[0] || p[0] == q[0] && p[1] < q[1] }

// consider puts (i, j) among the waiting edges with its logit, or takes it out.
func (e *edges) consider(waiting map[[2]int]float64, i, j int) {
	p := [2]int{i, j}
	delete(waiting, p)
	if !e.candidate(i, j) {
		return
	}
	var f [edgeFeatures]float64
	e.features(i, j, f[:])
	if z := e.ev.model.Edge.logit(f[:]); z > 0 {
		waiting[p] = z
	}
}

// candidate reports whether (i, j) may still become an edge.
func (e *edges) candidate(i, j int) bool {
	return e.in.Cross.At(i, j) > joinFloor && len(e.ofA[i])+len(e.ofB[j]) > 0 && !e.cut[[2]int{i, j}] && !e.has(i, j)
}

// features fills the features of the edge (i, j), of which at least one end is linked.
func (e *edges) features(i, j int, f []float64) {
	c := e.in.Cross.At(i, j)
	toB := gain(e.in.A, e.ofB[j], i, func(k int) float64 { return e.in.Cross.At(k, j) })
	toA := gain(e.in.B, e.ofA[i], j, func(l int) float64 { return e.in.Cross.At(i, l) })
	both := len(e.ofA[i]) > 0 && len(e.ofB[j]) > 0
	switch {
	case both:
		f[gSmall], f[gLarge] = min(toA, toB), max(toA, toB)
		f[gBothLow], f[gBoth] = f[gSmall], 1
	case len(e.ofB[j]) > 0:
		f[gSmall], f[gLarge], f[gBothLow], f[gBoth] = toB, toB, 0, 0
	default:
		f[gSmall], f[gLarge], f[gBothLow], f[gBoth] = toA, toA, 0, 0
	}
	f[gCosine], f[gBeside], f[gBesideOf], f[gProb], f[gNearness] = c, 0, 0, e.ev.prob.At(i, j), e.ev.near
	if beside(e.ofB[j], i) || beside(e.ofA[i], j) {
		f[gBeside], f[gBesideOf] = 1, f[gBoth]
	}
}

// gain is how much nearer a group comes to its counterpart when x joins it.
func gain(side Side, group []int, x int, cross func(int) float64) float64 {
	if len(group) == 0 {
		return 0
	}
	return joined(side, insertSorted(slices.Clone(group), x), cross) - joined(side, group, cross)
}

func beside(group []int, x int) bool {
	return slices.Contains(group, x-1) || slices.Contains(group, x+1)
}

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
			as = insertSorted(as, k)
		}
	}
	return as, bs
}

// score is the probability of a link: that of its surest edge.
func (e *edges) score(as, bs []int) (p float64, pinned bool) {
	for _, i := range as {
		for _, j := range bs {
			q := [2]int{i, j}
			pinned = pinned || e.pin[q]
			p = max(p, logistic(e.z[q]))
		}
	}
	return p, pinned
}
