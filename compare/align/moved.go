package align

// markMoved marks the links that are not on the heaviest chain that keeps both orders. A link weighs as much as the
// letters it joins on its lighter side; of chains of equal weight the one that is earlier in A stays.
func markMoved(links []Link, in Input) {
	n := len(links)
	at := make([]extent, n)
	weight, best, prev := make([]float64, n), make([]float64, n), filled(n, -1)
	for k, l := range links {
		at[k] = extent{l.A[0], l.A[len(l.A)-1], l.B[0], l.B[len(l.B)-1]}
		weight[k] = min(letters(in.A, l.A), letters(in.B, l.B))
	}
	end := -1
	for k := range links {
		best[k] = weight[k]
		for h := range k {
			if at[k].follows(at[h]) && best[h]+weight[k] > best[k] {
				best[k], prev[k] = best[h]+weight[k], h
			}
		}
		if end < 0 || best[k] > best[end] {
			end = k
		}
	}
	for k := range links {
		links[k].Moved = true
	}
	for k := end; k >= 0; k = prev[k] {
		links[k].Moved = false
	}
}

// extent is where a link begins and ends in either text.
type extent struct{ fromA, toA, fromB, toB int }

// follows reports whether y stands after x in both texts; sharing the sentence where they meet is no move.
func (y extent) follows(x extent) bool { return x.toA <= y.fromA && x.toB <= y.fromB }

func letters(s Side, is []int) float64 {
	n := 0.0
	for _, i := range is {
		n += s.Length[i]
	}
	return n
}
