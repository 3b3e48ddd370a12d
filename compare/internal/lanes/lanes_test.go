package lanes

import (
	"math"
	"slices"
	"testing"
)

// numbers are as many, of few values, so that the greatest stands in a row more than once.
func numbers(count int, seed uint32) []float32 {
	out := make([]float32, count)
	for i := range out {
		seed = seed*1664525 + 1013904223
		out[i] = float32(int(seed>>24)%17-8) / 4
	}
	return out
}

func TestPeaks(t *testing.T) {
	for rows := range 5 {
		for n := 1; n < 40; n++ {
			stride := n + rows%3
			v := numbers(rows*stride+1, uint32(100*rows+n))
			at := make([]int32, rows)
			Peaks(at, v, stride, n)
			for r, peak := range at {
				row := v[r*stride:][:n]
				if want := slices.Index(row, slices.Max(row)); int(peak) != want {
					t.Fatalf("row %d of %d numbers has its peak at %d, want %d: %v", r, n, peak, want, row)
				}
			}
		}
	}
}

// A zero is as great as another, whatever its sign; the first counts.
func TestPeaksOfZeros(t *testing.T) {
	minus := float32(math.Copysign(0, -1))
	for _, row := range [][]float32{{-1, minus, 0, 0, 0}, {-1, 0, minus, minus, minus}, {-2, -2, -2, -2, -2, -1, -1}} {
		at := []int32{0}
		Peaks(at, row, len(row), len(row))
		if want := slices.IndexFunc(row, func(x float32) bool { return x == slices.Max(row) }); int(at[0]) != want {
			t.Errorf("%v has its peak at %d, want %d", row, at[0], want)
		}
	}
}

func TestRaise(t *testing.T) {
	for n := range 30 {
		to, from := numbers(n, 1), numbers(n, 2)
		want := make([]float32, n)
		for i := range want {
			want[i] = max(to[i], from[i])
		}
		if Raise(to, from); !slices.Equal(to, want) {
			t.Fatalf("%v, want %v", to, want)
		}
	}
}

// Rows of any length come to the greatest so far when a matrix is raised by itself.
func TestRaiseBehind(t *testing.T) {
	const rows = 5
	for columns := 1; columns < 12; columns++ {
		m := numbers(rows*columns, uint32(columns))
		want := slices.Clone(m)
		for i := columns; i < len(m); i++ {
			want[i] = max(want[i], want[i-columns])
		}
		if Raise(m[columns:], m); !slices.Equal(m, want) {
			t.Fatalf("rows of %d: %v, want %v", columns, m, want)
		}
	}
}

func TestTranspose(t *testing.T) {
	for rows := range 20 {
		for columns := range 20 {
			from, to := numbers(rows*columns, uint32(rows)), make([]float32, rows*columns)
			Transpose(to, from, rows, columns)
			for i := range rows {
				for j := range columns {
					if to[j*rows+i] != from[i*columns+j] {
						t.Fatalf("%d by %d: the number at %d, %d is %v, want %v", rows, columns, i, j, to[j*rows+i], from[i*columns+j])
					}
				}
			}
		}
	}
}

func TestShortOfRoom(t *testing.T) {
	for name, f := range map[string]func(){
		"rows":   func() { Peaks(make([]int32, 3), make([]float32, 8), 4, 4) },
		"matrix": func() { Transpose(make([]float32, 5), make([]float32, 6), 2, 3) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic where memory of others would be written", name)
				}
			}()
			f()
		}()
	}
}
