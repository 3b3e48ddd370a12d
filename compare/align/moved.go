package align

// markMoved marks the links that are not on the heaviest chain that keeps both orders. A link weighs as much as the
// letters it joins on its lighter side; of chains of equal weight the one that is earlier in A stays.
func markMoved(links []Link, in Input) {
	n := len(links)
	weight, best, prev := make([]float64, n), make([]float64, n), filled(n, -1)
	for k, l := range links {
		weight[k] = min(letters(in.A, l.A), letters(in.B, l.B))
	}
	end := -1
	for k := range links {
		best[k] = weight[k]
		for h := range k {
			if follows(links[h], links[k]) && best[h]+weight[k] > best[k] {
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

// follows reports whether y stands after x in both texts; sharing the sentence where they meet is no move.
func follows(x, y Link) bool {
	return x.A[len(x.A)-1] <= y.A[0] && x.B[len(x.B)-1] <= y.B[0]
}

func letters(s Side, is []int) float64 {
	n := 0.0
	for _, i := range is {
		n += s.Length[i]
	}
	return n
}
