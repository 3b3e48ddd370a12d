package align

import "slices"

// Witness is what third versions say of a bitext: where the sure counterparts of a sentence elsewhere have their own
// counterparts in the other text, or that they have none.
type Witness struct {
	Supported          [][2]int // pairs whose sure counterparts elsewhere are linked
	OpposedA, OpposedB []int    // sentences whose sure counterparts elsewhere found nothing in the other text
}

// The odds of a candidate are multiplied by these when third versions speak for it, and when they speak against one of
// its sentences.
const (
	supportOdds = 6.0
	opposeOdds  = 0.2
)

// Reconsider settles the links again in the light of third versions.
func (al Alignment) Reconsider(w Witness) Alignment {
	if len(w.Supported)+len(w.OpposedA)+len(w.OpposedB) == 0 || al.edges == nil {
		return al
	}
	p := make([]float64, len(al.p))
	for k, c := range al.cands {
		p[k] = w.weigh(al.p[k], c)
	}
	e := *al.edges
	e.settle(al.cands, p, e.bar())
	al.edges = &e
	return al.finish()
}

// weigh is the probability of a candidate after third versions were heard.
func (w *Witness) weigh(p float64, c candidate) float64 {
	odds := p / (1 - p)
	switch {
	case slices.Contains(w.Supported, [2]int{c.i, c.j}):
		odds *= supportOdds
	case slices.Contains(w.OpposedA, c.i), slices.Contains(w.OpposedB, c.j):
		odds *= opposeOdds
	}
	return odds / (1 + odds)
}
