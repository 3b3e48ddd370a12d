package compare

import (
	"muqabala/compare/align"
	"muqabala/compare/encoder"
	"muqabala/compare/text"
)

// ClauseVectors gives the vectors of a sentence's clauses, each in the context of the whole, and last the whole: what is a
// clause in one text may be a sentence in another.
func ClauseVectors(model *encoder.Model, sentence string, whole *encoder.Vector) []encoder.Vector {
	words := legible(sentence)
	return clauseVectors(model.Spans(words), text.Clauses(words), whole)
}

func clauseVectors(spans *encoder.Spans, clauses [][2]int, whole *encoder.Vector) []encoder.Vector {
	if len(clauses) < 2 {
		return []encoder.Vector{*whole}
	}
	out := make([]encoder.Vector, len(clauses)+1)
	to := make([]*encoder.Vector, len(clauses))
	for k := range to {
		to[k] = &out[k]
	}
	spans.Vectors(clauses, to)
	out[len(clauses)] = *whole
	return out
}

// ClauseCosines holds the clauses of one sentence against those of another, given their vectors.
func ClauseCosines(a, b []encoder.Vector) align.Matrix {
	return align.NewMatrix(len(a), len(b), func(i, j int) float64 { return float64(encoder.Dot(&a[i], &b[j])) })
}

// SharedAnchors counts, for each pair of sentences of two texts, row by row, the names and numbers that they share and
// those that either lacks.
func SharedAnchors(a, b *text.AnchorIndex) []align.Anchors {
	n, m := a.Len(), b.Len()
	mine, theirs := make([]int, n*m), make([]int, n*m)
	a.Agree(b, func(i, j int) { mine[i*m+j]++ })
	b.Agree(a, func(j, i int) { theirs[i*m+j]++ })
	out := make([]align.Anchors, n*m)
	for k := range out {
		out[k] = align.Anchors{Shared: max(mine[k], theirs[k]), MissingA: a.Own(k/m) - mine[k], MissingB: b.Own(k%m) - theirs[k]}
	}
	return out
}
