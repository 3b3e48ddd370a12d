package align

import (
	"math"
	"math/rand"
	"testing"
)

// best is the weight of the best assignment, by trying all.
func best(w Matrix, row int, taken []bool) float64 {
	if row == w.Rows {
		return 0
	}
	top := best(w, row+1, taken)
	for j := range w.Cols {
		if !taken[j] && w.At(row, j) > 0 {
			taken[j] = true
			top = max(top, w.At(row, j)+best(w, row+1, taken))
			taken[j] = false
		}
	}
	return top
}

func TestAssignmentIsBest(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 500 {
		n, m := 1+rnd.Intn(5), 1+rnd.Intn(5)
		w := NewMatrix(n, m, func(int, int) float64 { return math.Round(rnd.NormFloat64() * 4) })
		sum, used := 0.0, map[int]bool{}
		var weights []weight
		for i := range n {
			for j := range m {
				if w.At(i, j) > 0 {
					weights = append(weights, weight{candidate{i, j}, w.At(i, j)})
				}
			}
		}
		for i, j := range assignment(n, m, weights) {
			if j < 0 {
				continue
			}
			if used[j] || w.At(i, j) <= 0 {
				t.Fatalf("row %d takes column %d: used %v, weight %v", i, j, used[j], w.At(i, j))
			}
			used[j] = true
			sum += w.At(i, j)
		}
		if want := best(w, 0, make([]bool, m)); math.Abs(sum-want) > 1e-9 {
			t.Fatalf("%d×%d: weight %v, want %v\n%v", n, m, sum, want, w.V)
		}
	}
}

func TestExp(t *testing.T) {
	for x := -30.0; x <= 30; x += 0.01 {
		if got, want := exp(x), math.Exp(x); math.Abs(got/want-1) > 1e-12 {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	if p := logistic(1e9); p >= 1 || logistic(-1e9) <= 0 || logistic(0) != 0.5 {
		t.Errorf("logistic leaves (0, 1): %v", p)
	}
}

func b2f(x bool) float64 {
	if x {
		return 1
	}
	return 0
}
