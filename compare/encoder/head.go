package encoder

// head hands out the short-lived outputs of the last layers from one block.
type head struct {
	block []float32
	used  int
}

// reset takes back all that was handed out.
func (h *head) reset() { h.used = 0 }

func (h *head) next(n int) []float32 {
	if len(h.block)-h.used < n {
		h.block, h.used = make([]float32, max(n, 1<<14)), 0 // what was handed out before lives on by itself
	}
	out := h.block[h.used:][:n:n]
	h.used += n
	return out
}

// vectors runs the last layers over rows of 512: sums of token vectors, each over the root of its number of tokens.
func (m *Model) vectors(sums []float32, dst []*Vector) {
	n := len(dst)
	y0 := m.linear(&m.d0, sums, Dim, n, true)
	y1 := m.linearAdd(&m.d1, y0, hidden, n, false, m.linear(&m.p1, sums, Dim, n, false))
	for i, v := range y1 {
		if !(v > 0) {
			y1[i] = 0
		}
	}
	y2 := m.linear(&m.d2, y1, hidden, n, true)
	z := m.linearAdd(&m.d3, y2, Dim, n, false, m.linear(&m.p3, y1, hidden, n, false))
	for r, v := range dst {
		m.kernel.squash(v, z[r*Dim:], m.epsilon)
	}
}
