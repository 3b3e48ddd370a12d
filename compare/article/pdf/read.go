package pdf

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// NoTextError says that a file holds no text that could be read: pictures, or signs that have no letters for the most
// part.
type NoTextError struct{ Pages int }

func (e *NoTextError) Error() string {
	return "pdf: reading: no text on any page, only pictures or signs without letters"
}

// Read gives the paragraphs of a PDF in reading order, what belongs to its pages at the end. A sign of which the file does
// not say what it means is U+FFFD. The error is one of
// [ErrEncrypted], [ErrDamaged] and [ErrTooMuch], or a [*NoTextError].
func Read(data []byte, limits Limits) ([]Paragraph, error) {
	f := open(data, limits)
	if f.closed {
		return nil, ErrEncrypted
	}
	pages := f.pages()
	if len(pages) == 0 {
		return nil, ErrDamaged
	}
	sheets := f.sheets(pages)
	if f.exhausted || f.cost < 0 || len(pages) > f.limits.Pages {
		return nil, ErrTooMuch
	}
	out := assemble(sheets)
	letters, unreadable := 0, 0
	for _, p := range out {
		for _, r := range p.Text {
			if unicode.IsLetter(r) {
				letters++
			} else if r == unread {
				unreadable++
			}
		}
	}
	if letters == 0 || unreadable > letters {
		return nil, &NoTextError{len(pages)}
	}
	return out, nil
}

// sheet is what stands on a page.
type sheet struct {
	body []segment
	page []segment // what belongs to the page itself
}

func (f *file) sheets(pages []pageObject) []sheet {
	fonts := map[any]*font{}
	total := 0
	var out []sheet
	for _, p := range pages[:min(len(pages), f.limits.Pages)] {
		out = append(out, sheet{body: segments(f.page(p, fonts, &total))})
	}
	if total > f.limits.Glyphs {
		f.exhausted = true
	}
	return out
}

// assemble makes paragraphs of all pages.
func assemble(sheets []sheet) []Paragraph {
	setAsidePage(sheets)
	var body, page []line
	in := column{}
	first := true
	var all []line
	for _, s := range sheets {
		for _, p := range s.body {
			if first {
				in, first = column{p.x0, p.x1}, false
			}
			in = column{min(in.left, p.x0), max(in.right, p.x1)}
			all = append(all, line{segment: p})
		}
	}
	rtl := rightToLeft(all)
	for n, s := range sheets {
		ordered := inOrder(s.body, in, rtl, 0)
		for i := range ordered {
			ordered[i].page = n
		}
		body = append(body, ordered...)
		for _, p := range s.page {
			page = append(page, line{segment: p, left: p.x0, right: p.x1, page: n})
		}
	}
	out := paragraphs(body)
	for i := range page {
		if s := joinLines(page[i:i+1], reading{}); s != "" {
			out = append(out, Paragraph{Text: s, Page: true})
		}
	}
	return out
}

// lazily compiles an expression when it is first used: the page's start does not wait for it.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// edge is how many segments at the top and the bottom of a page may be its own.
const edge = 4

var (
	digits     = lazily(`[0-9٠-٩]+`)
	pageNumber = lazily(`^(?i:page|p\.|صفحة|الصفحة)?\s*[-–—]?\s*[0-9٠-٩]{1,4}\s*(?:(?i:/|of|sur|من)\s*[0-9٠-٩]{1,4})?\s*[-–—]?$`)
	moment     = lazily(`^[0-9٠-٩]{1,4}([/.:,\s-]+[0-9٠-٩]{1,4})+(\s*[AP]M)?$`)
	address    = lazily(`^(?:https?|file)://\S+$`)
)

// setAsidePage moves to the pages what is theirs: a number or an address at an edge, and what stands at the edges of two
// pages or more, numbers aside.
func setAsidePage(sheets []sheet) {
	seen := map[string]int{}
	for _, s := range sheets {
		here := map[string]bool{}
		for i := range s.body {
			if text := edgeText(s.body, i); text != "" && !here[text] {
				here[text] = true
				seen[text]++
			}
		}
	}
	for n := range sheets {
		s := &sheets[n]
		var body []segment
		for start := 0; start < len(s.body); {
			end := start + 1
			for end < len(s.body) && sameRow(s.body[start], s.body[end]) {
				end++
			}
			if pageRow(s.body, start, end, seen) {
				s.page = append(s.page, s.body[start:end]...)
			} else {
				body = append(body, s.body[start:end]...)
			}
			start = end
		}
		s.body = body
	}
}

// pageRow reports whether a row of segments at an edge is the page's: one of them stands on other pages too, or is an
// address, a date or a time; or all of it is a page number.
func pageRow(all []segment, start, end int, seen map[string]int) bool {
	for i := start; i < end; i++ {
		text, plain := edgeText(all, i), plainText(all[i])
		switch {
		case text == "":
			return false
		case seen[text] > 1, address().MatchString(plain), moment().MatchString(plain), end == start+1 && pageNumber().MatchString(plain):
			return true
		}
	}
	return false
}

func sameRow(a, b segment) bool { return abs(a.y-b.y) < 0.35*max(a.size, b.size) }

// edgeText gives the text of a segment at the edge of a page, its numbers as #; "" for those inside.
func edgeText(all []segment, i int) string {
	if i >= edge && i < len(all)-edge {
		return ""
	}
	return digits().ReplaceAllString(plainText(all[i]), "#")
}

func plainText(p segment) string {
	return strings.TrimSpace(logical(p.spaced(), rightToLeft([]line{{segment: p}}), false))
}

// pageObject is a page with what it has or inherits.
type pageObject struct {
	dict, resources dict
	crop, rotate    any
}

// pages gives the pages in order. Where the tree of pages is broken, every page object in the order of its number.
func (f *file) pages() []pageObject {
	var out []pageObject
	root := f.dict(f.trailer["Root"])
	f.pageTree(root["Pages"], pageObject{}, 0, map[int]bool{}, &out)
	if len(out) > 0 {
		return out
	}
	var numbers []int
	for n := range f.places {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if d := f.dict(ref(n)); d != nil && f.get(d["Type"]) == name("Page") && len(out) <= f.limits.Pages {
			out = append(out, f.inherited(d))
		}
	}
	return out
}

// inherited gives a page with what it has itself, or else the nodes above it.
func (f *file) inherited(page dict) pageObject {
	nodes := []dict{page}
	for up := f.dict(page["Parent"]); up != nil && len(nodes) < maxNesting; up = f.dict(up["Parent"]) {
		nodes = append(nodes, up)
	}
	var out pageObject
	for _, d := range slices.Backward(nodes) {
		out = f.under(out, d)
	}
	return out
}

// under gives a page, or a node of the tree of pages, under what it inherits.
func (f *file) under(above pageObject, d dict) pageObject {
	if own := f.dict(d["Resources"]); own != nil {
		above.resources = own
	}
	if d["CropBox"] != nil {
		above.crop = d["CropBox"]
	}
	if d["Rotate"] != nil {
		above.rotate = d["Rotate"]
	}
	above.dict = d
	return above
}

func (f *file) pageTree(v any, above pageObject, depth int, seen map[int]bool, out *[]pageObject) {
	if r, ok := v.(ref); ok {
		if seen[int(r)] {
			return
		}
		seen[int(r)] = true
	}
	d := f.dict(v)
	if d == nil || depth > maxNesting || len(*out) > f.limits.Pages {
		return
	}
	here := f.under(above, d)
	kids, isTree := f.get(d["Kids"]).(array)
	if !isTree {
		if d["Contents"] != nil || f.get(d["Type"]) == name("Page") {
			*out = append(*out, here)
		}
		return
	}
	for _, kid := range kids {
		f.pageTree(kid, here, depth+1, seen, out)
	}
}
