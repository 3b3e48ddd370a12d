package compare

import (
	"strings"

	"muqabala/compare/align"
	"muqabala/compare/encoder"
	"muqabala/compare/text"
)

// ClauseVectors gives the vectors of a sentence's clauses, each in the context of the whole.
func ClauseVectors(model *encoder.Model, sentence string) []encoder.Vector {
	words := strings.Fields(encoder.Legible(sentence))
	stretches := text.Clauses(words)
	out := make([]encoder.Vector, len(stretches))
	to := make([]*encoder.Vector, len(out))
	for k := range out {
		to[k] = &out[k]
	}
	model.Spans(words).Vectors(stretches, to)
	return out
}

// clauses gives the vectors of a sentence's clauses; the engine remembers them.
func (e *Engine) clauses(s string) []encoder.Vector {
	v, ok := e.parts[s]
	if !ok {
		v = ClauseVectors(e.model, s)
		e.parts[s] = v
	}
	return v
}

// NearestClauses is the cosine of the two clauses of two sentences that are nearest to each other, of their clauses'
// vectors.
func NearestClauses(a, b []encoder.Vector) float64 {
	best := float32(-1)
	for i := range a {
		for j := range b {
			best = max(best, encoder.Dot(&a[i], &b[j]))
		}
	}
	return float64(best)
}

// SharedAnchors counts the names and numbers that two sentences share, and those that either lacks.
func SharedAnchors(a, b text.Anchors) align.Anchors {
	shared, missingA := a.Agree(b)
	back, missingB := b.Agree(a)
	return align.Anchors{Shared: max(shared, back), MissingA: missingA, MissingB: missingB}
}
