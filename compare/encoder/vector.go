package encoder

import (
	"math"
	"unsafe"
)

// Dim is the number of components of a Vector.
const Dim = 512

// A Vector is what a text means, of unit length: the dot product of two is their cosine. Texts that say the same in
// different languages come to 0.5 and more, unrelated ones to about 0.05.
type Vector [Dim]float32

// Dot returns the inner product of two vectors, the same bits on every machine.
func Dot(a, b *Vector) float32 {
	if !hasFast {
		return dot(a, b)
	}
	var d [1]float32
	fastDots(d[:], a, (*[1]Vector)(unsafe.Pointer(b))[:])
	return d[0]
}

// Dots writes to dst the inner product of v with each of a row of vectors: what Dot gives, in less time.
func Dots(dst []float32, v *Vector, of []Vector) {
	dst = dst[:len(of)]
	if hasFast && len(of) > 0 {
		fastDots(dst, v, of)
		return
	}
	for i := range of {
		dst[i] = dot(v, &of[i])
	}
}

func dot(a, b *Vector) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for i := 0; i < Dim; i += 8 {
		x, y := (*[8]float32)(a[i:]), (*[8]float32)(b[i:])
		s0 += float32(x[0] * y[0])
		s1 += float32(x[1] * y[1])
		s2 += float32(x[2] * y[2])
		s3 += float32(x[3] * y[3])
		s4 += float32(x[4] * y[4])
		s5 += float32(x[5] * y[5])
		s6 += float32(x[6] * y[6])
		s7 += float32(x[7] * y[7])
	}
	return lanes(&[8]float32{s0, s1, s2, s3, s4, s5, s6, s7})
}

// unit scales v to length 1.
func (v *Vector) unit(epsilon float32) {
	r := 1 / sqrt(max(squares(v[:]), epsilon))
	for i := range v {
		v[i] *= r
	}
}

// tanh is written by hand because math.Tanh gives other bits on other machines; it is off by less than 1e-6. With
// e = exp(-2|x|) it is (1-e)/(1+e); e is 2 to a whole power times a polynomial on ±1/2.
func tanh(x float32) float32 {
	magnitude := min(max(x, -x), 12)
	power := float32(magnitude * -2.885390) // log2(e)*-2
	shifted := power + toInteger
	rest := power - (shifted - toInteger)
	e := exp2(rest)
	whole := int32(math.Float32bits(shifted)) - toIntegerBits
	e *= math.Float32frombits(uint32(whole+127) << 23)
	return float32(math.Copysign(float64((1-e)/(1+e)), float64(x)))
}

// exp2 is the Taylor series of 2**x for |x| <= 1/2.
func exp2(x float32) float32 {
	y := float32(1.5403530e-4)
	for _, c := range [...]float32{1.3333558e-3, 9.6181291e-3, 5.5504109e-2, 2.4022651e-1, 6.9314718e-1, 1} {
		y = float32(y*x) + c
	}
	return y
}
