package encoder

import (
	"math"
	"testing"
)

// numbers is a plain generator of test values: the same ones everywhere.
type numbers uint64

func (g *numbers) next() uint32 {
	*g = *g*6364136223846793005 + 1442695040888963407
	return uint32(*g >> 33)
}

func (g *numbers) float() float32 { return float32(int32(g.next()<<1)) / (1 << 31) }

// kernels are all that run on this machine: with one name more in a build of ours, every test here holds it to the
// plain Go.
func kernels() map[string]kernel {
	all := map[string]kernel{"plain": &plain{}}
	if hasFast {
		all["fast"] = newFast()
	}
	return all
}

// packed lays a matrix out as files hold it.
func packed(rows, columns int, at func(r, c int) int8) *matrix {
	m := &matrix{rows: rows, columns: columns, panels: make([]int8, rows*columns),
		scale: make([]float32, columns), bias: make([]float32, columns)}
	for r := range rows {
		for c := range columns {
			m.panels[c/8*rows*8+r/2*16+c%8*2+r%2] = at(r, c)
		}
	}
	return m
}

// The product against its definition, for every number of rows that tiles differ in, windows apart and overlapping, and
// rows of nothing but zeros, of few numbers and of many.
func TestProductIsItsDefinition(t *testing.T) {
	g := numbers(1)
	for _, shape := range []struct {
		k, stride, taps int
		sparse          bool
	}{{8, 8, 0, false}, {16, 8, 2, false}, {24, 8, 3, false}, {40, 8, 5, false}, {40, 40, 0, false}, {1280, 256, 5, false}, {40, 40, 0, true}, {512, 512, 0, true}} {
		weights := make([]int8, shape.k*16)
		for i := range weights {
			weights[i] = int8(g.next())
		}
		m := packed(shape.k, 16, func(r, c int) int8 { return weights[r*16+c] })
		m.taps, m.sparse, m.folds = shape.taps, shape.sparse, new(folds)
		for c := range m.scale {
			m.scale[c], m.bias[c] = g.float(), g.float()
		}
		for rows := 1; rows <= 17; rows++ {
			checkProduct(t, &g, m, weights, shape.stride, rows, true)
			checkProduct(t, &g, m, weights, shape.stride, rows, false)
		}
	}
}

// checkProduct tries a product as the first layers have it, or one without floor and residual.
func checkProduct(t *testing.T, g *numbers, m *matrix, weights []int8, stride, rows int, inner bool) {
	t.Helper()
	p := product{matrix: m, in: make([]int16, rows*stride+m.rows), inStride: stride, step: make([]float32, rows),
		out: make([]float32, rows*20), outStride: 20, residual: make([]float32, rows*16), resStride: 16, rows: rows, rectify: inner}
	for i := range p.in {
		p.in[i] = int16(int(g.next()%(2*steps+1)) - steps)
		if m.sparse && int(g.next()%17) >= i/stride { // the first row has none
			p.in[i] = 0
		}
	}
	for i := range p.residual {
		p.residual[i], p.step[i/16] = g.float(), g.float()
	}
	if !inner {
		p.residual = nil
	}
	for name, k := range kernels() {
		clear(p.out)
		k.product(&p)
		checkSums(t, &p, weights, name)
	}
}

func checkSums(t *testing.T, p *product, weights []int8, name string) {
	t.Helper()
	m, stride := p.matrix, p.inStride
	for r := range p.rows {
		for c := range 16 {
			var sum int64
			for k := range m.rows {
				sum += int64(p.in[r*stride+k]) * int64(weights[k*16+c])
			}
			want := float32(float32(sum)*float32(p.step[r]*m.scale[c])) + m.bias[c]
			if p.rectify {
				want = max(0, want)
			}
			if p.residual != nil {
				want += p.residual[r*16+c]
			}
			if got := p.out[r*20+c]; got != want {
				t.Fatalf("%s: %d rows of %d: [%d][%d] is %v, want %v", name, p.rows, m.rows, r, c, got, want)
			}
		}
		for c := 16; c < p.outStride; c++ {
			if p.out[r*20+c] != 0 {
				t.Fatalf("%s: wrote beyond the row", name)
			}
		}
	}
}

// The greatest sums there can be fit: every activation and weight at its limit, of either sign.
func TestProductAtItsLimits(t *testing.T) {
	for _, sign := range []int16{1, -1} {
		m := packed(wide, 8, func(_, c int) int8 { return int8(127 - 254*(c%2)) })
		for c := range m.scale {
			m.scale[c] = 1
		}
		for rows := 1; rows <= 8; rows++ {
			p := product{matrix: m, in: make([]int16, rows*wide), inStride: wide, step: make([]float32, rows),
				out: make([]float32, rows*8), outStride: 8, rows: rows}
			for i := range p.in {
				p.in[i], p.step[i/wide] = sign*steps, 1
			}
			for name, k := range kernels() {
				k.product(&p)
				for i, got := range p.out {
					if want := float32(sign) * float32(wide*steps*(127-254*(i%8%2))); got != want {
						t.Fatalf("%s: %d rows: %v, want %v", name, rows, got, want)
					}
				}
			}
		}
	}
}

func TestQuantise(t *testing.T) {
	src := []float32{1, -1, 0.5, 0.25, -0.00006103, 0, 0.00006105, 0.9999, 9, 9, 1, -1, 0.5, -0.5, 0, 0, 0, -0.25, 9, 9}
	want := [16]int16{8191, -8191, 4096, 2048, 0, 0, 1, 8190, 8191, -8191, 4096, -4096, 0, 0, 0, -2048} // ties go to even
	for name, k := range kernels() {
		dst := make([]int16, 16)
		step := k.quantise(dst, 8, src, 10, 2, 8)
		if [16]int16(dst) != want || step != float32(1)/steps {
			t.Errorf("%s: %v by %v, want %v", name, dst, step, want)
		}
		if step := k.quantise(dst, 8, make([]float32, 8), 8, 1, 8); step <= 0 || dst[0] != 0 {
			t.Errorf("%s: zeros: %v by %v", name, dst, step)
		}
	}
}

// What works on rows gives the plain Go's bits, for values of all magnitudes and both zeros.
func TestKernelsAgree(t *testing.T) {
	g := numbers(4)
	for range 200 {
		x := make([]float32, 3*Dim)
		for i := range x {
			x[i] = g.float() * float32(math.Ldexp(1, int(g.next()%40)-20))
			if g.next()%16 == 0 {
				x[i] = float32(math.Copysign(0, float64(x[i])))
			}
		}
		want := onRows(&plain{}, x)
		for name, k := range kernels() {
			if at := differ(onRows(k, x), want); at >= 0 {
				t.Fatalf("%s differs at %d", name, at)
			}
		}
	}
}

// onRows runs all of a kernel that works on rows, and returns all that came of it.
func onRows(k kernel, x []float32) []float32 {
	all := make([]float32, 0, 6*Dim)
	normal := append([]float32(nil), x...)
	k.normalise(normal, Dim, 2, Dim, x[2*Dim:], x[Dim:2*Dim], 1e-12)
	all = append(all, normal[:2*Dim]...)
	q := make([]int16, 2*Dim)
	all = append(all, k.quantise(q, Dim, x, Dim, 2, Dim))
	bytes := make([]byte, Dim)
	for i, v := range q {
		all = append(all, float32(v))
		bytes[i%Dim] = byte(v)
	}
	row := make([]float32, Dim)
	k.embed(row, bytes, x[0], x[1])
	all = append(all, row...)
	k.add(row, x)
	all = append(all, row...)
	k.between(row, &bounds{low: x, high: x[Dim:], edges: x[2*Dim:], each: x[Dim/2:], bias: x[3*Dim/2:], count: 7, scale: x[0], floor: 0})
	all = append(all, row...)
	copy(row, x)
	k.rectify(row)
	all = append(all, row...)
	var v Vector
	k.squash(&v, x, 1e-12)
	return append(all, v[:]...)
}

// differ returns where the bits of two slices differ, -1 if nowhere.
func differ(a, b []float32) int {
	for i := range a {
		if math.Float32bits(a[i]) != math.Float32bits(b[i]) {
			return i
		}
	}
	return -1
}

func TestNormalise(t *testing.T) {
	g := numbers(2)
	gain, bias := make([]float32, 768), make([]float32, 768)
	x, was := make([]float32, 2*800), make([]float32, 2*800)
	for i := range gain {
		gain[i], bias[i] = g.float(), g.float()
	}
	for i := range x {
		x[i] = 3*g.float() + 1
		was[i] = x[i]
	}
	new(plain).normalise(x, 800, 2, 768, gain, bias, 1e-12)
	for r := range 2 {
		var sum, squares float64
		for _, v := range was[r*800:][:768] {
			sum += float64(v)
		}
		for _, v := range was[r*800:][:768] {
			squares += (float64(v) - sum/768) * (float64(v) - sum/768)
		}
		for i, v := range was[r*800:][:768] {
			want := (float64(v)-sum/768)/math.Sqrt(squares/768)*float64(gain[i]) + float64(bias[i])
			if got := x[r*800+i]; math.Abs(float64(got)-want) > 2e-6 {
				t.Fatalf("row %d, %d: %v, want %v", r, i, got, want)
			}
		}
		if x[r*800+768] != was[r*800+768] {
			t.Error("wrote beyond the row")
		}
	}
}

func TestTanh(t *testing.T) {
	worst := 0.0
	for i := -200_000; i <= 200_000; i++ {
		x := float32(i) / 10_000
		worst = max(worst, math.Abs(float64(tanh(x))-math.Tanh(float64(x))))
	}
	if worst > 1e-6 {
		t.Errorf("off by %v", worst)
	}
	for _, x := range []float32{0, 1e-30, 88, 1e30, float32(math.Inf(1))} {
		if y := tanh(x); !(y >= 0 && y <= 1) || tanh(-x) != -y {
			t.Errorf("tanh(%v) = %v, tanh(%v) = %v", x, y, -x, tanh(-x))
		}
	}
}

// Sums run in eight lanes: this is part of what a kernel must reproduce, so the order is spelled out once more.
func TestDotHasItsLaneOrder(t *testing.T) {
	g := numbers(3)
	var a, b Vector
	var lane [8]float32
	for i := range a {
		a[i], b[i] = g.float(), g.float()
	}
	for i := range a {
		lane[i%8] += float32(a[i] * b[i])
	}
	for i := range 4 {
		lane[i] += lane[i+4]
	}
	want := (lane[0] + lane[1]) + (lane[2] + lane[3])
	if Dot(&a, &b) != want || dot(&a, &b) != want {
		t.Errorf("Dot %v, in plain Go %v, want %v", Dot(&a, &b), dot(&a, &b), want)
	}
	var many [3]float32
	if Dots(many[:], &a, []Vector{a, b, a}); many[1] != want || many[0] != many[2] {
		t.Errorf("Dots %v, want %v second", many, want)
	}
}
