package detail

import "slices"

// change is what it costs to begin or end a run inside a clause.
const change = 1

// runs finds the stretches of words that a says and b does not: the likeliest sequence of in and out, where a change
// costs nothing between clauses and as much as the constant says inside one.
func likeliest(logits []float32, clauses [][2]int) [][2]int {
	n := len(logits)
	border := make([]bool, n+1)
	for _, c := range clauses {
		border[c[0]], border[c[1]] = true, true
	}
	in, out := float32(0), float32(0)
	fromIn := make([][2]bool, n) // for out and in: whether the best way there comes from in
	for i, z := range logits {
		cost := float32(change)
		if border[i] {
			cost = 0
		}
		toOut, toIn := out, in
		if in-cost > out && i > 0 {
			toOut, fromIn[i][0] = in-cost, true
		}
		fromIn[i][1] = true
		if i == 0 || out-cost > in {
			toIn, fromIn[i][1] = out, false
			if i > 0 {
				toIn = out - cost
			}
		}
		out, in = toOut, toIn+z
	}
	inside := in > out
	var runs [][2]int
	for i := n - 1; i >= 0; i-- {
		if inside {
			if len(runs) > 0 && runs[len(runs)-1][0] == i+1 {
				runs[len(runs)-1][0] = i
			} else {
				runs = append(runs, [2]int{i, i + 1})
			}
			inside = fromIn[i][1]
		} else {
			inside = fromIn[i][0]
		}
	}
	slices.Reverse(runs)
	return runs
}
