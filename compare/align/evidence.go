package align

import (
	"cmp"
	"math"
	"slices"
)

// The features of a pair of sentences, in the order of the model's weights.
const (
	fCosine   = iota // cosine of the two
	fMargin          // cosine minus the mean of each side's four nearest others
	fRow             // cosine minus the best other in its row
	fCol             // cosine minus the best other in its column
	fLow             // the smaller of fRow and fCol
	fRival           // the best other in row or column
	fNearness        // how near the two texts are as a whole
	fStrict          // fLow times fNearness: among translations, rivals weigh more
	fShared          // names and numbers in common, up to manyAnchors
	fMissing         // those that one side has and the other lacks, up to manyAnchors
	pairFeatures

	// The second pass adds what the first pass found around the pair.
	fLogit     = iota - 1 // the first pass's own logit, held within ±8
	fNeighbour            // the better of the pairs before and after on the diagonal
	fBoth                 // the worse of the two
	fNear                 // the best pair within two sentences on both sides, off this row and column
	fRowRival             // the strongest other pair in the row
	fColRival             // the strongest other pair in the column
	passFeatures
)

// manyAnchors is the number of anchors from which one more says nothing new.
const manyAnchors = 3

// evidence holds, for each pair of sentences, the probability that they share a claim.
type evidence struct {
	in          Input
	model       Model
	near        float64     // nearness of the two texts
	loose       bool        // they tell one story in their own words
	rows, cols  []crowd     // the nearest of each sentence
	live        []candidate // pairs that are not almost impossible after the first pass, in order: few
	prob, logit Matrix      // of the live pairs

	q            Matrix // the first pass after competition; 0 where a pair is not live
	qrows, qcols []crowd
}

func newEvidence(model Model, in Input) *evidence {
	n, m := in.Cross.Rows, in.Cross.Cols
	ev := &evidence{in: in, model: model, prob: NewMatrix(n, m, nil), logit: NewMatrix(n, m, nil)}
	for k := range ev.logit.V {
		ev.logit.V[k] = impossible
	}
	ev.eachPass(func(i, j int, f []float64) {
		z := model.Pass.logit(f)
		ev.logit.set(i, j, z)
		ev.prob.set(i, j, logistic(z))
	})
	return ev
}

// The logit from which a pair is looked at again after the first pass, and that of all others: most pairs, which so cost
// nothing more.
const (
	almostImpossible = -6
	impossible       = -12
)

// survey looks at the bitext as a whole.
func (ev *evidence) survey() {
	in := ev.in
	ev.rows, ev.cols = newCrowds(in)
	ev.near = nearness(in, ev.rows, ev.cols)
	half := max(nearerHalf(in.A.Length, ev.rows), nearerHalf(in.B.Length, ev.cols))
	ev.loose = half < looseNearness && total(in.A)+total(in.B) >= looseLetters*float64(in.Cross.Rows+in.Cross.Cols)
}

// Two texts correspond loosely if their nearer halves come under this nearness, if their sentences have this many letters in the mean: short
// sentences, as in a dialogue, are far from each other in any case.
const (
	looseNearness = 0.61
	looseLetters  = 80
)

func few(n int16) float64 { return float64(min(n, manyAnchors)) }

// nearness is how near two texts are as a whole: the mean, by letters, of the best cosine of each sentence, on the side
// that finds more of itself in the other. Two translations come to 0.6 and more, two reports of one statement to
// 0.45, where a pair at 0.4 says much more than it does among translations.
func nearness(in Input, rows, cols []crowd) float64 {
	a, b := meanBest(in.A.Length, rows), meanBest(in.B.Length, cols)
	return max(a, b)
}

func meanBest(length []float64, best []crowd) float64 {
	sum, all := 0.0, 0.0
	for i, r := range best {
		sum += float64(length[i] * r.top[0].v)
		all += length[i]
	}
	return sum / all
}

// nearerHalf is the mean, by letters, of the best cosine of each sentence in that half of a text which finds more of itself
// in the other: unlike nearness, what was dropped and added does not lower it. Translations come to 0.62 and more, reports
// of one statement in their own words to 0.6 at most.
func nearerHalf(length []float64, best []crowd) float64 {
	order := make([]int, len(best))
	half := 0.0
	for k, l := range length {
		order[k] = k
		half += l / 2
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Or(cmp.Compare(best[y].top[0].v, best[x].top[0].v), cmp.Compare(x, y)) })
	sum, rest := 0.0, half
	for _, k := range order {
		l := min(length[k], rest)
		sum += float64(l * best[k].top[0].v)
		rest -= l
	}
	return sum / half
}

// pairing is the mean cosine, by letters of the shorter text, when sentences are paired one to one, the nearest first.
// Reports of two statements on one matter have sentences that are all near to the same few; their pairing is much weaker
// than their nearness.
func pairing(in Input) float64 {
	takenA, takenB, sum := make([]bool, in.Cross.Rows), make([]bool, in.Cross.Cols), 0.0
	for k := range pairedFrom {
		for _, key := range inReach(in.Cross, k, takenA, takenB) {
			at := int(uint32(key))
			i, j := at/in.Cross.Cols, at%in.Cross.Cols
			if !takenA[i] && !takenB[j] {
				takenA[i], takenB[j] = true, true
				sum += float64(in.Cross.At(i, j) * min(in.A.Length[i], in.B.Length[j]))
			}
		}
	}
	return sum / min(total(in.A), total(in.B))
}

// inReach lists the pairs of free sentences whose cosine reaches pairedFrom[k] but none before, the nearest first and then
// in order: the bits of the cosine turned round, and where it stands.
func inReach(m Matrix, k int, takenA, takenB []bool) (out []uint64) {
	from, to := pairedFrom[k], float32(2)
	if k > 0 {
		to = pairedFrom[k-1]
	}
	for i := range m.Rows {
		if takenA[i] {
			continue
		}
		for j, c := range m.row(i) {
			if c >= from && c < to && !takenB[j] {
				out = append(out, uint64(^math.Float32bits(c))<<32|uint64(i*m.Cols+j))
			}
		}
	}
	slices.Sort(out)
	return out
}

// pairedFrom are the cosines from which two sentences are paired, in turn: when it is the turn of the lower ones, most
// sentences are taken. Below the last lie most pairs, and nothing to be told.
var pairedFrom = [...]float32{0.4, 0.3, 0.25, 0.2}

func total(s Side) (n float64) {
	for _, l := range s.Length {
		n += l
	}
	return n
}

// eachPair visits the pairs that may be linked, and of which there is hope, with their features for the first pass; f is
// reused.
func (ev *evidence) eachPair(hope hopes, visit func(i, j int, f []float64)) {
	var f [pairFeatures]float64
	for i := range ev.in.Cross.Rows {
		for j, v := range ev.in.Cross.row(i) {
			if v >= pairFloor && hope.of(i, j, float64(v)) {
				ev.pairFeatures(float64(v), i, j, f[:])
				visit(i, j, f[:])
			}
		}
	}
}

// eachPass makes the first pass and then visits the live pairs with their features for the second.
func (ev *evidence) eachPass(visit func(i, j int, f []float64)) {
	n, m := ev.in.Cross.Rows, ev.in.Cross.Cols
	var logits []float64
	ev.q = NewMatrix(n, m, nil)
	ev.survey()
	ev.eachPair(ev.hopes(), func(i, j int, f []float64) {
		if z := ev.model.Pair.logit(f); z > almostImpossible {
			ev.live, logits = append(ev.live, candidate{i, j}), append(logits, z)
			ev.q.set(i, j, logistic(z))
		}
	})
	ev.compete()
	var f [passFeatures]float64
	for k, c := range ev.live {
		ev.pairFeatures(ev.in.Cross.At(c.i, c.j), c.i, c.j, f[:])
		passFeaturesOf(logits[k], ev.q, c.i, c.j, &ev.qrows[c.i], &ev.qcols[c.j], f[:])
		visit(c.i, c.j, f[:])
	}
}

// compete divides each probability in q by what its row and column claim altogether, so that a sentence which could go
// with many goes with none of them strongly.
func (ev *evidence) compete() {
	rows, cols := make([]float64, ev.q.Rows), make([]float64, ev.q.Cols)
	for _, c := range ev.live {
		rows[c.i] += ev.q.At(c.i, c.j)
		cols[c.j] += ev.q.At(c.i, c.j)
	}
	ev.qrows, ev.qcols = make([]crowd, ev.q.Rows), make([]crowd, ev.q.Cols)
	for _, c := range ev.live {
		p := ev.q.At(c.i, c.j)
		ev.q.set(c.i, c.j, p*p/max(rows[c.i], cols[c.j]))
		v := ev.q.At(c.i, c.j)
		ev.qrows[c.i].insert(v, c.j)
		ev.qcols[c.j].insert(v, c.i)
	}
	settleCrowds(ev.qrows)
	settleCrowds(ev.qcols)
}

// pairFeatures fills the features of the pair (i, j), which has cosine c.
func (ev *evidence) pairFeatures(c float64, i, j int, f []float64) {
	rm, rx := ev.rows[i].without(c)
	cm, cx := ev.cols[j].without(c)
	f[fCosine] = c
	f[fMargin] = c - (rm+cm)/2
	f[fRow], f[fCol] = c-rx, c-cx
	f[fLow] = min(f[fRow], f[fCol])
	f[fRival] = max(rx, cx)
	f[fNearness] = ev.near
	f[fStrict] = float64(ev.near * f[fLow])
	a := ev.in.anchors(i, j)
	f[fShared], f[fMissing] = few(a.Shared), few(a.MissingA+a.MissingB)
}

// passFeaturesOf adds the second pass's features; q holds the first pass after competition.
func passFeaturesOf(z float64, q Matrix, i, j int, row, col *crowd, f []float64) {
	before, after := around(q, i-1, j-1), around(q, i+1, j+1)
	if before < after { // max is a call in WebAssembly
		before, after = after, before
	}
	f[fLogit] = max(-8, min(8, z))
	f[fNeighbour], f[fBoth], f[fNear] = before, after, float64(mostAround(q, i, j))
	_, f[fRowRival] = row.without(q.At(i, j))
	_, f[fColRival] = col.without(q.At(i, j))
}

// mostAround is the most that stands in q within two rows and two columns of (i, j), off its own.
func mostAround(q Matrix, i, j int) (most float32) {
	for k := max(0, i-2); k <= min(i+2, q.Rows-1); k++ {
		if k == i {
			continue
		}
		from, to := max(0, j-2), min(j+3, q.Cols)
		for d, v := range q.V[k*q.Cols+from : k*q.Cols+to] {
			if v > most && from+d != j {
				most = v
			}
		}
	}
	return most
}

// around is q at (i, j), and 0 outside.
func around(q Matrix, i, j int) float64 {
	if i < 0 || j < 0 || i >= q.Rows || j >= q.Cols {
		return 0
	}
	return q.At(i, j)
}

// Joined is the cosine between two groups of sentences, each joined: the sum of its sentences' vectors, each weighted by
// its length.
func Joined(in Input, as, bs []int) float64 {
	num, normA, normB := 0.0, 0.0, 0.0
	for _, i := range as {
		normA += weightIn(in.A, as, i)
		for _, j := range bs {
			num += float64(float64(in.A.Length[i]*in.B.Length[j]) * in.Cross.At(i, j))
		}
	}
	for _, j := range bs {
		normB += weightIn(in.B, bs, j)
	}
	return over(over(num, normA), normB)
}
