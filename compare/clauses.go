package compare

import (
	"strings"

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

// clauseCosine is the cosine of the two clauses of two sentences that are nearest to each other.
func (e *Engine) clauseCosine(a, b string) float64 {
	best := float32(-1)
	for _, x := range e.clauses(a) {
		for _, y := range e.clauses(b) {
			best = max(best, encoder.Dot(&x, &y))
		}
	}
	return float64(best)
}
