package detail

import (
	"math"
	"slices"

	"muqabala/compare/internal/lanes"
)

// soft is how the words of a side go with those of another: W[i,j] is how near windows that hold word i come to windows
// that hold word j, and at each temperature there are alignments in both directions, both by word of a.
type soft struct {
	w      matrix
	pa, pb [len(temperatures)]matrix // to the words of b; and from each of them
}

// Each temperature is half of the one before: its powers are their squares.
var temperatures = [...]string{"0.12", "0.06", "0.03"}

// soften aligns words softly, seen from both sides; t is w transposed.
func soften(w, t matrix, mem *arena) (ab, ba soft) {
	ab.w, ba.w = w, t
	x, y := mem.powers(w), mem.powers(t)
	for k := range temperatures {
		px, py := mem.shares(x), mem.shares(y)
		ab.pa[k], ab.pb[k] = px, mem.transposed(py)
		ba.pa[k], ba.pb[k] = py, mem.transposed(px)
		x.square()
		y.square()
	}
	return ab, ba
}

// powers is exp(x/0.12) of every number of W, its row's greatest being 1.
func (a *arena) powers(w matrix) matrix {
	out := a.matrix(w.rows, w.cols)
	for i := range w.rows {
		src, dst := w.row(i), out.row(i)
		top := greatest(src)
		for j, x := range src {
			dst[j] = exp((x - top) / 0.12)
		}
	}
	return out
}

func (m matrix) square() {
	for k, x := range m.v {
		m.v[k] = x * x
	}
}

// shares divides each row by its sum.
func (a *arena) shares(m matrix) matrix {
	out := a.matrix(m.rows, m.cols)
	for i := range m.rows {
		src, dst, sum := m.row(i), out.row(i), float32(0)
		for _, x := range src {
			sum += x
		}
		for j, x := range src {
			dst[j] = x / sum
		}
	}
	return out
}

// wordMatrix describes words by their soft alignments; a word that nothing of b calls its own gets little mass.
func (f *facing) wordMatrix() {
	f.margins(f.soft.w)
	f.hits(f.soft.w)
	for k, name := range temperatures {
		f.masses(name, f.soft.pa[k], f.soft.pb[k])
		if name == "0.06" {
			f.roundTrip(f.soft.pa[k], f.soft.pb[k])
		}
	}
}

// words is W: the mean over sizes of the greatest cosine of windows that hold both words.
func (f *facing) words() matrix {
	n, m := len(f.a.words), len(f.b.words)
	w := f.arena.matrix(n, m)
	clear(w.v)
	wide := f.arena.zeros(m)
	for k, size := range sizes {
		if size > 4 {
			break
		}
		wa, wb := f.a.windows[k], f.b.windows[k]
		for i := range n {
			from, to := wa.holding[i][0], wa.holding[i][1]
			wide = append(wide[:0], f.ab.row(wa.first + to)[wb.first:][:wb.count]...)
			for p := from; p < to; p++ {
				for j, x := range f.ab.row(wa.first + p)[wb.first:][:len(wide)] {
					if x > wide[j] {
						wide[j] = x
					}
				}
			}
			row := w.row(i)
			for j := range row {
				row[j] += greatest(wide[wb.holding[j][0]:wb.holding[j][1]+1]) / 4
			}
		}
	}
	return w
}

// margins are how far a word is ahead of words of a that stand elsewhere and want the same word of b.
func (f *facing) margins(w matrix) {
	const near = 3
	n, m := w.rows, w.cols
	left, right := f.arena.matrix(n, m), f.arena.matrix(n, m)
	copy(left.v, w.v)
	copy(right.v, w.v)
	lanes.Raise(left.v[m:], left.v)
	for i := n - 2; i >= 0; i-- {
		lanes.Raise(right.row(i), right.row(i+1))
	}
	none := f.arena.zeros(m)
	for j := range none {
		none[j] = -1
	}
	top, ahead, there := f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n)
	for i := range n {
		row, before, after := w.row(i), none, none
		if i > near {
			before = left.row(i - near - 1)[:len(row)]
		}
		if i+near+1 < n {
			after = right.row(i + near + 1)[:len(row)]
		}
		ahead[i], top[i] = -9, -9
		for j, x := range row {
			rival := more(before[j], after[j])
			if rival < -0.5 {
				rival = 0
			}
			ahead[i] = more(ahead[i], x-rival)
			if x > top[i] {
				top[i], there[i] = x, x-rival
			}
		}
	}
	f.add("wmax", top)
	f.add("wmarg", ahead)
	f.add("wmargb", there)
	f.smooth("wmarg", ahead)
	f.inClauses("wmarg", ahead)
}

// hits count the words of b whose best place is this word, or this and its neighbours.
func (f *facing) hits(w matrix) {
	count := f.arena.zeros(w.rows + 2)
	for j := range w.cols {
		best := 0
		for i := range w.rows {
			if w.v[i*w.cols+j] > w.v[best*w.cols+j] {
				best = i
			}
		}
		count[best+1]++
	}
	f.column("hit", func(i int) float32 { return less(3, count[i+1]) })
	f.column("hit3", func(i int) float32 { return less(4, count[i]+count[i+1]+count[i+2]) })
}

// masses: pa is over words of b for each word of a, pb over words of a for each word of b.
func (f *facing) masses(name string, pa, pb matrix) {
	n, m := pa.rows, pa.cols
	mass, mutual, sums, spread := f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n)
	for i := range n {
		ra := pa.row(i)
		rb := pb.row(i)[:len(ra)]
		center, top := float32(0), float32(0)
		for j := range ra {
			mass[i] += rb[j]
			both := float32(ra[j] * rb[j])
			sums[i] += both
			top = more(top, both)
			center += float32(ra[j] * float32(j))
		}
		variance := float32(0)
		for j := range ra {
			d := float32(j) - center
			variance += float32(ra[j] * float32(d*d))
		}
		mutual[i], spread[i] = root(top), root(variance)/float32(m)
	}
	f.add("mass"+name, mass)
	share := f.column("massn"+name, func(i int) float32 { return float32(mass[i]*float32(n)) / float32(m) })
	f.add("mut"+name, mutual)
	f.add("muts"+name, sums)
	f.add("disp"+name, spread)
	if name == "0.06" {
		f.smooth("massn"+name, share)
		f.inClauses("massn"+name, share)
		f.smooth("muts"+name, sums)
		f.inClauses("muts"+name, sums)
	}
}

// roundTrip goes from a word to b and back: how much returns to the word, and do its neighbours land where it does.
func (f *facing) roundTrip(pa, pb matrix) {
	n, m := pa.rows, pa.cols
	place := f.arena.zeros(n)
	for i := range n {
		for j, p := range pa.row(i) {
			place[i] += float32(p * float32(j))
		}
	}
	// What goes from word i to word k and back is the product of two rows; over all k, of a row and the rows' sum.
	all, places := f.arena.zeros(m), f.arena.zeros(m)
	for k := range n {
		for j, x := range pb.row(k) {
			all[j] += x
			places[j] += float32(x * float32(k))
		}
	}
	stay, close, drift := f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n)
	for i := range n {
		ra := pa.row(i)
		for k := max(0, i-2); k <= min(n-1, i+2); k++ {
			back := dot(ra, pb.row(k))
			if close[i] += back; k == i {
				stay[i] = back
			}
		}
		drift[i] = (dot(ra, places)/more(dot(ra, all), 1e-9) - float32(i)) / float32(n)
		drift[i] = more(drift[i], -drift[i])
	}
	f.add("rt0", stay)
	f.add("rtd", drift)
	f.add("rtw", close)
	f.smooth("rtw", close)
	f.inClauses("rtw", close)
	gap := func(i, k int) float32 { d := place[i] - at(place, i+k); return more(d, -d) / float32(m) }
	f.column("jump", func(i int) float32 { return (gap(i, -2) + gap(i, -1) + gap(i, 1) + gap(i, 2)) / 4 })
	f.column("jumpm", func(i int) float32 { return less(less(gap(i, -2), gap(i, -1)), less(gap(i, 1), gap(i, 2))) })
}

func dot(a, b []float32) (sum float32) {
	b = b[:len(a)]
	for j, x := range a {
		sum += float32(x * b[j])
	}
	return sum
}

func median(v []float32) float32 {
	s := slices.Sorted(slices.Values(v))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// exp is e^x for x <= 0, written out because math.Exp gives other bits in WebAssembly than natively. Its relative error
// is under 1e-6, and below -80 it is 0.
func exp(x float32) float32 {
	if x < -80 {
		return 0
	}
	power := float32(x * 1.44269504)
	whole := float32(math.Floor(float64(power) + 0.5))
	rest := power - whole
	y := float32(1.5403530e-4)
	for _, c := range [...]float32{1.3333558e-3, 9.6181291e-3, 5.5504109e-2, 2.4022651e-1, 6.9314718e-1, 1} {
		y = float32(y*rest) + c
	}
	return y * math.Float32frombits(uint32(int32(whole)+127)<<23)
}
