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
	if d.Published == nil {
		p.publishedByHijri(d, off)
	}
}

// publishedByHijri takes the date from the Hijri one of a byline or dateline where no other is given, and says so: it may be a
// day off.
func (p *part) publishedByHijri(d *report.Document, off *units) {
	for i := range p.paras {
		q := &p.paras[i]
		if q.role != report.RoleByline && q.role != report.RoleDateline {
			continue
		}
		if dates := text.FromHijri(q.text); len(dates) > 0 {
			publishedOn(q, dates[0], d, off)
			return
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
	if dates := text.Dates(p.text); d.Published == nil && len(dates) > 0 {
		publishedOn(p, dates[0], d, off)
	}
}

func publishedOn(p *para, day text.Date, d *report.Document, off *units) {
	iso := day.ISO()
	d.Published = &iso
	d.PublishedFrom = &report.Range{Start: off.at(p.Start + day.Start), End: off.at(p.Start + day.End)}
}

// noteHijri says of a date that a Hijri one was read as that it may be a day off.
func noteHijri(d *report.Document) {
	if d.PublishedFrom == nil {
		return
	}
	printed := text.NewOffsets(d.Text).Slice(d.PublishedFrom.Start, d.PublishedFrom.End)
	if len(text.HijriDates(printed)) > 0 {
		note(d, report.MsgHijriDate, 0)
		d.Messages[len(d.Messages)-1].Args["date"] = printed
	}
}
