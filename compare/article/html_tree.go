package article

import (
	"strings"
	"sync"
)

// A page is read in one pass over its tags: an element becomes a box in a tree, text goes to the paragraph that is open.
// Ends of elements that a page may leave out (p, li, td, …) are put where the standard has them
// (https://html.spec.whatwg.org/multipage/parsing.html); tags that cross each other close nothing but themselves, and
// what stands inside each other beyond maxOpen is laid flat. That is not the standard's tree of a broken page, but one
// with the same paragraphs, at a third of the cost and without a limit of nesting.

// maxOpen bounds the elements inside each other; pages have some dozens, browsers stop at 512.
const maxOpen = 256

// box is an element of a page.
type box struct {
	tag         string
	parent      *box // nil of the body
	first, next *box // its first child, and its next sibling
	last        *box // its last child
	says        signs
	under       signs // what it says, and what all around it say
	kind        tagKind
	level       int  // of the heading that it stands in, 0 for none
	size        int  // bytes of text inside
	passing     bool // nothing but its end asks for it: an inline element that says nothing and parts nothing
	weight      weight
}

// tagKind says how a tag is read.
type tagKind uint8

const (
	tagInline tagKind = 1 << iota // stands inside a line; every other one, known or not, parts paragraphs
	tagVoid                       // has no content
	tagUnread                     // its content is no text of the page
	tagEndsP                      // ends an open paragraph
	tagScope                      // ends are not looked for beyond it
)

// tagInfo is what is known of a tag.
type tagInfo struct {
	kind  tagKind
	says  signs
	level int // of a heading
}

// tagInfos tells of the tags of which there is anything to know.
var tagInfos = sync.OnceValue(func() map[string]tagInfo {
	out := map[string]tagInfo{}
	say := func(names string, say func(*tagInfo)) {
		for _, name := range strings.Fields(names) {
			info := out[name]
			say(&info)
			out[name] = info
		}
	}
	for kind, names := range map[tagKind]string{
		tagInline: "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr svg picture source meta link input script style noscript template iframe object embed math title select option datalist canvas audio video map track param noframes noembed",
		tagVoid:   "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr",
		tagUnread: "script style noscript template iframe object svg math title select datalist canvas audio video map noframes noembed",
		tagEndsP:  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul li dd dt",
		tagScope:  "table td th caption button template",
	} {
		say(names, func(info *tagInfo) { info.kind |= kind })
	}
	for says, names := range map[signs]string{
		signPageTag: "nav footer aside form dialog menu button select label",
		signNoTitle: "nav footer li",
		signPicture: "figcaption figure caption",
	} {
		say(names, func(info *tagInfo) { info.says |= says })
	}
	for level, name := range []string{"h1", "h2", "h3", "h4", "h5", "h6"} {
		say(name, func(info *tagInfo) { info.level = level + 1 })
	}
	return out
})

// builder reads the tags of a page.
type builder struct {
	page    *page
	tags    scanner
	open    []*box // from the body inwards
	beyond  int    // elements that are open beyond maxOpen
	spare   []*box // that were passing
	openP   int    // paragraphs that are open
	infos   map[string]tagInfo
	known   map[string]signs // of values of attributes
	slab    []box
	writer  writer
	facts   facts
	keeping string // "title" or "linked": what the text of a raw element is kept for
}

// Bytes of a page to an element and to a paragraph at least, as saved pages have them: what is made room for at once.
const (
	boxBytes   = 64
	blockBytes = 128
)

// readPage gives the boxes and paragraphs of a page, and what it says about itself.
func readPage(s string) (*page, facts) {
	b := &builder{page: &page{boxes: make([]*box, 0, len(s)/boxBytes+1), blocks: make([]block, 0, len(s)/blockBytes+1)}, tags: scanner{page: s}, infos: tagInfos(), known: map[string]signs{}, facts: facts{}}
	body := b.box("body")
	b.page.boxes = append(b.page.boxes, body)
	b.open = []*box{body}
	for b.step() {
	}
	b.closeTo(1)
	b.flush()
	return b.page, b.facts
}

// step reads one token, and reports whether the page goes on: with more than is read it is refused.
func (b *builder) step() bool {
	if len(b.page.blocks) > maxLines || b.page.size+len(b.writer.text) > maxText {
		return false
	}
	switch b.tags.next() {
	case tokenEnd:
		return false
	case tokenText:
		b.text(b.tags.text)
	case tokenStart:
		b.start(b.tags.tag)
	case tokenClose:
		b.end(b.tags.tag)
	}
	return true
}

func (b *builder) top() *box { return b.open[len(b.open)-1] }

// text takes the text between two tags.
func (b *builder) text(s string) {
	top := b.top()
	switch {
	case top.under&signUnread == 0:
		top.size += b.writer.write(s)
	case b.keeping == "title":
		b.facts.put("title", s)
	case b.keeping == "linked":
		b.facts.linkedData(s)
	}
}

// start takes the tag that begins an element.
func (b *builder) start(tag string) {
	b.facts.element(tag, &b.tags.attrs)
	info := b.infos[tag]
	switch tag {
	case "html", "head":
		return
	case "body":
		b.describe(b.open[0], info.says)
		return
	case "br":
		b.lineBreak()
		return
	case "img", "picture", "video", "iframe":
		b.writer.picture = true
	}
	b.endImplied(tag, info)
	if info.kind&tagInline == 0 {
		b.flush()
	}
	if info.kind&tagVoid != 0 {
		return
	}
	if b.tags.closed && (tag == "svg" || tag == "math" || b.drawing()) {
		b.tags.raw = ""
		return
	}
	if len(b.open) > maxOpen || len(b.open) == maxOpen && info.kind&tagUnread == 0 {
		b.beyond++
		return
	}
	b.push(tag, info)
}

// drawing reports whether what is open is part of a drawing or a formula, where <title/> is a whole element.
func (b *builder) drawing() bool {
	for i := len(b.open) - 1; i > 0 && b.open[i].under&signUnread != 0; i-- {
		if tag := b.open[i].tag; tag == "svg" || tag == "math" {
			return true
		}
	}
	return false
}

func (b *builder) push(tag string, info tagInfo) {
	x, parent := b.box(tag), b.top()
	x.kind, x.parent, x.under, x.level = info.kind, parent, parent.under, parent.level
	b.describe(x, info.says)
	if info.kind&tagInline != 0 && (x.says&(signByline|signDate) != 0 || tag == "time") {
		b.writer.apart()
	}
	if x.passing = info.kind&tagInline != 0 && x.says == 0 && tag != "time"; !x.passing {
		b.keep(x)
	}
	b.open = append(b.open, x)
	if info.level > 0 {
		x.level = info.level
	}
	if info.kind&tagUnread != 0 {
		x.under |= signUnread
	}
	b.keeping = ""
	switch {
	case tag == "title":
		b.keeping = "title"
	case tag == "script" && b.tags.attrs.kind == "application/ld+json":
		b.keeping = "linked"
	case tag == "a":
		b.writer.links++
	case tag == "p":
		b.openP++
	case tag == "pre" || tag == "textarea":
		b.writer.pre++
	}
}

// keep makes a box part of the tree, with those around it.
func (b *builder) keep(x *box) {
	parent := x.parent
	if parent.passing {
		parent.passing = false
		b.keep(parent)
	}
	if parent.last == nil {
		parent.first = x
	} else {
		parent.last.next = x
	}
	parent.last = x
	b.page.boxes = append(b.page.boxes, x)
}

// box makes a box; they are made by the hundred, which is cheaper.
func (b *builder) box(tag string) *box {
	if last := len(b.spare) - 1; last >= 0 {
		x := b.spare[last]
		b.spare = b.spare[:last]
		*x = box{tag: tag}
		return x
	}
	if len(b.slab) == 0 {
		b.slab = make([]box, 256)
	}
	x := &b.slab[0]
	b.slab = b.slab[1:]
	x.tag = tag
	return x
}

// endImplied ends what ends where a tag begins.
func (b *builder) endImplied(tag string, info tagInfo) {
	switch tag {
	case "li":
		b.endItem("li", "li")
	case "dd", "dt":
		b.endItem("dd", "dt")
	case "tr":
		b.endCell("tr", "tr", "table")
	case "td", "th":
		b.endCell("td", "th", "tr")
	case "tbody", "thead", "tfoot":
		b.endCell("tbody", "thead", "table")
	case "a":
		b.end("a")
	}
	if info.kind&tagEndsP != 0 {
		if b.openP > 0 {
			if i := b.find("p", tagInfo{}); i > 0 {
				b.closeTo(i)
			}
		}
		if info.level > 0 && b.infos[b.top().tag].level > 0 {
			b.closeTo(len(b.open) - 1)
		}
	}
}

// endItem ends the open item of a list, of either name.
func (b *builder) endItem(one, other string) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch x := b.open[i]; {
		case x.tag == one || x.tag == other:
			b.closeTo(i)
			return
		case x.tag != "div" && x.tag != "p" && x.tag != "address" && x.kind&tagInline == 0:
			return
		}
	}
}

// endCell ends the open part of a table, of either name, within the nearest element around them.
func (b *builder) endCell(one, other, around string) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch tag := b.open[i].tag; tag {
		case one, other:
			b.closeTo(i)
			return
		case around, "table":
			return
		}
	}
}

// find gives the place of the open element that an end tag ends, 0 for none.
func (b *builder) find(tag string, info tagInfo) int {
	far := 0 // how far out an inline element may begin, so that ends without a beginning cost little
	if info.kind&tagInline != 0 {
		far = len(b.open) - 64
	}
	cell := tag == "table" || tag == "tr" || tag == "tbody" || tag == "thead" || tag == "tfoot"
	for i := len(b.open) - 1; i > max(0, far); i-- {
		x := b.open[i]
		switch {
		case x.tag == tag || info.level > 0 && b.infos[x.tag].level > 0:
			return i
		case info.kind&^x.kind&tagInline != 0, x.kind&tagScope != 0 && (!cell || x.tag == "table"):
			return 0
		}
	}
	return 0
}

// end takes the tag that ends an element.
func (b *builder) end(tag string) {
	switch tag {
	case "html", "head", "body":
		return
	case "br":
		b.lineBreak()
		return
	}
	info := b.infos[tag]
	if top := b.top(); b.beyond > 0 && tag != "a" && info.kind&tagVoid == 0 && (top.tag != tag || top.kind&tagUnread == 0) {
		b.beyond--
		if info.kind&tagInline == 0 {
			b.flush()
		}
		return
	}
	switch i := b.find(tag, info); {
	case i > 0:
		b.closeTo(i)
	case tag == "p":
		b.flush()
	case tag == "a":
		b.writer.links = 0 // the element that it was opened in goes on without it
	}
}

// closeTo ends the open elements from the i-th on.
func (b *builder) closeTo(i int) {
	for len(b.open) > i {
		x := b.top()
		if x.kind&tagInline == 0 {
			b.flush()
		}
		b.open = b.open[:len(b.open)-1]
		b.top().size += x.size
		if x.passing {
			b.spare = append(b.spare, x)
		}
		switch x.tag {
		case "a":
			b.writer.links = max(0, b.writer.links-1)
		case "p":
			b.openP--
		case "pre", "textarea":
			b.writer.pre--
		}
	}
}
