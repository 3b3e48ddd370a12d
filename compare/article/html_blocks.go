package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// block is a paragraph of a web page.
type block struct {
	text    string
	node    *html.Node // the innermost element that parts text and holds it
	tag     string     // of node
	letters int        // letters and digits
	linked  int        // those inside links
}

// inline are the elements that stand inside a line; every other one, known or not, parts paragraphs.
var inline = set("a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr svg picture source meta link input")

// unread are the elements whose content is no text of the page.
var unread = set("script style noscript template iframe object embed svg math head title option datalist canvas audio video map")

func set(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}

// walker gathers the blocks of a page in reading order.
type walker struct {
	page            *page
	text            strings.Builder
	space           bool // white space is owed before the next character
	breaks          int  // line breaks since the last character
	links           int  // links that are open
	letters, linked int
	pre             int // pre elements that are open
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
		if unread[n.Data] {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	if n.Data == "br" {
		w.breaks++
		if w.breaks > 1 {
			w.flush(holder(n))
		}
		return
	}
	parts := n.Type == html.ElementNode && !inline[n.Data]
	if parts {
		w.flush(holder(n.Parent))
	}
	w.open(n, 1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	w.open(n, -1)
	if parts {
		w.flush(n)
	}
}

// open counts the links and preformatted elements that are open.
func (w *walker) open(n *html.Node, d int) {
	switch n.Data {
	case "a":
		w.links += d
	case "pre", "textarea":
		w.pre += d
	}
}

// holder is the innermost element around n that parts text.
func holder(n *html.Node) *html.Node {
	for n != nil && n.Type == html.ElementNode && (inline[n.Data] || n.Data == "br") {
		n = n.Parent
	}
	return n
}

func (w *walker) write(s string) {
	for _, r := range s {
		if r == '\n' && w.pre > 0 {
			w.breaks++
			continue
		}
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			w.space = true
			continue
		}
		if w.text.Len() > 0 {
			if w.breaks > 0 {
				w.text.WriteString(strings.Repeat("\n", min(w.breaks, 2)))
			} else if w.space {
				w.text.WriteByte(' ')
			}
		}
		w.space, w.breaks = false, 0
		w.text.WriteRune(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			w.letters++
			if w.links > 0 {
				w.linked++
			}
		}
	}
}

// flush ends the paragraph that was gathered, which n holds. Lines inside it are parted as those of a plain text.
func (w *walker) flush(n *html.Node) {
	s := w.text.String()
	letters, linked := w.letters, w.linked
	w.text.Reset()
	w.space, w.breaks, w.letters, w.linked = false, 0, 0, 0
	if strings.TrimFunc(s, isBlank) == "" {
		return
	}
	b := block{node: n, letters: letters, linked: linked}
	if n != nil {
		b.tag = n.Data
	}
	for _, sp := range paragraphs(s) {
		b.text = s[sp.Start:sp.End]
		w.page.blocks = append(w.page.blocks, b)
	}
}
