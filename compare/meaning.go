package compare

import (
	"muqabala/compare/detail"
	"muqabala/compare/encoder"
)

// meaning is what the encoder makes of the stretches of a sentence.
type meaning struct {
	model  *encoder.Model
	spans  func() *encoder.Spans
	shorts []encoder.Short
}

// Cosines compares every stretch with every stretch of another.
func (m meaning) Cosines(dst []float32, stride int, with detail.Meaning) {
	m.model.Cosines(dst, stride, m.shorts, with.(meaning).shorts)
}

// Stretches gives other stretches of the same words.
func (m meaning) Stretches(stretches [][2]int) detail.Meaning {
	m.shorts = m.spans().Shorts(stretches)
	return m
}

// Part gives some of the stretches.
func (m meaning) Part(i, j int) detail.Meaning {
	m.shorts = m.shorts[i:j]
	return m
}

// Reader gives compare/detail the vectors of stretches of words, as the engine does; it remembers nothing.
func Reader(model *encoder.Model) detail.Reader {
	return func(words []string, stretches [][2]int) detail.Meaning {
		spans := model.Spans(legibleWords(words))
		return meaning{model, func() *encoder.Spans { return spans }, spans.Shorts(stretches)}
	}
}
