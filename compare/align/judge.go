package align

import (
	"slices"

	"muqabala/compare/internal/trees"
)

// The features by which a candidate is judged: the pair (i, j) in the light of the edges that its two sentences and
// their neighbours have. Whatever is said of both sides stands as the lower and the higher value, so that it does not
// matter which text comes first.
const (
	jCosine        = iota // cosine of the two
	jMargin               // cosine minus the mean of each side's four nearest others
	jGapLow               // cosine minus the best other in its row, and in its column: the lower …
	jGapHigh              // … and the higher
	jNearness             // how near the two texts are as a whole
	jSure                 // share of the texts that is linked surely, the lower of the two
	jSureHigh             // … and the higher
	jShared               // names and numbers in common
	jMissLow              // names and numbers of one side that the other lacks
	jMissHigh             //
	jRatio                // the shorter sentence's length over the longer's
	jShorter              // letters of the shorter one
	jPass                 // logit of the second pass
	jNeighbour            // of the second pass: the better of the pairs before and after on the diagonal
	jBoth                 // … the worse
	jNear                 // … the best pair around
	jRivalLow             // … the strongest other pair in row and column
	jRivalHigh            //
	jHere                 // 1 where the pair is an edge now
	jOthers               // how many of the two sentences have another edge: 0, 1 or 2
	jOtherLow             // probability of their surest other edges, 0 where there is none
	jOtherHigh            //
	jGainLow              // how much nearer a join brings the one side to the other; 0 where there is no other edge
	jGainHigh             //
	jOverLow              // that minus the most that a rival for the same place would bring
	jOverHigh             //
	jFit                  // how much better the lengths of the two sides fit after the join than before
	jFitAfter             // how well they fit then: the shorter over the longer
	jBeside               // at how many ends the pair stands next to another edge of its sentences
	jDiagonal             // how many of the pairs before and after on the diagonal are edges
	jEnclosed             // for how many of the two sentences the neighbours' edges enclose the pair
	jGapShort             // how many sentences lie between those edges: on the shorter side
	jGapLong              // … on the longer
	jFreeShort            // how many of them have no edge: on the side that has fewer
	jFreeLong             // … more
	jAbove                // cosine minus the nearness of the two texts
	jClause               // cosine of the nearest clauses
	jCoverLow             // how much of each sentence's clauses stands in the other
	jCoverHigh            //
	jClauseOver           // nearest clauses, less those of the nearest rival for either place
	jCoverOverLow         // coverage less that of the nearest rival
	jCoverOverHigh        //
	jPrefer               // how much more some clause of the shared sentence goes with the one that joins than with those there
	jKeep                 // … and some other with those there than with the one that joins
	judgeFeatures
)

// candidate is a pair that is judged.
type candidate struct{ i, j int }

// perSentence is how many counterparts of each sentence are judged, the likeliest first.
const perSentence = 3

// neighbours are, for each sentence of either text, the perSentence likeliest of the other.
type neighbours struct{ ofA, ofB [][]int }

func newNeighbours(ev *evidence) *neighbours {
	near := &neighbours{make([][]int, ev.logit.Rows), make([][]int, ev.logit.Cols)}
	for _, c := range ev.live {
		near.ofA[c.i] = nearest(near.ofA[c.i], c.j, func(j int) float64 { return ev.logit.At(c.i, j) })
		near.ofB[c.j] = nearest(near.ofB[c.j], c.i, func(i int) float64 { return ev.logit.At(i, c.j) })
	}
	return near
}

// nearest puts x among the perSentence largest, in falling order.
func nearest(top []int, x int, at func(k int) float64) []int {
	v := at(x)
	if len(top) == perSentence {
		if v <= at(top[perSentence-1]) {
			return top
		}
		top = top[:perSentence-1]
	}
	top = append(top, x)
	for k := len(top) - 1; k > 0 && v > at(top[k-1]); k-- {
		top[k], top[k-1] = top[k-1], top[k]
	}
	return top
}

// candidates gives the pairs that may become edges, in order: the edges themselves, the likeliest of each sentence, and
// those that stand beside an edge.
func (e *edges) candidates() []candidate {
	cols := len(e.ofB)
	at := make([]int, 0, 6*(len(e.ofA)+cols)) // where they stand, row by row
	add := func(i, j int) {
		if i >= 0 && j >= 0 && i < len(e.ofA) && j < cols && e.possible(i, j) {
			at = append(at, i*cols+j)
		}
	}
	for i := range e.ofA {
		for _, j := range e.near.ofA[i] {
			add(i, j)
		}
		for _, j := range e.ofA[i] {
			for _, d := range [...]int{-1, 0, 1} {
				add(i+d, j)
				add(i, j+d)
			}
		}
	}
	for j := range e.ofB {
		for _, i := range e.near.ofB[j] {
			add(i, j)
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	out := make([]candidate, len(at))
	for k, x := range at {
		out[k] = candidate{x / cols, x % cols}
	}
	return out
}

// possible reports whether (i, j) may be an edge at all. A sentence that stands alone has its assigned edge or none.
func (e *edges) possible(i, j int) bool {
	switch {
	case e.in.Cross.At(i, j) < pairFloor, len(e.cut) > 0 && e.cut[[2]int{i, j}], len(e.pin) > 0 && e.pin[[2]int{i, j}]:
		return false
	case e.in.A.alone(i) || e.in.B.alone(j):
		return e.has(i, j)
	}
	return true
}

// judge gives each candidate its probability, in the light of the edges as they are.
func (e *edges) judge(ensemble []trees.Tree, cands []candidate) []float64 {
	out := make([]float64, len(cands))
	e.eachJudged(cands, func(k int, f []float32) { out[k] = logistic(float64(trees.Sum(ensemble, f))) })
	return out
}

// eachJudged visits the candidates with their features; f is reused.
func (e *edges) eachJudged(cands []candidate, visit func(k int, f []float32)) {
	if e.lasting == nil {
		e.lasting = make([][judgeFeatures]float32, len(cands))
		for k, c := range cands {
			e.lastingFeatures(c.i, c.j, e.lasting[k][:])
		}
	}
	e.lookAround()
	for k, c := range cands {
		f := e.lasting[k]
		e.passingFeatures(c.i, c.j, f[:])
		visit(k, f[:])
	}
}

// likely is the probability from which a candidate is an edge while verdicts are still to come.
const likely = 0.5

// settle makes edges of the candidates whose probability is over a bar, and of no others but pins.
func (e *edges) settle(cands []candidate, p []float64, bar float64) {
	e.clear()
	for _, q := range e.in.Pinned {
		if e.pin[q] {
			e.add(q[0], q[1], 1)
		}
	}
	for k, c := range cands {
		if p[k] > bar {
			e.add(c.i, c.j, p[k])
		}
	}
}

// linkBar is the probability from which a candidate is linked in the end. It is a little under a half because the two
// mistakes do not weigh the same: a doubtful link can be looked at, but "no other version says this" is a claim of the
// program's own, and a wrong one is the worst error there is.
//
// Where two texts tell one story in their own words it is likeliest, so there the bar is looseBar; and a sentence that
// comes as near to another as looseCosine is not said to be missing unless third versions speak against the two: sentences
// that say the same can be so far apart there, however common such a cosine is among translations.
const (
	linkBar     = 0.45
	looseBar    = 0.15
	looseCosine = 0.36
)

// enclose lifts the pair of a sentence that would be left alone between two sentences with the same counterpart over the
// bar, if it comes half as far by itself: what stands in the middle of what another sentence tells is likely told there.
func (e *edges) enclose(cands []candidate, p []float64) {
	between := func(of [][]int, k, other int) bool {
		return k > 0 && k+1 < len(of) && len(of[k]) == 0 && slices.Contains(of[k-1], other) && slices.Contains(of[k+1], other)
	}
	bar := e.bar()
	for k, c := range cands {
		if p[k] > bar/2 && p[k] <= bar && (between(e.ofA, c.i, c.j) || between(e.ofB, c.j, c.i)) {
			p[k] = bar + 0.01
		}
	}
}

// bar is the probability that a candidate must have to be linked in the end.
func (e *edges) bar() float64 {
	if e.ev.loose {
		return looseBar
	}
	return linkBar
}

// soften lifts the pair of a sentence that would be left alone with the nearest of the other text just over the bar, if
// the texts are loose and its cosine allows.
func (e *edges) soften(cands []candidate, p []float64) {
	if !e.ev.loose {
		return
	}
	for k, c := range cands {
		alone := e.ev.rows[c.i].nearest() == c.j && len(e.ofA[c.i]) == 0 || e.ev.cols[c.j].nearest() == c.i && len(e.ofB[c.j]) == 0
		if alone && e.in.Cross.At(c.i, c.j) >= looseCosine {
			p[k] = max(p[k], looseBar+0.01)
		}
	}
}
