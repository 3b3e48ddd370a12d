package detail

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// runs must find the best of all sequences, which for few words can be tried one by one.
func TestRunsAreTheBest(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for range 300 {
		n := 1 + rnd.Intn(9)
		z := make([]float32, n)
		for i := range z {
			z[i] = float32(rnd.Intn(13)-6) / 2
		}
		clauses := [][2]int{{0, n}}
		if cut := rnd.Intn(n); cut > 0 {
			clauses = [][2]int{{0, cut}, {cut, n}}
		}
		got, best := value(marked(likeliest(z, clauses), n), z, clauses), float32(-1e9)
		for code := range 1 << n {
			in := make([]bool, n)
			for i := range in {
				in[i] = code>>i&1 == 1
			}
			best = max(best, value(in, z, clauses))
		}
		if math.Abs(float64(got-best)) > 1e-4 {
			t.Fatalf("%v in %v: runs come to %v, the best to %v", z, clauses, got, best)
		}
	}
}

func marked(runs [][2]int, n int) []bool {
	in := make([]bool, n)
	for _, r := range runs {
		for i := r[0]; i < r[1]; i++ {
			in[i] = true
		}
	}
	return in
}

// value is what the words in a run come to, less the changes inside clauses.
func value(in []bool, z []float32, clauses [][2]int) float32 {
	sum := float32(0)
	for i, x := range in {
		if x {
			sum += z[i]
		}
		starts := slices.ContainsFunc(clauses, func(c [2]int) bool { return c[0] == i })
		if i > 0 && x != in[i-1] && !starts {
			sum -= change
		}
	}
	return sum
}

func TestRunsInOrder(t *testing.T) {
	got := likeliest([]float32{3, -3, 3, 3, -3, 3, 3, 3}, [][2]int{{0, 1}, {1, 8}})
	if want := [][2]int{{0, 1}, {2, 4}, {5, 8}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestExp(t *testing.T) {
	for x := float32(0); x > -79; x -= 0.0137 {
		want := math.Exp(float64(x))
		if got := float64(exp(x)); math.Abs(got-want) > 1e-5*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	if exp(-81) != 0 || exp(0) != 1 {
		t.Error("the ends are not 0 and 1")
	}
}

// A word alone among others says less than one whose neighbours say the same; what all say stays.
func TestLeveled(t *testing.T) {
	for _, test := range []struct {
		reason  string
		z, want []float32
	}{
		{"none", nil, []float32{}},
		{"one word has itself for neighbours", []float32{3}, []float32{3}},
		{"all the same", []float32{-2, -2, -2}, []float32{-2, -2, -2}},
		{"one of three", []float32{0, 6, 0}, []float32{1, 4, 1}},
		{"the last word's neighbour behind it is itself", []float32{0, 0, 6}, []float32{0, 1, 5}},
	} {
		if got := leveled(test.z, 0.25); !slices.Equal(got, test.want) {
			t.Errorf("%s: leveled(%v) = %v, want %v", test.reason, test.z, got, test.want)
		}
	}
}
