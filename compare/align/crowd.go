package align

const hubs = 4 // how many nearest others make a sentence's neighbourhood

// crowd is the largest values of a row or column, in falling order, of equal ones the first first: enough to leave any
// one out.
type crowd struct {
	top  [hubs + 1]rival
	n    int
	mean float64 // of the first hubs
}

// rival is a value and where in its row or column it stands.
type rival struct {
	v  float64
	at int
}

// newCrowds finds those of every row and of every column. What the reader decided is no rival of anything: a pair that was
// cut, and a sentence that was pinned elsewhere.
func newCrowds(in Input) (rows, cols []crowd) {
	m, known := in.Cross, newDecided(in)
	rows, cols = make([]crowd, m.Rows), make([]crowd, m.Cols)
	least := make([]float32, m.Cols) // of each column: what is no more than that comes too late
	for j := range least {
		least[j] = outside
	}
	for i := range rows {
		row := float32(outside)
		for j, v := range m.row(i) {
			if v > row && (known == nil || known.rivalOfRow(i, j)) {
				rows[i].insert(float64(v), j)
				row = rows[i].least()
			}
			if v > least[j] && (known == nil || known.rivalOfCol(i, j)) {
				cols[j].insert(float64(v), i)
				least[j] = cols[j].least()
			}
		}
	}
	settleCrowds(rows)
	settleCrowds(cols)
	return rows, cols
}

// outside is less than any cosine.
const outside = -2

// least is the value that another must exceed to be inserted.
func (c *crowd) least() float32 {
	if c.n <= hubs {
		return outside
	}
	return float32(c.top[hubs].v)
}

// decided is what the reader corrected; nil where that is nothing.
type decided struct {
	cut      map[[2]int]bool
	inA, inB map[int]bool // sentences that are pinned
}

func newDecided(in Input) *decided {
	if len(in.Pinned)+len(in.Cut) == 0 {
		return nil
	}
	d := &decided{map[[2]int]bool{}, map[int]bool{}, map[int]bool{}}
	for _, p := range in.Pinned {
		d.inA[p[0]], d.inB[p[1]] = true, true
	}
	for _, p := range in.Cut {
		d.cut[p] = true
	}
	return d
}

func (d *decided) rivalOfRow(i, j int) bool { return !d.cut[[2]int{i, j}] && (d.inA[i] || !d.inB[j]) }

func (d *decided) rivalOfCol(i, j int) bool { return !d.cut[[2]int{i, j}] && (d.inB[j] || !d.inA[i]) }

func (c *crowd) insert(v float64, at int) {
	k := c.n
	if k > hubs {
		if v <= c.top[hubs].v {
			return
		}
		k = hubs
	}
	for ; k > 0 && v > c.top[k-1].v; k-- {
		c.top[k] = c.top[k-1]
	}
	c.top[k] = rival{v, at}
	c.n = min(c.n+1, hubs+1)
}

// nearest is where the largest value stands, -1 where there is none.
func (c *crowd) nearest() int {
	if c.n == 0 {
		return -1
	}
	return c.top[0].at
}

func settleCrowds(of []crowd) {
	for k := range of {
		of[k].mean, _ = of[k].leaving(hubs)
	}
}

// leaving returns the mean of the nearest and the nearest itself, the one in place k left out; 0 where there is no other.
func (c *crowd) leaving(k int) (mean, best float64) {
	n := 0
	for r := 0; r < c.n && n < hubs; r++ {
		if r != k {
			mean += c.top[r].v
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	best = c.top[0].v
	if k == 0 {
		best = c.top[1].v
	}
	return mean / float64(n), best
}

// without is leaving for one that has the value v.
func (c *crowd) without(v float64) (mean, best float64) {
	if c.n > hubs && v < c.top[hubs-1].v { // as most do
		return c.mean, c.top[0].v
	}
	k := 0
	for k < c.n && c.top[k].v != v {
		k++
	}
	return c.leaving(k)
}
