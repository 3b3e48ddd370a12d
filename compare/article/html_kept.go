package article

import (
	"strings"

	"muqabala/compare/report"
)

// Some pages hold their article in another place than where it is shown: scripts put it there when the page is opened, or
// take the rest of it away from those who have not paid. A page as saved may have it in <noscript>, for readers without
// scripts, or in its linked data, for search engines.

// readWhole reads a page, and what stands in <noscript> where the page itself has no prose.
func readWhole(s string) (*page, facts) {
	p, f := readPage(s)
	if p.hasProse() || !strings.Contains(s, "<noscript") {
		return p, f
	}
	shown := strings.NewReplacer("<noscript", "<div", "</noscript", "</div").Replace(s)
	if q, g := readPage(shown); q.hasProse() {
		return q, g
	}
	return p, f
}

func (p *page) hasProse() bool {
	for i := range p.blocks {
		if p.blocks[i].isProse() && !p.blocks[i].isForm() {
			return true
		}
	}
	return false
}

// withLinkedBody puts the article as the linked data have it in the place of the one that is shown, if that is less than
// half as long: an excerpt, or nothing. What is shown is set aside.
func withLinkedBody(shown []passage, body string) []passage {
	paras := linkedParagraphs(body)
	words := 0
	for _, p := range paras {
		words += countFields(p)
	}
	at := 0 // behind the head of the article
	for i, p := range shown {
		switch p.hint {
		case report.RoleBody, report.RoleSubhead:
			words -= 2 * countFields(p.text)
		case report.RoleHeadline, report.RoleByline, report.RoleDateline:
			at = i + 1
		}
	}
	if words <= 0 {
		return shown
	}
	for i := range shown {
		if p := &shown[i]; p.hint == report.RoleBody || p.hint == report.RoleSubhead {
			p.hint = report.RoleFurniture
		}
	}
	var out []passage
	for _, p := range paras {
		out = append(out, passage{p, report.RoleBody})
	}
	return append(append(append([]passage{}, shown[:at]...), out...), shown[at:]...)
}

// linkedParagraphs parts the text of linked data into paragraphs, be it plain or HTML.
func linkedParagraphs(body string) []string {
	var out []string
	if strings.Contains(body, "</p>") || strings.Contains(body, "<br") {
		p, _ := readPage(body)
		for _, b := range p.blocks {
			out = append(out, b.text)
		}
		return out
	}
	for _, span := range paragraphs(body) {
		out = append(out, body[span.Start:span.End])
	}
	return out
}
