package detail

import "muqabala/compare/internal/lanes"

// facing is one direction of a pair of sides: a is looked into, b is what it is held against.
type facing struct {
	a, b   *Side
	ab, ba matrix // cosines of their stretches, and transposed
	soft   soft   // their words compared
	arena  *arena // of all matrices
	near   nearest
	back   nearest // near, seen from b

	names   []string    // of the columns
	columns [][]float32 // a number for each word of a
}

// face compares two sides in both directions; their matrices are the arena's.
func face(a, b *Side, mem *arena) (ab, ba *facing) {
	c := cosines(a, b, mem)
	t := mem.transposed(c)
	ab, ba = &facing{a: a, b: b, ab: c, ba: t, arena: mem}, &facing{a: b, b: a, ab: t, ba: c, arena: mem}
	ab.near, ba.near = ab.nearest(), ba.nearest()
	ab.back, ba.back = ba.near, ab.near
	w := ab.words()
	ab.soft, ba.soft = soften(w, mem.transposed(w), mem)
	return ab, ba
}

// nearest gives, for each stretch of a side, what of the other comes nearest to it.
type nearest struct {
	at     []int32   // which stretch
	best   []float32 // its cosine
	window []float32 // the cosine of the nearest window
}

func (f *facing) nearest() nearest {
	n, windows := len(f.a.stretches), f.b.clause()
	out := nearest{make([]int32, n), f.arena.zeros(n), f.arena.zeros(n)}
	others := make([]int32, n) // clauses, and the whole
	lanes.Peaks(out.at, f.ab.v, f.ab.cols, windows)
	lanes.Peaks(others, f.ab.v[windows:], f.ab.cols, f.ab.cols-windows)
	for s := range n {
		row, other := f.ab.row(s), int32(windows)+others[s]
		out.window[s] = row[out.at[s]]
		if row[other] > row[out.at[s]] {
			out.at[s] = other
		}
		out.best[s] = row[out.at[s]]
	}
	return out
}

// add takes a column. What is called as often as this and what makes columns is kept from being inlined: a browser compiles
// the functions that hold them while a reader waits, and takes the longer the larger they are.
//
//go:noinline
func (f *facing) add(name string, column []float32) []float32 {
	f.names, f.columns = append(f.names, name), append(f.columns, column)
	return column
}

// column makes one from a function of the word's index.
//
//go:noinline
func (f *facing) column(name string, at func(i int) float32) []float32 {
	c := f.arena.zeros(len(f.a.words))
	for i := range c {
		c[i] = at(i)
	}
	return f.add(name, c)
}

// describe fills the columns: for every word of a, how well b covers it and what competes for that cover. The names
// are those of design notes: cov (coverage), mar (margin over what else in a wants the same stretch of b).
func (f *facing) describe() {
	best, margin := f.near.best, f.competition()
	cov, mar := f.coverage(best, margin)
	f.surroundings(cov, mar)
	f.clauseFeatures(cov, mar, best, margin)
	f.sentenceFeatures()
	f.lexical()
	f.wordMatrix()
}

// competition gives, for each stretch of a, how far the nearest stretch of b is nearer to it than to the windows of a that
// do not overlap it and want the same stretch.
func (f *facing) competition() (margin []float32) {
	margin = f.arena.zeros(len(f.a.stretches))
	before, after := f.rivals()
	for s, t := range f.near.at {
		ab := f.a.stretches[s]
		rival := more(before.row(ab[0])[t], after.row(ab[1])[t])
		if rival < -0.5 {
			rival = 0
		}
		margin[s] = f.near.best[s] - rival
	}
	return margin
}

// rivals gives, for each stretch of b, the best cosine of the windows of a that end by each word, and begin from each.
func (f *facing) rivals() (before, after matrix) {
	words, columns := len(f.a.words), f.ab.cols
	before, after = f.arena.matrix(words+1, columns), f.arena.matrix(words+1, columns)
	for i := range before.v {
		before.v[i], after.v[i] = -1, -1
	}
	for _, w := range f.a.sliding {
		rows := f.ab.v[w.first*columns:][:w.count*columns]
		lanes.Raise(before.v[(w.start+w.size)*columns:][:len(rows)], rows)
		lanes.Raise(after.v[w.start*columns:][:len(rows)], rows)
	}
	lanes.Raise(before.v[columns:], before.v)
	for p := words - 1; p >= 0; p-- {
		lanes.Raise(after.row(p), after.row(p+1))
	}
	return before, after
}

// around gives mean, greatest and least of the windows of one size that hold word i.
func (f *facing) around(v []float32, k, i int) (mean, high, low float32) {
	w := f.a.windows[k]
	from, to := w.holding[i][0], w.holding[i][1]
	high, low = v[w.first+from], v[w.first+from]
	for p := from; p <= to; p++ {
		x := v[w.first+p]
		mean += x
		high, low = more(high, x), less(low, x)
	}
	return mean / float32(to-from+1), high, low
}

func (f *facing) coverage(best, margin []float32) (cov, mar []float32) {
	n := len(f.a.words)
	cov, mar = f.arena.zeros(n), f.arena.zeros(n)
	for k := range sizes {
		name := string(rune('0' + sizes[k]))
		c, hi, lo, m := f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n), f.arena.zeros(n)
		for i := range n {
			c[i], hi[i], lo[i] = f.around(best, k, i)
			m[i], _, _ = f.around(margin, k, i)
			cov[i] += c[i] / float32(len(sizes))
			mar[i] += m[i] / float32(len(sizes))
		}
		f.add("cov"+name, c)
		f.add("mar"+name, m)
		if sizes[k] > 1 {
			f.add("covx"+name, hi)
			f.add("covn"+name, lo)
		}
		if sizes[k] == 3 || sizes[k] == 4 {
			level := mean(m)
			f.column("lr"+name, func(i int) float32 { return m[i] - level })
		}
	}
	return f.add("cov", cov), f.add("mar", mar)
}

// surroundings are the values of the words beside, and how the word stands to the whole.
func (f *facing) surroundings(cov, mar []float32) {
	for _, v := range []struct {
		name string
		of   []float32
	}{{"cov", cov}, {"mar", mar}} {
		for k, name := range map4 {
			f.column(v.name+name, func(i int) float32 { return at(v.of, i+offsets4[k]) })
		}
		f.smooth(v.name, v.of)
	}
	level, middle, top := mean(cov), median(cov), greatest(cov)
	f.column("covrel", func(i int) float32 { return cov[i] - middle })
	f.column("covmaxrel", func(i int) float32 { return cov[i] - top })
	f.constant("smean", level)
	f.constant("smed", middle)
	f.constant("smax", top)
	f.constant("marsm", mean(mar))
}

var (
	map4     = [...]string{"@-2", "@-1", "@1", "@2"}
	offsets4 = [...]int{-2, -1, 1, 2}
)

//go:noinline
func (f *facing) constant(name string, x float32) { f.column(name, func(int) float32 { return x }) }

// smooth adds means over five words.
//
//go:noinline
func (f *facing) smooth(name string, v []float32) {
	f.column(name+"~5", func(i int) float32 {
		return (at(v, i-2) + at(v, i-1) + v[i] + at(v, i+1) + at(v, i+2)) / 5
	})
}

// inClauses adds the mean over the word's clause.
//
//go:noinline
func (f *facing) inClauses(name string, v []float32) {
	c := f.arena.zeros(len(v))
	for _, cl := range f.a.clauses {
		m := mean(v[cl[0]:cl[1]])
		for i := cl[0]; i < cl[1]; i++ {
			c[i] = m
		}
	}
	f.add(name+"cl", c)
}

// clauseFeatures describe the clause of each word.
func (f *facing) clauseFeatures(cov, mar, best, margin []float32) {
	n := len(f.a.words)
	names := [...]string{"clen", "clfrac", "clcov", "clmar", "clmean", "clmin", "clrest", "clleft", "clright", "cldist"}
	var z [len(names)][]float32
	for k, name := range names {
		z[k] = f.add(name, f.arena.zeros(n))
	}
	total := mean(cov) * float32(n)
	means := f.arena.zeros(len(f.a.clauses))
	for k, cl := range f.a.clauses {
		means[k] = mean(cov[cl[0]:cl[1]])
	}
	for k, cl := range f.a.clauses {
		size := cl[1] - cl[0]
		rest := float32(0)
		if n > size {
			rest = means[k] - (total-float32(means[k]*float32(size)))/float32(n-size)
		}
		s := f.a.clause() + k
		row := [...]float32{float32(size), float32(size) / float32(n), best[s], margin[s], means[k],
			least(cov[cl[0]:cl[1]]), rest, at(means, k-1), at(means, k+1), 0}
		for i := cl[0]; i < cl[1]; i++ {
			row[len(row)-1] = float32(min(i-cl[0], cl[1]-1-i))
			for c := range row {
				z[c][i] = row[c]
			}
		}
	}
	f.inClauses("mar", mar)
}

// sentenceFeatures say how well the two sides fit as wholes.
func (f *facing) sentenceFeatures() {
	f.constant("pair", f.ab.row(f.a.whole())[f.b.whole()])
	sum, count := float32(0), 0
	for k, w := range f.b.windows {
		if sizes[k] > 4 {
			continue
		}
		for t := w.first; t < w.first+w.count; t++ {
			sum += f.back.window[t]
			count++
		}
	}
	f.constant("bcov", sum/float32(count))
}

func at(v []float32, i int) float32 { return v[max(0, min(len(v)-1, i))] }

func mean(v []float32) float32 {
	s := float32(0)
	for _, x := range v {
		s += x
	}
	return s / float32(len(v))
}

func greatest(v []float32) float32 {
	m := v[0]
	for _, x := range v {
		if x > m {
			m = x
		}
	}
	return m
}

func least(v []float32) float32 {
	m := v[0]
	for _, x := range v {
		if x < m {
			m = x
		}
	}
	return m
}

// more and less are max and min of numbers that are no NaN: in WebAssembly Go's own are calls.
func more(a, b float32) float32 {
	if a > b {
		return a
	}
	return b
}

func less(a, b float32) float32 {
	if a < b {
		return a
	}
	return b
}
