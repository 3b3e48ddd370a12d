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
	gOver            // gSmall minus the most that any other sentence, outside the group, would bring in its place
	gClause          // cosine of the clauses of i and j that are nearest to each other, for neighbours; else gCosine
	gFit             // how much better the lengths of the two sides fit after the join than before
	gFitAfter        // how well they fit then: the shorter over the longer
	gShared          // anchors of the sentence that joins which its counterpart has
	gMissing         // and those that it lacks
	edgeFeatures
)

// Below this cosine a sentence is no candidate for a join: it says nothing of the counterpart.
const joinFloor = 0.2

// Among translations (see evidence.loose) a wrong link hides an added passage and a missed one is rare, so more is asked
// of a pair, and of a sentence that joins a link, than that it is likelier than not.
const (
	pairBar = 0.7
	joinBar = 0.5
)

// bar is the logit asked for: the given one among translations, 0 where two texts tell one story in their own words.
func (ev *evidence) bar(strict float64) float64 {
	if ev.loose {
		return 0
	}
	return strict
}

// apartBar is the logit from which a sentence joins a link that it does not stand beside. Any two sentences of one story
// come nearer to a third when they are joined, and a passage that is linked by such a chance is hidden from the reader.
const apartBar = 1.1

// edges is the growing set of linked pairs.
type edges struct {
	in  Input
	ev  *evidence
	ofA [][]int // linked sentences of B, in order, for each sentence of A
	ofB [][]int
	cut map[[2]int]bool
	pin map[[2]int]bool
	z   map[[2]int]float64 // logit with which an edge came in

	weak map[[2]int]bool // edges of orphans

	joinsA, joinsB []*joinGains // for the group of each sentence of B, and of A; nil where not computed, or no longer right
}

func newEdges(in Input, ev *evidence) *edges {
	e := &edges{in: in, ev: ev, ofA: make([][]int, in.Cross.Rows), ofB: make([][]int, in.Cross.Cols),
		cut: map[[2]int]bool{}, pin: map[[2]int]bool{}, z: map[[2]int]float64{}, weak: map[[2]int]bool{},
		joinsA: make([]*joinGains, in.Cross.Cols), joinsB: make([]*joinGains, in.Cross.Rows)}
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
	e.joinsB[i], e.joinsA[j] = nil, nil
}

func insertSorted(s []int, v int) []int {
	k, _ := slices.BinarySearch(s, v)
	return slices.Insert(s, k, v)
}

// Below this cosine two sentences are not linked, however well their neighbours go together: a gap between two links
// holds a sentence without counterpart as easily as a pair.
const pairFloor = 0.15

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
		if takenA[i] || takenB[j] || e.cut[[2]int{i, j}] || e.in.Cross.At(i, j) < pairFloor {
			return 0
		}
		return e.ev.logit.At(i, j) - e.ev.bar(pairBar)
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
	z, bar := e.ev.model.Edge.logit(f[:]), e.ev.bar(joinBar)
	if f[gBeside] == 0 {
		bar += apartBar
	}
	if z > bar {
		waiting[p] = z
	}
}

// candidate reports whether (i, j) may still become an edge.
func (e *edges) candidate(i, j int) bool {
	freeA, freeB := len(e.ofA[i]) == 0, len(e.ofB[j]) == 0
	switch {
	case e.in.Cross.At(i, j) <= joinFloor, freeA && freeB, e.cut[[2]int{i, j}], e.has(i, j):
		return false
	case e.in.A.alone(i) || e.in.B.alone(j):
		return false
	case freeA && slices.Contains(e.in.OpposedA, i), freeB && slices.Contains(e.in.OpposedB, j):
		return false
	}
	return true
}

// features fills the features of the edge (i, j), of which at least one end is linked.
func (e *edges) features(i, j int, f []float64) {
	clear(f)
	toB, overB := e.gainInA(i, j)
	toA, overA := e.gainInB(i, j)
	switch {
	case len(e.ofA[i]) == 0:
		f[gSmall], f[gLarge], f[gOver] = toB, toB, overB
	case len(e.ofB[j]) == 0:
		f[gSmall], f[gLarge], f[gOver] = toA, toA, overA
	default:
		f[gSmall], f[gLarge], f[gOver] = min(toA, toB), max(toA, toB), min(overA, overB)
		f[gBothLow], f[gBoth] = f[gSmall], 1
	}
	f[gCosine], f[gProb], f[gNearness] = e.in.Cross.At(i, j), e.ev.prob.At(i, j), e.ev.near
	f[gClause] = f[gCosine]
	if beside(e.ofB[j], i) || beside(e.ofA[i], j) {
		f[gBeside], f[gBesideOf], f[gClause] = 1, f[gBoth], e.clause(i, j)
	}
	f[gFit], f[gFitAfter] = e.fit(i, j)
	f[gShared], f[gMissing] = e.anchors(i, j, len(e.ofA[i]) == 0, len(e.ofB[j]) == 0)
}

// anchors counts those of the joining sentence, of A or of B or of both, that the other has and lacks.
func (e *edges) anchors(i, j int, ofA, ofB bool) (shared, missing float64) {
	a := e.ev.anchors[i*e.in.Cross.Cols+j]
	switch {
	case ofA:
		return few(a.Shared), few(a.MissingA)
	case ofB:
		return few(a.Shared), few(a.MissingB)
	}
	return few(a.Shared), few(min(a.MissingA, a.MissingB))
}

// clause is the cosine of the nearest clauses of two sentences, at least that of the whole.
func (e *edges) clause(i, j int) float64 {
	c := e.in.Cross.At(i, j)
	if e.in.Clause == nil || c < joinFloor {
		return c
	}
	return max(c, e.in.Clause(i, j))
}

// fit compares the lengths of the two sides that the edge (i, j) would join: after the join, and before.
func (e *edges) fit(i, j int) (gained, after float64) {
	la, lb := e.in.A.Length[i], e.in.B.Length[j]
	withA, withB := la+letters(e.in.A, e.ofB[j]), lb+letters(e.in.B, e.ofA[i])
	var before float64
	switch {
	case len(e.ofA[i]) == 0: // i joins those that j has
		before, after = ratio(withA-la, lb), ratio(withA, lb)
	case len(e.ofB[j]) == 0:
		before, after = ratio(la, withB-lb), ratio(la, withB)
	default:
		before, after = min(ratio(withA-la, lb), ratio(la, withB-lb)), min(ratio(withA, lb), ratio(la, withB))
	}
	return after - before, after
}

func ratio(x, y float64) float64 { return min(x, y) / max(x, y) }

func beside(group []int, x int) bool {
	return slices.Contains(group, x-1) || slices.Contains(group, x+1)
}
