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
	m := align.NewMatrix(len(a), len(b), nil)
	for i := range a {
		encoder.Dots(m.V[i*m.Cols:], &a[i], b)
	}
	return m
}

// SharedAnchors counts, for each pair of sentences of two texts, row by row, the names and numbers that they share and
// those that either lacks.
func SharedAnchors(a, b *text.AnchorIndex) []align.Anchors {
	n, m := a.Len(), b.Len()
	out, theirs := make([]align.Anchors, n*m), make([]int16, n*m)
	a.Agree(b, func(i, j int) { out[i*m+j].Shared++ })
	b.Agree(a, func(j, i int) { theirs[i*m+j]++ })
	own := make([]int16, m)
	for j := range own {
		own[j] = int16(b.Own(j))
	}
	for i := range n {
		mine := int16(a.Own(i))
		for j, k := 0, i*m; j < m; j, k = j+1, k+1 {
			x := &out[k]
			x.MissingA, x.MissingB = mine-x.Shared, own[j]-theirs[k]
			if theirs[k] > x.Shared {
				x.Shared = theirs[k]
			}
		}
	}
	return out
}
