package compare

import (
	"slices"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// decide looks up the places of the reader's decisions and applies those that set blocks aside or restore them. A
// decision whose words are no longer there has no effect, and the reader is told.
func (c *comparison) decide(offsets []*text.Offsets) {
	for _, d := range c.opt.Decisions {
		lost := len(d.At) == 0
		for _, at := range d.At {
			k := c.find(at, offsets)
			if lost = lost || k < 0; k < 0 {
				continue
			}
			switch d.Kind {
			case report.DecisionAside, report.DecisionRestore:
				decideBlocks(&c.rep.Documents[k], at, d.Kind == report.DecisionAside)
			case report.DecisionLink, report.DecisionCut:
				c.decided[at] = true
			}
		}
		if !lost && (d.Kind == report.DecisionSame || d.Kind == report.DecisionDifferent) {
			c.verdicts = append(c.verdicts, d)
		}
	}
}

// find gives the number of the document that a place is in, or -1, and a message, where its words are no longer there.
func (c *comparison) find(at report.Place, offsets []*text.Offsets) int {
	k := slices.IndexFunc(c.rep.Documents, func(doc report.Document) bool { return doc.SHA256 == at.SHA256 && doc.Part == at.Part })
	if k < 0 || at.Start >= at.End || offsets[k].Slice(at.Start, at.End) != at.Quote {
		c.rep.Messages = append(c.rep.Messages, message(report.MsgDecisionLost, nil, report.Args{"quote": at.Quote}))
		return -1
	}
	return k
}

// decideBlocks sets the blocks at a place aside, or lets them take part. A block restored from furniture, a byline or a
// dateline is read as body from then on.
func decideBlocks(doc *report.Document, at report.Place, aside bool) {
	for b := range doc.Blocks {
		block := &doc.Blocks[b]
		if block.End <= at.Start || block.Start >= at.End {
			continue
		}
		if aside {
			reader := report.AsideReader
			block.Aside = &reader
			continue
		}
		block.Aside = nil
		if !block.TakesPart() {
			block.Role = report.RoleBody
		}
	}
}

// corrections gives the pairs of sentences of two versions that decisions of a kind name, links or cuts. So do verdicts on
// whole sentences; one on words inside of a sentence leaves its links alone.
func (c *comparison) corrections(kind, verdict string, a, b *version) [][2]int {
	var out [][2]int
	name := func(x, y report.Place) {
		for _, i := range a.touched(x) {
			for _, j := range b.touched(y) {
				if p := [2]int{i, j}; !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	for _, d := range c.opt.Decisions {
		if d.Kind == kind && len(d.At) == 2 && c.decided[d.At[0]] && c.decided[d.At[1]] {
			name(d.At[0], d.At[1])
			name(d.At[1], d.At[0])
		}
	}
	for _, d := range c.verdicts {
		if d.Kind == verdict && len(d.At) == 2 && (a.whole(d.At[0]) || b.whole(d.At[0])) {
			name(d.At[0], d.At[1])
			name(d.At[1], d.At[0])
		}
	}
	return out
}

// touched gives the sentences of a version that a place overlaps.
func (v *version) touched(at report.Place) []int {
	if v.doc.SHA256 != at.SHA256 || v.doc.Part != at.Part {
		return nil
	}
	var out []int
	for k, s := range v.sentences {
		if s.Start < at.End && at.Start < s.End {
			out = append(out, k)
		}
	}
	return out
}
