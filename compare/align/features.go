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
	a, b := sureShare(e.ofA, e.pA, e.in.A), sureShare(e.ofB, e.pB, e.in.B)
	e.around = surroundings{min(a, b), max(a, b), newEnds(e.ofA), newEnds(e.ofB)}
}

func sureShare(of [][]int, p [][]float64, s Side) float64 {
	sure := 0.0
	for k := range of {
		if surest(of[k], p[k], -1) >= sureEdge {
			sure += s.Length[k]
		}
	}
	return sure / total(s)
}

// surest is the probability of a sentence's surest edge, other than to the sentence but; 0 where it has none.
func surest(of []int, p []float64, but int) (most float64) {
	for k, l := range of {
		if l != but {
			most = max(most, p[k])
		}
	}
	return most
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

// lastingFeatures fills those features of the candidate (i, j) that no edge changes. See their list.
func (e *edges) lastingFeatures(i, j int, f []float32) {
	e.pairFeatures(i, j, f)
	e.clauseFeatures(i, j, f)
}

// passingFeatures fills the others.
func (e *edges) passingFeatures(i, j int, f []float32) {
	f[jSure], f[jSureHigh] = float32(e.around.sureLow), float32(e.around.sureHigh)
	e.gapFeatures(i, j, f)
	othersA, othersB := without(e.ofA[i], j), without(e.ofB[j], i)
	if e.has(i, j) {
		f[jHere] = 1
	}
	f[jOtherLow], f[jOtherHigh] = lowHigh(surest(e.ofA[i], e.pA[i], j), surest(e.ofB[j], e.pB[j], i))
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
	e.preferenceFeatures(i, j, othersA, othersB, f)
}

func lowHigh(x, y float64) (low, high float32) { return float32(min(x, y)), float32(max(x, y)) }

func without(group []int, x int) []int {
	k := slices.Index(group, x)
	switch {
	case k < 0:
		return group
	case len(group) == 1:
		return nil
	}
	return slices.Delete(slices.Clone(group), k, k+1)
}

// pairFeatures fills what the evidence says of the pair alone.
func (e *edges) pairFeatures(i, j int, f []float32) {
	var p [passFeatures]float64
	c := e.in.Cross.At(i, j)
	e.ev.pairFeatures(c, i, j, p[:pairFeatures])
	passFeaturesOf(0, e.ev.q, i, j, &e.ev.qrows[i], &e.ev.qcols[j], p[:])
	f[jCosine], f[jMargin], f[jNearness] = float32(c), float32(p[fMargin]), float32(e.ev.near)
	f[jAbove] = float32(c - e.ev.near)
	f[jGapLow], f[jGapHigh] = lowHigh(p[fRow], p[fCol])
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
	if len(othersB) > 0 {
		g := &e.joins[1][j]
		g.make(e.in.A, othersB, e.near.ofB[j], func(k int) float64 { return e.in.Cross.At(k, j) })
		g.features(i, f)
	}
	if len(othersA) > 0 {
		g := &e.joins[0][i]
		g.make(e.in.B, othersA, e.near.ofA[i], func(l int) float64 { return e.in.Cross.At(i, l) })
		g.features(j, f)
	}
	gained, after := e.fit(i, j, othersA, othersB)
	f[jFit], f[jFitAfter] = float32(gained), float32(after)
}

// closer is what the clauses of a pair say: how near the nearest two are, and how much of each sentence's clauses stands
// in the other.
type closer struct {
	nearest, ofA, ofB float32
	cosines           [2]Matrix // of the clauses of i with those of j, and turned
}

// looked is what was found of sentence j of B.
type looked struct {
	j int
	*closer
}

// look looks at the clauses of a pair, once; of sentences that are far apart it takes their cosine instead.
func (e *edges) look(i, j int) *closer {
	for _, l := range e.looked[i] {
		if l.j == j {
			return l.closer
		}
	}
	x := float32(e.in.Cross.At(i, j))
	c := &closer{nearest: x, ofA: x, ofB: x}
	if e.in.Clauses != nil && x >= joinFloor {
		m := e.in.Clauses(i, j)
		t := transposed(m)
		*c = closer{max(x, most(m.V)), float32(coverage(m)), float32(coverage(t)), [2]Matrix{m, t}}
	}
	e.looked[i] = append(e.looked[i], looked{j, c})
	return c
}

// most is slices.Max, for which WebAssembly calls a function a value.
func most(values []float32) float32 {
	m := values[0]
	for _, v := range values[1:] {
		if v > m {
			m = v
		}
	}
	return m
}

// clauseFeatures looks at the clauses of the pair, and at those of its rivals.
func (e *edges) clauseFeatures(i, j int, f []float32) {
	c := e.look(i, j)
	f[jClause], f[jCoverLow], f[jCoverHigh] = c.nearest, min(c.ofA, c.ofB), max(c.ofA, c.ofB)
	var rivalA, rivalB closer
	for _, l := range e.near.ofA[i] {
		if l != j {
			rivalA.outdo(e.look(i, l))
		}
	}
	for _, k := range e.near.ofB[j] {
		if k != i {
			rivalB.outdo(e.look(k, j))
		}
	}
	f[jClauseOver] = c.nearest - max(rivalA.nearest, rivalB.nearest)
	overA, overB := c.ofA-rivalA.ofA, c.ofB-rivalB.ofB
	f[jCoverOverLow], f[jCoverOverHigh] = min(overA, overB), max(overA, overB)
}

// outdo keeps the larger of everything.
func (c *closer) outdo(r *closer) {
	c.nearest, c.ofA, c.ofB = max(c.nearest, r.nearest), max(c.ofA, r.ofA), max(c.ofB, r.ofB)
}

// preferenceFeatures asks each clause of a sentence that the pair would share whether it goes with the one that joins or
// with those there.
func (e *edges) preferenceFeatures(i, j int, othersA, othersB []int, f []float32) {
	if e.in.Clauses == nil || f[jCosine] < joinFloor || len(othersA)+len(othersB) == 0 {
		return
	}
	m := e.look(i, j).cosines
	prefer, keep := 2.0, 2.0
	ask := func(first, second Matrix) {
		p, q := preference(first, second)
		prefer, keep = min(prefer, p), min(keep, q)
	}
	for _, k := range othersB {
		ask(m[1], e.clauses(k, j)[1])
	}
	for _, l := range othersA {
		ask(m[0], e.clauses(i, l)[0])
	}
	f[jPrefer], f[jKeep] = float32(prefer), float32(keep)
}

// clauses gives the cosines of the clauses of a pair, and the same turned, of sentences that are far apart too.
func (e *edges) clauses(i, j int) [2]Matrix {
	if c := e.look(i, j); c.cosines[0].V != nil {
		return c.cosines
	}
	m := e.in.Clauses(i, j)
	return [2]Matrix{m, transposed(m)}
}

// coverage is the mean, over the rows, of the largest value in each.
func coverage(m Matrix) float64 {
	sum := 0.0
	for r := range m.Rows {
		sum += float64(most(m.row(r)))
	}
	return sum / float64(m.Rows)
}

// preference compares how well each clause (row) goes with one sentence and with another: the most by which one prefers
// the first, and the most by which one prefers the second.
func preference(first, second Matrix) (toFirst, toSecond float64) {
	toFirst, toSecond = -2, -2
	for r := range first.Rows {
		d := float64(most(first.row(r)) - most(second.row(r)))
		toFirst, toSecond = max(toFirst, d), max(toSecond, -d)
	}
	return toFirst, toSecond
}
