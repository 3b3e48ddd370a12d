package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// A digest is a file in which several articles of one language follow each other: a review of the press, a day's
// dispatches. Nothing but the order of its lines shows it, and an article with subheads looks much the same. So a line
// opens another article only where it could be a headline, enough prose follows, and a mark says so: a rule before it, a
// line with a date or an author under it, the place and agency that open a dispatch, or the headings of a document that
// has no title of its own.

// Sizes in words, and in lines.
const (
	digestWords   = 40 // of prose in an article at least: an excerpt under a title is shorter
	digestTitle   = 30 // of a headline at most
	digestHeading = 3  // lines between headline and prose at most
)

// articleStarts gives the paragraphs at which the articles of a version begin, nil where it holds one. What stands
// before the first headline goes with the first article.
func articleStarts(paras []para) []int {
	paras = slices.Clone(paras)
	assignRoles(paras)
	starts, sure, first := []int{0}, false, true
	for i := range paras {
		if !couldOpen(&paras[i]) || !opensArticle(paras, i) || !enoughProse(paras[i:]) {
			continue
		}
		if !enoughProse(paras[starts[len(starts)-1]:i]) {
			sure = sure || first // the first article's own headline has a mark as well
			continue
		}
		sure = sure || !first || ruled(paras, i) || paras[i].hint == hintArticle
		first = false
		starts = append(starts, i)
	}
	if len(starts) < 2 || !sure {
		return nil
	}
	return starts
}

// couldOpen reports whether a paragraph has the shape of a headline.
func couldOpen(p *para) bool {
	if p.aside != "" || p.words < headlineWords || p.words >= digestTitle {
		return false
	}
	heading := p.role == report.RoleHeadline || p.role == report.RoleSubhead
	return heading || p.role == report.RoleBody && p.hint == "" && !p.ends && !p.announces() && !bullet(p.text)
}

// opensArticle reports whether a mark says that the line opens an article.
func opensArticle(paras []para, i int) bool {
	if paras[i].hint == hintArticle || ruled(paras, i) {
		return true
	}
	for k := i + 1; k < len(paras) && k <= i+digestHeading; k++ {
		switch p := &paras[k]; {
		case p.role == report.RoleByline || p.role == report.RoleDateline:
			return true
		case p.prose():
			return p.dispatch()
		}
	}
	return false
}

// ruled reports whether a line without a word stands before paragraph i, as typists part texts: ***, -----.
func ruled(paras []para, i int) bool {
	return i > 0 && paras[i-1].words == 0 && strings.Trim(paras[i-1].text, "*-_=—–#~·•. \t") == "" && len(paras[i-1].text) >= 3
}

// dispatch reports whether a paragraph opens as those of agencies do: «الرباط (و م ع) –», "RABAT, April 10 (Reuters) -".
func (p *para) dispatch() bool {
	before, rest, ok := strings.Cut(p.text, "(")
	agency, after, closed := strings.Cut(rest, ")")
	if !ok || !closed || len(text.Words(before)) > 6 {
		return false
	}
	dash, _ := utf8.DecodeRuneInString(strings.TrimSpace(after))
	return bylines.is(joinFolded(agency), "agency") && strings.ContainsRune("-–—:", dash)
}

// enoughProse reports whether the paragraphs hold the prose of an article.
func enoughProse(paras []para) bool {
	words := 0
	for i := range paras {
		if p := &paras[i]; p.aside == "" && p.role == report.RoleBody {
			words += p.words
		}
	}
	return words >= digestWords
}
