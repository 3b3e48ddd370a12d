package compare

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"muqabala/compare/encoder"
)

// Vector is what a sentence means.
type Vector = encoder.Vector

// A Helper works beside the engine: on another thread, or in another worker of the page.
type Helper interface {
	// Free reports whether it would take a job now. One that would not is not asked again for the same errands.
	Free() bool

	// Help does a job and returns what [Engine.Do] does, in the job's memory or its own, valid until it is asked again.
	// What it fails at, the engine does itself. When it returns, it has done with the job.
	Help(ctx context.Context, job []byte) ([]byte, error)
}

// Help gives the engine helpers; each is asked for one job at a time. Who helps, and how fast, changes no result.
func (e *Engine) Help(helpers ...Helper) { e.helpers = append(e.helpers, helpers...) }

// scrap is the memory of jobs and answers that are done with, for the next ones: fresh memory costs a browser more than
// what is written there. Little is kept: as much as one helper is given at a time, and no more of each than few are longer.
type scrap struct {
	mu   sync.Mutex
	free [][]byte
}

const (
	mostScraps = 2
	mostScrap  = 1 << 20 // bytes
)

func (s *scrap) take() (b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.free); n > 0 {
		b, s.free = s.free[n-1], s.free[:n-1]
	}
	return b[:0]
}

func (s *scrap) give(b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.free) < mostScraps && cap(b) <= mostScrap {
		s.free = append(s.free, b)
	}
}

// Threads makes the engine encode on n threads.
func (e *Engine) Threads(n int) {
	for range n - 1 {
		e.Help(&thread{model: e.model.Clone()})
	}
}

// Do does a job of another engine: it gives what a helper answers with, valid until the next job. An error says that the
// job is not one.
func (e *Engine) Do(job []byte) ([]byte, error) { return e.hand.do(e.model, job) }

// thread helps on a thread of this process.
type thread struct {
	model *encoder.Model
	hand  hand
}

func (t *thread) Free() bool { return true }

func (t *thread) Help(_ context.Context, job []byte) ([]byte, error) { return t.hand.do(t.model, job) }

// A task is what is asked for in a job; it begins the job's bytes.
type task byte

const (
	encodeTask task = iota // words to spans
	shortsTask             // spans and stretches to shorts
	weighTask              // two sides to the weights of their words
	tasks
)

// An errand is a piece of work that the engine does itself or has a helper do.
type errand interface {
	task() task
	// ask adds to a job what a helper needs to know.
	ask(job []byte) []byte
	// keep takes a helper's answer from the front of many, and returns the others.
	keep(e *Engine, answers []byte) (others []byte, err error)
	// alone is the work; what it returns puts the result where it belongs.
	alone(e *Engine) (put func())
}

var errJob = errors.New("compare: helping: not a job of this build: reload the page")

// job writes errands of one task for a helper, appended to b.
func job(b []byte, errands []errand) []byte {
	b = append(b, byte(errands[0].task()))
	for _, x := range errands {
		b = x.ask(b)
	}
	return b
}

// hand is the memory of a helper's answers, which the next job uses again: they come to as much as a helper makes of
// anything.
type hand struct{ answers []byte }

// do does a job: it answers each errand.
func (h *hand) do(m *encoder.Model, job []byte) (answers []byte, err error) {
	if len(job) == 0 || task(job[0]) >= tasks {
		return nil, errJob
	}
	answer := [tasks]func(in *input, m *encoder.Model, answers []byte) []byte{answerEncode, answerShorts, answerWeigh}[job[0]]
	in := input{rest: job[1:]}
	for answers = h.answers[:0]; len(in.rest) > 0 && in.err == nil; {
		answers = answer(&in, m, answers)
	}
	if cap(answers) <= mostScrap {
		h.answers = answers
	}
	return answers, in.err
}

// keep takes the answers to a job.
func (e *Engine) keep(errands []errand, answers []byte) (err error) {
	for _, x := range errands {
		if answers, err = x.keep(e, answers); err != nil {
			return fmt.Errorf("compare: helping: %w", err)
		}
	}
	if len(answers) > 0 {
		return fmt.Errorf("compare: helping: %d bytes more than asked for", len(answers))
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
		in.fail()
		return 0
	}
	in.rest = in.rest[n:]
	return int(x)
}

func (in *input) text() string {
	n := in.number()
	if n > len(in.rest) {
		in.fail()
		return ""
	}
	s := string(in.rest[:n])
	in.rest = in.rest[n:]
	return s
}

// fail ends the reading: what follows is not what a job has there.
func (in *input) fail() { in.err, in.rest = errJob, nil }

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
