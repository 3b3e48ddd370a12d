package align

import (
	"math"
	"slices"
)

// joinGains is how much nearer a group of sentences comes to its counterpart on the other side when each further
// sentence joins it. A join's vector is the sum of its sentences' vectors, each weighted by its length.
type joinGains struct {
	of           []float64 // by sentence; 0 for those of the group
	best, second float64   // the largest two
	bestAt       int
}

// newJoinGains computes the gains for a group of a side; cross gives the cosine of each sentence with the counterpart.
// It takes len(side.Length)·len(group) steps.
func newJoinGains(side Side, group []int, cross func(k int) float64) *joinGains {
	g := &joinGains{of: make([]float64, len(side.Length)), best: -1, second: -1, bestAt: -1}
	num, norm := 0.0, 0.0
	for _, i := range group {
		num += float64(side.Length[i] * cross(i))
		norm += weightIn(side, group, i)
	}
	alone := over(num, norm)
	for k := range side.Length {
		if slices.Contains(group, k) {
			continue
		}
		with := norm + 2*weightIn(side, group, k) + float64(float64(side.Length[k]*side.Length[k])*side.Within.At(k, k))
		g.of[k] = over(num+float64(side.Length[k]*cross(k)), with) - alone
		switch {
		case g.of[k] > g.best:
			g.best, g.second, g.bestAt = g.of[k], g.best, k
		case g.of[k] > g.second:
			g.second = g.of[k]
		}
	}
	return g
}

// weightIn is the weighted cosine of sentence k with the sentences of a group, summed.
func weightIn(side Side, group []int, k int) (sum float64) {
	for _, i := range group {
		sum += float64(float64(side.Length[i]*side.Length[k]) * side.Within.At(i, k))
	}
	return sum
}

func over(num, norm float64) float64 {
	if norm <= 0 {
		return 0
	}
	return num / math.Sqrt(norm)
}

// by is the gain of sentence x, and how much more that is than what any other sentence would bring: sentences of one
// story all bring a little.
func (g *joinGains) by(x int) (gained, more float64) {
	rival := g.best
	if x == g.bestAt {
		rival = g.second
	}
	return g.of[x], g.of[x] - rival
}

// gainInA is what sentence i brings when it joins those of A that j is linked to; 0 where j is linked to none.
func (e *edges) gainInA(i, j int) (gained, more float64) {
	if len(e.ofB[j]) == 0 {
		return 0, 0
	}
	if e.joinsA[j] == nil {
		e.joinsA[j] = newJoinGains(e.in.A, e.ofB[j], func(k int) float64 { return e.in.Cross.At(k, j) })
	}
	return e.joinsA[j].by(i)
}

// gainInB is what sentence j brings when it joins those of B that i is linked to; 0 where i is linked to none.
func (e *edges) gainInB(i, j int) (gained, more float64) {
	if len(e.ofA[i]) == 0 {
		return 0, 0
	}
	if e.joinsB[i] == nil {
		e.joinsB[i] = newJoinGains(e.in.B, e.ofA[i], func(l int) float64 { return e.in.Cross.At(i, l) })
	}
	return e.joinsB[i].by(j)
}
