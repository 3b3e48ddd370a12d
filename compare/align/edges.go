package align

import "slices"

// Below this cosine a sentence is no candidate for a join: it says nothing of the counterpart.
const joinFloor = 0.2

// Below this cosine two sentences are not linked, however well their neighbours go together: a gap between two links
// holds a sentence without counterpart as easily as a pair.
const pairFloor = 0.15

// edges is the set of linked pairs, which grows and shrinks until it explains both texts.
type edges struct {
	in  Input
	ev  *evidence
	ofA [][]int // linked sentences of B, in order, for each sentence of A
	ofB [][]int
	pA  [][]float64 // probability of each edge in ofA
	pB  [][]float64
	cut map[[2]int]bool
	pin map[[2]int]bool

	near    *neighbours
	around  surroundings             // see lookAround
	looked  [][]looked               // by sentence of A
	joins   [2][]joined              // by sentence of A those of B that it is linked to, by sentence of B those of A
	lasting [][judgeFeatures]float32 // of the candidates: the features that no edge changes
}

func newEdges(in Input, ev *evidence, near *neighbours) *edges {
	e := &edges{in: in, ev: ev, near: near, cut: map[[2]int]bool{}, pin: map[[2]int]bool{}, looked: make([][]looked, in.Cross.Rows),
		joins: [2][]joined{make([]joined, in.Cross.Rows), make([]joined, in.Cross.Cols)}}
	e.clear()
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

// clear leaves no edge, and those that others may hold as they were.
func (e *edges) clear() {
	n, m := e.in.Cross.Rows, e.in.Cross.Cols
	e.ofA, e.ofB, e.pA, e.pB = make([][]int, n), make([][]int, m), make([][]float64, n), make([][]float64, m)
}

func (e *edges) has(i, j int) bool { return slices.Contains(e.ofA[i], j) }

func (e *edges) add(i, j int, p float64) {
	if e.has(i, j) {
		return
	}
	k, l := place(e.ofA[i], j), place(e.ofB[j], i)
	e.ofA[i], e.pA[i] = slices.Insert(e.ofA[i], k, j), slices.Insert(e.pA[i], k, p)
	e.ofB[j], e.pB[j] = slices.Insert(e.ofB[j], l, i), slices.Insert(e.pB[j], l, p)
}

// place is where a value belongs in a sorted slice.
func place(s []int, v int) int {
	k, _ := slices.BinarySearch(s, v)
	return k
}

// assignBar is the logit from which the assignment takes a pair. It is low: what is doubtful is judged afterwards.
const assignBar = -1.5

// assign puts in the reader's edges and then the best one-to-one explanation of the rest.
func (e *edges) assign() {
	takenA, takenB := make([]bool, e.in.Cross.Rows), make([]bool, e.in.Cross.Cols)
	for _, p := range e.in.Pinned {
		if e.pin[p] {
			e.add(p[0], p[1], 1)
			takenA[p[0]], takenB[p[1]] = true, true
		}
	}
	var w []weight
	for _, c := range e.ev.live {
		if takenA[c.i] || takenB[c.j] || e.cut[[2]int{c.i, c.j}] {
			continue
		}
		if v := e.ev.logit.At(c.i, c.j) - assignBar; v > 0 {
			w = append(w, weight{c, v})
		}
	}
	for i, j := range assignment(len(e.ofA), len(e.ofB), w) {
		if j >= 0 {
			e.add(i, j, e.ev.prob.At(i, j))
		}
	}
}

// fit compares the lengths of the two sides that the edge (i, j) would join to their other edges: after the join, and
// before.
func (e *edges) fit(i, j int, othersA, othersB []int) (gained, after float64) {
	la, lb := e.in.A.Length[i], e.in.B.Length[j]
	withA, withB := la+letters(e.in.A, othersB), lb+letters(e.in.B, othersA)
	var before float64
	switch {
	case len(othersA)+len(othersB) == 0:
		return 0, ratio(la, lb)
	case len(othersA) == 0: // i joins those that j has
		before, after = ratio(withA-la, lb), ratio(withA, lb)
	case len(othersB) == 0:
		before, after = ratio(la, withB-lb), ratio(la, withB)
	default:
		before, after = min(ratio(withA-la, lb), ratio(la, withB-lb)), min(ratio(withA, lb), ratio(la, withB))
	}
	return after - before, after
}

// ratio is of the smaller to the larger; min and max are calls in WebAssembly.
func ratio(x, y float64) float64 {
	if x < y {
		return x / y
	}
	return y / x
}

func beside(group []int, x int) bool {
	return slices.Contains(group, x-1) || slices.Contains(group, x+1)
}
