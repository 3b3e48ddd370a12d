package align

import "math"

// A join's vector is the sum of its sentences' vectors, each weighted by its length. joined is what is known of a group of
// sentences of one side and a counterpart on the other.
type joined struct {
	side  Side
	group []int
	cross func(k int) float64 // cosine of a sentence of the side with the counterpart
	num   float64             // the weighted sum's product with the counterpart
	norm  float64             // and with itself
}

func newJoined(side Side, group []int, cross func(k int) float64) joined {
	g := joined{side: side, group: group, cross: cross}
	for _, i := range group {
		g.num += float64(side.Length[i] * cross(i))
		g.norm += weightIn(side, group, i)
	}
	return g
}

// gain is how much nearer the group comes to its counterpart when sentence k joins it.
func (g *joined) gain(k int) float64 {
	l := g.side.Length[k]
	norm := g.norm + 2*weightIn(g.side, g.group, k) + float64(float64(l*l)*g.side.Within(k, k))
	return over(g.num+float64(l*g.cross(k)), norm) - over(g.num, g.norm)
}

// weightIn is the weighted cosine of sentence k with the sentences of a group, summed.
func weightIn(side Side, group []int, k int) (sum float64) {
	for _, i := range group {
		sum += float64(float64(side.Length[i]*side.Length[k]) * side.Within(i, k))
	}
	return sum
}

func over(num, norm float64) float64 {
	if norm <= 0 {
		return 0
	}
	return num / math.Sqrt(norm)
}
