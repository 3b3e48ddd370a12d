package article

import (
	"slices"
	"strings"
)

// The main article of a page is found in four steps:
//
//  1. prose is what ends as a sentence does, or is long, and is not mostly links; blocks inside elements that say that
//     they are the page's (class, role, tag) do not count, unless most of the page's prose stands in that element;
//  2. every block of prose votes for the elements around it, the nearest most; the one with most votes is the article's
//     core;
//  3. from there upwards, what stands beside it and is prose of few links joins it: articles are cut in two by
//     advertisements, galleries and boxes;
//  4. the headline is the heading before it that the page's own title repeats; between it and the core stand byline, date
//     and standfirst.
//
// All else is furniture: kept as a block, set aside.

// Shares in percent.
const (
	linkedProse   = 50 // more of a block's letters inside links: no prose
	linkedSibling = 25 // of what joins the core
	mostOfPage    = 50 // of the page's prose in an element: it is not furniture, whatever it says
	partOfPage    = 15 // the same on a page all of whose prose would else be furniture, and for <article>
	beforeTail    = 75 // of the article's prose stands before what opens its tail
	climb         = 5  // elements above the core that are searched for the rest of the article
)

// weight counts the letters in an element.
type weight struct {
	all   int // of prose, be it the page's
	votes int
	// Of what is not the page's: all, those inside links, those of prose.
	letters, linked, prose int

	foreign bool // it stands in an element of the page's, or is one
	inside  bool // it stands in what is included in the article, or is
	inCore  bool // it stands in the article's core, or is
}

// article is what was found of the main article of a page.
type article struct {
	prose     []bool // by block
	core      *box   // nil where there is no prose
	first     int    // block of it
	last      int
	lastProse int // block of its prose
	headline  int // block, -1 for none
}

// foreign reports whether block i stands inside an element that is the page's.
func (p *page) foreign(i int) bool { return p.blocks[i].box.weight.foreign }

func (p *page) findArticle(titles []string, author string) article {
	a := article{first: -1, last: -1, headline: -1}
	a.prose = make([]bool, len(p.blocks))
	for i := range p.blocks {
		a.prose[i] = p.blocks[i].isProse() && !p.blocks[i].isForm()
	}
	if p.markForeign(&a, mostOfPage); !p.hasOwnProse(&a) {
		p.markForeign(&a, partOfPage)
	}
	p.weigh(&a)
	if a.core = p.findCore(&a); a.core != nil {
		a.core.weight.inside, a.core.weight.inCore = true, true
		p.climb(a.core)
		p.spread()
	}
	for i := range p.blocks {
		if w := &p.blocks[i].box.weight; w.inside && !w.foreign {
			if a.first < 0 {
				a.first = i
			}
			a.last = i
		}
	}
	p.cutTail(&a, author)
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !p.foreign(i) && p.blocks[i].box.weight.inside {
			a.lastProse = i
		}
	}
	a.headline = p.findHeadline(&a, titles)
	return a
}

// cutTail ends the article where a line opens a list of other articles or the comments, or begins with the author's name,
// if most of it stands before.
func (p *page) cutTail(a *article, author string) {
	author = joinFolded(author)
	total, before := 0, 0
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !p.foreign(i) {
			total += p.blocks[i].letters
		}
	}
	for i := max(a.first, 0); i <= a.last; i++ {
		if p.foreign(i) {
			continue
		}
		folded := joinFolded(p.blocks[i].text)
		named := strings.Contains(author, " ") && strings.HasPrefix(folded+" ", author+" ")
		if 100*before > beforeTail*total && (furniture.is(folded, "box") || furniture.is(folded, "tail") || named) {
			a.last = i - 1
			return
		}
		if a.prose[i] {
			before += p.blocks[i].letters
		}
	}
}

// isProse reports whether the block is a paragraph of an article by its own shape.
func (b *block) isProse() bool {
	return 100*b.linked < linkedProse*b.letters && (b.words >= 25 || b.words >= proseWords && endsSentence(b.text))
}

// upwards adds to every element what the elements inside it have. Those stand behind it in the order of the page.
func (p *page) upwards(add func(to, from *weight)) {
	for i := len(p.boxes) - 1; i > 0; i-- {
		add(&p.boxes[i].parent.weight, &p.boxes[i].weight)
	}
}

// isForm reports whether the block begins as what pages say of cookies and forms, which may be longer than an article.
func (b *block) isForm() bool {
	const phrase = 120 // bytes that hold the longest
	start := b.text[:min(len(b.text), phrase)]
	return furniture.starts(joinFolded(start), "form") != ""
}

// hasOwnProse reports whether any prose is not the page's.
func (p *page) hasOwnProse(a *article) bool {
	for i := range p.blocks {
		if a.prose[i] && !p.foreign(i) {
			return true
		}
	}
	return false
}

// markForeign says of each element whether it stands inside one that is the page's. One with more than a share of all
// prose, in percent, is not.
func (p *page) markForeign(a *article, share int) {
	total := 0
	for _, x := range p.boxes {
		x.weight = weight{}
	}
	for i := range p.blocks {
		if a.prose[i] {
			p.blocks[i].box.weight.all += p.blocks[i].letters
			total += p.blocks[i].letters
		}
	}
	p.upwards(func(to, from *weight) { to.all += from.all })
	for _, x := range p.boxes {
		x.weight.foreign = x.parent != nil && x.parent.weight.foreign || x.isPage(total, share)
	}
}

// isPage reports whether an element is the page's by what it says, of a page with so many letters of prose.
func (x *box) isPage(total, share int) bool {
	if x.says&signComment != 0 && 100*x.weight.all < 90*total {
		return true
	}
	if x.tag == "article" || x.tag == "main" {
		share = partOfPage
	}
	most := 100*x.weight.all > share*total
	if x.tag == "main" { // whatever its name (main#skip-main)
		return !most && x.says&signHidden != 0
	}
	return !most && x.says&signContent == 0 && x.says&(signPageTag|signPage|signHidden) != 0
}

// weigh counts what is not the page's.
func (p *page) weigh(a *article) {
	for i := range p.blocks {
		b := &p.blocks[i]
		if w := &b.box.weight; !w.foreign {
			w.letters += b.letters
			w.linked += b.linked
			if a.prose[i] {
				w.prose += b.letters
			}
		}
	}
	p.upwards(func(to, from *weight) {
		to.letters += from.letters
		to.linked += from.linked
		to.prose += from.prose
	})
}

// findCore finds the element that most prose votes for: with all its letters for the element that holds it, with half of
// them for the one around that. An element that says that it holds the article gets half more.
func (p *page) findCore(a *article) *box {
	var order []*box
	vote := func(x *box, votes int) {
		if x == nil {
			return
		}
		if x.weight.votes == 0 {
			order = append(order, x)
		}
		if x.says&signContent != 0 {
			votes += votes / 2
		}
		x.weight.votes += votes
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; a.prose[i] && !p.foreign(i) {
			x := b.box
			if paragraphTags[x.tag] && x.parent != nil {
				x = x.parent
			}
			vote(x, 2*b.letters)
			vote(x.parent, b.letters)
		}
	}
	var best *box
	for _, x := range order {
		if best == nil || x.weight.votes > best.weight.votes {
			best = x
		}
	}
	return best
}

// paragraphTags are the elements that hold one paragraph.
var paragraphTags = set("p h1 h2 h3 h4 h5 h6 li dd dt blockquote figcaption pre")

// climb goes up from the core and includes what beside it is the article's too.
func (p *page) climb(child *box) {
	for up := 0; up < climb && child.parent != nil && (child.tag != "article" || child.parent.around("article") != nil); up++ {
		if child.says&signBody != 0 {
			p.otherBodies(child)
			return
		}
		if child.parent.says&(signContent|signBody) != 0 && child.parent.isArticle() {
			child.parent.weight.inside = true
		}
		for sibling := child.parent.first; sibling != nil; sibling = sibling.next {
			if sibling != child && sibling.articleLike() {
				sibling.weight.inside = true
			}
		}
		child = child.parent
	}
}

// otherBodies includes the other parts of an article whose text says that it is, part by part.
func (p *page) otherBodies(one *box) {
	whole := one.around("article")
	for _, x := range p.boxes {
		if x.says&signBody != 0 && !x.weight.foreign && x.articleLike() && x.around("article") == whole {
			x.weight.inside = true
		}
	}
}

// around gives the nearest element of a tag that is the element itself or holds it, nil for none.
func (x *box) around(tag string) *box {
	for x != nil && x.tag != tag {
		x = x.parent
	}
	return x
}

// spread says of what stands in the article, and in its core, that it does.
func (p *page) spread() {
	for _, x := range p.boxes[1:] {
		x.weight.inside = x.weight.inside || x.parent.weight.inside
		x.weight.inCore = x.weight.inCore || x.parent.weight.inCore
	}
}

// isArticle reports whether an element that says it holds the article holds little else: a third of its letters in prose,
// few in links. Then its lists and tables are the article's too.
func (x *box) isArticle() bool {
	w := &x.weight
	return 3*w.prose >= w.letters && 100*w.linked <= linkedSibling*w.letters
}

// articleLike reports whether an element beside the article goes on with it: it holds prose, half of its letters at
// least, and few links.
func (x *box) articleLike() bool {
	w := &x.weight
	return w.prose > 0 && 2*w.prose >= w.letters && 100*w.linked <= linkedSibling*w.letters
}

// findHeadline finds the block of the headline: before the article's second block of prose, the one that the page's own
// titles repeat, a heading if there are several; else the last h1; else the first heading of the article.
func (p *page) findHeadline(a *article, titles []string) int {
	end, best, bestRank := a.last, -1, 0
	seen := 0
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !p.foreign(i) {
			if seen++; seen == 2 {
				end = i
				break
			}
		}
	}
	if a.first < 0 {
		end = len(p.blocks) - 1
	}
	for i := 0; i <= end; i++ {
		if rank := p.headlineRank(a, i, titles); rank > 0 && rank >= bestRank {
			best, bestRank = i, rank
		}
	}
	return best
}

func (p *page) headlineRank(a *article, i int, titles []string) int {
	b := &p.blocks[i]
	if b.box.under&signNoTitle != 0 {
		return 0
	}
	level, named := b.box.level, repeatsTitle(b.text, titles)
	switch {
	case named && level == 1:
		return 6
	case named && level > 1:
		return 5
	case named && !a.prose[i]:
		return 4
	case level == 1 && !p.foreign(i) && (b.words >= 3 || isTitle(b.text, titles)):
		return 3
	case level > 1 && level < 4 && i < a.first && a.first-i < 8 && !p.foreign(i) && b.words >= headlineWords && b.linked == 0:
		return 1
	}
	return 0
}

// isTitle reports whether one of a page's titles is s or begins with it: a headline may be a word.
func isTitle(s string, titles []string) bool {
	f := joinFolded(s)
	return f != "" && slices.ContainsFunc(titles, func(t string) bool { return strings.HasPrefix(joinFolded(t)+" ", f+" ") })
}

// repeatsTitle reports whether one of a page's titles is s, perhaps with the outlet's name behind or before it.
func repeatsTitle(s string, titles []string) bool {
	f := joinFolded(s)
	if len(strings.Fields(f)) < 3 {
		return false
	}
	for _, t := range titles {
		g := joinFolded(t)
		if f == g || strings.HasPrefix(g, f+" ") && len(f)*2 > len(g) || strings.HasSuffix(g, " "+f) && len(f)*2 > len(g) {
			return true
		}
	}
	return false
}
