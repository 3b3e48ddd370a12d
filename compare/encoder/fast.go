//go:build amd64 || js

package encoder

import (
	"math"
	"unsafe"
)

// fast is the kernel of machines with SIMD: it hands pointers to functions in assembly (kernel_amd64.s) or in a
// WebAssembly module beside Go's (wasm/kernel). Lengths of rows must be multiples of eight, and no count be zero.
type fast struct {
	arguments arguments
	widened   []int16 // room for a panel of the highest matrix, where the kernel widens panels (wasm/kernel does); else nil
}

// many is from how many rows on a panel is worth being widened first.
const many = 8

// arguments is a product as those functions read it: every field takes eight bytes, strides are in bytes. They
// count columns down.
type arguments struct {
	in, panels, scale, bias, step, out, residual unsafe.Pointer
	inStride, outStride, resStride               int64
	rows, pairs, columns, rectify                int64
	widened                                      unsafe.Pointer // room for a panel as int16, or nil; for sparse, for its lists
}

// nothing is the residual of a product that has none: adding -0 changes no bit.
var nothing = func() (zeros [3 * width]float32) {
	for i := range zeros {
		zeros[i] = float32(math.Copysign(0, -1))
	}
	return zeros
}()

func (k *fast) product(p *product) {
	a := &k.arguments
	a.set(p)
	if p.rows >= many {
		a.widened = at(k.widened)
	}
	simdProduct(unsafe.Pointer(a))
	*a = arguments{} // holds nothing alive
}

func (a *arguments) set(p *product) {
	m := p.matrix
	*a = arguments{in: at(p.in), panels: at(m.panels), scale: at(m.scale), bias: at(m.bias), step: at(p.step),
		out: at(p.out), residual: at(nothing[:]), inStride: 2 * int64(p.inStride), outStride: 4 * int64(p.outStride),
		rows: int64(p.rows), pairs: int64(m.rows / 2), columns: int64(m.columns)}
	if p.residual != nil {
		a.residual, a.resStride = at(p.residual), 4*int64(p.resStride)
	}
	if p.rectify {
		a.rectify = 1
	}
}

func at[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }

func (k *fast) normalise(x []float32, stride, rows, n int, gain, bias []float32, epsilon float32) {
	simdNormalise(at(x), int32(4*stride), int32(rows), int32(n), at(gain), at(bias), epsilon)
}

func (k *fast) quantise(dst []int16, dstStride int, src []float32, srcStride, rows, n int) float32 {
	return simdQuantise(at(dst), int32(2*dstStride), at(src), int32(4*srcStride), int32(rows), int32(n))
}

func (k *fast) quantiseRows(values []float32, dst []int16, src []float32, n int) {
	eachRow(k, values, dst, src, n)
}

func (k *fast) embed(dst []float32, row []byte, scale, offset float32) {
	simdEmbed(at(dst), at(row), int32(len(row)), scale, offset)
}

func (k *fast) add(dst, src []float32) { simdAdd(at(dst), at(src), int32(len(dst))) }

func (k *fast) between(dst []float32, b *bounds) {
	simdBetween(at(dst), at(b.low), at(b.high), at(b.edges), at(b.each), at(b.bias), int32(len(dst)), b.count, b.scale, b.floor)
}

func (k *fast) rectify(x []float32) { simdRectify(at(x), int32(len(x))) }

func (k *fast) squash(v *Vector, z []float32, epsilon float32) {
	simdSquash(unsafe.Pointer(v), at(z[:Dim]), Dim, epsilon)
}

func fastDots(dst []float32, v *Vector, of []Vector) {
	simdDots(at(dst), unsafe.Pointer(v), at(of), int32(len(of)), Dim)
}

func (k *fast) shorten(s *Short, v *Vector) { simdShorten(unsafe.Pointer(s), unsafe.Pointer(v)) }

func (k *fast) shorts(out []Short, z []float32, v *Vector, epsilon float32) {
	eachShort(k, out, z, v, epsilon)
}

func (k *fast) cosines(dst []float32, stride int, a, b []Short) {
	dst = dst[:(len(a)-1)*stride+len(b)]
	simdCosines(at(dst), int32(4*stride), at(a), int32(len(a)), at(b), int32(len(b)))
}
