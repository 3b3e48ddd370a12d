package detail

import "muqabala/compare/internal/lanes"

// matrix holds numbers row by row.
type matrix struct {
	rows, cols int
	v          []float32
}

func (m matrix) row(i int) []float32 { return m.v[i*m.cols:][:m.cols] }

// arena is the memory of the matrices that one pair of sides needs, which the next pair uses again: a browser is slow
// to give more, and collecting it takes as long.
type arena struct {
	block []float32
	used  int
}

// arenas are those that nobody uses.
var arenas = make(chan *arena, 4)

func newArena() *arena {
	select {
	case a := <-arenas:
		return a
	default:
		return new(arena)
	}
}

// mostKept is how many numbers an arena keeps for the next pair: few pairs need more, and a tab has better use for it.
const mostKept = 1 << 19

// free gives the arena back, and with it all of its matrices.
func (a *arena) free() {
	if a.used = 0; len(a.block) > mostKept {
		a.block = nil
	}
	select {
	case arenas <- a:
	default:
	}
}

// matrix makes one whose numbers are undefined. See [facing.add] for why it is not inlined.
//
//go:noinline
func (a *arena) matrix(rows, cols int) matrix {
	n := rows * cols
	if len(a.block)-a.used < n {
		a.block, a.used = make([]float32, max(n, 2*len(a.block))), 0 // earlier ones keep the old block
	}
	m := matrix{rows, cols, a.block[a.used:][:n:n]}
	a.used += n
	return m
}

// zeros makes n numbers that are 0.
func (a *arena) zeros(n int) []float32 {
	v := a.matrix(1, n).v
	clear(v)
	return v
}

// transposed makes one of m's columns.
func (a *arena) transposed(m matrix) matrix {
	t := a.matrix(m.cols, m.rows)
	lanes.Transpose(t.v, m.v, m.rows, m.cols)
	return t
}
