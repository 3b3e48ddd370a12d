package align

import (
	"cmp"
	"math/rand"
	"slices"
	"testing"
)

// What newCrowds passes over without a look is no crowd's, in rows and in columns.
func TestCrowdsAreTheNearest(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 50 {
		n, m := 1+rnd.Intn(20), 1+rnd.Intn(20)
		x := NewMatrix(n, m, func(i, j int) float64 { return float64(rnd.Intn(12))/10 - 0.2 }) // many equal ones
		rows, cols := newCrowds(Input{Cross: x})
		for i := range n {
			wantNearest(t, rows[i], m, func(j int) float64 { return x.At(i, j) })
		}
		for j := range m {
			wantNearest(t, cols[j], n, func(i int) float64 { return x.At(i, j) })
		}
	}
}

func wantNearest(t *testing.T, c crowd, n int, at func(k int) float64) {
	t.Helper()
	var all []rival
	for k := range n {
		all = append(all, rival{at(k), k})
	}
	slices.SortStableFunc(all, func(x, y rival) int { return cmp.Compare(y.v, x.v) })
	all = all[:min(n, hubs+1)]
	if got := c.top[:c.n]; !slices.Equal(got, all) {
		t.Errorf("the nearest are %v, want %v", got, all)
	}
}
