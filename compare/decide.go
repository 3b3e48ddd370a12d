package compare

import (
	"slices"

	"muqabala/compare/report"
)

// decideBlocks applies the decisions that set blocks aside or restore them. A block restored from furniture, a byline
// or a dateline is read as body from then on.
func (c *comparison) decideBlocks() {
	for _, d := range c.opt.Decisions {
		if d.Kind != report.DecisionAside && d.Kind != report.DecisionRestore {
			continue
		}
		for _, at := range d.At {
			c.decideBlock(d.Kind, at)
		}
	}
}

func (c *comparison) decideBlock(kind string, at report.Place) {
	doc := c.document(at)
	if doc == nil {
		c.lost(at)
		return
	}
	for b := range doc.Blocks {
		block := &doc.Blocks[b]
		if block.End <= at.Start || block.Start >= at.End {
			continue
		}
		if kind == report.DecisionAside {
			aside := report.AsideReader
			block.Aside = &aside
			continue
		}
		block.Aside = nil
		if !block.TakesPart() {
			block.Role = report.RoleBody
		}
	}
}

// document finds the document that a place is in, if the words quoted still stand there.
func (c *comparison) document(at report.Place) *report.Document {
	for d := range c.rep.Documents {
		doc := &c.rep.Documents[d]
		if doc.SHA256 == at.SHA256 && doc.Part == at.Part && quotes(doc.Text, at) {
			return doc
		}
	}
	return nil
}

// lost tells the reader that a decision no longer holds: its words are not there.
func (c *comparison) lost(at report.Place) {
	c.rep.Messages = append(c.rep.Messages, message(report.MsgDecisionLost, nil, report.Args{"quote": at.Quote}))
}

// decided gives the pairs of sentences that the reader linked or cut between two versions.
func (c *comparison) decided(kind string, a, b *version) [][2]int {
	var out [][2]int
	for _, d := range c.opt.Decisions {
		if d.Kind != kind || len(d.At) != 2 {
			continue
		}
		for _, at := range [][2]report.Place{{d.At[0], d.At[1]}, {d.At[1], d.At[0]}} {
			for _, i := range a.touched(at[0]) {
				for _, j := range b.touched(at[1]) {
					if p := [2]int{i, j}; !slices.Contains(out, p) {
						out = append(out, p)
					}
				}
			}
		}
	}
	return out
}

// touched gives the sentences of a version that a place overlaps.
func (v *version) touched(at report.Place) []int {
	if v.doc.SHA256 != at.SHA256 || v.doc.Part != at.Part || !quotes(v.doc.Text, at) {
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
