package encoder

import (
	"math"
	"unsafe"
)

// plain is the kernel in plain Go. Two rows of activations share one int64, the second in its upper half, so that one
// multiplication serves both: (a + b<<32)*w = a*w + (b*w)<<32, and sums of either half stay within 32 bits.
type plain struct {
	pairs []int64
	tile  [4][8]int32
}

func (k *plain) product(p *product) {
	k.pair(p)
	n := p.matrix.rows
	for column := 0; column < p.matrix.columns; column += 8 {
		panel := p.matrix.panels[column*n : (column+8)*n]
		row := 0
		for ; row+2 < p.rows; row += 4 {
			a, b := k.pairs[row*p.inStride:][:n], k.pairs[(row+2)*p.inStride:][:n]
			tile4(&k.tile, a, b, panel, 0)
			tile4(&k.tile, a, b, panel, 4)
			for r := range min(4, p.rows-row) {
				p.finish(row+r, column, &k.tile[r])
			}
		}
		if row < p.rows {
			a := k.pairs[row*p.inStride:][:n]
			tile2(&k.tile, a, panel, 0)
			tile2(&k.tile, a, panel, 4)
			for r := range min(2, p.rows-row) {
				p.finish(row+r, column, &k.tile[r])
			}
		}
	}
}

// pair joins every activation with the one a row further on.
func (k *plain) pair(p *product) {
	// The last pair begins at the last even row; what it computes of a row beyond the end is thrown away.
	n := (p.rows-1)&^1*p.inStride + p.matrix.rows
	pairs := grow(&k.pairs, n)
	low, high := p.in[:n], p.in[p.inStride:][:n]
	for i := range pairs {
		pairs[i] = int64(low[i]) + int64(high[i])<<32
	}
}

// split gives back the two sums of an int64.
func split(sum int64) (low, high int32) {
	low = int32(sum)
	return low, int32((sum - int64(low)) >> 32)
}

// tile4 sums four rows by four columns of a panel, from column c of it.
func tile4(out *[4][8]int32, a, b []int64, panel []int8, c int) {
	var a0, a1, a2, a3, b0, b1, b2, b3 int64
	pa, pb := unsafe.Pointer(unsafe.SliceData(a)), unsafe.Pointer(unsafe.SliceData(b))
	pw := unsafe.Add(unsafe.Pointer(unsafe.SliceData(panel)), 2*c)
	for n := len(a); n > 0; n -= 2 {
		x, y, w := (*[2]int64)(pa), (*[2]int64)(pb), (*[8]int8)(pw)
		p, q := x[0], y[0]
		v := int64(w[0])
		a0 += p * v
		b0 += q * v
		v = int64(w[2])
		a1 += p * v
		b1 += q * v
		v = int64(w[4])
		a2 += p * v
		b2 += q * v
		v = int64(w[6])
		a3 += p * v
		b3 += q * v
		p, q = x[1], y[1]
		v = int64(w[1])
		a0 += p * v
		b0 += q * v
		v = int64(w[3])
		a1 += p * v
		b1 += q * v
		v = int64(w[5])
		a2 += p * v
		b2 += q * v
		v = int64(w[7])
		a3 += p * v
		b3 += q * v
		pa, pb, pw = unsafe.Add(pa, 16), unsafe.Add(pb, 16), unsafe.Add(pw, 16)
	}
	for i, s := range [4]int64{a0, a1, a2, a3} {
		out[0][c+i], out[1][c+i] = split(s)
	}
	for i, s := range [4]int64{b0, b1, b2, b3} {
		out[2][c+i], out[3][c+i] = split(s)
	}
}

// tile2 is tile4 for two rows.
func tile2(out *[4][8]int32, a []int64, panel []int8, c int) {
	var a0, a1, a2, a3 int64
	pa := unsafe.Pointer(unsafe.SliceData(a))
	pw := unsafe.Add(unsafe.Pointer(unsafe.SliceData(panel)), 2*c)
	for n := len(a); n > 0; n -= 2 {
		x, w := (*[2]int64)(pa), (*[8]int8)(pw)
		p, q := x[0], x[1]
		a0 += p*int64(w[0]) + q*int64(w[1])
		a1 += p*int64(w[2]) + q*int64(w[3])
		a2 += p*int64(w[4]) + q*int64(w[5])
		a3 += p*int64(w[6]) + q*int64(w[7])
		pa, pw = unsafe.Add(pa, 16), unsafe.Add(pw, 16)
	}
	for i, s := range [4]int64{a0, a1, a2, a3} {
		out[0][c+i], out[1][c+i] = split(s)
	}
}

// finish turns eight integer sums into outputs.
func (p *product) finish(row, column int, sums *[8]int32) {
	out := p.out[row*p.outStride+column:][:8]
	scale, bias := p.matrix.scale[column:][:8], p.matrix.bias[column:][:8]
	step := p.step[row]
	for i, s := range sums {
		v := float32(float32(s)*float32(step*scale[i])) + bias[i]
		if p.rectify && !(v > 0) {
			v = 0
		}
		out[i] = v
	}
	if p.residual != nil {
		for i, v := range p.residual[row*p.resStride+column:][:8] {
			out[i] += v
		}
	}
}

// lanes adds up eight lanes in their fixed order.
func lanes(s *[8]float32) float32 {
	return ((s[0] + s[4]) + (s[1] + s[5])) + ((s[2] + s[6]) + (s[3] + s[7]))
}

func (k *plain) normalise(x []float32, stride, rows, n int, gain, bias []float32, epsilon float32) {
	for r := range rows {
		normaliseRow(x[r*stride:][:n], gain, bias, epsilon)
	}
}

func normaliseRow(x, gain, bias []float32, epsilon float32) {
	n := float32(len(x))
	gain, bias = gain[:len(x)], bias[:len(x)]
	mean := sum(x) / n
	for i := range x {
		x[i] -= mean
	}
	r := 1 / sqrt(squares(x)/n+epsilon)
	for i, v := range x {
		x[i] = float32(float32(v*r)*gain[i]) + bias[i]
	}
}

func sum(x []float32) float32 {
	var s [8]float32
	for ; len(x) >= 8; x = x[8:] {
		for i, v := range (*[8]float32)(x) {
			s[i] += v
		}
	}
	return lanes(&s)
}

func squares(x []float32) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for ; len(x) >= 8; x = x[8:] {
		v := (*[8]float32)(x)
		s0 += float32(v[0] * v[0])
		s1 += float32(v[1] * v[1])
		s2 += float32(v[2] * v[2])
		s3 += float32(v[3] * v[3])
		s4 += float32(v[4] * v[4])
		s5 += float32(v[5] * v[5])
		s6 += float32(v[6] * v[6])
		s7 += float32(v[7] * v[7])
	}
	return lanes(&[8]float32{s0, s1, s2, s3, s4, s5, s6, s7})
}

// sqrt is exact: the float64 root of a float32, rounded, is the float32 root.
func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// toInteger added to a float32 of magnitude below 1<<22 leaves the nearest integer (ties to even) in its low bits.
const toInteger = 3 << 22

func (k *plain) quantise(dst []int16, dstStride int, src []float32, srcStride, rows, n int) float32 {
	most := float32(1e-9)
	for r := range rows {
		for _, v := range src[r*srcStride:][:n] {
			most = max(most, v, -v)
		}
	}
	inverse := steps / most
	for r := range rows {
		in, out := src[r*srcStride:][:n], dst[r*dstStride:][:n]
		for i, v := range in {
			out[i] = int16(math.Float32bits(float32(v*inverse)+toInteger) - toIntegerBits)
		}
	}
	return most / steps
}

// toIntegerBits is the bit pattern of toInteger.
const toIntegerBits = 0x4b400000

func (k *plain) embed(dst []float32, row []byte, scale, offset float32) {
	dst = dst[:len(row)]
	for i, b := range row {
		dst[i] = float32(float32(b)*scale) + offset
	}
}

func (k *plain) add(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}

func (k *plain) dot(a, b *Vector) float32 { return Dot(a, b) }
