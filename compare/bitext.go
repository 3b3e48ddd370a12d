package compare

import (
	"slices"

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
	links    []report.Link // of found, with the grades that the relation allows
}

// align compares every version with every other, and then once more in the light of all.
func (c *comparison) align() error {
	sides := make([]align.Side, len(c.texts))
	for k := range c.texts {
		sides[k] = side(&c.texts[k])
	}
	total, done := len(c.texts)*(len(c.texts)-1)/2, 0
	for i := range c.texts {
		for j := i + 1; j < len(c.texts); j++ {
			if err := c.progress(StageAlign, done, total, ""); err != nil {
				return err
			}
			c.pair(&c.texts[i], &c.texts[j], sides[i], sides[j])
			done++
		}
	}
	c.reconsider()
	for _, bt := range c.bitexts {
		c.report(bt)
	}
	return c.progress(StageAlign, total, total, "")
}

func (c *comparison) pair(a, b *version, sa, sb align.Side) {
	bt := &bitext{a: a, b: b, input: align.Input{A: sa, B: sb, Cross: cosines(a, b),
		Pinned: c.corrections(report.DecisionLink, a, b), Cut: c.corrections(report.DecisionCut, a, b)}}
	bt.input.Anchors = func(i, j int) align.Anchors { return SharedAnchors(a.sentences[i].anchors, b.sentences[j].anchors) }
	bt.input.Clause = func(i, j int) float64 {
		return NearestClauses(c.engine.clauses(a.sentences[i].text), c.engine.clauses(b.sentences[j].text))
	}
	bt.found = align.Align(bt.input)
	c.bitexts = append(c.bitexts, bt)
}

// report puts a bitext into the report.
func (c *comparison) report(bt *bitext) {
	bt.relate()
	bt.grade()
	c.rep.Pairs = append(c.rep.Pairs, report.Pair{A: bt.a.doc.ID, B: bt.b.doc.ID, Relation: bt.relation, Similarity: round4(bt.found.Nearness)})
	for k := range bt.links {
		bt.links[k].ID = id("L", len(c.rep.Links)+k+1)
	}
	c.rep.Links = append(c.rep.Links, bt.links...)
}

// side is what align knows of a version. What rests on nobody's word must not vanish in a link to its neighbour's
// counterpart: it is linked to a sentence of its own or told to be missing.
func side(v *version) align.Side {
	s := align.Side{Within: cosines(v, v)}
	for _, x := range v.sentences {
		s.Length = append(s.Length, x.length)
		s.Alone = append(s.Alone, v.unverified[x.ID])
	}
	return s
}

func cosines(a, b *version) align.Matrix {
	return align.NewMatrix(len(a.sentences), len(b.sentences), func(i, j int) float64 {
		return float64(encoder.Dot(a.sentences[i].vector, b.sentences[j].vector))
	})
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
	linked := bt.linked(of == bt.b)
	paired, ofB := bt.inPlace()
	if of == bt.b {
		paired = ofB
	}
	for i, s := range mine.sentences {
		x := detail.Stand{Link: linked[s.ID], InPlace: paired[i]}
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

// linked gives, for each sentence of one side, the first link that says it has a counterpart.
func (bt *bitext) linked(sideB bool) map[string]string {
	out := map[string]string{}
	for _, l := range bt.links {
		ids := l.A
		if sideB {
			ids = l.B
		}
		for _, s := range ids {
			if l.Grade != report.GradeTopic && out[s] == "" {
				out[s] = l.ID
			}
		}
	}
	return out
}

// sameText reports whether two versions have the same words, and how much of the shorter one's wording stands in the
// other, as a share of its runs of three words.
func sameText(a, b *version) (identical bool, shared float64) {
	wa, wb := a.words(), b.words()
	if slices.Equal(wa, wb) {
		return len(wa) > 0, 1
	}
	if len(wb) < len(wa) {
		wa, wb = wb, wa
	}
	runs := map[[3]string]bool{}
	for k := 0; k+3 <= len(wb); k++ {
		runs[[3]string(wb[k:k+3])] = true
	}
	hits, all := 0, 0
	for k := 0; k+3 <= len(wa); k++ {
		all++
		if runs[[3]string(wa[k:k+3])] {
			hits++
		}
	}
	if all == 0 {
		return false, 0
	}
	return false, float64(hits) / float64(all)
}

func (v *version) words() []string {
	var out []string
	for _, s := range v.sentences {
		out = append(out, text.FoldWords(s.text)...)
	}
	return out
}
