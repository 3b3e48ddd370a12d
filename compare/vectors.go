package compare

import (
	"context"
	"slices"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// ahead is what helpers encode of the files that have been read, while others still are.
type ahead struct {
	*crew
	asked map[string]bool // sentences
}

// begin has the helpers encode what versions of a file say. Whoever compares finishes it.
func (e *Engine) begin(docs []report.Document) {
	if len(e.helpers) == 0 {
		return
	}
	var all []string
	for d := range docs {
		offsets := text.NewOffsets(docs[d].Text)
		eachSentence(&docs[d], offsets, func(_ *report.Block, _ report.Sentence, t string) { all = append(all, t) })
	}
	e.ask(all)
}

// ask adds those sentences to what is encoded that are not known yet.
func (e *Engine) ask(sentences []string) *ahead {
	if e.begun == nil {
		e.begun = &ahead{newCrew(context.Background(), e), map[string]bool{}}
	}
	k, errands := e.begun, []errand(nil)
	k.mu.Lock()
	for _, s := range sentences {
		if e.senses[s] == nil && !k.asked[s] {
			k.asked[s] = true
			errands = append(errands, encoding{&sense{text: s}})
		}
	}
	k.mu.Unlock()
	if len(errands) > 0 {
		k.add(errands)
	}
	return k
}

// encode finds the vector of every sentence that takes part. What the engine alone can do and needs no vectors for, it does
// while helpers are at it.
func (c *comparison) encode() error {
	var all []string
	sources := map[string]string{} // of each sentence, the first file that has it
	for _, v := range c.texts {
		for _, s := range v.sentences {
			if all = append(all, s.text); sources[s.text] == "" {
				sources[s.text] = v.doc.Source
			}
		}
	}
	k := c.engine.ask(all)
	defer c.engine.leave()
	defer context.AfterFunc(c.ctx, k.stop)()
	left := k.only(sources)
	for done := range len(all) - left { // what is known already
		if err := c.progress(StageEncode, done, len(all), ""); err != nil {
			return err
		}
	}
	if err := c.attribute(); err != nil {
		return err
	}
	if err := c.readValues(); err != nil {
		return err
	}
	err := k.finish(func(x errand, left int) error {
		return c.progress(StageEncode, len(all)-left, len(all), sources[x.(encoding).text])
	})
	if err != nil {
		return err
	}
	for _, v := range c.texts {
		for k := range v.sentences {
			v.sentences[k].vector = c.engine.senses[v.sentences[k].text].vector
		}
	}
	return c.progress(StageEncode, len(all), len(all), "")
}

// only drops what nobody has begun and is not wanted any more, as when a file was taken away, and gives how many are left.
func (k *ahead) only(wanted map[string]string) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	before := len(k.items)
	k.items = slices.DeleteFunc(k.items, func(x errand) bool { return wanted[x.(encoding).text] == "" })
	k.left -= before - len(k.items)
	return k.left
}

// leave ends what was begun.
func (e *Engine) leave() {
	e.begun.leave()
	e.begun = nil
}
