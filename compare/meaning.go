package compare

import (
	"muqabala/compare/detail"
	"muqabala/compare/encoder"
)

// meaning is what the encoder makes of the stretches of one side of a link.
type meaning struct {
	spans   *encoder.Spans
	vectors []encoder.Vector
}

// Cosines compares every stretch with every stretch of another.
func (m meaning) Cosines(dst []float32, with detail.Meaning) {
	of := with.(meaning).vectors
	for i := range m.vectors {
		encoder.Dots(dst[i*len(of):][:len(of)], &m.vectors[i], of)
	}
}

// Stretches gives other stretches of the same words.
func (m meaning) Stretches(stretches [][2]int) detail.Meaning {
	m.vectors = make([]encoder.Vector, len(stretches))
	to := make([]*encoder.Vector, len(stretches))
	for k := range to {
		to[k] = &m.vectors[k]
	}
	m.spans.Vectors(stretches, to)
	return m
}

// Reader gives compare/detail the vectors of stretches of words.
func Reader(model *encoder.Model) detail.Reader {
	return func(words []string, stretches [][2]int) detail.Meaning {
		legible := make([]string, len(words))
		for k, w := range words {
			legible[k] = encoder.Legible(w)
		}
		return meaning{spans: model.Spans(legible)}.Stretches(stretches)
	}
}
