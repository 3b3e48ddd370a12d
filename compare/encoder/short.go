package encoder

// A Short is a [Vector] in 8 bits: where tens of thousands are held against each other, it takes a quarter of their
// memory, and integer sums are exact in any order. Their cosines differ from those of the vectors by less than 0.005.
type Short struct {
	v    [Dim]int8 // the largest magnitude is shortMost
	step float32   // what one of v is worth
}

const shortMost = 127

// Short returns v in 8 bits.
func (m *Model) Short(v *Vector) (s Short) {
	m.kernel.shorten(&s, v)
	return s
}

// Cosines writes to dst the inner product of each of a with each of b: row i, of `stride` numbers, is that of a[i]. The
// same bits on every machine.
func (m *Model) Cosines(dst []float32, stride int, a, b []Short) {
	if len(a) > 0 && len(b) > 0 {
		m.kernel.cosines(dst, stride, a, b)
	}
}
