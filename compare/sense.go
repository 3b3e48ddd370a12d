package compare

import (
	"slices"
	"strings"

	"muqabala/compare/detail"
	"muqabala/compare/encoder"
	"muqabala/compare/text"
)

// sense is what the engine knows of a sentence, whichever version has it. The spans and the shorts can be had again, so
// that they are forgotten when they are too many.
type sense struct {
	text    string
	vector  *Vector
	spans   *encoder.Spans
	clauses []Vector         // nil until asked for
	looked  *detail.Sentence // nil until asked for
	side    *detail.Side     // looked alone; nil until asked for, and where it is too long
	shorts  []encoder.Short  // of looked's stretches; nil until asked for
}

// shelf bounds the memory of what can be computed again: what was put there first goes first.
type shelf struct {
	most, held int
	items      []shelved
}

type shelved struct {
	of     any
	size   int
	forget func()
}

// put keeps what is known of something; what was put there again is as new.
func (s *shelf) put(of any, size int, forget func()) {
	if k := slices.IndexFunc(s.items, func(x shelved) bool { return x.of == of }); k >= 0 {
		s.held -= s.items[k].size
		s.items = slices.Delete(s.items, k, k+1)
	}
	s.items = append(s.items, shelved{of, size, forget})
	for s.held += size; s.held > s.most && len(s.items) > 1; s.items = s.items[1:] {
		s.held -= s.items[0].size
		s.items[0].forget()
	}
}

// The most words whose spans are kept, the most stretches whose shorts are, and the most words whose weights are: 2.5,
// 0.5 and 0.01 kB each.
const (
	mostWords     = 1 << 12
	mostStretches = 1 << 16
	mostWeighed   = 1 << 18
)

// legible is a sentence's words as the model reads them best.
func legible(sentence string) []string { return legibleWords(strings.Fields(sentence)) }

func legibleWords(words []string) []string {
	out := make([]string, len(words))
	for k, w := range words {
		out[k] = encoder.Legible(w)
	}
	return out
}

// take keeps what a sentence was encoded to.
func (e *Engine) take(x *sense, v *Vector, s *encoder.Spans) {
	x.vector, x.spans = v, s
	e.senses[x.text] = x
	e.spans.put(x, s.Len(), func() { x.spans = nil })
}

// takeShorts keeps the vectors of a sentence's stretches.
func (e *Engine) takeShorts(x *sense, s []encoder.Short) {
	x.shorts = s
	e.stretches.put(x, len(s), func() { x.shorts = nil })
}

// takeWeights keeps what the words of two sides weigh.
func (e *Engine) takeWeights(h *held, w *detail.Weights) {
	h.weights = w
	e.weights[h.key] = w
	e.weighed.put(h.key, w.Words(), func() { delete(e.weights, h.key) })
}

// spansOf encodes a sentence, where that is not done.
func (e *Engine) spansOf(x *sense) *encoder.Spans {
	if x.spans == nil {
		e.take(x, x.vector, e.model.Spans(legible(x.text)))
	}
	return x.spans
}

// clauses gives the vectors of a sentence's clauses, and that of the whole; the engine remembers them.
func (e *Engine) clauses(s string) []Vector {
	x := e.senses[s]
	if x.clauses == nil {
		x.clauses = clauseVectors(e.spansOf(x), text.Clauses(legible(s)), x.vector)
	}
	return x.clauses
}

// sentence gives a sentence as details are looked for in it.
func (e *Engine) sentence(s string) *detail.Sentence {
	x := e.senses[s]
	if x.looked == nil {
		x.looked = detail.NewSentence(s, func([]string, [][2]int) detail.Meaning { return e.meaning(x) })
	}
	return x.looked
}

// meaning gives the vectors of a sentence's stretches.
func (e *Engine) meaning(x *sense) meaning {
	if x.shorts == nil {
		e.takeShorts(x, e.spansOf(x).Shorts(x.looked.Stretches()))
	}
	return meaning{e.model, func() *encoder.Spans { return e.spansOf(x) }, x.shorts}
}

// side gives a sentence as one side of a link.
func (e *Engine) side(s string) *detail.Side {
	x := e.senses[s]
	if x.side == nil {
		x.side = detail.NewSide([]*detail.Sentence{e.sentence(s)})
	}
	return x.side
}

// sideOf gives sentences of a version as one side of a link. Where they are several, other links of this comparison may
// have the same.
func (c *comparison) sideOf(v *version, sentences []int) *detail.Side {
	if len(sentences) == 1 {
		return c.engine.side(v.sentences[sentences[0]].text)
	}
	key := v.joined(sentences)
	if s, known := c.sides[key]; known {
		return s
	}
	all := make([]*detail.Sentence, len(sentences))
	for k, i := range sentences {
		all[k] = c.engine.sentence(v.sentences[i].text)
	}
	c.sides[key] = detail.NewSide(all)
	return c.sides[key]
}
