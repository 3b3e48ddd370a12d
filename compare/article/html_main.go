package article

import (
	"strings"

	"golang.org/x/net/html"
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
	beforeTail    = 75 // of the article's prose stands before what opens its tail
	climb         = 5  // elements above the core that are searched for the rest of the article
)

// article is what was found of the main article of a page.
type article struct {
	prose     []bool              // by block
	foreign   []bool              // by block: inside an element of the page's
	core      *html.Node          // nil where there is no prose
	sums      map[*html.Node]sum  // what an element holds
	included  map[*html.Node]bool // whose blocks are the article's
	first     int                 // block of it
	last      int
	lastProse int // block of its prose
	headline  int // block, -1 for none
}

func (p *page) findArticle(titles []string) article {
	a := article{included: map[*html.Node]bool{}, first: -1, last: -1, headline: -1}
	a.prose = make([]bool, len(p.blocks))
	for i := range p.blocks {
		a.prose[i] = p.blocks[i].isProse()
	}
	a.foreign = p.foreign(a.prose)
	a.sums = p.sums(&a)
	if a.core = p.core(&a); a.core != nil {
		a.included[a.core] = true
		p.climb(&a)
	}
	for i := range p.blocks {
		if a.holds(p.blocks[i].node) && !a.foreign[i] {
			if a.first < 0 {
				a.first = i
			}
			a.last = i
		}
	}
	p.cutTail(&a)
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !a.foreign[i] && a.holds(p.blocks[i].node) {
			a.lastProse = i
		}
	}
	a.headline = p.findHeadline(&a, titles)
	return a
}

// cutTail ends the article where a line opens a list of other articles or the comments, if most of it stands before.
func (p *page) cutTail(a *article) {
	total, before := 0, 0
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !a.foreign[i] {
			total += p.blocks[i].letters
		}
	}
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.foreign[i] {
			continue
		}
		folded := joinFolded(p.blocks[i].text)
		if 100*before > beforeTail*total && (furniture.is(folded, "box") || furniture.is(folded, "tail")) {
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
	words := b.words()
	return 100*b.linked < linkedProse*b.letters && (words >= 25 || words >= proseWords && endsSentence(b.text))
}

func (b *block) words() int { return len(strings.Fields(b.text)) }

// holds reports whether n stands in what is included.
func (a *article) holds(n *html.Node) bool {
	return within(n, func(m *html.Node) bool { return a.included[m] }) != nil
}

// foreign says of each block whether it stands inside an element that is the page's.
func (p *page) foreign(prose []bool) []bool {
	size, total := map[*html.Node]int{}, 0
	for i := range p.blocks {
		if prose[i] {
			total += p.blocks[i].letters
			for n := p.blocks[i].node; n != nil; n = n.Parent {
				size[n] += p.blocks[i].letters
			}
		}
	}
	known := map[*html.Node]bool{}
	marked := func(n *html.Node) bool {
		yes, ok := known[n]
		if !ok {
			most := 100*size[n] > mostOfPage*total
			yes = carries(n, "comment") && n.Data != "body" && n.Data != "html" && 100*size[n] < 90*total ||
				!most && !carries(n, "content") && (pageTags[n.Data] || carries(n, "page") || hiddenNode(n))
			known[n] = yes
		}
		return yes
	}
	out := make([]bool, len(p.blocks))
	for i := range p.blocks {
		out[i] = within(p.blocks[i].node, marked) != nil
	}
	return out
}

// core finds the element that most prose votes for: with all its letters for the element that holds it, with half of
// them for the one around that. An element that says that it holds the article gets half more.
func (p *page) core(a *article) *html.Node {
	votes := map[*html.Node]int{}
	var order []*html.Node
	vote := func(n *html.Node, weight int) {
		if n == nil || n.Type != html.ElementNode {
			return
		}
		if votes[n] == 0 {
			order = append(order, n)
		}
		if carries(n, "content") {
			weight += weight / 2
		}
		votes[n] += weight
	}
	for i := range p.blocks {
		if b := &p.blocks[i]; a.prose[i] && !a.foreign[i] {
			n := b.node
			if paragraphTags[n.Data] && n.Parent != nil {
				n = n.Parent
			}
			vote(n, 2*b.letters)
			vote(n.Parent, b.letters)
		}
	}
	var best *html.Node
	for _, n := range order {
		if best == nil || votes[n] > votes[best] {
			best = n
		}
	}
	return best
}

// paragraphTags are the elements that hold one paragraph.
var paragraphTags = set("p h1 h2 h3 h4 h5 h6 li dd dt blockquote figcaption pre")

// sum counts the letters in an element that are not the page's: all, those inside links, those of prose.
type sum struct{ letters, linked, prose int }

func (p *page) sums(a *article) map[*html.Node]sum {
	out := map[*html.Node]sum{}
	for i := range p.blocks {
		b := &p.blocks[i]
		for n := b.node; n != nil && !a.foreign[i]; n = n.Parent {
			m := out[n]
			m.letters += b.letters
			m.linked += b.linked
			if a.prose[i] {
				m.prose += b.letters
			}
			out[n] = m
		}
	}
	return out
}

// climb goes up from the core and includes what beside it is the article's too.
func (p *page) climb(a *article) {
	child := a.core
	for up := 0; up < climb && child.Parent != nil && child.Data != "article" && child.Data != "body"; up++ {
		if attr(child, "itemprop") == "articleBody" {
			return
		}
		for sibling := child.Parent.FirstChild; sibling != nil; sibling = sibling.NextSibling {
			if sibling != child && sibling.Type == html.ElementNode && a.articleLike(sibling) {
				a.included[sibling] = true
			}
		}
		child = child.Parent
	}
}

// articleLike reports whether an element beside the article goes on with it: it holds prose, half of its letters at
// least, and few links.
func (a *article) articleLike(n *html.Node) bool {
	m := a.sums[n]
	return m.prose > 0 && 2*m.prose >= m.letters && 100*m.linked <= linkedSibling*m.letters
}

// findHeadline finds the block of the headline: before the article's second block of prose, the one that the page's own
// titles repeat, a heading if there are several; else the last h1; else the first heading of the article.
func (p *page) findHeadline(a *article, titles []string) int {
	end, best, bestRank := a.last, -1, 0
	seen := 0
	for i := max(a.first, 0); i <= a.last; i++ {
		if a.prose[i] && !a.foreign[i] {
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
	level := headingLevel(b.node)
	named := repeatsTitle(b.text, titles)
	switch {
	case within(b.node, func(n *html.Node) bool { return n.Data == "nav" || n.Data == "footer" || n.Data == "li" }) != nil:
		return 0
	case named && level == 1:
		return 6
	case named && level > 1:
		return 5
	case named && !a.prose[i]:
		return 4
	case level == 1 && !a.foreign[i] && b.words() >= 3:
		return 3
	case level > 1 && level < 4 && i < a.first && a.first-i < 8 && !a.foreign[i] && b.words() >= headlineWords && b.linked == 0:
		return 1
	}
	return 0
}

// headingLevel is 1 to 6 inside a heading, else 0.
func headingLevel(n *html.Node) int {
	h := within(n, func(m *html.Node) bool {
		return len(m.Data) == 2 && m.Data[0] == 'h' && m.Data[1] >= '1' && m.Data[1] <= '6'
	})
	if h == nil {
		return 0
	}
	return int(h.Data[1] - '0')
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
