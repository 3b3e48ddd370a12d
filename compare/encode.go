package compare

import (
	"context"
	"sync"

	"muqabala/compare/encoder"
)

// Vector is what a sentence means.
type Vector = encoder.Vector

// A Helper encodes sentences beside the engine: on another thread, or in another worker of the page.
type Helper interface {
	// Encode returns the vectors of texts: those that Engine.Vectors gives. What it fails at, the engine does itself.
	Encode(ctx context.Context, texts []string) ([]Vector, error)
}

// Help gives the engine helpers; each is asked for one batch at a time. Who helps, and how fast, changes no result.
func (e *Engine) Help(helpers ...Helper) { e.helpers = append(e.helpers, helpers...) }

// Threads makes the engine encode on n threads.
func (e *Engine) Threads(n int) {
	for range n - 1 {
		e.Help(&thread{model: e.model.Clone()})
	}
}

// Vectors encodes texts: what a helper answers with.
func (e *Engine) Vectors(texts []string) []Vector { return vectors(e.model, texts) }

func vectors(m *encoder.Model, texts []string) []Vector {
	all := make([]Vector, len(texts))
	for i, s := range texts {
		all[i] = m.Encode(encoder.Legible(s))
	}
	return all
}

// thread helps on a thread of this process.
type thread struct{ model *encoder.Model }

func (t *thread) Encode(_ context.Context, texts []string) ([]Vector, error) {
	return vectors(t.model, texts), nil
}

// batch is how many sentences a helper takes at once: some 20 ms of work.
const batch = 8

// work is the sentences still to encode: the engine takes them from the front, helpers from the back.
type work struct {
	mu      sync.Mutex
	texts   []string
	found   map[string]*Vector
	missing int
}

// newWork lists what has no vector yet, each sentence once, in order.
func newWork(texts []version, known map[string]*Vector) *work {
	w := &work{found: known}
	seen := map[string]bool{}
	for _, v := range texts {
		for _, s := range v.sentences {
			if known[s.text] == nil && !seen[s.text] {
				seen[s.text] = true
				w.texts = append(w.texts, s.text)
			}
		}
	}
	w.missing = len(w.texts)
	return w
}

func (w *work) front() (text string, missing int, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.texts) == 0 {
		return "", w.missing, false
	}
	text, w.texts = w.texts[0], w.texts[1:]
	return text, w.missing, true
}

func (w *work) back() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := max(0, len(w.texts)-batch)
	taken := w.texts[at:]
	w.texts = w.texts[:at:at]
	return taken
}

func (w *work) done(texts []string, vectors []Vector) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, s := range texts {
		w.found[s] = &vectors[i]
	}
	w.missing -= len(texts)
}

func (w *work) giveBack(texts []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.texts = append(w.texts, texts...)
}

// help does batches until there are none, or one fails.
func (w *work) help(ctx context.Context, h Helper) {
	for ctx.Err() == nil {
		texts := w.back()
		if len(texts) == 0 {
			return
		}
		vectors, err := h.Encode(ctx, texts)
		if err != nil || len(vectors) != len(texts) {
			w.giveBack(texts)
			return
		}
		w.done(texts, vectors)
	}
}

// encode finds the vector of every sentence that takes part.
func (c *comparison) encode() error {
	total := 0
	for _, v := range c.texts {
		total += len(v.sentences)
	}
	if err := c.vectors(newWork(c.texts, c.engine.vectors), total); err != nil {
		return err
	}
	for _, v := range c.texts {
		for k := range v.sentences {
			v.sentences[k].vector = c.engine.vectors[v.sentences[k].text]
		}
	}
	return c.progress(StageEncode, total, total, "")
}

// vectors does the work, with the engine's helpers. When it returns none of them works any more.
func (c *comparison) vectors(w *work, total int) error {
	for done := range total - w.missing { // what is known already
		if err := c.progress(StageEncode, done, total, ""); err != nil {
			return err
		}
	}
	ctx, stop := context.WithCancel(c.ctx)
	var helpers sync.WaitGroup
	defer helpers.Wait()
	defer stop()
	for _, h := range c.engine.helpers {
		helpers.Go(func() { w.help(ctx, h) })
	}
	if err := c.encodeFront(w, total); err != nil {
		return err
	}
	helpers.Wait()
	return c.encodeFront(w, total) // what a helper gave back
}

func (c *comparison) encodeFront(w *work, total int) error {
	for s, missing, ok := w.front(); ok; s, missing, ok = w.front() {
		if err := c.progress(StageEncode, total-missing, total, c.sourceOf(s)); err != nil {
			return err
		}
		w.done([]string{s}, c.engine.Vectors([]string{s}))
	}
	return c.ctx.Err()
}

// sourceOf names the first file with that sentence.
func (c *comparison) sourceOf(text string) string {
	for _, v := range c.texts {
		for _, s := range v.sentences {
			if s.text == text {
				return v.doc.Source
			}
		}
	}
	return ""
}
