package encoder

import (
	"slices"
	"unsafe"
)

// paired is the fast kernel that takes overlapping windows two at a time, with three quarters to two thirds of the
// multiplications (fast FIR filters, Winograd's F(2,3)). For two tokens with weights v and w, rows a, b, c give
//
//	a·v + b·w = (a-b)·v + b·(v+w)
//	b·v + c·w = b·(v+w) - (b-c)·w
//
// and for three with u, v and w, rows a, b, c, d give, the halves being whole numbers,
//
//	a·u + b·v + c·w = (a-c)·u + ((b+c)·(u+v+w) + (c-b)·(u-v+w))/2
//	b·u + c·v + d·w = ((b+c)·(u+v+w) - (c-b)·(u-v+w))/2 - (b-d)·w
//
// Windows of five tokens are one of three and one of two. All of it is exact in int32, so the bits are the plain product's.
type paired struct {
	fast
	mixed  []int16
	sums   []int32
	stream stream
	joint  joint
	lists  []int32
}

func newPaired() *paired {
	return &paired{fast: fast{widened: make([]int16, 8*wide)}}
}

// A turn is one product of every second row with weights: activations a + sign·b, counted from the first window's first
// row, and the sum of the taps from `tap` on by their signs.
type turn struct {
	a, b, sign int
	tap        int
	signs      []int16
}

var turns = map[int][]turn{2: two(0), 3: three, 5: slices.Concat(three, two(3))}

var three = []turn{
	{0, 2, -1, 0, []int16{1}}, {1, 2, 1, 0, []int16{1, 1, 1}}, {2, 1, -1, 0, []int16{1, -1, 1}}, {1, 3, -1, 2, []int16{1}},
}

func two(at int) []turn {
	return []turn{{at, at + 1, -1, at, []int16{1}}, {at + 1, 0, 0, at, []int16{1, 1}}, {at + 1, at + 2, -1, at + 1, []int16{1}}}
}

// stream is a product of int16 without scale and bias as wasm/kernel reads it: every field takes eight bytes, strides are
// in bytes.
type stream struct {
	in, panels, out      unsafe.Pointer
	inStride, outStride  int64
	rows, pairs, columns int64
}

// joint is how the sums of streams, `size` bytes each, become rows of results.
type joint struct {
	sums                             unsafe.Pointer
	size                             int64
	scale, bias, step, out, residual unsafe.Pointer
	outStride, resStride             int64
	rows, columns, rectify, taps     int64
}

func (k *paired) product(p *product) {
	m := p.matrix
	switch {
	case m.sparse && p.rows >= 4:
		k.sparse(p)
		return
	case m.taps < 2 || p.rows < 2:
		k.fast.product(p)
		return
	}
	all, weights := turns[m.taps], fold(m)
	size := (p.rows + 1) / 2 * m.columns
	sums := grow(&k.sums, len(all)*size)
	for i := range all {
		k.run(p, &all[i], weights[i], sums[i*size:][:size])
	}
	k.join(p, sums, size)
}

// sparse leaves out what is zero in four rows at a time: of what comes of a rectifier, two thirds.
func (k *paired) sparse(p *product) {
	a := &k.arguments
	a.set(p)
	a.widened = at(grow(&k.lists, p.rows/4*(p.matrix.rows/2+1)))
	simdSparse(unsafe.Pointer(a))
	*a = arguments{} // holds nothing alive
}

// quantiseRows and shorts take one call: by way of JavaScript each takes its time.
func (k *paired) quantiseRows(values []float32, dst []int16, src []float32, n int) {
	simdQuantiseRows(at(values), at(dst), at(src), int32(len(values)), int32(n))
}

func (k *paired) shorts(out []Short, z []float32, v *Vector, epsilon float32) {
	simdShorts(at(out), at(z), unsafe.Pointer(v), int32(len(out)), epsilon)
}

// run does one turn: the sums of every second window, without their scale.
func (k *paired) run(p *product, t *turn, weights []int16, out []int32) {
	m, width, rows := p.matrix, p.inStride, (p.rows+1)/2
	s := &k.stream
	*s = stream{panels: at(weights), out: at(out), inStride: 2 * int64(width), outStride: 4 * int64(m.columns),
		rows: int64(rows), pairs: int64(width / 2), columns: int64(m.columns)}
	if t.sign == 0 {
		s.in, s.inStride = at(p.in[t.a*width:]), 4*int64(width)
	} else {
		mixed := grow(&k.mixed, rows*width)
		simdMix(at(mixed), at(p.in[t.a*width:]), at(p.in[t.b*width:]), int32(min(t.sign, 0)), int32(4*width), int32(rows), int32(width))
		s.in = at(mixed)
	}
	simdStream(unsafe.Pointer(s))
	*s = stream{} // holds nothing alive
}

// join makes rows of results of the turns' sums.
func (k *paired) join(p *product, sums []int32, size int) {
	m, j := p.matrix, &k.joint
	*j = joint{sums: at(sums), size: 4 * int64(size), scale: at(m.scale), bias: at(m.bias), step: at(p.step), out: at(p.out),
		residual: at(nothing[:]), outStride: 4 * int64(p.outStride), rows: int64(p.rows), columns: int64(m.columns), taps: int64(m.taps)}
	if p.residual != nil {
		j.residual, j.resStride = at(p.residual), 4*int64(p.resStride)
	}
	if p.rectify {
		j.rectify = 1
	}
	simdJoin(unsafe.Pointer(j))
	*j = joint{}
}

// fold returns the weights of each turn, in panels of one tap: [columns/8][pairs][8][2]. That they are int16 saves the
// kernel a tenth of its time. They take a while to make and four megabytes in all, so that clones of a model share them.
func fold(m *matrix) [][]int16 {
	m.folds.Do(func() {
		for _, t := range turns[m.taps] {
			m.folds.Turns = append(m.folds.Turns, foldTaps(m, t))
		}
	})
	return m.folds.Turns
}

func foldTaps(m *matrix, t turn) []int16 {
	panel := 8 * m.rows / m.taps
	sums := make([]int16, len(m.panels)/m.taps)
	for i := range len(sums) / panel {
		out := sums[i*panel:][:panel]
		for k, sign := range t.signs {
			tap := m.panels[(i*m.taps+t.tap+k)*panel:][:panel]
			for c, w := range tap {
				out[c] += sign * int16(w)
			}
		}
	}
	return sums
}
