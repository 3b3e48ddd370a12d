package compare

import (
	"muqabala/compare/align"
	"muqabala/compare/encoder"
	"muqabala/compare/text"
)

// ClauseVectors gives the vectors of a sentence's clauses, each in the context of the whole.
func ClauseVectors(model *encoder.Model, sentence string) []encoder.Vector {
	words := legible(sentence)
	return clauseVectors(model.Spans(words), text.Clauses(words))
}

func clauseVectors(spans *encoder.Spans, clauses [][2]int) []encoder.Vector {
	out := make([]encoder.Vector, len(clauses))
	to := make([]*encoder.Vector, len(out))
	for k := range out {
		to[k] = &out[k]
	}
	spans.Vectors(clauses, to)
	return out
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
