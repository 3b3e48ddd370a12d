package compare

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"slices"
	"sync"
	"testing"

	"muqabala/compare/detail"
	"muqabala/compare/export"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// failing helps with its first batches and then no more.
type failing struct {
	thread
	left int
	err  error // nil: it answers with nonsense
}

func (f *failing) Help(ctx context.Context, job []byte) ([]byte, error) {
	if f.left--; f.left < 0 {
		return job, f.err
	}
	return f.thread.Help(ctx, job)
}

// fresh is an engine that has seen nothing yet.
func fresh() *Engine { return newEngine(theEngine().model.Clone()) }

func TestHelpersChangeNothing(t *testing.T) {
	var want []byte
	for _, test := range []struct {
		reason string
		help   func(*Engine)
	}{
		{"alone", func(*Engine) {}},
		{"three threads", func(e *Engine) { e.Threads(3) }},
		{"a helper that fails at once, and one that answers with nonsense later", func(e *Engine) {
			e.Help(&failing{thread{model: e.model.Clone()}, 0, errors.New("gone")}, &failing{thread{model: e.model.Clone()}, 2, nil})
		}},
	} {
		e := fresh()
		test.help(e)
		last := 0
		rep, err := e.Compare(context.Background(), samples(t)[:2], Options{Progress: func(p Progress) {
			if p.Stage != StageEncode {
				return
			}
			if p.Done < last || p.Done > p.Total {
				t.Errorf("%s: progress went from %d to %d of %d", test.reason, last, p.Done, p.Total)
			}
			last = p.Done
		}})
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := export.JSON(&got, rep); err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got.Bytes()
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: another report", test.reason)
		}
	}
}

// stuck works until it is told to stop.
type stuck struct{}

func (stuck) Free() bool { return true }

func (stuck) Help(ctx context.Context, _ []byte) ([]byte, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestCancelReachesHelpers(t *testing.T) {
	e := fresh()
	e.Help(stuck{})
	ctx, cancel := context.WithCancel(context.Background())
	_, err := e.Compare(ctx, samples(t)[:1], Options{Progress: func(p Progress) {
		if p.Stage == StageEncode && p.Done == 2 {
			cancel()
		}
	}})
	if err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

// The first report has all that alignment says and no word inside a sentence; once sentences are read closely, there is
// nothing to wait for.
func TestEarly(t *testing.T) {
	e := fresh()
	var early []report.Report
	opt := Options{Early: func(rep *report.Report) { early = append(early, *rep) }}
	quick := Options{Early: func(*report.Report) { t.Error("an early report where nobody waits long") }, Slow: func() bool { return false }}
	if _, err := fresh().Compare(context.Background(), samples(t), quick); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		rep, err := e.Compare(context.Background(), samples(t), opt)
		if err != nil {
			t.Fatal(err)
		}
		if len(early) != 1 {
			t.Fatalf("round %d: %d early reports", round, len(early))
		}
		first := early[0]
		if !slices.EqualFunc(first.Links, rep.Links, func(a, b report.Link) bool { return a.ID == b.ID && slices.Equal(a.A, b.A) && slices.Equal(a.B, b.B) }) {
			t.Error("other links")
		}
		if len(first.Messages) != len(rep.Messages) || len(first.Origins) != len(rep.Origins) {
			t.Errorf("%d messages and %d origins, then %d and %d", len(first.Messages), len(first.Origins), len(rep.Messages), len(rep.Origins))
		}
		isPassage := func(d report.Detail) bool { return d.Kind == report.KindPassage }
		if slices.ContainsFunc(first.Details, func(d report.Detail) bool { return !isPassage(d) }) || !slices.ContainsFunc(first.Details, isPassage) {
			t.Errorf("details: %+v", first.Details)
		}
		if len(rep.Details) <= len(first.Details) {
			t.Errorf("%d details, then %d", len(first.Details), len(rep.Details))
		}
	}
}

func TestWarm(t *testing.T) {
	e := theEngine()
	known := len(e.senses)
	stages := map[string]bool{}
	if err := e.Warm(context.Background(), func(p Progress) { stages[p.Stage] = true }); err != nil {
		t.Fatal(err)
	}
	if len(e.senses) != known || len(stages) != 4 {
		t.Errorf("%d sentences more, stages %v", len(e.senses)-known, stages)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := e.Warm(ctx, func(Progress) {}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

// Each kind of job is done, and gives what the engine finds alone; half of a job is refused.
func TestJobs(t *testing.T) {
	e := fresh()
	var encode, shorten []errand
	var known []*sense
	for _, s := range []string{"Le roi a reçu mardi le président.", "استقبل الملك الرئيس.", "x"} {
		x := &sense{text: s}
		spans := e.model.Spans(legible(s))
		e.take(x, spans.All(), spans)
		e.sentence(s)
		encode, shorten, known = append(encode, encoding{x}), append(shorten, shortening{x, nil}), append(known, x)
	}
	known[2].spans = nil // forgotten: the job has its text
	done := func(errands []errand) {
		t.Helper()
		asked := job(nil, errands)
		answer, err := e.Do(asked)
		if err == nil {
			err = e.keep(errands, answer)
		}
		if err != nil {
			t.Fatalf("task %d: %v", asked[0], err)
		}
		for _, n := range []int{0, 1, 2, len(asked) / 3, len(asked) / 2, len(asked) - 1} {
			if answer, err := e.Do(asked[:n]); err == nil && e.keep(errands, answer) == nil {
				t.Fatalf("task %d: %d of %d bytes are a job", asked[0], n, len(asked))
			}
		}
	}
	done(encode)
	done(shorten)
	for _, x := range known {
		if !slices.Equal(x.shorts, e.model.Spans(legible(x.text)).Shorts(x.looked.Stretches())) {
			t.Errorf("%q: other vectors", x.text)
		}
	}
	h := &held{a: detail.NewSide([]*detail.Sentence{known[0].looked, known[2].looked}), b: detail.NewSide([]*detail.Sentence{known[1].looked})}
	done([]errand{weighing{h, [2][]*sense{{known[0], known[2]}, {known[1]}}}})
	if want := detail.Weigh(h.a, h.b); !reflect.DeepEqual(h.weights, want) {
		t.Errorf("other weights: %v, want %v", h.weights, want)
	}
}

// What is put on a shelf again is as new; what is forgotten is what was put there first.
func TestShelf(t *testing.T) {
	s := shelf{most: 3}
	var forgotten []string
	put := func(name string) { s.put(name, 1, func() { forgotten = append(forgotten, name) }) }
	for _, name := range []string{"a", "b", "c", "a", "d", "e"} {
		put(name)
	}
	if want := []string{"b", "c"}; !slices.Equal(forgotten, want) || s.held != 3 {
		t.Errorf("forgotten %v, want %v; %d held", forgotten, want, s.held)
	}
}

// watched tells how many sentences it was asked to encode.
type watched struct {
	thread
	mu      sync.Mutex
	encodes int
}

func (w *watched) Help(ctx context.Context, job []byte) ([]byte, error) {
	answer, err := w.thread.Help(ctx, job)
	w.mu.Lock()
	defer w.mu.Unlock()
	if task(job[0]) == encodeTask {
		w.encodes++
	}
	return answer, err
}

// While a file is read helpers encode those before it; of one that is taken away again, only what they have begun.
func TestEncodedWhileFilesAreRead(t *testing.T) {
	files := samples(t)[:3]
	want, err := fresh().Compare(context.Background(), files[:2], Options{})
	if err != nil {
		t.Fatal(err)
	}
	e, h := fresh(), &watched{thread: thread{model: theEngine().model.Clone()}}
	e.Help(h)
	for _, f := range files {
		e.Read(f)
	}
	e.begun.helpers.Wait()
	if h.encodes == 0 || len(e.senses) == 0 {
		t.Fatalf("%d jobs, %d sentences known before the comparison", h.encodes, len(e.senses))
	}
	got, err := e.Compare(context.Background(), files[:2], Options{})
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("another report (%v)", err)
	}
	e = fresh()
	e.Help(&failing{thread{model: e.model.Clone()}, 0, errors.New("gone")})
	for _, f := range files {
		e.Read(f)
	}
	e.begun.helpers.Wait()
	if got, err = e.Compare(context.Background(), files[:2], Options{}); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("another report where helpers fail (%v)", err)
	}
	for _, d := range want.Documents {
		for _, b := range d.Blocks {
			for _, s := range b.Sentences {
				if b.TakesPart() && e.senses[text.NewOffsets(d.Text).Slice(s.Start, s.End)] == nil {
					t.Fatalf("sentence %s is not known", s.ID)
				}
			}
		}
	}
	known := len(e.senses)
	if all, err := e.Compare(context.Background(), files, Options{}); err != nil || len(e.senses) <= known {
		t.Errorf("of the file that was taken away %d sentences were encoded (%v, %d documents)", known, err, len(all.Documents))
	}
}
