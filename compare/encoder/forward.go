package encoder

// gap is the number of zero rows before and after a sentence: no n-gram window reaches further beyond its ends.
const gap = 2

// work is the memory of one forward pass; buffers keep their size for the next sentence.
type work struct {
	quantised []int16   // what goes into a product
	step      []float32 // value of one quantised step, per row
	features  []float32 // [tokens, 1280]: embedding and the three branches
	branches  []float32 // [tokens, 768]
	inner     []float32 // [tokens, 256]
	words     []float32 // [words+1, 1280]: features of spans' words, added up
	perToken  []float32 // [640]
	head      head
	vector    Vector // on its way to 8 bits
}

// grow returns a slice of n that uses old's memory where it can. Its content is undefined.
func grow[T any](old *[]T, n int) []T {
	if cap(*old) < n {
		*old = make([]T, n+n/4)
	}
	*old = (*old)[:n]
	return *old
}

// Encode returns the vector of a text. It is defined and takes bounded time for any string, see Tokens.
func (m *Model) Encode(text string) Vector {
	ranks := m.sentence(text)
	features := m.features(ranks)
	var sum [wide]float32
	for t := range ranks {
		m.kernel.add(sum[:], features[t*wide:][:wide])
	}
	// The matrix that makes a token's vector is linear, so one product of the mean serves the whole sentence.
	n := float32(len(ranks))
	for i := range sum {
		sum[i] /= n
	}
	m.work.head.reset()
	mean := m.linear(&m.combine, sum[:], wide, 1, false)
	root := sqrt(n)
	for i := range mean {
		mean[i] *= root
	}
	var v Vector
	m.vectors(mean, []*Vector{&v})
	return v
}

// features runs the network up to the last normalisation: one row of 1,280 for each token.
func (m *Model) features(ranks []int32) []float32 {
	w, n := &m.work, len(ranks)
	features := grow(&w.features, n*wide)
	for t, k := range ranks {
		c := m.rows.chunk[k]
		m.kernel.embed(features[t*wide:][:Dim], m.row(k)[:], m.rows.scale[c], m.rows.offset[c])
	}
	branches := grow(&w.branches, n*3*width)
	m.apply(product{matrix: &m.project, out: branches, outStride: 3 * width, rows: n}, features, wide, Dim, 0)
	m.kernel.normalise(branches, 3*width, n, 3*width, m.gain, m.bias, m.epsilon)
	inner := grow(&w.inner, n*width)
	for i, o := range orders {
		branch := branches[i*width:]
		m.apply(product{matrix: &m.first[i], out: inner, outStride: width, rows: n, rectify: true,
			residual: branch, resStride: 3 * width}, branch, 3*width, width, o.left)
		m.apply(product{matrix: &m.second[i], out: features[Dim+i*width:], outStride: wide, rows: n, rectify: true,
			residual: inner, resStride: width}, inner, width, width, o.left)
	}
	m.kernel.normalise(features, wide, n, wide, m.fullGain, m.fullBias, m.epsilon)
	return features
}

// apply quantises rows of n floats with one step for all, and multiplies windows on them that begin `left` rows
// before each row. Beyond the ends of the rows there are zeros.
func (m *Model) apply(p product, src []float32, stride, n, left int) {
	w := &m.work
	q := grow(&w.quantised, (gap+p.rows+gap+1)*n)
	clear(q[:gap*n])
	clear(q[(gap+p.rows)*n:])
	step := m.kernel.quantise(q[gap*n:], n, src, stride, p.rows, n)
	p.step = grow(&w.step, p.rows)
	for i := range p.step {
		p.step[i] = step
	}
	p.in, p.inStride = q[(gap-left)*n:], n
	m.kernel.product(&p)
}

// linear multiplies rows of n floats, each quantised by itself so that no row depends on another.
func (m *Model) linear(by *matrix, src []float32, n, rows int, rectify bool) []float32 {
	return m.linearAdd(by, src, n, rows, rectify, nil)
}

// linearAdd is linear plus a residual.
func (m *Model) linearAdd(by *matrix, src []float32, n, rows int, rectify bool, residual []float32) []float32 {
	out := m.work.head.next(rows * by.columns)
	m.applyRows(product{matrix: by, out: out, outStride: by.columns, residual: residual, resStride: by.columns, rows: rows, rectify: rectify}, src, n)
	return out
}

// applyRows quantises each row of n floats by itself and multiplies it.
func (m *Model) applyRows(p product, src []float32, n int) {
	w := &m.work
	q := grow(&w.quantised, p.rows*n)
	p.step = grow(&w.step, p.rows)
	m.kernel.quantiseRows(p.step, q, src, n)
	p.in, p.inStride = q, n
	m.kernel.product(&p)
}
