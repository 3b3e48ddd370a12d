package article

import (
	"slices"
	"strings"

	"muqabala/compare/report"
	"muqabala/compare/text"
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
	labelWords    = 2  // a line as short says where one is, not what happened
	subheadWords  = 15
	bylineWords   = 10
	tailWords     = 12 // a longer last line is the article's, cut off
	sentenceWords = 6  // a shorter one is none of its sentences

	standfirstWords = 10 // of a line between headline and article that nothing marks
)

func (p *para) prose() bool { return p.ends && p.words >= proseWords || p.words >= longWords }

// assignRoles sets role and aside of the paragraphs of one version.
func assignRoles(paras []para) {
	for i := range paras {
		p := &paras[i]
		switch {
		case p.hint == hintPicture:
			p.role, p.aside = report.RoleCaption, report.AsideFurniture
		case strongHints[p.hint]:
			p.role = p.hint
		}
	}
	markFurniture(paras)
	for i := range paras {
		if p := &paras[i]; p.role == "" && p.hint != "" {
			p.role = p.hintedRole()
		}
	}
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
	if question(paras, first) {
		paras[first].role = report.RoleHeadline
	}
	assignHead(paras[:first], paras[first].role == "")
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

// markFurniture gives the role to what the table of furniture knows wherever it stands, to lines without a word, and to
// all that follows a tail marker.
func markFurniture(paras []para) {
	first, _ := proseRange(paras)
	listing := false // among titles of other articles
	for i := range paras {
		p := &paras[i]
		switch {
		case p.role != "":
			continue
		case p.words == 0:
			p.role = report.RoleFurniture
		case first >= 0 && i > first && p.tailMarker() && (p.hint == "" || !longerAfter(paras, i)):
			for k := i; k < len(paras); k++ {
				if paras[k].role == "" {
					paras[k].role = report.RoleFurniture
				}
			}
			return
		case p.furniture():
			p.role = report.RoleFurniture
			listing = furniture.is(p.folded, "next") || furniture.is(p.folded, "box")
		case listing && !p.prose() && !p.ends:
			p.role = report.RoleFurniture
		default:
			listing = false
		}
	}
}

// longerAfter reports whether the article, as its format marks it, has more behind paragraph i than before it: then a
// phrase that opens a page's tail opens none there.
func longerAfter(paras []para, i int) bool {
	before, after := 0, 0
	for k := range paras {
		switch {
		case paras[k].role != "":
		case k < i:
			before += paras[k].words
		case k > i:
			after += paras[k].words
		}
	}
	return after > before
}

// hintedRole is the role of a paragraph that its format says is body or a heading, and that no table of furniture knows.
func (p *para) hintedRole() string {
	switch {
	case p.hint == report.RoleSubhead || p.hint == hintArticle:
		return report.RoleSubhead
	case p.dateline():
		return report.RoleDateline
	case p.explicitByline():
		return report.RoleByline
	case p.captionRole() != "":
		return p.captionRole()
	}
	return report.RoleBody
}

// tailMarker reports whether the paragraph is a phrase that opens the tail of a page, perhaps with another behind it
// («Laisser un commentaire Annuler la réponse»).
func (p *para) tailMarker() bool {
	head := furniture.starts(p.folded, "tail")
	rest := strings.TrimSpace(strings.TrimPrefix(p.folded, head))
	return head != "" && !p.ends && (rest == "" || rest == "#" || furniture.is(rest, "tail") || furniture.is(rest, "whole"))
}

// furniture reports whether the table knows the paragraph, wherever it stands.
func (p *para) furniture() bool {
	switch {
	case furniture.is(p.folded, "whole"), furniture.is(p.folded, "box"), furniture.starts(p.folded, "form") != "":
		return true
	case strings.HasPrefix(p.text, "©") && p.words > labelWords && p.words <= 2*subheadWords: // an outlet's rights
		return true
	case p.ends || p.words > 2*subheadWords:
		return false
	}
	return furniture.starts(p.folded, "next") != "" || furniture.starts(p.folded, "start") != ""
}

// question reports whether the first paragraph of prose is a headline that asks something: one question, the only one of
// the text, and the article behind it in longer paragraphs.
func question(paras []para, first int) bool {
	p := &paras[first]
	if !p.asks() || p.words > 2*tailWords || len(text.Sentences(p.text, p.lang)) > 1 || first+3 >= len(paras) {
		return false
	}
	for i := first + 1; i < len(paras); i++ {
		q := &paras[i]
		if q.asks() || i <= first+3 && (!q.prose() || q.words < 20 || q.words < p.words*3/2) {
			return false
		}
	}
	return true
}

// assignHead gives roles to the paragraphs before the prose, which has no headline of its own if open.
func assignHead(head []para, open bool) {
	assignLetterhead(head)
	for i := range head {
		p := &head[i]
		switch {
		case p.role != "":
		case p.dateline():
			p.role = report.RoleDateline
		case p.byline():
			p.role = report.RoleByline
		case p.section():
			p.role = report.RoleFurniture
		case p.captionRole() != "":
			p.role = p.captionRole()
		case p.ends || bullet(p.text) || p.announces():
			p.role = report.RoleBody
		}
	}
	h := slices.IndexFunc(head, func(p para) bool { return p.role == report.RoleHeadline })
	if open && h < 0 {
		h = headline(head)
	}
	for i := range head {
		p := &head[i]
		if i < h && p.role == report.RoleBody && bullet(p.text) && !p.ends {
			p.role = report.RoleFurniture // a list of other articles; the article's own points stand under its headline
		}
		if p.role != "" {
			continue
		}
		switch {
		case i == h:
			p.role = report.RoleHeadline
		case p.nameLike(h >= 0):
			p.role = report.RoleByline
		case i < h && p.words < headlineWords, h < 0 && p.words <= labelWords:
			p.role = report.RoleFurniture
		default:
			p.role = report.RoleSubhead
		}
	}
}

// assignLetterhead makes furniture of the names of a state and its offices at the top of a document, in one language or
// in two.
func assignLetterhead(head []para) {
	opened := false
	for i := range head {
		p := &head[i]
		switch {
		case p.role != "" && p.role != report.RoleFurniture, p.ends:
			return
		case p.role == "" && p.state():
			opened = true
		case p.role == "" && (!opened || p.words > bylineWords || furniture.starts(p.folded, "office") == ""):
			return
		}
		p.role = report.RoleFurniture
	}
}

// state reports whether the paragraph is the name of a state, or that in two languages.
func (p *para) state() bool {
	rest := p.folded
	for name := rest; name != ""; {
		name = furniture.starts(rest, "state")
		rest = strings.TrimSpace(strings.TrimPrefix(rest, name))
	}
	return rest == "" && p.folded != ""
}

// headline chooses the headline among the paragraphs of a head that have no role: the first one long enough, else the
// first that is neither a name nor a mere label; -1 for none.
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
		if short < 0 && p.words > labelWords {
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

// introduced reports whether the paragraph before i announces it, as «…:» does a list or a verse; a line of furniture
// may stand between.
func introduced(paras []para, i int) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		if paras[k].role != report.RoleFurniture {
			return paras[k].announces()
		}
	}
	return false
}

// tailRole is the role of a paragraph after the last of the prose. A single line that is long enough for a sentence is
// the article's, its full stop forgotten; several are titles of other articles.
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
	case p.words >= sentenceWords && (i+1 == len(paras) || paras[i+1].role != "") && paras[i-1].prose():
		return report.RoleBody
	}
	return report.RoleFurniture
}
