package align

// hopes tells, of most pairs that the first pass finds almost impossible, that it will, from their cosine alone: its logit
// is a sum, of which the parts of either sentence can be summed once.
type hopes struct {
	rows, cols        []hope
	slope, best, bias float64
	all               bool // there is hope of every pair
}

var hopesOfAll = hopes{all: true}

// hope is what a sentence has in common in all its pairs but those with its nearest: from which cosine a pair is one of
// these, the nearest other, and the sum of what depends on the sentence alone.
type hope struct{ nearest, rival, sum float64 }

// hopeMargin is much more than what rounding can change in a logit.
const hopeMargin = 1e-3

func (ev *evidence) hopes() hopes {
	w := ev.model.Pair.Weights
	strict := w[fLow] + w[fStrict]*ev.near
	h := hopes{
		rows: make([]hope, len(ev.rows)), cols: make([]hope, len(ev.cols)),
		slope: w[fCosine] + w[fMargin] + w[fRow] + w[fCol] + strict, best: w[fRival] - strict,
		bias: ev.model.Pair.Bias + w[fNearness]*ev.near + hopeMargin,
	}
	if ev.in.Anchors != nil {
		h.bias += manyAnchors * (max(0, w[fShared]) + max(0, w[fMissing]))
	}
	for k, c := range ev.rows {
		h.rows[k] = newHope(c, w[fMargin], w[fRow])
	}
	for k, c := range ev.cols {
		h.cols[k] = newHope(c, w[fMargin], w[fCol])
	}
	return h
}

func newHope(c crowd, margin, gap float64) hope {
	return hope{c.top[hubs-1].v, c.top[0].v, -margin*c.mean/2 - gap*c.top[0].v}
}

// of reports whether the pair (i, j), which has cosine c, may be found possible.
func (h *hopes) of(i, j int, c float64) bool {
	if h.all {
		return true
	}
	row, col := &h.rows[i], &h.cols[j]
	if c >= row.nearest || c >= col.nearest {
		return true
	}
	rival := row.rival
	if col.rival > rival {
		rival = col.rival
	}
	return h.bias+h.slope*c+row.sum+col.sum+h.best*rival > almostImpossible
}
