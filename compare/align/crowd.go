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

// newCrowds finds those of every row and of every column.
func newCrowds(m Matrix) (rows, cols []crowd) {
	rows, cols = make([]crowd, m.Rows), make([]crowd, m.Cols)
	for i := range rows {
		for j, v := range m.row(i) {
			rows[i].insert(float64(v), j)
			cols[j].insert(float64(v), i)
		}
	}
	settleCrowds(rows)
	settleCrowds(cols)
	return rows, cols
}

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
