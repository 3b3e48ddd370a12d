package protocol

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"muqabala/compare"
	"muqabala/compare/export"
	"muqabala/compare/report"
)

// Engine is what the server needs of [compare.Engine].
type Engine interface {
	Read(src compare.Source) ([]report.Document, []report.Failure)
	Compare(ctx context.Context, sources []compare.Source, opt compare.Options) (*report.Report, error)
	Warm(ctx context.Context, progress func(compare.Progress)) error
	Prepare()
}

// Host is the world around a server: a worker of the page, or a test.
type Host struct {
	Open  func() (engine Engine, ready Ready, err error)
	Send  func(message any) // one of the worker's messages of this package
	Due   func() bool       // whether it is time to report progress and to let other events in
	Pause func()            // lets the host's other events happen, among them a cancel
	Now   func() float64    // a clock, in milliseconds
}

// patience is how many milliseconds a reader waits gladly for all there is. Where a comparison has taken longer by the time
// that alignment ends, what there is is sent first.
const patience = 700

// beat is how many milliseconds lie between two messages of progress of one stage at least: drawing each takes time from the engine.
const beat = 200

// Server does the page's requests one after the other.
type Server struct {
	host   Host
	engine Engine
	kept   []batch
	stage  string  // of the progress that was told last,
	told   float64 // and when

	mu    sync.Mutex
	queue []job
	open  []job         // comparisons that wait or run
	cool  func()        // ends the warming up; nil when there is none
	wake  chan struct{} // holds one token while queue may have something
}

// batch is the files of one read request.
type batch struct {
	id      int
	sources []compare.Source
}

type job struct {
	Request
	ctx    context.Context
	cancel context.CancelFunc
}

// NewServer makes a server. Run must run for requests to be done.
func NewServer(host Host) *Server {
	return &Server{host: host, wake: make(chan struct{}, 1)}
}

// Handle takes a message of the page. It never blocks: cancel acts at once, all else waits its turn.
func (s *Server) Handle(r Request) {
	if r.V != Version {
		s.fail(r, fmt.Sprintf("protocol: message of version %d, this build speaks %d", r.V, Version), "reload the page")
		return
	}
	if r.Type == TypeCancel {
		s.cancelAll()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	j := job{r, ctx, cancel}
	s.Cool()
	s.mu.Lock()
	s.queue = append(s.queue, j)
	if r.Type == TypeCompare || r.Type == TypeRecompute {
		s.open = append(s.open, j)
	}
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Server) cancelAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, j := range s.open {
		j.cancel()
	}
}

// Run does requests until ctx is done.
func (s *Server) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		}
		for j, ok := s.next(); ok; j, ok = s.next() {
			s.do(j)
			s.close(j)
		}
	}
}

func (s *Server) next() (job, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) == 0 {
		return job{}, false
	}
	j := s.queue[0]
	s.queue = s.queue[1:]
	return j, true
}

func (s *Server) close(j job) {
	j.cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.open {
		if s.open[i].ID == j.ID {
			s.open = append(s.open[:i], s.open[i+1:]...)
			return
		}
	}
}

// do does one request. A panic below is a fault of ours: it becomes a failed message, and the server goes on.
func (s *Server) do(j job) {
	defer func() {
		if p := recover(); p != nil {
			s.fail(j.Request, fmt.Sprintf("muqabala: internal error: %v", p), "the files are kept; try again, and report this if it comes back")
		}
	}()
	switch {
	case j.Type == TypeInit:
		s.init(j.Request)
	case s.engine == nil:
		s.fail(j.Request, fmt.Sprintf("protocol: %q before init", j.Type), "reload the page")
	case j.Type == TypeRead:
		s.read(j.Request)
	case j.Type == TypeRemove:
		s.remove(j.Request)
	case j.Type == TypeCompare || j.Type == TypeRecompute:
		s.compare(j)
	default:
		s.fail(j.Request, fmt.Sprintf("protocol: unknown message %q", j.Type), "reload the page")
	}
}

func (s *Server) init(r Request) {
	engine, ready, err := s.host.Open()
	if err != nil {
		s.fail(r, err.Error(), "this copy of the page is damaged; get it again")
		return
	}
	s.engine = engine
	ready.Header = r.answer(TypeReady)
	s.host.Send(ready)
	if r.ID == 0 { // that of a helper, which runs the code that the browser has compiled for the engine
		engine.Prepare()
		return
	}
	s.warm()
}

// Cool ends the warming up, if there is one: nobody waits for it.
func (s *Server) Cool() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cool != nil {
		s.cool()
	}
}

// warm has the engine warm up until there is something to do.
func (s *Server) warm() {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s.mu.Lock()
	s.cool = cancel
	waiting := len(s.queue) > 0
	s.mu.Unlock()
	if !waiting {
		// What it fails at, the reader's comparison will say.
		_ = s.engine.Warm(ctx, func(compare.Progress) {
			if s.host.Due() {
				s.host.Pause()
			}
		})
	}
	s.mu.Lock()
	s.cool = nil
	s.mu.Unlock()
}

func (s *Server) read(r Request) {
	answer := Read{Header: r.answer(TypeRead), Documents: []report.Document{}, Failures: []report.Failure{}}
	kept := batch{id: r.ID}
	for i, f := range r.Files {
		src := compare.Source{Name: f.Name, Data: f.Bytes, Charset: f.Charset, Pasted: f.Pasted}
		kept.sources = append(kept.sources, src)
		docs, failures := s.engine.Read(src)
		answer.Documents = append(answer.Documents, docs...)
		answer.Failures = append(answer.Failures, failures...)
		s.progress(r.ID, compare.Progress{Stage: "read", Done: i + 1, Total: len(r.Files), Source: f.Name})
	}
	s.kept = append(s.kept, kept)
	s.host.Send(answer)
}

func (s *Server) remove(r Request) {
	for i := range s.kept {
		if s.kept[i].id == r.Read {
			s.kept = append(s.kept[:i], s.kept[i+1:]...)
			return
		}
	}
}

func (s *Server) compare(j job) {
	var sources []compare.Source
	for _, b := range s.kept {
		sources = append(sources, b.sources...)
	}
	start := s.host.Now()
	rep, err := s.engine.Compare(j.ctx, sources, compare.Options{
		Decisions: j.Decisions,
		Reading:   j.Reading,
		Progress:  func(p compare.Progress) { s.progress(j.ID, p) },
		Early:     func(rep *report.Report) { s.report(j.Request, rep, false) },
		Slow:      func() bool { return s.host.Now()-start >= patience },
	})
	switch {
	case errors.Is(err, context.Canceled):
		s.host.Send(Cancelled{j.answer(TypeCancelled)})
	case err != nil:
		s.fail(j.Request, err.Error(), "the files are kept; remove one and try again")
	default:
		s.report(j.Request, rep, true)
	}
}

// report sends a report; one that is not complete comes before another of the same request.
func (s *Server) report(r Request, rep *report.Report, complete bool) {
	s.host.Send(Report{r.answer(TypeReport), complete, func(w io.Writer) error { return export.JSON(w, rep) }})
}

// progress tells the page how far a request is and lets its other messages in, at the host's pace.
func (s *Server) progress(id int, p compare.Progress) {
	if !s.host.Due() {
		return
	}
	if now := s.host.Now(); p.Stage != s.stage || now-s.told >= beat {
		s.stage, s.told = p.Stage, now
		s.host.Send(Progress{Header{Version, TypeProgress, id}, p.Stage, p.Done, p.Total, p.Source})
	}
	s.host.Pause()
}

func (s *Server) fail(r Request, message, hint string) {
	s.host.Send(Failed{r.answer(TypeFailed), message, hint})
}

func (r Request) answer(kind string) Header { return Header{Version, kind, r.ID} }
