package align

import "slices"

// surroundings are what the edges of a bitext say of every place in it.
type surroundings struct {
	sureLow, sureHigh float64 // share of each text, by letters, whose sentences have a sure edge
	a, b              ends
}

// ends gives, for each sentence of a side, the nearest sentences with edges before and after it (-1 and the length of the
// side where there is none).
type ends struct{ before, after []int }

// sureEdge is the probability from which an edge is sure.
const sureEdge = 0.9

// lookAround surveys the edges as they are.
func (e *edges) lookAround() {
	a, b := e.sureShare(e.ofA, e.in.A, false), e.sureShare(e.ofB, e.in.B, true)
	e.around = surroundings{min(a, b), max(a, b), newEnds(e.ofA), newEnds(e.ofB)}
}

func (e *edges) sureShare(of [][]int, s Side, inB bool) float64 {
	sure := 0.0
	for k := range of {
		if e.surest(of, k, inB, -1) >= sureEdge {
			sure += s.Length[k]
		}
	}
	return sure / total(s)
}

// surest is the probability of sentence k's surest edge, other than to the sentence but; 0 where it has none.
func (e *edges) surest(of [][]int, k int, inB bool, but int) (p float64) {
	for _, l := range of[k] {
		q := [2]int{k, l}
		if inB {
			q = [2]int{l, k}
		}
		if l != but {
			p = max(p, e.p[q])
		}
	}
	return p
}

func newEnds(of [][]int) ends {
	n := len(of)
	out := ends{filled(n, -1), filled(n, n)}
	for k := 1; k < n; k++ {
		out.before[k] = out.before[k-1]
		if len(of[k-1]) > 0 {
			out.before[k] = k - 1
		}
	}
	for k := n - 2; k >= 0; k-- {
		out.after[k] = out.after[k+1]
		if len(of[k+1]) > 0 {
			out.after[k] = k + 1
		}
	}
	return out
}

// gap is the stretch between the edges that enclose a pair: how many sentences of each side lie in it, and how many of
// those have no edge.
type gap struct{ mine, other, freeMine, freeOther int }

// gapOf finds the gap around sentence x of a side, if the other side's y lies in it. Both count as free.
func gapOf(x, y int, en ends, of, back [][]int) (gap, bool) {
	from, to := -1, len(back)
	if k := en.before[x]; k >= 0 {
		from = slices.Max(of[k])
	}
	if k := en.after[x]; k < len(of) {
		to = slices.Min(of[k])
	}
	if from > y || y > to {
		return gap{}, false
	}
	g := gap{mine: en.after[x] - en.before[x] - 1, other: max(0, to-from-1)}
	g.freeMine = g.mine
	for l := from + 1; l < to; l++ {
		if len(back[l]) == 0 || l == y {
			g.freeOther++
		}
	}
	return g, true
}

const wide = 6 // sentences from which a gap is wide

// gapFeatures fills those features that tell in how narrow a gap the pair lies.
func (e *edges) gapFeatures(i, j int, f []float32) {
	ga, inA := gapOf(i, j, e.around.a, e.ofA, e.ofB)
	gb, inB := gapOf(j, i, e.around.b, e.ofB, e.ofA)
	f[jGapShort], f[jGapLong], f[jFreeShort], f[jFreeLong] = wide, wide, wide, wide
	g := ga
	if inB && (!inA || gb.mine+gb.other < ga.mine+ga.other) {
		g = gb
	}
	if !inA && !inB {
		return
	}
	f[jEnclosed] = 1
	if inA && inB {
		f[jEnclosed] = 2
	}
	f[jGapShort], f[jGapLong] = float32(min(g.mine, g.other, wide)), float32(min(max(g.mine, g.other), wide))
	f[jFreeShort], f[jFreeLong] = float32(min(g.freeMine, g.freeOther, wide)), float32(min(max(g.freeMine, g.freeOther), wide))
}

// judgeFeatures fills the features of the candidate (i, j). See their list.
func (e *edges) judgeFeatures(i, j int, f []float32) {
	clear(f)
	e.pairFeatures(i, j, f)
	e.gapFeatures(i, j, f)
	othersA, othersB := without(e.ofA[i], j), without(e.ofB[j], i)
	if e.has(i, j) {
		f[jHere] = 1
	}
	pa, pb := e.surest(e.ofA, i, false, j), e.surest(e.ofB, j, true, i)
	f[jOtherLow], f[jOtherHigh] = lowHigh(pa, pb)
	for _, d := range [...]int{-1, 1} {
		if x, y := i+d, j+d; x >= 0 && y >= 0 && x < len(e.ofA) && y < len(e.ofB) && e.has(x, y) {
			f[jDiagonal]++
		}
	}
	if beside(othersB, i) {
		f[jBeside]++
	}
	if beside(othersA, j) {
		f[jBeside]++
	}
	e.joinFeatures(i, j, othersA, othersB, f)
	e.clauseFeatures(i, j, othersA, othersB, f)
}

func lowHigh(x, y float64) (low, high float32) { return float32(min(x, y)), float32(max(x, y)) }

func without(group []int, x int) []int {
	k := slices.Index(group, x)
	if k < 0 {
		return group
	}
	return slices.Delete(slices.Clone(group), k, k+1)
}

// pairFeatures fills what the evidence says of the pair alone.
func (e *edges) pairFeatures(i, j int, f []float32) {
	var p [passFeatures]float64
	c := e.in.Cross.At(i, j)
	e.ev.pairFeatures(c, i, j, p[:pairFeatures])
	passFeaturesOf(0, e.ev.q, i, j, e.ev.qrows[i], e.ev.qcols[j], p[:])
	f[jCosine], f[jMargin], f[jNearness] = float32(c), float32(p[fMargin]), float32(e.ev.near)
	f[jAbove] = float32(c - e.ev.near)
	f[jGapLow], f[jGapHigh] = lowHigh(p[fRow], p[fCol])
	f[jSure], f[jSureHigh] = float32(e.around.sureLow), float32(e.around.sureHigh)
	a := e.in.anchors(i, j)
	f[jShared] = float32(few(a.Shared))
	f[jMissLow], f[jMissHigh] = lowHigh(few(a.MissingA), few(a.MissingB))
	la, lb := e.in.A.Length[i], e.in.B.Length[j]
	f[jRatio], f[jShorter] = float32(ratio(la, lb)), float32(min(la, lb))
	f[jPass] = float32(e.ev.logit.At(i, j))
	f[jNeighbour], f[jBoth], f[jNear] = float32(p[fNeighbour]), float32(p[fBoth]), float32(p[fNear])
	f[jRivalLow], f[jRivalHigh] = lowHigh(p[fRowRival], p[fColRival])
}

// joinFeatures fills what becomes of the other edges of i and j when the pair joins them.
func (e *edges) joinFeatures(i, j int, othersA, othersB []int, f []float32) {
	var gains, overs []float64
	look := func(side Side, group []int, x int, rivals []int, cross func(k int) float64) {
		f[jOthers]++
		join := newJoined(side, group, cross)
		most := -1.0
		for _, k := range rivals {
			if k != x && !slices.Contains(group, k) {
				most = max(most, join.gain(k))
			}
		}
		g := join.gain(x)
		gains, overs = append(gains, g), append(overs, g-most)
	}
	if len(othersB) > 0 {
		look(e.in.A, othersB, i, e.near.ofB[j], func(k int) float64 { return e.in.Cross.At(k, j) })
	}
	if len(othersA) > 0 {
		look(e.in.B, othersA, j, e.near.ofA[i], func(l int) float64 { return e.in.Cross.At(i, l) })
	}
	if len(gains) > 0 {
		f[jGainLow], f[jGainHigh] = float32(slices.Min(gains)), float32(slices.Max(gains))
		f[jOverLow], f[jOverHigh] = float32(slices.Min(overs)), float32(slices.Max(overs))
	}
	gained, after := e.fit(i, j, othersA, othersB)
	f[jFit], f[jFitAfter] = float32(gained), float32(after)
}

// closer is what the clauses of a pair say: how near the nearest two are, and how much of each sentence's clauses stands
// in the other.
type closer struct{ nearest, ofA, ofB float32 }

// look looks at the clauses of a pair, once; of sentences that are far apart it takes their cosine instead.
func (e *edges) look(i, j int) closer {
	c, ok := e.looked[candidate{i, j}]
	if !ok {
		x := float32(e.in.Cross.At(i, j))
		c = closer{x, x, x}
		if e.in.Clauses != nil && x >= joinFloor {
			m := e.in.Clauses(i, j)
			c = closer{max(x, slices.Max(m.V)), float32(coverage(m)), float32(coverage(transposed(m)))}
		}
		e.looked[candidate{i, j}] = c
	}
	return c
}

// clauseFeatures looks at the clauses of the pair, and at those of its rivals.
func (e *edges) clauseFeatures(i, j int, othersA, othersB []int, f []float32) {
	c := e.look(i, j)
	f[jClause], f[jCoverLow], f[jCoverHigh] = c.nearest, min(c.ofA, c.ofB), max(c.ofA, c.ofB)
	var rivalA, rivalB closer
	for _, l := range e.near.ofA[i] {
		if l != j {
			r := e.look(i, l)
			rivalA = closer{max(rivalA.nearest, r.nearest), max(rivalA.ofA, r.ofA), max(rivalA.ofB, r.ofB)}
		}
	}
	for _, k := range e.near.ofB[j] {
		if k != i {
			r := e.look(k, j)
			rivalB = closer{max(rivalB.nearest, r.nearest), max(rivalB.ofA, r.ofA), max(rivalB.ofB, r.ofB)}
		}
	}
	f[jClauseOver] = c.nearest - max(rivalA.nearest, rivalB.nearest)
	overA, overB := c.ofA-rivalA.ofA, c.ofB-rivalB.ofB
	f[jCoverOverLow], f[jCoverOverHigh] = min(overA, overB), max(overA, overB)
	if e.in.Clauses == nil || f[jCosine] < joinFloor || len(othersA)+len(othersB) == 0 {
		return
	}
	m := e.in.Clauses(i, j)
	prefer, keep := 2.0, 2.0
	for _, k := range othersB { // clauses of j: nearer to i, or to k?
		p, q := preference(transposed(m), transposed(e.in.Clauses(k, j)))
		prefer, keep = min(prefer, p), min(keep, q)
	}
	for _, l := range othersA {
		p, q := preference(m, e.in.Clauses(i, l))
		prefer, keep = min(prefer, p), min(keep, q)
	}
	f[jPrefer], f[jKeep] = float32(prefer), float32(keep)
}

// coverage is the mean, over the rows, of the largest value in each.
func coverage(m Matrix) float64 {
	sum := 0.0
	for r := range m.Rows {
		sum += float64(slices.Max(m.row(r)))
	}
	return sum / float64(m.Rows)
}

// preference compares how well each clause (row) goes with one sentence and with another: the most by which one prefers
// the first, and the most by which one prefers the second.
func preference(first, second Matrix) (toFirst, toSecond float64) {
	toFirst, toSecond = -2, -2
	for r := range first.Rows {
		d := float64(slices.Max(first.row(r)) - slices.Max(second.row(r)))
		toFirst, toSecond = max(toFirst, d), max(toSecond, -d)
	}
	return toFirst, toSecond
}
