package compare

import (
	"sync"

	"muqabala/compare/align"
	"muqabala/compare/detail"
	"muqabala/compare/encoder"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// bitext is a pair of versions and how their sentences go together.
type bitext struct {
	a, b     *version
	input    align.Input
	found    align.Alignment
	relation string
	wording  [2]func() wording         // of a and of b
	stated   [2]func() map[string]bool // the values of a and of b

	copied [2]float64    // how much of a stands in b, and of b in a
	links  []report.Link // of found, with the grades that the relation allows
}

// align compares every version with every other, and then once more in the light of all.
func (c *comparison) align() error {
	c.foresee()
	sides := make([]side, len(c.texts))
	for k := range c.texts {
		sides[k] = c.side(&c.texts[k])
	}
	total, done := len(c.texts)*(len(c.texts)-1)/2, 0
	for i := range sides {
		for j := i + 1; j < len(sides); j++ {
			if err := c.progress(StageAlign, done, total, ""); err != nil {
				return err
			}
			c.bitexts = append(c.bitexts, c.pair(sides[i], sides[j]))
			done++
		}
	}
	c.reconsider()
	c.relate()
	for _, bt := range c.bitexts {
		c.report(bt)
		bt.found.Final()
	}
	return c.progress(StageAlign, total, total, "")
}

// pair aligns two versions by what they say alone.
func (c *comparison) pair(a, b side) *bitext {
	bt := &bitext{a: a.version, b: b.version, wording: [2]func() wording{a.wording, b.wording}, stated: [2]func() map[string]bool{a.values, b.values}, input: align.Input{A: a.Side, B: b.Side, Anchors: SharedAnchors(a.anchors, b.anchors),
		Pinned: c.corrections(report.DecisionLink, report.DecisionSame, a.version, b.version),
		Cut:    c.corrections(report.DecisionCut, report.DecisionDifferent, a.version, b.version)}}
	bt.input.Cross = align.NewMatrix(len(a.Length), len(b.Length), nil)
	c.engine.model.Cosines(bt.input.Cross.V, len(b.Length), a.shorts, b.shorts)
	bt.input.Clauses = func(i, j int) align.Matrix {
		return ClauseCosines(c.engine.clauses(bt.a.sentences[i].text), c.engine.clauses(bt.b.sentences[j].text))
	}
	bt.found = align.Align(bt.input)
	return bt
}

// bitext is the pair of two versions, whichever comes first.
func (c *comparison) bitext(x, y *version) *bitext {
	i, j := 0, 0
	for k := range c.texts {
		switch &c.texts[k] {
		case x:
			i = k
		case y:
			j = k
		}
	}
	return c.bitexts[c.pairAt(i, j)]
}

// pairAt is where the pair of versions i and j stands among the pairs, which are in order.
func (c *comparison) pairAt(i, j int) int {
	n := len(c.texts)
	i, j = min(i, j), max(i, j)
	return i*(2*n-i-1)/2 + j - i - 1
}

// other is the version that a bitext compares with v, or nil where v is not in it.
func (bt *bitext) other(v *version) *version {
	switch v {
	case bt.a:
		return bt.b
	case bt.b:
		return bt.a
	}
	return nil
}

// report puts a bitext into the report.
func (c *comparison) report(bt *bitext) {
	bt.grade()
	c.rep.Pairs = append(c.rep.Pairs, report.Pair{A: bt.a.doc.ID, B: bt.b.doc.ID, Relation: bt.relation,
		Similarity: round4(bt.found.Nearness), CopiedA: round4(bt.copied[0]), CopiedB: round4(bt.copied[1])})
	for k := range bt.links {
		bt.links[k].ID = id("L", len(c.rep.Links)+k+1)
	}
	c.rep.Links = append(c.rep.Links, bt.links...)
}

// side is a version as align sees it.
type side struct {
	*version
	align.Side
	shorts  []encoder.Short // of its sentences
	anchors *text.AnchorIndex
	wording func() wording
	values  func() map[string]bool
}

// side prepares a version. What rests on nobody's word must not vanish in a link to its neighbour's counterpart: it is
// linked to a sentence of its own or told to be missing.
func (c *comparison) side(v *version) side {
	out := side{version: v}
	var anchors []text.Anchors
	for _, x := range v.sentences {
		out.Length = append(out.Length, x.length)
		out.Alone = append(out.Alone, v.unverified[x.ID])
		out.shorts = append(out.shorts, c.engine.model.Short(x.vector))
		anchors = append(anchors, x.anchors)
	}
	out.Within = remembered(len(v.sentences), func(i, k int) float32 { return encoder.Dot(v.sentences[i].vector, v.sentences[k].vector) })
	out.anchors = text.IndexAnchors(anchors)
	out.wording, out.values = sync.OnceValue(v.wording), sync.OnceValue(func() map[string]bool { return c.stated(v) })
	return out
}

// remembered is the cosine of any two of so many sentences, each asked once: every other version asks for the same few.
func remembered(sentences int, ask func(i, k int) float32) func(i, k int) float64 {
	type known struct {
		k int
		v float32
	}
	of, itself := make([][]known, sentences), make([]float32, sentences) // 0 where it was not asked
	return func(i, k int) float64 {
		if i == k {
			if itself[i] == 0 {
				itself[i] = ask(i, i)
			}
			return float64(itself[i])
		}
		if i > k {
			i, k = k, i
		}
		for _, x := range of[i] {
			if x.k == k {
				return float64(x.v)
			}
		}
		v := ask(i, k)
		of[i] = append(of[i], known{k, v})
		return float64(v)
	}
}

// grade turns what align found into links of the report. Two reports of different statements share a matter, not
// claims: whatever align linked there is of the same topic only, unless the reader linked it.
func (bt *bitext) grade() {
	bt.links = []report.Link{}
	if bt.relation == report.RelationUnrelated {
		return
	}
	for _, l := range bt.found.Links {
		grade := report.GradePartial
		switch {
		case bt.relation == report.RelationOther && !l.Pinned:
			grade = report.GradeTopic
		case l.Cosine >= sameCosine:
			grade = report.GradeSame
		}
		bt.links = append(bt.links, bt.link(l, grade))
	}
	for _, l := range bt.found.Topic {
		bt.links = append(bt.links, bt.link(l, report.GradeTopic))
	}
}

// Joined at this cosine, two sides say the same and little else: translations come to 0.61 (fr-ar) and more.
const sameCosine = 0.55

func (bt *bitext) link(l align.Link, grade string) report.Link {
	out := report.Link{Grade: grade, Score: round4(l.Score), Moved: l.Moved, Diff: []report.Edit{},
		Evidence: report.Evidence{Similarity: round4(l.Cosine), Entities: []string{}, Values: [][2]string{}, Spans: [][4]int{}}}
	for _, i := range l.A {
		out.A = append(out.A, bt.a.sentences[i].ID)
	}
	for _, j := range l.B {
		out.B = append(out.B, bt.b.sentences[j].ID)
	}
	return out
}

// standing says how the sentences of one side stand to the other; nil where the two have nothing in common.
func (bt *bitext) standing(of *version) *detail.Standing {
	if len(bt.links) == 0 {
		return nil
	}
	mine, other, prob, cross := bt.a, bt.b, bt.found.Prob.At, bt.input.Cross.At
	if of == bt.b {
		mine, other = bt.b, bt.a
		prob, cross = swap(prob), swap(cross)
	}
	st := &detail.Standing{Other: other.doc.ID, Sentences: map[string]detail.Stand{}}
	linked, doubted := bt.linked(of == bt.b)
	paired, ofB := bt.inPlace()
	if of == bt.b {
		paired = ofB
	}
	for i, s := range mine.sentences {
		x := detail.Stand{Link: linked[s.ID], Doubted: doubted[s.ID], InPlace: paired[i]}
		near := 0
		for j := range other.sentences {
			x.Likely = max(x.Likely, prob(i, j))
			if cross(i, j) > cross(i, near) {
				near = j
			}
		}
		o := other.sentences[near]
		x.Likely = round4(x.Likely)
		x.Closest = &report.Closest{Start: o.Start, End: o.End, Similarity: round4(cross(i, near))}
		st.Sentences[s.ID] = x
	}
	return st
}

func swap(f func(i, j int) float64) func(i, j int) float64 {
	return func(i, j int) float64 { return f(j, i) }
}

// doubtful is the probability under which a link between two loose reports is doubted: likelier than not its sides only stand
// in the same place, and both are told as what the other lacks.
const doubtful = 0.4

func (bt *bitext) doubted(k int) bool {
	return k < len(bt.found.Links) && !bt.found.Links[k].Pinned && bt.found.Links[k].Score < doubtful &&
		bt.looseness(bt.a.doc.Lang == bt.b.doc.Lang) > 0.5
}

// linked gives, for each sentence of one side, the first link that says it has a counterpart, and those of which a doubtful
// link says so.
func (bt *bitext) linked(sideB bool) (out map[string]string, doubted map[string]bool) {
	out, doubted = map[string]string{}, map[string]bool{}
	for k, l := range bt.links {
		ids := l.A
		if sideB {
			ids = l.B
		}
		for _, s := range ids {
			if doubted[s] = doubted[s] || bt.doubted(k); !bt.doubted(k) && l.Grade != report.GradeTopic && out[s] == "" {
				out[s] = l.ID
			}
		}
	}
	return out, doubted
}
