package article

import (
	"strings"

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
		if p.foreign(i) || b.letters > 0 && b.linked*2 > b.letters {
			return report.RoleFurniture
		}
		return report.RoleBody
	case p.foreign(i) && p.leads(a, i):
		return report.RoleBody
	case p.foreign(i) && !p.lineOfHead(a, i):
		return report.RoleFurniture
	case i < a.first || i > a.last || !b.box.weight.inside:
		return p.hintBeside(a, i)
	}
	return p.hintInside(a, i)
}

// lineOfHead reports whether a block of the page's stands under the headline and says who wrote the article, or when.
func (p *page) lineOfHead(a *article, i int) bool {
	return a.headline >= 0 && i > a.headline && i < a.first+2 && p.bylineOrDate(i) != "" && p.blocks[i].box.under&signHidden == 0
}

// leads reports whether a block of the page's stands between headline and article and is the paragraph that belongs
// there: sites name it as they name what they show of other articles, a teaser.
func (p *page) leads(a *article, i int) bool {
	return a.headline >= 0 && i > a.headline && i <= p.proseAfter(a, a.headline) && p.blocks[i].isLead()
}

// isLead reports whether the block is a paragraph that an element calls the one before the article.
func (b *block) isLead() bool {
	return b.box.under&(signLead|signHidden|signPicture) == signLead && b.words >= proseWords && b.linked*2 <= b.letters
}

// hintBeside is the role of a block that is outside the article: between headline and article byline, date and
// standfirst are found, else furniture.
func (p *page) hintBeside(a *article, i int) string {
	b := &p.blocks[i]
	if a.headline < 0 && i < a.first && i >= a.first-signLines && b.isLead() {
		return report.RoleBody
	}
	if a.headline < 0 || i < a.headline || i > p.proseAfter(a, a.headline) {
		return report.RoleFurniture
	}
	if role := p.bylineOrDate(i); role != "" {
		return role
	}
	switch {
	case b.box.under&signPicture != 0:
		return hintPicture
	case b.linked*2 > b.letters:
		return report.RoleFurniture
	case a.prose[i] || b.box.under&signLead != 0 && b.words >= 5:
		return report.RoleBody
	case b.box.level > 1 && b.words >= headlineWords, b.linked == 0 && b.words >= standfirstWords && !b.pictured:
		return report.RoleSubhead
	}
	return report.RoleFurniture
}

// proseAfter is the first paragraph of the article's own element behind block i.
func (p *page) proseAfter(a *article, i int) int {
	for i++; i < a.last; i++ {
		if a.prose[i] && !p.foreign(i) && p.blocks[i].box.weight.inCore {
			break
		}
	}
	return i
}

// hintInside is the role of a block of the article.
func (p *page) hintInside(a *article, i int) string {
	b := &p.blocks[i]
	if b.box.under&signPicture != 0 {
		return hintPicture
	}
	if role := p.bylineOrDate(i); role != "" && (!a.prose[i] || b.box.tag != "p") {
		return role
	}
	folded := joinFolded(b.text)
	switch {
	case b.pictured && !a.prose[i] && credits(b.text, folded):
		return hintPicture
	case b.letters > 0 && 100*b.linked >= 80*b.letters && (b.words <= longWords):
		return report.RoleFurniture
	case b.linked*3 > b.letters && furniture.starts(folded, "next") != "":
		return report.RoleFurniture
	case b.box.level > 0 && i > a.lastProse:
		return report.RoleFurniture // nothing of the article follows under it
	case b.box.level > 0:
		return report.RoleSubhead
	}
	return report.RoleBody
}

// credits reports whether a line says who made a picture: it has the sign of a copyright, or a phrase of the table behind
// a stop or a bracket («The hall (photo: archive)»).
func credits(s, folded string) bool {
	if strings.Contains(s, "©") {
		return true
	}
	if k := strings.LastIndexAny(s, ".,(|/–—"); k >= 0 {
		folded = joinFolded(s[k:])
	}
	return captions.starts(folded, "credit") != "" || captions.starts(folded, "caption") != ""
}

// bylineOrDate gives the role of a short block that its element says is the byline or the date, or "".
func (p *page) bylineOrDate(i int) string {
	b := &p.blocks[i]
	if b.words > 2*tailWords {
		return ""
	}
	line := newParas(b.text, []text.Span{{Start: 0, End: len(b.text)}}, nil)[0]
	switch {
	case b.near(signByline), line.explicitByline():
		return report.RoleByline
	case b.near(signDate) || b.box.tag == "time":
		return report.RoleDateline
	case b.words <= bylineWords && !endsSentence(b.text) && len(text.Dates(b.text)) > 0:
		return report.RoleDateline
	}
	return ""
}

// near reports whether the element of the block, one of the two around it or one inside says so.
func (b *block) near(sign signs) bool {
	x := b.box
	for up := 0; up < 3 && x != nil && x.tag != "article" && x.tag != "main" && x.tag != "body"; up++ {
		if x.says&sign != 0 {
			return true
		}
		x = x.parent
	}
	return b.hasInside(sign)
}

// hasInside reports whether an inline element of the block, most of its text inside, has the mark.
func (b *block) hasInside(sign signs) bool {
	if !paragraphTags[b.box.tag] && b.box.tag != "div" {
		return false
	}
	for x := b.box.first; x != nil; x = x.next {
		if x.kind&tagInline != 0 && (x.says&sign != 0 || sign == signDate && x.tag == "time") && 3*x.size >= len(b.text) {
			return true
		}
	}
	return false
}

// signLines is how many blocks before and behind the article are looked at for who wrote it, and when.
const signLines = 10

// sign adds to m the outlet, the author and the day where the page's own metadata are silent: what its title says beside
// the headline, and lines beside the article whose elements say that they name them.
func (p *page) sign(a *article, titles []string, m *metadata) {
	if a.first < 0 {
		return
	}
	if m.outlet == "" && a.headline >= 0 {
		m.outlet = besideTitle(titles, p.blocks[a.headline].text)
	}
	for i := max(0, min(a.first, a.headline)-signLines); i < min(len(p.blocks), a.last+signLines); i++ {
		b := &p.blocks[i]
		if i >= a.first && i <= a.last || b.words > bylineWords || b.box.under&signNoTitle != 0 {
			continue
		}
		said := withoutTime(b.text)
		line := newParas(said, []text.Span{{Start: 0, End: len(said)}}, nil)[0]
		if m.byline == "" && b.near(signByline) && line.explicitByline() {
			_, m.byline = line.credits()
		}
		if dates := text.Dates(b.text); m.published == "" && len(dates) > 0 && (b.near(signDate) || b.box.tag == "time") {
			m.published = dates[0].ISO()
		}
	}
}

// besideTitle gives what a title of the page has before or behind the headline: «Headline | The Harbour Post».
func besideTitle(titles []string, headline string) string {
	for _, t := range titles {
		before, after, ok := strings.Cut(t, headline)
		rest := strings.Trim(before+after, " |-–—:·•/")
		if ok && (before == "") != (after == "") && rest != "" && countFields(rest) <= 5 && !furniture.is(joinFolded(rest), "whole") {
			return rest
		}
	}
	return ""
}

// withoutTime cuts the time of day from the end of a line: «Posted by Amelia Hartwell at 10:05 AM».
func withoutTime(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 {
		last := strings.ToLower(words[len(words)-1])
		if !strings.ContainsAny(last, "0123456789٠١٢٣٤٥٦٧٨٩") && last != "am" && last != "pm" && last != "at" && last != "à" && last != "في" {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}
