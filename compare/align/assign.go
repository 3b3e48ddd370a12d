package align

import "slices"

// weight is what it is worth to give a row a column; more than 0.
type weight struct {
	candidate
	v float64
}

// assignment picks, for each row, one column at most and for each column one row at most, so that the sum of weights is
// largest; a pair without a weight is never picked. It returns the column of each row, or -1.
//
// Rows and columns that no weight connects have nothing to do with each other: each connected part is solved by itself,
// and among sentences most parts are a pair.
func assignment(rows, cols int, weights []weight) []int {
	out := filled(rows, -1)
	byRow, byCol := make([][]weight, rows), make([][]weight, cols)
	for _, w := range weights {
		byRow[w.i], byCol[w.j] = append(byRow[w.i], w), append(byCol[w.j], w)
	}
	at := make([]int, cols) // of a column in its part
	for _, p := range parts(byRow, byCol) {
		for k, j := range p.cols {
			at[j] = k
		}
		small := NewMatrix(len(p.rows), len(p.cols), nil)
		for k, i := range p.rows {
			for _, w := range byRow[i] {
				small.set(k, at[w.j], w.v)
			}
		}
		for k, l := range assignPart(small) {
			if l >= 0 {
				out[p.rows[k]] = p.cols[l]
			}
		}
	}
	return out
}

// part is rows and columns that weights connect, each in order.
type part struct{ rows, cols []int }

// parts finds the connected parts, in the order of their first rows.
func parts(byRow, byCol [][]weight) (out []part) {
	rowDone, colDone := make([]bool, len(byRow)), make([]bool, len(byCol))
	for first := range byRow {
		if rowDone[first] || len(byRow[first]) == 0 {
			continue
		}
		p := part{rows: []int{first}}
		rowDone[first] = true
		for r := 0; r < len(p.rows); r++ {
			for _, w := range byRow[p.rows[r]] {
				if colDone[w.j] {
					continue
				}
				colDone[w.j] = true
				p.cols = append(p.cols, w.j)
				for _, x := range byCol[w.j] {
					if !rowDone[x.i] {
						rowDone[x.i] = true
						p.rows = append(p.rows, x.i)
					}
				}
			}
		}
		slices.Sort(p.rows)
		slices.Sort(p.cols)
		out = append(out, p)
	}
	return out
}

// assignPart solves one part by the Hungarian algorithm with potentials (shortest augmenting paths), O(rows² · cols) on
// the smaller side; "no counterpart" is a column of weight 0 that each row has for itself. Ties go to the smaller index.
func assignPart(w Matrix) []int {
	if w.Rows > w.Cols {
		out := filled(w.Rows, -1)
		for j, i := range assignPart(transposed(w)) {
			if i >= 0 {
				out[i] = j
			}
		}
		return out
	}
	n, m := w.Rows, w.Cols
	h := &hungarian{cost: func(i, j int) float64 {
		if j < m {
			return -max(0, w.At(i, j))
		}
		return 0
	}, n: n, m: m + n}
	out := h.solve()
	for i, j := range out {
		if j >= m || w.At(i, j) <= 0 {
			out[i] = -1
		}
	}
	return out
}

type hungarian struct {
	cost func(i, j int) float64
	n, m int
}

const unreached = 1e300

// solve assigns each of the n rows a column of its own. Rows and columns count from 1 inside, 0 stands for none.
func (h *hungarian) solve() []int {
	u, v := make([]float64, h.n+1), make([]float64, h.m+1)
	row, way := make([]int, h.m+1), make([]int, h.m+1)
	for i := 1; i <= h.n; i++ {
		row[0] = i
		j0 := h.augment(u, v, row, way)
		for j0 != 0 {
			j1 := way[j0]
			row[j0] = row[j1]
			j0 = j1
		}
	}
	out := filled(h.n, -1)
	for j := 1; j <= h.m; j++ {
		if row[j] > 0 {
			out[row[j]-1] = j - 1
		}
	}
	return out
}

// augment finds the cheapest path from the row in row[0] to a free column, and returns that column.
func (h *hungarian) augment(u, v []float64, row, way []int) int {
	dist, used := make([]float64, h.m+1), make([]bool, h.m+1)
	for j := range dist {
		dist[j] = unreached
	}
	j0 := 0
	for {
		used[j0] = true
		i0, j1, delta := row[j0], 0, unreached
		for j := 1; j <= h.m; j++ {
			if used[j] {
				continue
			}
			if c := h.cost(i0-1, j-1) - u[i0] - v[j]; c < dist[j] {
				dist[j], way[j] = c, j0
			}
			if dist[j] < delta {
				delta, j1 = dist[j], j
			}
		}
		for j := range h.m + 1 {
			if used[j] {
				u[row[j]] += delta
				v[j] -= delta
			} else {
				dist[j] -= delta
			}
		}
		j0 = j1
		if row[j0] == 0 {
			return j0
		}
	}
}

func filled(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
