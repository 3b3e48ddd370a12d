package align

import (
	"cmp"
	"slices"
)

// The features of the last chance of a sentence that no edge has reached: its nearest sentence on the other side.
const (
	oCosine      = iota // cosine of the two
	oMargin             // cosine minus the orphan's mean with the nearest others
	oAbove              // cosine minus the nearness of the two texts
	oNearness           // how near the two texts are as a whole
	oGain               // how much nearer the join comes to the nearest sentence, where that is linked
	oLinked             // 1 where it is
	oProb               // probability of the pair alone
	oBeside             // 1 where the orphan stands next to one of those
	oGainBeside         // oBeside·oGain
	oOver               // oGain minus the most that any other sentence would bring
	oClause             // cosine of the nearest clauses
	oClauseAbove        // that minus the nearness of the two texts
	oShared             // anchors of the orphan that its partner has
	oMissing            // and those that it lacks
	orphanFeatures
)

// orphanCost is the probability from which an orphan is joined to its nearest sentence. It is under a half because the
// two mistakes do not weigh the same: a doubtful link in part can be looked at, but "no other version says this" is a
// claim of the program's own, and a wrong one is the worst error there is.
const orphanCost = 0.35

// An orphan is joined to no sentence under this cosine: it is the one from which two sentences of one story stop being
// the rule (engine.md, section 4).
const orphanFloor = 0.25

// supportedFloor is the cosine from which an orphan is joined to its nearest sentence when third versions say that it
// has a counterpart, but name none.
const supportedFloor = 0.25

// looseCosine is the cosine from which a sentence of loosely corresponding texts is linked in part to the nearest one
// rather than said to be missing: sentences that say the same can be so far apart there, however common such a cosine
// is among translations.
const looseCosine = 0.33

// A likely orphan needs no third version's word, and none speaks against it.
const orphanSure = .9

// adopt joins each sentence without an edge to its likeliest partner if that is likely enough, or, where third versions
// support it, to the nearest of those that they name.
func (e *edges) adopt() {
	type late struct {
		i, j int
		z    float64
		weak bool
	}
	var adopted []late
	e.eachOrphan(func(pairs []orphan, features [][]float64) {
		o, z := likeliest(e.ev.model.Orphan, pairs, features)
		p, named := logistic(z), e.supported(pairs[0])
		likely := p > orphanCost
		if nearest := pairs[0]; !likely && e.ev.loose && e.in.Cross.At(nearest.i, nearest.j) >= looseCosine {
			o, likely = nearest, true
		}
		switch {
		case p > orphanSure:
			adopted = append(adopted, late{o.i, o.j, z, false})
		case named.i >= 0:
			adopted = append(adopted, late{named.i, named.j, e.ev.logit.At(named.i, named.j), true})
		case likely && !e.opposed(o):
			adopted = append(adopted, late{o.i, o.j, z, true})
		}
	})
	for _, l := range adopted {
		e.add(l.i, l.j, l.z)
		e.weak[[2]int{l.i, l.j}] = l.weak
	}
}

// likeliest is the pair with the highest logit, and that.
func likeliest(model Regression, pairs []orphan, features [][]float64) (best orphan, z float64) {
	z = -pinnedLogit
	for k, f := range features {
		if v := model.logit(f); f[oCosine] >= orphanFloor && v > z {
			best, z = pairs[k], v
		}
	}
	return best, z
}

// supported is the nearest pair with the orphan that third versions support; -1 where they support none.
func (e *edges) supported(o orphan) orphan {
	best, any := orphan{-1, -1, o.inB}, false
	for _, p := range e.in.Supported {
		if o.inB && p[1] != o.j || !o.inB && p[0] != o.i || e.cut[p] || e.in.A.alone(p[0]) || e.in.B.alone(p[1]) {
			continue
		}
		any = true
		if c := e.in.Cross.At(p[0], p[1]); c > joinFloor && (best.i < 0 || c > e.in.Cross.At(best.i, best.j)) {
			best.i, best.j = p[0], p[1]
		}
	}
	if any && best.i < 0 && e.in.Cross.At(o.i, o.j) >= supportedFloor {
		return o
	}
	return best
}

// opposed reports whether an end of the pair that has no edge has sure counterparts elsewhere which found nothing here.
func (e *edges) opposed(o orphan) bool {
	return len(e.ofA[o.i]) == 0 && slices.Contains(e.in.OpposedA, o.i) || len(e.ofB[o.j]) == 0 && slices.Contains(e.in.OpposedB, o.j)
}

// orphan is a sentence without an edge, in A or in B, paired with the nearest sentence of the other side.
type orphan struct {
	i, j int
	inB  bool
}

// closer is how many of the nearest sentences are looked at, clause by clause.
const closer = 3

// eachOrphan visits every sentence without an edge, with its pairs with the nearest sentences of the other side, the
// nearest first, and their features. Pairs that the reader
// cut are left out, and sentences that stand alone.
func (e *edges) eachOrphan(visit func(pairs []orphan, features [][]float64)) {
	look := func(n int, pair func(k int) orphan) {
		var pairs []orphan
		for k := range n {
			if o := pair(k); !e.cut[[2]int{o.i, o.j}] && !e.in.A.alone(o.i) && !e.in.B.alone(o.j) {
				pairs = append(pairs, o)
			}
		}
		if len(pairs) == 0 {
			return
		}
		slices.SortStableFunc(pairs, func(x, y orphan) int {
			return cmp.Compare(e.in.Cross.At(y.i, y.j), e.in.Cross.At(x.i, x.j))
		})
		pairs = pairs[:min(closer, len(pairs))]
		features := make([][]float64, len(pairs))
		for k, o := range pairs {
			features[k] = e.orphanFeatures(o)
		}
		visit(pairs, features)
	}
	for i := range e.ofA {
		if len(e.ofA[i]) == 0 {
			look(len(e.ofB), func(k int) orphan { return orphan{i, k, false} })
		}
	}
	for j := range e.ofB {
		if len(e.ofB[j]) == 0 {
			look(len(e.ofA), func(k int) orphan { return orphan{k, j, true} })
		}
	}
}

// orphanFeatures gives the features of an orphan's pair.
func (e *edges) orphanFeatures(o orphan) []float64 {
	x, line, others, gain := o.i, e.ev.rows[o.i], e.ofB[o.j], e.gainInA
	if o.inB {
		x, line, others, gain = o.j, e.ev.cols[o.j], e.ofA[o.i], e.gainInB
	}
	f := make([]float64, orphanFeatures)
	c := e.in.Cross.At(o.i, o.j)
	mean, _ := line.without(c)
	f[oCosine], f[oMargin], f[oAbove], f[oNearness] = c, c-mean, c-e.ev.near, e.ev.near
	f[oProb], f[oClause] = e.ev.prob.At(o.i, o.j), e.clause(o.i, o.j)
	f[oGain], f[oOver] = gain(o.i, o.j)
	f[oClauseAbove] = f[oClause] - e.ev.near
	f[oShared], f[oMissing] = e.anchors(o.i, o.j, !o.inB, o.inB)
	if len(others) > 0 {
		f[oLinked] = 1
	}
	if beside(others, x) {
		f[oBeside], f[oGainBeside] = 1, f[oGain]
	}
	return f
}
