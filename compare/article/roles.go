package article

import (
	"muqabala/compare/report"
)

// A paragraph's role follows from what it says (the tables of furniture, bylines, dates and captions) and from its
// shape and place: an article is a head of short lines without an end, a run of prose with short lines between, and a
// tail. Prose is what ends as a sentence does, or is long. The order of the rules:
//
//  1. tables of furniture that hold anywhere; what follows a tail marker, if prose stands before it;
//  2. the head: date, byline, section label; then the headline is the first line long enough to be one, the others are
//     its subheads or, if very short, labels;
//  3. the run of prose: short lines without an end are subheads, items of a list are body;
//  4. the tail: author's name, else furniture.
//
// A text without prose is left as body, but for what the tables know.

// Sizes in words.
const (
	proseWords    = 8  // a paragraph that ends as a sentence does is surely prose from here on
	longWords     = 30 // and one that does not, from here on
	headlineWords = 4  // a shorter first line is a label or a name if a longer one follows
	subheadWords  = 15
	bylineWords   = 10
	tailWords     = 12 // a longer last line is the article's, cut off
)

func (p *para) prose() bool { return p.ends && p.words >= proseWords || p.words >= longWords }

// assignRoles sets role and aside of the paragraphs of one version.
func assignRoles(paras []para) {
	markFurniture(paras)
	first, last := proseRange(paras)
	if first < 0 {
		for i := range paras {
			if paras[i].role == "" {
				plainRole(&paras[i])
			}
		}
		finish(paras)
		return
	}
	assignHead(paras[:first], paras[first:])
	for i := first; i <= last; i++ {
		if paras[i].role == "" {
			paras[i].role = innerRole(paras, i)
		}
	}
	for i := last + 1; i < len(paras); i++ {
		if paras[i].role == "" {
			paras[i].role = tailRole(paras, i)
		}
	}
	finish(paras)
}

// finish makes body of what no rule took, and sets furniture aside.
func finish(paras []para) {
	for i := range paras {
		if paras[i].role == "" {
			paras[i].role = report.RoleBody
		}
		if paras[i].role == report.RoleFurniture {
			paras[i].aside = report.AsideFurniture
		}
	}
}

// plainRole is the role of a paragraph of a text without prose.
func plainRole(p *para) {
	if p.dateline() {
		p.role = report.RoleDateline
	}
}

// proseRange gives the first and last paragraph of prose without a role, -1 for none.
func proseRange(paras []para) (first, last int) {
	first, last = -1, -1
	for i := range paras {
		if paras[i].role == "" && paras[i].prose() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// markFurniture gives the role to what the table of furniture knows wherever it stands, and to all that follows a tail
// marker.
func markFurniture(paras []para) {
	first, _ := proseRange(paras)
	listing := false // inside a list of other articles
	for i := range paras {
		p := &paras[i]
		switch {
		case first >= 0 && i > first && p.words <= tailWords && !p.ends && furniture.starts(p.folded, "tail") != "":
			for k := i; k < len(paras); k++ {
				paras[k].role = report.RoleFurniture
			}
			return
		case p.furniture():
			p.role = report.RoleFurniture
			listing = furniture.is(p.folded, "next")
		case listing && !p.prose() && !p.ends:
			p.role = report.RoleFurniture
		default:
			listing = false
		}
	}
}

// furniture reports whether the table knows the paragraph, wherever it stands.
func (p *para) furniture() bool {
	switch {
	case furniture.is(p.folded, "whole"), furniture.starts(p.folded, "form") != "":
		return true
	case p.ends && p.words > bylineWords:
		return false
	case furniture.starts(p.folded, "next") != "":
		return p.words <= 2*subheadWords
	}
	return furniture.starts(p.folded, "start") != "" && p.words <= 2*subheadWords && !p.ends
}

// assignHead gives roles to the paragraphs before the prose.
func assignHead(head, rest []para) {
	for i := range head {
		p := &head[i]
		switch {
		case p.role != "":
		case p.dateline():
			p.role = report.RoleDateline
		case p.byline():
			p.role = report.RoleByline
		case furniture.is(p.folded, "section"):
			p.role = report.RoleFurniture
		case p.captionRole() != "":
			p.role = p.captionRole()
		case p.ends || bullet(p.text) || p.announces():
			p.role = report.RoleBody
		}
	}
	h := headline(head)
	for i := range head {
		p := &head[i]
		if p.role != "" {
			continue
		}
		switch {
		case i == h:
			p.role = report.RoleHeadline
		case i < h && p.words < headlineWords:
			p.role = report.RoleFurniture
		case p.nameLike(h >= 0):
			p.role = report.RoleByline
		default:
			p.role = report.RoleSubhead
		}
	}
}

// headline chooses the headline among the paragraphs of a head that have no role: the first one long enough, else the
// first that is no name; -1 for none.
func headline(head []para) int {
	short := -1
	for i := range head {
		p := &head[i]
		if p.role != "" || p.nameLike(false) {
			continue
		}
		if p.words >= headlineWords {
			return i
		}
		if short < 0 {
			short = i
		}
	}
	return short
}

// innerRole is the role of a paragraph between the first and the last of the prose.
func innerRole(paras []para, i int) string {
	p := &paras[i]
	switch {
	case p.prose() || p.ends || bullet(p.text):
		return report.RoleBody
	case p.dateline():
		return report.RoleDateline
	case p.explicitByline():
		return report.RoleByline
	case p.captionRole() != "":
		return p.captionRole()
	case p.words <= subheadWords && !p.announces() && !introduced(paras, i):
		return report.RoleSubhead
	}
	return report.RoleBody
}

// introduced reports whether the paragraph before i announces it, as «…:» does a list or a verse.
func introduced(paras []para, i int) bool {
	for k := i - 1; k >= 0; k-- {
		if paras[k].role == report.RoleFurniture {
			continue
		}
		return paras[k].announces()
	}
	return false
}

// tailRole is the role of a paragraph after the last of the prose.
func tailRole(paras []para, i int) string {
	p := &paras[i]
	switch {
	case p.dateline():
		return report.RoleDateline
	case p.byline() || p.nameLike(true):
		return report.RoleByline
	case p.captionRole() != "":
		return p.captionRole()
	case p.ends || bullet(p.text) || p.words > tailWords || p.announces() || introduced(paras, i):
		return report.RoleBody
	}
	return report.RoleFurniture
}
