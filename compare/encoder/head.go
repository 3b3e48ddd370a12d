package encoder

// head hands out the short-lived outputs of the last layers from one block.
type head struct {
	block []float32
	used  int
}

// reset takes back all that was handed out.
func (h *head) reset() { h.used = 0 }

// next hands out n numbers. Where they do not fit, the next block is large enough for all that one round takes, in the end;
// what was handed out before lives on by itself.
func (h *head) next(n int) []float32 {
	if len(h.block)-h.used < n {
		h.block, h.used = make([]float32, max(n, 2*len(h.block))), 0
	}
	out := h.block[h.used:][:n:n]
	h.used += n
	return out
}

// entry is how many columns the head's first layer has: two matrices of `hidden` columns side by side, of which one goes
// on through the second layer and one passes it by.
const entry = 2 * hidden

// vectors runs the head over rows of 512: sums of token vectors, each over the root of its number of tokens.
func (m *Model) vectors(sums []float32, dst []*Vector) {
	n := len(dst)
	m.finish(m.linear(&m.d0, sums, Dim, n, true), m.linear(&m.p1, sums, Dim, n, false), dst)
}

// finish runs the head from its second layer on: rows of 320 that go through it, and as many that pass it by.
func (m *Model) finish(through, by []float32, dst []*Vector) {
	z := m.unsquashed(through, by, len(dst))
	for r, v := range dst {
		m.kernel.squash(v, z[r*Dim:], m.epsilon)
	}
}

// unsquashed is finish without its last step: n rows of 512 of any size.
func (m *Model) unsquashed(through, by []float32, n int) []float32 {
	y1 := m.linearAdd(&m.d1, through, hidden, n, false, by)
	m.kernel.rectify(y1)
	y2 := m.linear(&m.d2, y1, hidden, n, true)
	return m.linearAdd(&m.d3, y2, Dim, n, false, m.linear(&m.p3, y1, hidden, n, false))
}
