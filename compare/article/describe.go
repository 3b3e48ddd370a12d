package article

import (
	"strings"
	"unicode"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// describe fills in what the article says about itself: title, outlet, byline and date of publication.
func (p *part) describe(d *report.Document, off *units) {
	for i := range p.paras {
		q := &p.paras[i]
		switch q.role {
		case report.RoleHeadline:
			if d.Title == "" {
				d.Title = q.text
			}
		case report.RoleByline:
			q.credit(d)
			published(q, d, off)
		case report.RoleDateline:
			if d.Byline == "" {
				d.Byline = q.nameBesideDate(false)
			}
			published(q, d, off)
		}
	}
}

// credit reads the author and the outlet from a byline; the first to name one is believed.
func (p *para) credit(d *report.Document) {
	outlet, name := p.credits()
	if d.Outlet == "" {
		d.Outlet = outlet
	}
	if d.Byline == "" {
		d.Byline = name
	}
}

func (p *para) credits() (outlet, name string) {
	if before, desk := p.desk(); before != "" {
		if bylines.is(joinFolded(desk), "agency") {
			return "", desk // before an agency stands a place as often as an outlet
		}
		return before, ""
	}
	if p.outletLine() {
		return strings.TrimSpace(p.after(bylines.starts(p.folded, "outlet"))), ""
	}
	if d := p.domain(); d != "" {
		return d, ""
	}
	for _, kind := range []string{"prefix", "colon"} {
		if head := bylines.starts(p.folded, kind); head != "" {
			return "", strings.Trim(p.after(head), ": .")
		}
	}
	if p.dated() {
		return "", p.nameBesideDate(true)
	}
	return "", strings.Trim(p.text, " .")
}

// nameBesideDate gives the name of a person on the line of a date: «Amelia Hartwell · 12 March 2020». Where the line is
// known to be a byline, words that are written as a name suffice.
func (p *para) nameBesideDate(byline bool) string {
	for _, piece := range strings.FieldsFunc(p.text, func(r rune) bool { return strings.ContainsRune("·|•–—", r) }) {
		piece = strings.TrimSpace(piece)
		q := newParas(piece, []text.Span{{Start: 0, End: len(piece)}}, nil)[0]
		if q.nameLike(true) || byline && q.words >= 2 && q.words <= 4 && properName(piece) && q.lang != "ar" {
			return piece
		}
	}
	return ""
}

// domain gives the first word that is the name of a web site, or "".
func (p *para) domain() string {
	for _, w := range strings.Fields(p.text) {
		if isDomain(w) {
			return w
		}
	}
	return ""
}

// isDomain reports whether a word is the name of a web site: Le7tv.ma.
func isDomain(w string) bool {
	name, top, ok := strings.Cut(w, ".")
	if !ok || len(name) < 2 || len(top) < 2 || len(top) > 6 {
		return false
	}
	for _, r := range top {
		if !unicode.IsLower(r) || r > 0x7f {
			return false
		}
	}
	return true
}

// published takes the first full date of a byline or dateline.
func published(p *para, d *report.Document, off *units) {
	dates := text.Dates(p.text)
	if d.Published != nil || len(dates) == 0 {
		return
	}
	iso := dates[0].ISO()
	d.Published = &iso
	d.PublishedFrom = &report.Range{Start: off.at(p.Start + dates[0].Start), End: off.at(p.Start + dates[0].End)}
}
