package compare

import (
	"context"
	"runtime"
	"sync"
)

// batch is how many errands a helper takes at once at most: some 20 ms of work, and of sides to weigh, which bring the
// meaning of all of their stretches along, half a megabyte.
var batch = [tasks]int{encodeTask: 8, shortsTask: 8, weighTask: 3}

// work is a queue of errands of one task: the engine takes them from the front, helpers from the back.
type work struct {
	engine *Engine
	mu     sync.Mutex
	items  []errand
	left   int // not done yet
}

func (w *work) front() (x errand, left int, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.items) == 0 {
		return nil, w.left, false
	}
	x, w.items = w.items[0], w.items[1:]
	return x, w.left, true
}

// back takes smaller and smaller batches, so that all are done at about the same time, and gives the job they make.
func (w *work) back() (items []errand, asked []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.items) == 0 {
		return nil, nil
	}
	at := len(w.items) - min(len(w.items), batch[w.items[0].task()], 1+len(w.items)/4)
	items = w.items[at:]
	w.items = w.items[:at:at]
	return items, job(items)
}

// done takes what a helper made of a batch.
func (w *work) done(items []errand, answers []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.engine.keep(items, answers); err != nil {
		return err
	}
	w.left -= len(items)
	return nil
}

func (w *work) giveBack(items []errand) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.items = append(w.items, items...)
}

// help does batches until there are none, or one fails.
func (w *work) help(ctx context.Context, h Helper) {
	for ctx.Err() == nil && h.Free() {
		items, asked := w.back()
		if len(items) == 0 {
			return
		}
		answers, err := h.Help(ctx, asked)
		if err == nil {
			err = w.done(items, answers)
		}
		if err != nil {
			w.giveBack(items)
			return
		}
	}
}

// alone does one errand in the engine itself.
func (w *work) alone(x errand) {
	put := x.alone(w.engine)
	w.mu.Lock()
	defer w.mu.Unlock()
	put()
	w.left--
}

// run does errands with the engine's helpers, and says before each that it does itself how many are left. When it
// returns none of the helpers works any more.
func (c *comparison) run(errands []errand, say func(x errand, left int) error) error {
	w := &work{engine: c.engine, items: errands, left: len(errands)}
	ctx, stop := context.WithCancel(c.ctx)
	var helpers sync.WaitGroup
	defer helpers.Wait()
	defer stop()
	for _, h := range c.engine.helpers {
		helpers.Go(func() { w.help(ctx, h) })
	}
	runtime.Gosched() // a browser has one thread: let them send their first jobs before it is busy
	if err := c.runFront(w, say); err != nil {
		return err
	}
	helpers.Wait()
	return c.runFront(w, say) // what a helper gave back
}

func (c *comparison) runFront(w *work, say func(x errand, left int) error) error {
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
	var errands []errand
	sources, total := map[string]string{}, 0 // of each new sentence, the first file that has it
	for _, v := range c.texts {
		total += len(v.sentences)
		for _, s := range v.sentences {
			if c.engine.senses[s.text] == nil && sources[s.text] == "" {
				sources[s.text] = v.doc.Source
				errands = append(errands, encoding{&sense{text: s.text}})
			}
		}
	}
	for done := range total - len(errands) { // what is known already
		if err := c.progress(StageEncode, done, total, ""); err != nil {
			return err
		}
	}
	err := c.run(errands, func(x errand, left int) error {
		return c.progress(StageEncode, total-left, total, sources[x.(encoding).text])
	})
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
