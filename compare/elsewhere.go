package compare

import (
	"slices"

	"muqabala/compare/detail"
	"muqabala/compare/encoder"
	"muqabala/compare/report"
)

// words are some words of a side: of one sentence.
type words struct {
	side     []int // sentences
	sentence int
	from, to int // words of the side
}

// echo is where another version comes nearest to words, and how far it comes nearer to them than to other words.
type echo struct {
	at       *report.Closest // nil where nothing is related
	distinct float64
	free     bool // the sentence there has no link
}

// Words are said in another sentence where a place there stands out as theirs: it is near, and what else the version says
// comes less near to it. A translation says everything in its place, so there it must stand out more, unless the sentence has no
// other place. elsewhereTrust is how often that is right.
const (
	distinctTranslated = 0.9
	distinctReported   = 0.55
	nearElsewhere      = 0.42 // the least cosine
	elsewhereTrust     = 0.8
)

// said reports whether the other version says the words there; loose is how loosely the two correspond.
func (e echo) said(loose float64) bool {
	if e.free {
		loose = 1
	}
	bar := distinctTranslated - float64(loose*(distinctTranslated-distinctReported))
	return e.at != nil && e.at.Similarity >= nearElsewhere && e.distinct >= bar
}

// related is the cosine that two sentences have at least where one says part of what the other says.
const related = 0.12

// echo finds what comes nearest to words of v among the sentences of another version but some.
func (c *comparison) echo(v *version, w words, other *version, but []int) (e echo) {
	side, bt := c.sideOf(v, w.side), c.bitext(v, other)
	var place detail.Place
	sentence := 0
	for j := range other.sentences {
		if slices.Contains(but, j) || bt.cosine(v, w.sentence, j) < related {
			continue
		}
		there := c.sideOf(other, []int{j})
		if there == nil {
			continue
		}
		near, similarity := detail.Nearest(side, w.from, w.to, there)
		if e.at == nil || round4(similarity) > e.at.Similarity {
			e.at, place, sentence = other.closest([]int{j}, near, similarity), near, j
		}
	}
	if e.at != nil && e.at.Similarity >= nearElsewhere {
		e.free = len(bt.partners(v, sentence)) == 0
		e.distinct = 2*e.at.Similarity - round4(c.rival(v, w, other, sentence, place))
	}
	return e
}

// rival is how near other words of a version come to a place in sentence j of another: those of the same side, and those of
// the sentences that are linked to j.
func (c *comparison) rival(v *version, w words, other *version, j int, at detail.Place) float64 {
	there := c.sideOf(other, []int{j})
	near := detail.Rival(c.sideOf(v, w.side), w.from, w.to, there, at)
	for _, i := range c.bitext(v, other).partners(v, j) {
		if side := c.sideOf(v, []int{i}); side != nil && !slices.Contains(w.side, i) {
			near = max(near, detail.Rival(side, 0, 0, there, at))
		}
	}
	return near
}

// partners are the sentences of v that are linked to sentence j of the other text.
func (bt *bitext) partners(v *version, j int) (out []int) {
	for _, l := range bt.found.Links {
		mine, them := l.A, l.B
		if v == bt.b {
			mine, them = them, mine
		}
		if slices.Contains(them, j) {
			out = append(out, mine...)
		}
	}
	return out
}

// cosine is that of sentence i of v with sentence j of the other text.
func (bt *bitext) cosine(v *version, i, j int) float64 {
	if v == bt.b {
		i, j = j, i
	}
	return bt.input.Cross.At(i, j)
}

// toldBelow is the cosine from which a sentence of the text tells what its headline announces.
const toldBelow = 0.25

// announced passes over the headlines of v that announce what a sentence below them tells in full, where the other text has
// that: what it lacks of it is told there.
func (v *version) announced(st *detail.Standing) {
	heads := v.heads()
	for _, h := range v.sentences {
		x := st.Sentences[h.ID]
		if !heads[h.ID] || x.Link != "" {
			continue
		}
		for _, s := range v.sentences {
			y := st.Sentences[s.ID]
			if !heads[s.ID] && (y.Link != "" || y.Said) && encoder.Dot(h.vector, s.vector) >= toldBelow {
				x.Said, x.Closest = true, y.Closest
			}
		}
		st.Sentences[h.ID] = x
	}
}

// amongOthers puts beside each sentence of v without a link where the other text says it among other things: a clause of a
// longer sentence, of which alignment sees the whole.
func (c *comparison) amongOthers(bt *bitext, v *version, st *detail.Standing) {
	other := bt.other(v)
	for i, s := range v.sentences {
		x := st.Sentences[s.ID]
		side := c.sideOf(v, []int{i})
		if x.Link != "" || x.InPlace || side == nil {
			continue
		}
		e := c.echo(v, words{[]int{i}, i, 0, side.Len()}, other, nil)
		if e.said(1) {
			x.Said, x.Closest = true, e.at
			st.Sentences[s.ID] = x
		}
	}
}
