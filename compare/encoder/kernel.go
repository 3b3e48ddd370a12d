package encoder

import "sync"

// A kernel does the arithmetic on whole blocks of numbers. There is one arithmetic, defined by the plain Go of this
// package; a faster kernel must give the same bits. That is why sums of products are integers (exact in any order), and
// why every float32 sum runs in eight lanes (two SIMD registers of four), element i in lane i mod 8, which add up as
// lane i + lane i+4, then (0+1)+(2+3); nothing is fused.
type kernel interface {
	// product computes p.out from p.in.
	product(p *product)
	// normalise shifts and scales each row of n (rows `stride` apart) to mean 0 and variance 1, then by gain and bias.
	normalise(x []float32, stride, rows, n int, gain, bias []float32, epsilon float32)
	// quantise writes rows of n floats as int16, the largest magnitude as ±8191, and returns the value of one step.
	quantise(dst []int16, dstStride int, src []float32, srcStride, rows, n int) float32
	// quantiseRows quantises rows of n one after the other, each by itself, and writes the value of one step of each.
	quantiseRows(values []float32, dst []int16, src []float32, n int)
	// embed writes float32(b)*scale + offset.
	embed(dst []float32, row []byte, scale, offset float32)
	// add adds src to dst.
	add(dst, src []float32)
	// between writes ((high-low)+edges+count*each)*scale+bias, and floor where that is not greater.
	between(dst []float32, b *bounds)
	// rectify writes 0 where x is not greater.
	rectify(x []float32)
	// squash writes the hyperbolic tangent of z, scaled to length 1.
	squash(v *Vector, z []float32, epsilon float32)
	// shorten writes v in 8 bits, the largest magnitude as ±127.
	shorten(s *Short, v *Vector)
	// shorts squashes rows of 512 one after the other and shortens them, by way of v.
	shorts(out []Short, z []float32, v *Vector, epsilon float32)
	// cosines writes the inner product of each of a, a row, with each of b, which take columns of `stride`.
	cosines(dst []float32, stride int, a, b []Short)
}

// bounds are what the head's first layer of a stretch is made of; all slices are as long as it is.
type bounds struct {
	low, high, edges, each, bias []float32
	count, scale, floor          float32
}

// newKernel returns the fastest kernel of this machine.
func newKernel() kernel {
	if hasFast {
		return newFast()
	}
	return &plain{}
}

// A product is a block of rows times a matrix: out[r][c] = residual[r][c] + f(sum*(step[r]*scale[c]) + bias[c]), f
// being max(0, ·) if rectify is set. Rows are windows on in, `stride` int16 apart, as long as the matrix is high: for
// an n-gram convolution they overlap, and in has one row more than they reach. All slices start at the first row.
type product struct {
	matrix    *matrix
	in        []int16
	inStride  int
	step      []float32 // per row
	out       []float32
	outStride int
	residual  []float32 // nil: none
	resStride int
	rows      int
	rectify   bool
}

// A matrix of int8 in panels of eight columns: [columns/8][rows/2][8][2], so that a SIMD instruction which multiplies
// pairs finds them side by side. A value is int8*scale.
type matrix struct {
	rows, columns int
	taps          int    // rows of tokens that a window spans, one after the other; 0: no window
	sparse        bool   // what it is multiplied with is mostly zeros
	folds         *folds // of a matrix of windows
	panels        []int8
	scale         []float32 // per column
	bias          []float32 // per column
}

// folds are the weights of windows as a kernel may want them (windows_js.go), made when one asks.
type folds struct {
	sync.Once
	Turns [][]int16
}

// steps is the largest magnitude of a quantised activation: with 1,280 rows of int8 a sum stays below 1<<31.
const steps = 8191
