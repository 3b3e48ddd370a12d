package compare

import (
	"context"
	"sync"
)

// batch is how many sentences a helper takes at once at most: some 20 ms of work.
const batch = 8

// work is the sentences of which something is asked: the engine takes them from the front, helpers from the back.
type work struct {
	engine *Engine
	task   task
	mu     sync.Mutex
	items  []*sense
	left   int // not done yet
}

func (w *work) front() (x *sense, left int, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.items) == 0 {
		return nil, w.left, false
	}
	x, w.items = w.items[0], w.items[1:]
	return x, w.left, true
}

// back takes smaller and smaller batches, so that all are done at about the same time, and gives the job they make.
func (w *work) back() (items []*sense, asked []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := len(w.items) - min(len(w.items), batch, 1+len(w.items)/4)
	items = w.items[at:]
	w.items = w.items[:at:at]
	return items, job(w.task, items)
}

// done takes what a helper made of a batch.
func (w *work) done(items []*sense, answer []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.engine.keep(w.task, items, answer); err != nil {
		return err
	}
	w.left -= len(items)
	return nil
}

func (w *work) giveBack(items []*sense) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.items = append(w.items, items...)
}

// help does batches until there are none, or one fails.
func (w *work) help(ctx context.Context, h Helper) {
	for ctx.Err() == nil {
		items, asked := w.back()
		if len(items) == 0 {
			return
		}
		answer, err := h.Help(ctx, asked)
		if err == nil {
			err = w.done(items, answer)
		}
		if err != nil {
			w.giveBack(items)
			return
		}
	}
}

// alone does one sentence in the engine itself.
func (w *work) alone(x *sense) {
	e, s := w.engine, x.spans
	if s == nil {
		s = e.model.Spans(legible(x.text))
	}
	if w.task == encodeTask {
		v := s.All()
		w.mu.Lock()
		defer w.mu.Unlock()
		e.take(x, v, s)
	} else {
		shorts := s.Shorts(x.looked.Stretches())
		w.mu.Lock()
		defer w.mu.Unlock()
		e.takeShorts(x, shorts)
	}
	w.left--
}

// run does the work, with the engine's helpers, and says before each sentence of its own how much is left. When it
// returns none of the helpers works any more.
func (c *comparison) run(w *work, say func(x *sense, left int) error) error {
	w.left = len(w.items)
	ctx, stop := context.WithCancel(c.ctx)
	var helpers sync.WaitGroup
	defer helpers.Wait()
	defer stop()
	for _, h := range c.engine.helpers {
		helpers.Go(func() { w.help(ctx, h) })
	}
	if err := c.runFront(w, say); err != nil {
		return err
	}
	helpers.Wait()
	return c.runFront(w, say) // what a helper gave back
}

func (c *comparison) runFront(w *work, say func(x *sense, left int) error) error {
	for x, left, ok := w.front(); ok; x, left, ok = w.front() {
		if err := say(x, left); err != nil {
			return err
		}
		w.alone(x)
	}
	return c.ctx.Err()
}

// encode finds the vector of every sentence that takes part.
func (c *comparison) encode() error {
	w := &work{engine: c.engine, task: encodeTask}
	sources, total := map[string]string{}, 0 // of each new sentence, the first file that has it
	for _, v := range c.texts {
		total += len(v.sentences)
		for _, s := range v.sentences {
			if c.engine.senses[s.text] == nil && sources[s.text] == "" {
				sources[s.text] = v.doc.Source
				w.items = append(w.items, &sense{text: s.text})
			}
		}
	}
	for done := range total - len(w.items) { // what is known already
		if err := c.progress(StageEncode, done, total, ""); err != nil {
			return err
		}
	}
	err := c.run(w, func(x *sense, left int) error { return c.progress(StageEncode, total-left, total, sources[x.text]) })
	if err != nil {
		return err
	}
	for _, v := range c.texts {
		for k := range v.sentences {
			v.sentences[k].vector = c.engine.senses[v.sentences[k].text].vector
		}
	}
	return c.progress(StageEncode, total, total, "")
}

// look has the stretches of sentences encoded that are about to be held against others.
func (c *comparison) look(texts []string, say func() error) error {
	w := &work{engine: c.engine, task: shortsTask}
	asked := map[string]bool{}
	for _, s := range texts {
		x := c.engine.senses[s]
		if c.engine.sentence(s); x.shorts == nil && len(x.looked.Stretches()) > 0 && !asked[s] {
			asked[s] = true
			w.items = append(w.items, x)
		}
	}
	return c.run(w, func(*sense, int) error { return say() })
}
