package align

import (
	"math"
	"slices"
)

// A join's vector is the sum of its sentences' vectors, each weighted by its length. joined is what is known of a group of
// sentences of one side and a counterpart on the other.
type joined struct {
	side  Side
	group []int
	cross func(k int) float64 // cosine of a sentence of the side with the counterpart
	num   float64             // the weighted sum's product with the counterpart
	norm  float64             // and with itself

	rivals []int     // sentences of the side that are likely to join
	gains  []float64 // of theirs; noGain of those that have
}

// noGain is less than any gain.
const noGain = -1

// make makes the group, unless it is the same as it was: a counterpart has many candidates to join the same few.
func (g *joined) make(side Side, group, rivals []int, cross func(k int) float64) {
	if slices.Equal(g.group, group) {
		return
	}
	*g = newJoined(side, group, cross)
	g.rivals, g.gains = rivals, make([]float64, len(rivals))
	for r, k := range rivals {
		g.gains[r] = noGain
		if !slices.Contains(group, k) {
			g.gains[r] = g.gain(k)
		}
	}
}

// features fills what the group gains when sentence x joins it, and how much more than by the best of the others.
func (g *joined) features(x int, f []float32) {
	most, gain, known := float64(noGain), 0.0, false
	for r, k := range g.rivals {
		switch v := g.gains[r]; {
		case k == x:
			gain, known = v, true
		case v > most:
			most = v
		}
	}
	if !known {
		gain = g.gain(x)
	}
	over := float32(gain - most)
	if f[jOthers] == 0 {
		f[jGainLow], f[jGainHigh], f[jOverLow], f[jOverHigh] = float32(gain), float32(gain), over, over
	}
	f[jGainLow], f[jGainHigh] = min(f[jGainLow], float32(gain)), max(f[jGainHigh], float32(gain))
	f[jOverLow], f[jOverHigh] = min(f[jOverLow], over), max(f[jOverHigh], over)
	f[jOthers]++
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
