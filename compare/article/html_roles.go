package article

import (
	"strings"

	"golang.org/x/net/html"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// hint gives the role of block i.
func (p *page) hint(a *article, i int) string {
	b := &p.blocks[i]
	switch {
	case i == a.headline:
		return report.RoleHeadline
	case a.first < 0: // a page without prose: all that is not the page's
		if a.foreign[i] || b.letters > 0 && b.linked*2 > b.letters {
			return report.RoleFurniture
		}
		return report.RoleBody
	case a.foreign[i] && !p.lineOfHead(a, i):
		return report.RoleFurniture
	case i < a.first || i > a.last || !a.holds(b.node):
		return p.hintBeside(a, i)
	}
	return p.hintInside(a, i)
}

// lineOfHead reports whether a block of the page's stands under the headline and says who wrote the article, or when.
func (p *page) lineOfHead(a *article, i int) bool {
	return a.headline >= 0 && i > a.headline && i < a.first+2 && p.bylineOrDate(i) != "" && within(p.blocks[i].node, hiddenNode) == nil
}

// hintBeside is the role of a block that is outside the article: between headline and article byline, date and
// standfirst are found, else furniture.
func (p *page) hintBeside(a *article, i int) string {
	b := &p.blocks[i]
	if a.headline < 0 || i < a.headline || i > p.proseAfter(a, a.headline) {
		return report.RoleFurniture
	}
	if role := p.bylineOrDate(i); role != "" {
		return role
	}
	lead := within(b.node, func(n *html.Node) bool { return carries(n, "lead") }) != nil
	switch {
	case captionNode(b.node):
		return hintPicture
	case b.linked*2 > b.letters:
		return report.RoleFurniture
	case a.prose[i] || lead && b.words() >= 5:
		return report.RoleBody
	case headingLevel(b.node) > 1 && b.words() >= headlineWords:
		return report.RoleSubhead
	}
	return report.RoleFurniture
}

// proseAfter is the first paragraph of the article's own element behind block i.
func (p *page) proseAfter(a *article, i int) int {
	for i++; i < a.last; i++ {
		if a.prose[i] && !a.foreign[i] && within(p.blocks[i].node, func(n *html.Node) bool { return n == a.core }) != nil {
			break
		}
	}
	return i
}

// hintInside is the role of a block of the article.
func (p *page) hintInside(a *article, i int) string {
	b := &p.blocks[i]
	if captionNode(b.node) {
		return hintPicture
	}
	if role := p.bylineOrDate(i); role != "" && (!a.prose[i] || b.tag != "p") {
		return role
	}
	folded := joinFolded(b.text)
	switch {
	case b.letters > 0 && 100*b.linked >= 80*b.letters && (b.words() <= longWords):
		return report.RoleFurniture
	case b.linked*3 > b.letters && furniture.starts(folded, "next") != "":
		return report.RoleFurniture
	case headingLevel(b.node) > 0 && i > a.lastProse:
		return report.RoleFurniture // nothing of the article follows under it
	case headingLevel(b.node) > 0:
		return report.RoleSubhead
	}
	return report.RoleBody
}

func captionNode(n *html.Node) bool {
	return within(n, func(m *html.Node) bool {
		return m.Data == "figcaption" || m.Data == "figure" || m.Data == "caption" || m.Data != "body" && m.Data != "div" && carries(m, "caption") ||
			m.Data == "div" && saysWord(attr(m, "class"), set("wp-caption wp-caption-text image-caption img-caption caption legende photo-credit"))
	}) != nil
}

// bylineOrDate gives the role of a short block that its element says is the byline or the date, or "".
func (p *page) bylineOrDate(i int) string {
	b := &p.blocks[i]
	if b.words() > 2*tailWords {
		return ""
	}
	near := func(kind string) bool {
		n := b.node
		for up := 0; up < 3 && n != nil && n.Data != "article" && n.Data != "main" && n.Data != "body"; up++ {
			if carries(n, kind) {
				return true
			}
			n = n.Parent
		}
		return b.hasInside(kind)
	}
	dates := text.Dates(b.text)
	line := newParas(b.text, []text.Span{{Start: 0, End: len(b.text)}}, nil)[0]
	switch {
	case near("byline"), line.explicitByline():
		return report.RoleByline
	case near("date") || b.tag == "time":
		return report.RoleDateline
	case len(dates) > 0 && b.words() <= bylineWords && !endsSentence(b.text):
		return report.RoleDateline
	}
	return ""
}

// hasInside reports whether an inline element of the block, most of its text inside, has a word of the kind.
func (b *block) hasInside(kind string) bool {
	if b.node == nil || !paragraphTags[b.tag] && b.tag != "div" {
		return false
	}
	for c := b.node.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && inline[c.Data] && (carries(c, kind) || kind == "date" && c.Data == "time") && 2*len(inner(c)) >= len(b.text) {
			return true
		}
	}
	return false
}

// inner gives the text inside n.
func inner(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(inner(c))
	}
	return b.String()
}
