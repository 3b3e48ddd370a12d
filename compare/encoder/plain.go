package encoder

import (
	"math"
	"unsafe"
)

// plain is the kernel in plain Go. Two rows of activations share one int64, the second in its upper half, so that one
// multiplication serves both: (a + b<<32)*w = a*w + (b*w)<<32, and sums of either half stay within 32 bits.
type plain struct {
	pairs []int64
	tile  [8][8]int32 // sums of up to eight rows by the eight columns of a panel
}

func (k *plain) product(p *product) {
	for row := 0; row < p.rows; row += 8 {
		rows := min(8, p.rows-row)
		k.block(p, row, rows)
	}
}

// block computes up to eight rows.
func (k *plain) block(p *product, row, rows int) {
	n, pairs := p.matrix.rows, 4
	switch {
	case rows <= 2:
		pairs = 1
	case rows <= 4:
		pairs = 2
	}
	x := k.interleave(p, row, rows, pairs)
	for column := 0; column < p.matrix.columns; column += 8 {
		panel := p.matrix.panels[column*n : (column+8)*n]
		switch pairs {
		case 1:
			k.panel1(x, panel)
		case 2:
			k.panel2(x, panel)
		default:
			k.panel4(x, panel)
		}
		for r := range rows {
			p.finish(row+r, column, &k.tile[r])
		}
	}
}

// interleave lays out pairs of rows side by side, [k][pair], with zeros for rows beyond the block.
func (k *plain) interleave(p *product, row, rows, pairs int) []int64 {
	n := p.matrix.rows
	x := grow(&k.pairs, n*pairs)
	for j := range pairs {
		if 2*j >= rows {
			for i := range n {
				x[i*pairs+j] = 0
			}
			continue
		}
		low := p.in[(row+2*j)*p.inStride:][:n]
		for i, v := range low {
			x[i*pairs+j] = int64(v)
		}
		if 2*j+1 < rows {
			for i, v := range p.in[(row+2*j+1)*p.inStride:][:n] {
				x[i*pairs+j] += int64(v) << 32
			}
		}
	}
	return x
}

// put stores the sums of a pair of rows for one column.
func (k *plain) put(pair, column int, sum int64) {
	low := int32(sum)
	k.tile[2*pair][column], k.tile[2*pair+1][column] = low, int32((sum-int64(low))>>32)
}

func (k *plain) panel4(x []int64, panel []int8) {
	for c := 0; c < 8; c += 2 {
		a0, a1, b0, b1, c0, c1, d0, d1 := sums4(&x[0], &panel[2*c], len(x))
		k.put(0, c, a0)
		k.put(0, c+1, a1)
		k.put(1, c, b0)
		k.put(1, c+1, b1)
		k.put(2, c, c0)
		k.put(2, c+1, c1)
		k.put(3, c, d0)
		k.put(3, c+1, d1)
	}
}

func (k *plain) panel2(x []int64, panel []int8) {
	for c := 0; c < 8; c += 2 {
		a0, a1, b0, b1 := sums2(&x[0], &panel[2*c], len(x))
		k.put(0, c, a0)
		k.put(0, c+1, a1)
		k.put(1, c, b0)
		k.put(1, c+1, b1)
	}
}

func (k *plain) panel1(x []int64, panel []int8) {
	for c := 0; c < 8; c += 4 {
		a0, a1, a2, a3 := sums1(&x[0], &panel[2*c], len(x))
		k.put(0, c, a0)
		k.put(0, c+1, a1)
		k.put(0, c+2, a2)
		k.put(0, c+3, a3)
	}
}

// sums4 multiplies n/4 rows of four pairs by two columns of a panel, w being its first weight. Eight sums and what
// feeds them are as many values as amd64 and V8 keep in registers; pointers spare the bounds checks. n is a multiple
// of 8, and 4*n bytes of the panel are read from w.
//
//go:noinline
func sums4(x *int64, w *int8, n int) (a0, a1, b0, b1, c0, c1, d0, d1 int64) {
	px, pw := unsafe.Pointer(x), unsafe.Pointer(w)
	for ; n > 0; n -= 8 {
		x, w := (*[8]int64)(px), (*[4]int8)(pw)
		v, u := int64(w[0]), int64(w[2])
		p := x[0]
		a0 += v * p
		a1 += u * p
		p = x[1]
		b0 += v * p
		b1 += u * p
		p = x[2]
		c0 += v * p
		c1 += u * p
		p = x[3]
		d0 += v * p
		d1 += u * p
		v, u = int64(w[1]), int64(w[3])
		p = x[4]
		a0 += v * p
		a1 += u * p
		p = x[5]
		b0 += v * p
		b1 += u * p
		p = x[6]
		c0 += v * p
		c1 += u * p
		p = x[7]
		d0 += v * p
		d1 += u * p
		px, pw = unsafe.Add(px, 64), unsafe.Add(pw, 16)
	}
	return
}

// sums2 is sums4 for two pairs.
//
//go:noinline
func sums2(x *int64, w *int8, n int) (a0, a1, b0, b1 int64) {
	px, pw := unsafe.Pointer(x), unsafe.Pointer(w)
	for ; n > 0; n -= 4 {
		x, w := (*[4]int64)(px), (*[4]int8)(pw)
		v, u := int64(w[0]), int64(w[2])
		p := x[0]
		a0 += v * p
		a1 += u * p
		p = x[1]
		b0 += v * p
		b1 += u * p
		v, u = int64(w[1]), int64(w[3])
		p = x[2]
		a0 += v * p
		a1 += u * p
		p = x[3]
		b0 += v * p
		b1 += u * p
		px, pw = unsafe.Add(px, 32), unsafe.Add(pw, 16)
	}
	return
}

// sums1 multiplies one pair by four columns.
//
//go:noinline
func sums1(x *int64, w *int8, n int) (a0, a1, a2, a3 int64) {
	px, pw := unsafe.Pointer(x), unsafe.Pointer(w)
	for ; n > 0; n -= 2 {
		x, w := (*[2]int64)(px), (*[8]int8)(pw)
		p, q := x[0], x[1]
		a0 += int64(w[0])*p + int64(w[1])*q
		a1 += int64(w[2])*p + int64(w[3])*q
		a2 += int64(w[4])*p + int64(w[5])*q
		a3 += int64(w[6])*p + int64(w[7])*q
		px, pw = unsafe.Add(px, 16), unsafe.Add(pw, 16)
	}
	return
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
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for ; len(x) >= 8; x = x[8:] {
		v := (*[8]float32)(x)
		s0 += v[0]
		s1 += v[1]
		s2 += v[2]
		s3 += v[3]
		s4 += v[4]
		s5 += v[5]
		s6 += v[6]
		s7 += v[7]
	}
	return lanes(&[8]float32{s0, s1, s2, s3, s4, s5, s6, s7})
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
	top := math.Float32bits(1e-9) // bits of magnitudes are in their order
	for r := range rows {
		for _, v := range src[r*srcStride:][:n] {
			top = max(top, math.Float32bits(v)&^(1<<31))
		}
	}
	most := math.Float32frombits(top)
	inverse := steps / most
	for r := range rows {
		in, out := src[r*srcStride:][:n], dst[r*dstStride:][:n]
		for i, v := range in {
			out[i] = int16(math.Float32bits(float32(v*inverse)+toInteger) - toIntegerBits)
		}
	}
	return most / steps
}

func (k *plain) quantiseRows(values []float32, dst []int16, src []float32, n int) {
	eachRow(k, values, dst, src, n)
}

// eachRow is quantiseRows by quantise.
func eachRow(k kernel, values []float32, dst []int16, src []float32, n int) {
	for r := range values {
		values[r] = k.quantise(dst[r*n:], n, src[r*n:], n, 1, n)
	}
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

func (k *plain) between(dst []float32, b *bounds) {
	for i := range dst {
		x := float32((b.high[i]-b.low[i]+b.edges[i]+float32(b.count*b.each[i]))*b.scale) + b.bias[i]
		if !(x > b.floor) {
			x = b.floor
		}
		dst[i] = x
	}
}

func (k *plain) rectify(x []float32) {
	for i, v := range x {
		if !(v > 0) {
			x[i] = 0
		}
	}
}

func (k *plain) squash(v *Vector, z []float32, epsilon float32) {
	for i, x := range z[:Dim] {
		v[i] = tanh(x)
	}
	v.unit(epsilon)
}

func (k *plain) shorten(s *Short, v *Vector) {
	top := math.Float32bits(1e-9)
	for _, x := range v {
		top = max(top, math.Float32bits(x)&^(1<<31))
	}
	most := math.Float32frombits(top)
	inverse := shortMost / most
	for i, x := range v {
		s.v[i] = int8(math.Float32bits(float32(x*inverse)+toInteger) - toIntegerBits)
	}
	s.step = most / shortMost
}

func (k *plain) shorts(out []Short, z []float32, v *Vector, epsilon float32) {
	eachShort(k, out, z, v, epsilon)
}

// eachShort is shorts by squash and shorten.
func eachShort(k kernel, out []Short, z []float32, v *Vector, epsilon float32) {
	for r := range out {
		k.squash(v, z[r*Dim:], epsilon)
		k.shorten(&out[r], v)
	}
}

func (k *plain) cosines(dst []float32, stride int, a, b []Short) {
	for i := range a {
		for j := range b {
			dst[i*stride+j] = float32(shortDot(&a[i], &b[j])) * float32(a[i].step*b[j].step)
		}
	}
}

func shortDot(a, b *Short) int32 {
	var sum int32
	for i, x := range a.v {
		sum += int32(x) * int32(b.v[i])
	}
	return sum
}
