package article

import (
	"strings"

	"golang.org/x/net/html"
)

// token is what a scanner found.
type token uint8

const (
	tokenEnd   token = iota // of the page
	tokenText               // scanner.text, its character references read
	tokenStart              // a tag that begins an element: scanner.tag, scanner.attrs
	tokenClose              // a tag that ends one: scanner.tag
)

// scanner gives the tags of a page and the text between them, as browsers part them
// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). The page is in memory as a whole, so all that it
// gives are pieces of it: that takes a third of the time of a tokenizer of streams.
type scanner struct {
	page   string
	at     int
	raw    string // the element whose content is text up to its own end tag, "" for none
	text   string
	tag    string // in lower case
	closed bool   // the tag says that the element has no content: <br/>
	attrs  attributes
}

// rawTags are the elements whose content is text, whatever looks like a tag there. A page's title and what a reader types
// may hold character references.
var rawTags = set("iframe noembed noframes noscript plaintext script style textarea title xmp")

func (z *scanner) next() token {
	if z.raw != "" {
		if z.rawText(); z.text != "" {
			return tokenText
		}
	}
	from := z.at
	for look := z.at; ; {
		k := strings.IndexByte(z.page[look:], '<')
		if k < 0 || z.page[look+k:] == "<" || z.page[look+k:] == "</" {
			z.at = len(z.page)
			return z.textFrom(from, len(z.page))
		}
		look += k
		if !opensTag(z.page[look+1]) {
			look++
			continue
		}
		if look > from {
			z.at = look
			return z.textFrom(from, look)
		}
		z.at = look
		if found, ok := z.markup(); ok {
			return found
		}
		from, look = z.at, z.at
	}
}

// opensTag reports whether c behind < makes it a tag, a comment or a declaration.
func opensTag(c byte) bool { return asciiLetter(c) || c == '/' || c == '!' || c == '?' }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// textFrom gives the text of a stretch of the page, or the end where there is none.
func (z *scanner) textFrom(from, to int) token {
	if z.text = z.page[from:to]; z.text == "" {
		return tokenEnd
	}
	if strings.IndexByte(z.text, '&') >= 0 {
		z.text = html.UnescapeString(z.text)
	}
	return tokenText
}

// markup takes what begins with <; ok is false for what is nothing of the page: comments, declarations, «</>».
func (z *scanner) markup() (found token, ok bool) {
	rest := z.page[z.at:]
	switch {
	case asciiLetter(rest[1]):
		if !z.readTag(1) {
			return tokenEnd, true
		}
		if rawTags[z.tag] {
			z.raw = z.tag
		}
		return tokenStart, true
	case rest[1] == '/' && len(rest) > 2 && asciiLetter(rest[2]):
		if !z.readTag(2) {
			return tokenEnd, true
		}
		return tokenClose, true
	case strings.HasPrefix(rest, "<!--"):
		z.at += commentEnd(rest)
	default:
		z.at = z.behind(z.at, ">")
	}
	return tokenEnd, false
}

// behind gives the place behind the next mark, or the end of the page.
func (z *scanner) behind(at int, mark string) int {
	if k := strings.Index(z.page[at:], mark); k >= 0 {
		return at + k + len(mark)
	}
	return len(z.page)
}

// commentEnd is the length of the comment that s begins with. «<!-->» is a whole one.
func commentEnd(s string) int {
	const start = len("<!--")
	for _, whole := range []string{">", "->"} {
		if strings.HasPrefix(s[start:], whole) {
			return start + len(whole)
		}
	}
	for at := start; ; {
		k := strings.Index(s[at:], "--")
		if k < 0 {
			return len(s)
		}
		switch at += k + 2; {
		case strings.HasPrefix(s[at:], ">"):
			return at + 1
		case strings.HasPrefix(s[at:], "!>"):
			return at + 2
		}
		at-- // «--->»
	}
}

// readTag reads a tag whose name stands so many bytes on; false where the page ends inside it.
func (z *scanner) readTag(on int) bool {
	s := z.page
	from := z.at + on
	at := from
	for at < len(s) && !endsName(s[at]) {
		at++
	}
	z.tag = strings.ToLower(s[from:at])
	z.attrs, z.closed = attributes{}, false
	for at < len(s) {
		switch c := s[at]; {
		case c == '>':
			z.at = at + 1
			return true
		case c == '/':
			at++
			z.closed = at < len(s) && s[at] == '>'
		case htmlSpace(c):
			at++
		default:
			at = z.readAttribute(at)
		}
	}
	z.at = len(s)
	return false
}

// readAttribute reads the attribute that begins at a place, and gives the one behind it.
func (z *scanner) readAttribute(at int) int {
	s, from := z.page, at
	for at++; at < len(s) && s[at] != '=' && !endsName(s[at]); {
		at++
	}
	key, value := s[from:at], ""
	at = z.afterSpace(at)
	if at < len(s) && s[at] == '=' {
		value, at = z.readValue(z.afterSpace(at + 1))
	}
	if strings.IndexByte(value, '&') >= 0 {
		value = unescapedValue(value)
	}
	z.attrs.set(key, value)
	return at
}

// unescapedValue reads the character references of an attribute's value: without a semicolon they are none, but parts of an
// address («?a=1&copy=2»).
func unescapedValue(s string) string {
	var b strings.Builder
	before, rest, _ := strings.Cut(s, "&")
	b.WriteString(before)
	for more := true; more; {
		var piece string
		piece, rest, more = strings.Cut(rest, "&")
		piece = "&" + piece
		if name, _, ok := strings.Cut(piece, ";"); ok && !strings.ContainsAny(name, "=/?") {
			piece = html.UnescapeString(piece)
		}
		b.WriteString(piece)
	}
	return b.String()
}

func (z *scanner) readValue(at int) (value string, end int) {
	s := z.page
	if at == len(s) {
		return "", at
	}
	if quote := s[at]; quote == '"' || quote == '\'' {
		at++
		k := strings.IndexByte(s[at:], quote)
		if k < 0 {
			return s[at:], len(s)
		}
		return s[at : at+k], at + k + 1
	}
	from := at
	for at < len(s) && s[at] != '>' && !htmlSpace(s[at]) {
		at++
	}
	return s[from:at], at
}

func (z *scanner) afterSpace(at int) int {
	for at < len(z.page) && htmlSpace(z.page[at]) {
		at++
	}
	return at
}

func htmlSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' }

// endsName reports whether c ends the name of a tag or of an attribute.
func endsName(c byte) bool { return c == '>' || c == '/' || htmlSpace(c) }

// rawText takes the content of a raw element.
func (z *scanner) rawText() {
	from := z.at
	z.at += rawEnd(z.page[from:], z.raw)
	z.text = z.page[from:z.at]
	if z.raw == "title" || z.raw == "textarea" {
		z.text = html.UnescapeString(z.text)
	}
	z.raw = ""
}

// rawEnd is where the end tag of a raw element stands in s. In a script, one that ends a script inside a comment ends
// nothing.
func rawEnd(s, tag string) int {
	if tag == "plaintext" {
		return len(s)
	}
	comment, inside := false, false
	for at := 0; ; at++ {
		k := strings.IndexByte(s[at:], '<')
		if k < 0 {
			return len(s)
		}
		if comment && strings.Contains(s[at:at+k], "-->") {
			comment, inside = false, false
		}
		switch at += k; {
		case tag == "script" && strings.HasPrefix(s[at:], "<!--"):
			comment = true
		case comment && tagAt(s, at+1, tag):
			inside = true
		case strings.HasPrefix(s[at:], "</") && tagAt(s, at+2, tag):
			if !inside {
				return at
			}
			inside = false
		}
	}
}

// tagAt reports whether the name of a tag stands at a place, whole.
func tagAt(s string, at int, tag string) bool {
	end := at + len(tag)
	return end < len(s) && endsName(s[end]) && strings.EqualFold(s[at:end], tag)
}
