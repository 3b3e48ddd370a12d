package compare

import (
	"encoding/binary"
	"errors"

	"muqabala/compare/detail"
	"muqabala/compare/encoder"
)

// encoding is to find what a sentence means.
type encoding struct{ *sense }

func (encoding) task() task { return encodeTask }

func (x encoding) ask(job []byte) []byte { return appendText(job, x.text) }

func answerEncode(in *input, m *encoder.Model, answers []byte) []byte {
	s := m.Spans(legible(in.text()))
	return encoder.AppendSpans(encoder.AppendVector(answers, s.All()), s)
}

func (x encoding) keep(e *Engine, answers []byte) ([]byte, error) {
	v, rest, err1 := encoder.ReadVector(answers)
	spans, rest, err2 := e.model.ReadSpans(rest)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	e.take(x.sense, v, spans)
	return rest, nil
}

func (x encoding) alone(e *Engine) (put func()) {
	s := e.model.Spans(legible(x.text))
	v := s.All()
	return func() { e.take(x.sense, v, s) }
}

// shortening is to find what the stretches of a sentence mean.
type shortening struct {
	*sense
	spans *encoder.Spans // if they are known; the engine may forget them meanwhile
}

func (shortening) task() task { return shortsTask }

// ask sends the sentence's spans where they are known, otherwise its text.
func (x shortening) ask(job []byte) []byte {
	if x.spans != nil {
		job = encoder.AppendSpans(append(job, 1), x.spans)
	} else {
		job = appendText(append(job, 0), x.text)
	}
	stretches := x.looked.Stretches()
	job = binary.AppendUvarint(job, uint64(len(stretches)))
	for _, s := range stretches {
		job = binary.AppendUvarint(binary.AppendUvarint(job, uint64(s[0])), uint64(s[1]))
	}
	return job
}

func answerShorts(in *input, m *encoder.Model, answers []byte) []byte {
	s := in.spans(m)
	return encoder.AppendShorts(answers, s.Shorts(in.stretches(s.Len())))
}

func (in *input) spans(m *encoder.Model) *encoder.Spans {
	if in.number() == 0 {
		return m.Spans(legible(in.text()))
	}
	s, rest, err := m.ReadSpans(in.rest)
	if err != nil {
		in.fail()
		return m.Spans(nil)
	}
	in.rest = rest
	return s
}

func (in *input) stretches(words int) [][2]int {
	n := in.number()
	if n > len(in.rest) {
		in.fail()
		return nil
	}
	out := make([][2]int, n)
	for k := range out {
		if out[k] = [2]int{in.number(), in.number()}; out[k][0] >= out[k][1] || out[k][1] > words {
			in.fail()
			return nil
		}
	}
	return out
}

func (x shortening) keep(e *Engine, answers []byte) ([]byte, error) {
	shorts, rest, err := encoder.ReadShorts(answers)
	if err != nil {
		return nil, err
	}
	if len(shorts) != len(x.looked.Stretches()) {
		return nil, errJob
	}
	e.takeShorts(x.sense, shorts)
	return rest, nil
}

func (x shortening) alone(e *Engine) (put func()) {
	s := x.spans
	if s == nil {
		s = e.model.Spans(legible(x.text))
	}
	shorts := s.Shorts(x.looked.Stretches())
	return func() { e.takeShorts(x.sense, shorts) }
}

// weighing is to weigh the words of two sides against each other.
type weighing struct {
	*held
	senses [2][]*sense // the sentences of each side, whose shorts are known
}

func (weighing) task() task { return weighTask }

func (x weighing) ask(job []byte) []byte {
	for _, side := range x.senses {
		job = binary.AppendUvarint(job, uint64(len(side)))
		for _, s := range side {
			job = encoder.AppendShorts(appendText(job, s.text), s.shorts)
		}
	}
	return job
}

func answerWeigh(in *input, m *encoder.Model, answers []byte) []byte {
	a, b := in.side(m), in.side(m)
	if in.err != nil || a == nil || b == nil {
		in.fail()
		return nil
	}
	return detail.Weigh(a, b).Append(answers)
}

func (in *input) side(m *encoder.Model) *detail.Side {
	n := in.number()
	if n > len(in.rest) {
		in.fail()
		return nil
	}
	all := make([]*detail.Sentence, n)
	for k := range all {
		words := in.text()
		shorts, rest, err := encoder.ReadShorts(in.rest)
		if err != nil {
			in.fail()
			return nil
		}
		in.rest = rest
		spans := func() *encoder.Spans { return m.Spans(legible(words)) }
		all[k] = detail.NewSentence(words, func([]string, [][2]int) detail.Meaning { return meaning{m, spans, shorts} })
		if len(all[k].Stretches()) != len(shorts) {
			in.fail()
			return nil
		}
	}
	return detail.NewSide(all)
}

func (x weighing) keep(e *Engine, answers []byte) ([]byte, error) {
	w, rest, err := detail.ReadWeights(answers, x.a, x.b)
	if err != nil {
		return nil, err
	}
	e.takeWeights(x.held, w)
	return rest, nil
}

func (x weighing) alone(e *Engine) (put func()) {
	w := detail.Weigh(x.a, x.b)
	return func() { e.takeWeights(x.held, w) }
}
