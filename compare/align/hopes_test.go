package align

import (
	"math/rand"
	"testing"
)

// What is passed over for want of hope is what the first pass finds almost impossible, and nothing else: the same links
// come out as if every pair had been looked at.
func TestHopesLoseNothing(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	passed, looked := 0, 0
	for range 200 {
		n, m := 1+rnd.Intn(30), 1+rnd.Intn(30)
		in := Input{A: Side{Length: filledWith(n, 100)}, B: Side{Length: filledWith(m, 100)}, Anchors: make([]Anchors, n*m),
			Cross: NewMatrix(n, m, func(i, j int) float64 { return 0.6*b2f(i == j) + 0.15 + 0.1*rnd.NormFloat64() })}
		for k := range in.Anchors {
			in.Anchors[k] = Anchors{Shared: int16(rnd.Intn(5)), MissingA: int16(rnd.Intn(3))}
		}
		ev := &evidence{in: in, model: learned()}
		ev.survey()
		hopes := ev.hopes()
		ev.eachPair(hopesOfAll, func(i, j int, f []float64) {
			looked++
			if hopes.of(i, j, in.Cross.At(i, j)) {
				return
			}
			passed++
			if z := ev.model.Pair.logit(f); z > almostImpossible {
				t.Fatalf("%d×%d: pair %d, %d passed over, its logit is %v", n, m, i, j, z)
			}
		})
	}
	if passed*4 < looked {
		t.Errorf("%d of %d pairs passed over: hope of too many", passed, looked)
	}
}

func filledWith(n int, v float64) []float64 {
	out := make([]float64, n)
	for k := range out {
		out[k] = v
	}
	return out
}
