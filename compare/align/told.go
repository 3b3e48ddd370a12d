package align

import (
	"cmp"
	"slices"
)

// Told is how much of A the sentences of B tell, and of B those of A, by letters, when each sentence tells one at most:
// its likeliest. A sentence on the matter as a whole, to which many are linked, so counts once. It is as though each text
// had one more sentence that is not told, so that two headlines prove little.
func (al Alignment) Told() (share [2]float64) {
	if al.edges == nil {
		return share
	}
	e := al.edges
	type pair struct {
		candidate
		p float64
	}
	var pairs []pair
	for i, js := range e.ofA {
		for k, j := range js {
			pairs = append(pairs, pair{candidate{i, j}, e.pA[i][k]})
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(y.p, x.p) })
	takenA, takenB := make([]bool, len(e.ofA)), make([]bool, len(e.ofB))
	for _, x := range pairs {
		if !takenA[x.i] && !takenB[x.j] {
			takenA[x.i], takenB[x.j] = true, true
			share[0] += float64(x.p * e.in.A.Length[x.i])
			share[1] += float64(x.p * e.in.B.Length[x.j])
		}
	}
	for k, s := range [...]Side{e.in.A, e.in.B} {
		n := float64(len(s.Length))
		share[k] = share[k] / total(s) * n / (n + 1)
	}
	return share
}
