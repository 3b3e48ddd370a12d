package compare

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"muqabala/compare/encoder"
)

// Vector is what a sentence means.
type Vector = encoder.Vector

// A Helper works beside the engine: on another thread, or in another worker of the page.
type Helper interface {
	// Help does a job and returns what [Engine.Do] does. What it fails at, the engine does itself.
	Help(ctx context.Context, job []byte) ([]byte, error)
}

// Help gives the engine helpers; each is asked for one job at a time. Who helps, and how fast, changes no result.
func (e *Engine) Help(helpers ...Helper) { e.helpers = append(e.helpers, helpers...) }

// Threads makes the engine encode on n threads.
func (e *Engine) Threads(n int) {
	for range n - 1 {
		e.Help(&thread{model: e.model.Clone()})
	}
}

// Do does a job of another engine: it is what a helper answers with. An error says that the job is not one.
func (e *Engine) Do(job []byte) ([]byte, error) { return do(e.model, job) }

// thread helps on a thread of this process.
type thread struct{ model *encoder.Model }

func (t *thread) Help(_ context.Context, job []byte) ([]byte, error) { return do(t.model, job) }

// A task is what is asked for many sentences; it begins the job's bytes.
type task byte

const (
	encodeTask task = iota // words to spans
	shortsTask             // spans and stretches to shorts
)

var errJob = errors.New("compare: helping: not a job of this build: reload the page")

// job writes what a helper needs to know of sentences: their text, or their spans where they are known.
func job(t task, items []*sense) []byte {
	b := []byte{byte(t)}
	for _, x := range items {
		known := t == shortsTask && x.spans != nil
		if b = append(b, bit(known)); known {
			b = encoder.AppendSpans(b, x.spans)
		} else {
			b = append(binary.AppendUvarint(b, uint64(len(x.text))), x.text...)
		}
		if t == shortsTask {
			stretches := x.looked.Stretches()
			b = binary.AppendUvarint(b, uint64(len(stretches)))
			for _, s := range stretches {
				b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(s[0])), uint64(s[1]))
			}
		}
	}
	return b
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// do does a job.
func do(m *encoder.Model, job []byte) (answer []byte, err error) {
	if len(job) == 0 || task(job[0]) > shortsTask {
		return nil, errJob
	}
	in := input{rest: job[1:]}
	for len(in.rest) > 0 && in.err == nil {
		s := in.spans(m)
		if task(job[0]) == shortsTask {
			answer = encoder.AppendShorts(answer, s.Shorts(in.stretches(s.Len())))
			continue
		}
		answer = encoder.AppendSpans(encoder.AppendVector(answer, s.All()), s)
	}
	return answer, in.err
}

// keep takes the answer to a job.
func (e *Engine) keep(t task, items []*sense, answer []byte) error {
	for _, x := range items {
		if t == shortsTask {
			shorts, rest, err := encoder.ReadShorts(answer)
			if err != nil {
				return fmt.Errorf("compare: helping: %w", err)
			}
			e.takeShorts(x, shorts)
			answer = rest
			continue
		}
		v, rest, err1 := encoder.ReadVector(answer)
		spans, rest, err2 := e.model.ReadSpans(rest)
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("compare: helping: %w", err)
		}
		e.take(x, v, spans)
		answer = rest
	}
	if len(answer) > 0 {
		return fmt.Errorf("compare: helping: %d bytes more than asked for", len(answer))
	}
	return nil
}

// input reads a job.
type input struct {
	rest []byte
	err  error
}

func (in *input) number() int {
	x, n := binary.Uvarint(in.rest)
	if n <= 0 || x > 1<<30 {
		in.err, in.rest = errJob, nil
		return 0
	}
	in.rest = in.rest[n:]
	return int(x)
}

func (in *input) text() string {
	n := in.number()
	if n > len(in.rest) {
		in.err, in.rest = errJob, nil
		return ""
	}
	s := string(in.rest[:n])
	in.rest = in.rest[n:]
	return s
}

// spans reads those of the next sentence, or makes them of its text.
func (in *input) spans(m *encoder.Model) *encoder.Spans {
	if len(in.rest) == 0 || in.number() == 0 {
		return m.Spans(legible(in.text()))
	}
	s, rest, err := m.ReadSpans(in.rest)
	if err != nil {
		in.err, in.rest = errJob, nil
		return m.Spans(nil)
	}
	in.rest = rest
	return s
}

func (in *input) stretches(words int) [][2]int {
	n := in.number()
	if n > len(in.rest) {
		in.err, in.rest = errJob, nil
		return nil
	}
	out := make([][2]int, n)
	for k := range out {
		if out[k] = [2]int{in.number(), in.number()}; out[k][0] >= out[k][1] || out[k][1] > words {
			in.err, in.rest = errJob, nil
			return nil
		}
	}
	return out
}
