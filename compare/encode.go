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
	return items, job(w.engine.scrap.take(), items)
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
		w.engine.scrap.give(asked)
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

// crew is the engine's helpers at work, while the engine does something else.
type crew struct {
	work
	ctx     context.Context
	stop    func()
	helpers sync.WaitGroup
	busy    []bool // by helper
}

// start has the helpers begin with errands. It must be followed by leave.
func (c *comparison) start(errands []errand) *crew {
	k := newCrew(c.ctx, c.engine)
	k.add(errands)
	return k
}

func newCrew(ctx context.Context, e *Engine) *crew {
	k := &crew{work: work{engine: e}, busy: make([]bool, len(e.helpers))}
	k.ctx, k.stop = context.WithCancel(ctx)
	return k
}

// add gives the helpers more to do.
func (k *crew) add(errands []errand) {
	k.mu.Lock()
	k.items = append(k.items, errands...)
	k.left += len(errands)
	for i, busy := range k.busy {
		if !busy {
			k.busy[i] = true
			k.helpers.Go(func() { k.call(i) })
		}
	}
	k.mu.Unlock()
	runtime.Gosched() // a browser has one thread: let them send their first jobs before it is busy
}

// call has one helper work until there is nothing to do, or nothing more that it would.
func (k *crew) call(i int) {
	k.help(k.ctx, k.engine.helpers[i])
	k.mu.Lock()
	defer k.mu.Unlock()
	k.busy[i] = false
}

// finish has the engine join in until all is done; it says before each errand that it does itself how many are left.
func (k *crew) finish(say func(x errand, left int) error) error {
	if err := k.join(say); err != nil {
		return err
	}
	k.helpers.Wait()
	return k.join(say) // what a helper gave back
}

func (k *crew) join(say func(x errand, left int) error) error {
	for x, left, ok := k.front(); ok; x, left, ok = k.front() {
		if err := say(x, left); err != nil {
			return err
		}
		k.alone(x)
	}
	return k.ctx.Err()
}

// leave drops the errands that nobody has begun. When it returns none of the helpers works any more.
func (k *crew) leave() {
	if k == nil {
		return
	}
	k.mu.Lock()
	k.items = nil
	k.mu.Unlock()
	k.helpers.Wait()
	k.stop()
}

// run does errands with the engine's helpers.
func (c *comparison) run(errands []errand, say func(x errand, left int) error) error {
	k := c.start(errands)
	defer k.leave()
	return k.finish(say)
}
