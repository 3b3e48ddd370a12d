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

// The product against its definition, for every number of rows that tiles differ in, windows apart and overlapping.
func TestProductIsItsDefinition(t *testing.T) {
	g := numbers(1)
	for _, shape := range []struct{ k, stride int }{{8, 8}, {24, 8}, {40, 8}, {1280, 256}} {
		weights := make([]int8, shape.k*16)
		for i := range weights {
			weights[i] = int8(g.next())
		}
		m := packed(shape.k, 16, func(r, c int) int8 { return weights[r*16+c] })
		for c := range m.scale {
			m.scale[c], m.bias[c] = g.float(), g.float()
		}
		for rows := 1; rows <= 17; rows++ {
			checkProduct(t, &g, m, weights, shape.stride, rows)
		}
	}
}

func checkProduct(t *testing.T, g *numbers, m *matrix, weights []int8, stride, rows int) {
	t.Helper()
	p := product{matrix: m, in: make([]int16, (rows-1)*stride+m.rows), inStride: stride, step: make([]float32, rows),
		out: make([]float32, rows*20), outStride: 20, residual: make([]float32, rows*16), resStride: 16, rows: rows, rectify: true}
	for i := range p.in {
		p.in[i] = int16(int(g.next()%(2*steps+1)) - steps)
	}
	for i := range p.residual {
		p.residual[i], p.step[i/16] = g.float(), g.float()
	}
	new(plain).product(&p)
	for r := range rows {
		for c := range 16 {
			var sum int64
			for k := range m.rows {
				sum += int64(p.in[r*stride+k]) * int64(weights[k*16+c])
			}
			want := max(0, float32(float32(sum)*float32(p.step[r]*m.scale[c]))+m.bias[c]) + p.residual[r*16+c]
			if got := p.out[r*20+c]; got != want {
				t.Fatalf("%d rows of %d: [%d][%d] is %v, want %v", rows, m.rows, r, c, got, want)
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
			new(plain).product(&p)
			for i, got := range p.out {
				if want := float32(sign) * float32(wide*steps*(127-254*(i%8%2))); got != want {
					t.Fatalf("%d rows: %v, want %v", rows, got, want)
				}
			}
		}
	}
}

func TestQuantise(t *testing.T) {
	src := []float32{1, -1, 0.5, 0.25, -0.00006103, 0, 0.00006105, 0.9999, 9, 9}
	dst := make([]int16, 8)
	step := new(plain).quantise(dst, 4, src, 4, 2, 4)
	want := [8]int16{8191, -8191, 4096, 2048, 0, 0, 1, 8190} // 4095.5 and 2047.75; ties go to even
	if [8]int16(dst) != want || step != float32(1)/steps {
		t.Errorf("%v by %v, want %v", dst, step, want)
	}
	if step := new(plain).quantise(dst, 8, make([]float32, 8), 8, 1, 8); step <= 0 || dst[0] != 0 {
		t.Errorf("zeros: %v by %v", dst, step)
	}
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
	if got, want := Dot(&a, &b), (lane[0]+lane[1])+(lane[2]+lane[3]); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}
