package encoder

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// unitVectors are vectors of length 1, some with all of it in few components.
func unitVectors(n int) []Vector {
	g := numbers(7)
	out := make([]Vector, n)
	for k := range out {
		for i := range out[k] {
			if k%3 > 0 || i < 1+k%5 {
				out[k][i] = g.float()
			}
		}
		out[k].unit(1e-12)
	}
	return out
}

// Shorts and their products, for every number of rows and columns that tiles differ in, against their definition.
func TestCosinesAreTheirDefinition(t *testing.T) {
	vectors := unitVectors(12)
	for name, k := range kernels() {
		shorts := make([]Short, len(vectors))
		for i := range vectors {
			k.shorten(&shorts[i], &vectors[i])
			most := float32(0)
			for _, x := range vectors[i] {
				most = max(most, x, -x)
			}
			for c, x := range vectors[i] {
				if want := int8(math.RoundToEven(float64(x * (shortMost / most)))); shorts[i].v[c] != want {
					t.Fatalf("%s: %v is %d, want %d", name, x, shorts[i].v[c], want)
				}
			}
			if shorts[i].step != most/shortMost {
				t.Fatalf("%s: a step of %v, want %v", name, shorts[i].step, most/shortMost)
			}
		}
		for rows := 1; rows <= 5; rows++ {
			for columns := 1; columns <= 9; columns++ {
				checkCosines(t, name, k, shorts[:rows], shorts[12-columns:])
			}
		}
	}
}

func checkCosines(t *testing.T, name string, k kernel, a, b []Short) {
	t.Helper()
	stride := len(b) + 3
	dst := make([]float32, len(a)*stride)
	k.cosines(dst, stride, a, b)
	for i, got := range dst {
		want := float32(0)
		if r, c := i/stride, i%stride; c < len(b) {
			var sum int64
			for n := range a[r].v {
				sum += int64(a[r].v[n]) * int64(b[c].v[n])
			}
			want = float32(sum) * float32(a[r].step*b[c].step)
		}
		if got != want {
			t.Fatalf("%s: %d by %d: at %d %v, want %v", name, len(a), len(b), i, got, want)
		}
	}
}

// In 8 bits a cosine is nearly what it is in 32, of a vector that lies in one component too.
func TestShortsKeepCosines(t *testing.T) {
	m := shipped(t)
	vectors := append(unitVectors(20), Vector{1}, Vector{-1})
	for i := range vectors {
		for j := range vectors {
			a, b := m.Short(&vectors[i]), m.Short(&vectors[j])
			var got [1]float32
			m.Cosines(got[:], 1, []Short{a}, []Short{b})
			if want := Dot(&vectors[i], &vectors[j]); math.Abs(float64(got[0]-want)) > 5e-3 {
				t.Errorf("%d with %d: %v, want %v", i, j, got[0], want)
			}
		}
	}
	m.Cosines(nil, 0, nil, nil) // none is no fault
}

// Shorts, which go through the head many at a time, are the vectors in 8 bits, and the same of every kernel.
func TestShortsAreVectors(t *testing.T) {
	m := shipped(t)
	for _, words := range []int{1, 3, 11, 40} {
		text := strings.Fields(strings.Repeat("le pont de la ville sera rouvert mardi après deux ans de travaux ", 4))[:words]
		stretches := windows(words)
		var first []Short
		for name, k := range kernels() {
			m.kernel = k
			s := m.Spans(text)
			all := s.Shorts(stretches)
			for i, ij := range stretches {
				var v Vector
				s.Vector(ij[0], ij[1], &v)
				if all[i] != m.Short(&v) {
					t.Fatalf("%s: the short of %v of %d words is not its vector's", name, ij, words)
				}
			}
			if first == nil {
				first = all
			}
			if !slices.Equal(all, first) {
				t.Errorf("%s: other bits, %d words", name, words)
			}
		}
	}
}
