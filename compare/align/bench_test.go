package align

import (
	"math/rand"
	"testing"
)

// versions is a bitext of n sentences on either side, nearly all of which have a counterpart, and cosines as news has them.
func versions(n int) Input {
	rnd := rand.New(rand.NewSource(1))
	clauses := NewMatrix(3, 3, func(i, j int) float64 { return 0.2 + 0.1*float64(i) })
	side := Side{Within: func(i, k int) float64 { return 0.15 + 0.85*b2f(i == k) }}
	for range n {
		side.Length = append(side.Length, 100)
	}
	return Input{A: side, B: side, Clauses: func(i, j int) Matrix { return clauses }, Anchors: make([]Anchors, n*n),
		Cross: NewMatrix(n, n, func(i, j int) float64 {
			if i == j {
				return 0.6 + 0.1*rnd.NormFloat64()
			}
			return 0.12 + 0.08*rnd.NormFloat64()
		})}
}

func BenchmarkAlign(b *testing.B) {
	for _, c := range []struct {
		name string
		n    int
	}{{"40", 40}, {"400", 400}} {
		in := versions(c.n)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Align(in)
			}
		})
	}
}
