package compare

import (
	"slices"
	"strings"

	"muqabala/compare/align"
	"muqabala/compare/detail"
	"muqabala/compare/report"
)

// held is a link of more than a topic: its sides are held against each other, word by word.
type held struct {
	*bitext
	align.Link
	id      string // of the link
	a, b    *detail.Side
	key     string          // their words
	wording *detail.Wording // how they differ word by word, in one language; else
	weights *detail.Weights // what their words weigh; nil until it is known
}

// hold finds the sides that are to be held against each other.
func (c *comparison) hold() error {
	for _, bt := range c.bitexts {
		for k, l := range bt.found.Links {
			if k >= len(bt.links) || bt.links[k].Grade == report.GradeTopic {
				continue
			}
			h := &held{bitext: bt, Link: l, id: bt.links[k].ID, a: c.sideOf(bt.a, l.A), b: c.sideOf(bt.b, l.B)}
			if h.a == nil || h.b == nil {
				continue
			}
			if bt.a.doc.Lang == bt.b.doc.Lang {
				h.wording = detail.Diff(h.a, h.b)
			}
			if h.wording == nil {
				h.key = bt.a.joined(l.A) + "\x01" + bt.b.joined(l.B)
				h.weights = c.engine.weights[h.key]
			}
			c.held = append(c.held, h)
		}
	}
	return c.ctx.Err()
}

func (v *version) joined(sentences []int) string {
	all := make([]string, len(sentences))
	for k, i := range sentences {
		all[k] = v.sentences[i].text
	}
	return strings.Join(all, "\x00")
}

// unweighed is how many links are still to be looked into.
func (c *comparison) unweighed() (n int) {
	for _, h := range c.held {
		if h.wording == nil && h.weights == nil {
			n++
		}
	}
	return n
}

// facings gives what each side has and the other lacks.
func (h *held) facings() (ab, ba *detail.Facing) {
	if h.wording != nil {
		return h.wording.Facings()
	}
	return h.weights.Facings(h.a, h.b, h.looseness(h.bitext.a.doc.Lang == h.bitext.b.doc.Lang))
}

// weigh looks into the links: first what the stretches of their sentences mean, then what their words weigh. It does so
// by portions, because the meaning of all stretches may be too much to keep.
func (c *comparison) weigh() error {
	c.ahead.leave()
	total, left := len(c.held), c.unweighed()
	say := func(_ errand, here int) error { return c.progress(StageDetail, total-left-here, total, "") }
	for rest := c.held; len(rest) > 0; {
		var p portion
		rest = p.fill(c, rest)
		left -= len(p.weigh)
		if err := c.run(p.shorten, func(x errand, _ int) error { return say(x, len(p.weigh)) }); err != nil {
			return err
		}
		if err := c.run(p.weigh, say); err != nil {
			return err
		}
		for _, h := range p.again {
			h.weights = p.first[h.key].weights
		}
	}
	return c.ctx.Err()
}

// foresee has helpers read sentences closely before alignment says which ones it will take: nearly all of them. Where they
// are more than can be kept, it leaves that to weigh.
func (c *comparison) foresee() {
	p := portion{asked: map[*sense]bool{}}
	for k := range c.texts {
		for i := range c.texts[k].sentences {
			p.read(c.engine, c.senses(&c.texts[k], []int{i})[0])
		}
	}
	if p.stretches >= mostStretches/2 || len(c.texts) < 2 {
		p.shorten = nil
	}
	c.ahead = c.start(p.shorten)
}

// portion is links that are looked into together.
type portion struct {
	shorten, weigh []errand
	first          map[string]*held // those that are weighed, by their words
	again          []*held          // links of the same words
	asked          map[*sense]bool
	stretches      int
}

// fill takes links into the portion and returns the rest. What is known already of their sentences is kept longer.
func (p *portion) fill(c *comparison, links []*held) (rest []*held) {
	p.first, p.asked = map[string]*held{}, map[*sense]bool{}
	for ; len(links) > 0 && p.stretches < mostStretches/2; links = links[1:] {
		switch h := links[0]; {
		case h.wording != nil || h.weights != nil:
		case p.first[h.key] != nil:
			p.again = append(p.again, h)
		default:
			p.first[h.key] = h
			w := weighing{h, [2][]*sense{c.senses(h.bitext.a, h.A), c.senses(h.bitext.b, h.B)}}
			p.weigh = append(p.weigh, w)
			for _, x := range slices.Concat(w.senses[0], w.senses[1]) {
				p.read(c.engine, x)
			}
		}
	}
	return links
}

// read has a sentence read closely, where it is not.
func (p *portion) read(e *Engine, x *sense) {
	if p.asked[x] {
		return
	}
	p.asked[x] = true
	p.stretches += len(x.looked.Stretches())
	if x.shorts == nil {
		p.shorten = append(p.shorten, shortening{x, x.spans})
	} else {
		e.takeShorts(x, x.shorts)
	}
}

// seek has the sentences read closely in which words that are marked, or a sentence without a link, may be said elsewhere
// (see echo), by helpers too.
func (c *comparison) seek(looks map[*version]map[int][]*look) error {
	p := portion{asked: map[*sense]bool{}}
	for _, bt := range c.bitexts {
		for _, v := range []*version{bt.a, bt.b} {
			for i := range v.sentences {
				marked := slices.ContainsFunc(looks[v][i], func(l *look) bool { return len(l.facing.Marks()) > 0 })
				alone := !slices.ContainsFunc(looks[v][i], func(l *look) bool { return l.other == bt.other(v) })
				if alone && len(bt.links) > 0 && p.stretches < mostStretches/2 {
					p.read(c.engine, c.senses(v, []int{i})[0])
				}
				if marked || alone {
					c.related(&p, bt, v, i)
				}
			}
		}
	}
	return c.run(p.shorten, func(errand, int) error { return c.progress(StageDetail, len(c.held), len(c.held), "") })
}

// related has the sentences read that are related to sentence i of v in the other text, as long as they are not too many.
func (c *comparison) related(p *portion, bt *bitext, v *version, i int) {
	other := bt.other(v)
	for j := range other.sentences {
		if p.stretches < mostStretches/2 && len(bt.links) > 0 && bt.cosine(v, i, j) >= related {
			p.read(c.engine, c.senses(other, []int{j})[0])
		}
	}
}

// senses are those of some sentences of a version, as details are looked for in them.
func (c *comparison) senses(v *version, sentences []int) []*sense {
	out := make([]*sense, len(sentences))
	for k, i := range sentences {
		c.engine.sentence(v.sentences[i].text)
		out[k] = c.engine.senses[v.sentences[i].text]
	}
	return out
}
