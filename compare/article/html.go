package article

import (
	"bytes"
	"strings"

	"muqabala/compare/report"
)

// isHTML reports whether a file is a web page by its first tag, or by its name where it begins with any tag.
func isHTML(name string, data []byte) bool {
	d := detect(data[:min(len(data), head)])
	if d == "" {
		d = charsetWindows1252 // tags are ASCII
	}
	start := strings.TrimSpace(strings.ToLower(decodeAs(data[:min(len(data), head)&^1], d).text))
	for strings.HasPrefix(start, "<!--") || strings.HasPrefix(start, "<?xml") {
		end := ">"
		if strings.HasPrefix(start, "<!--") {
			end = "-->"
		}
		_, after, ok := strings.Cut(start, end)
		if !ok {
			break
		}
		start = strings.TrimSpace(after)
	}
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<head") {
		return true
	}
	ext := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	return strings.HasPrefix(start, "<") && (ext == "html" || ext == "htm" || ext == "xhtml")
}

// readHTML reads a web page: its main article is kept, the rest set aside, its metadata taken. chosen is the reader's
// choice of an encoding; declared is what came with the page from outside (the header of a mail's part); both may be "".
func readHTML(data []byte, chosen, declared string) (*extract, *Error) {
	d, fail := decodePage(data, chosen, declared)
	if fail != nil {
		return nil, fail
	}
	p, f := readWhole(d.text)
	switch {
	case len(p.blocks) > maxLines:
		return nil, tooMany(maxLines)
	case p.size > maxText:
		return nil, tooLarge(maxText)
	}
	m := f.metadata()
	passages := p.passages(f.titles(), &m)
	if body := f["ld:body"]; body != "" {
		passages = withLinkedBody(passages, body)
	}
	ex, fail := extracted(formatHTML, d.charset, passages, m)
	if fail == nil {
		ex.damaged = d.damaged
	}
	return ex, fail
}

// decodePage gives a page's text. The bytes win where they show what they are: by a byte order mark, as UTF-16 or as
// valid UTF-8. Of encodings of one byte a letter, which a page may well name wrongly, a named Arabic one is believed, and
// a Western one unless the bytes are Arabic.
func decodePage(data []byte, chosen, declared string) (decoded, *Error) {
	if chosen != "" {
		return decode(data, chosen)
	}
	found := detect(data)
	if nuls := bytes.Count(data, []byte{0}); nuls > 0 && 50*nuls < len(data) && !strings.HasPrefix(found, "utf-16") {
		data = bytes.ReplaceAll(data, []byte{0}, nil) // as browsers do
	}
	if strings.HasPrefix(found, "utf-") {
		d, fail := decode(data, found)
		if found == charsetUTF8 {
			d.text = writtenOnce(d.text)
		}
		return d, fail
	}
	for _, label := range []string{declared, metaCharset(data)} {
		switch c := charsetOf(label); c {
		case charsetWindows1256, charsetISO88596:
			return decode(data, c)
		case charsetWindows1252:
			if found == "" {
				return decode(data, c)
			}
		}
	}
	return decode(data, found)
}

// charsetLabels are the names that pages use for the encodings that are read, https://encoding.spec.whatwg.org/#names-and-labels.
var charsetLabels = map[string]string{
	"utf-8": charsetUTF8, "utf8": charsetUTF8,
	"windows-1256": charsetWindows1256, "cp1256": charsetWindows1256, "x-cp1256": charsetWindows1256,
	"iso-8859-6": charsetISO88596, "iso88596": charsetISO88596, "arabic": charsetISO88596, "asmo-708": charsetISO88596, "ecma-114": charsetISO88596, "iso_8859-6": charsetISO88596,
	"windows-1252": charsetWindows1252, "cp1252": charsetWindows1252, "iso-8859-1": charsetWindows1252, "iso8859-1": charsetWindows1252, "iso-8859-15": charsetWindows1252, "latin1": charsetWindows1252, "us-ascii": charsetWindows1252, "ascii": charsetWindows1252,
	"utf-16": charsetUTF16LE, "utf-16le": charsetUTF16LE, "utf-16be": charsetUTF16BE,
}

// charsetOf gives the encoding of [Charsets] that a label names, or "".
func charsetOf(label string) string {
	return charsetLabels[strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))]
}

// metaBytes is how far into a page its meta elements are looked for. The standard says 1,024; saved pages have more before.
const metaBytes = 4096

// metaCharset gives the label that the page itself names, or "".
func metaCharset(data []byte) string {
	z := scanner{page: string(data[:min(len(data), metaBytes)])}
	for found := z.next(); found != tokenEnd; found = z.next() {
		if found != tokenStart || z.tag != "meta" {
			continue
		}
		if z.attrs.charset != "" {
			return z.attrs.charset
		}
		if _, label, ok := strings.Cut(strings.ToLower(z.attrs.content), "charset="); ok {
			return label
		}
	}
	return ""
}

// page is a web page on its way to passages.
type page struct {
	boxes  []*box // each behind the one around it; the body first
	blocks []block
	size   int // of their text, in bytes
}

// runLines is how many short lines of the page make one paragraph at most.
const runLines = 25

// passages gives the page's paragraphs in order, each with its role, and adds to m what they say of author and day. Short lines of the page that follow each other
// (menus, lists of other articles) are one paragraph: who brings one back wants them all, or none.
func (p *page) passages(titles []string, m *metadata) []passage {
	a := p.findArticle(titles, m.byline)
	p.sign(&a, titles, m)
	var out []passage
	var run []string
	end := func() {
		if len(run) > 0 {
			out = append(out, passage{strings.Join(run, "\n"), report.RoleFurniture})
			run = nil
		}
	}
	for i := range p.blocks {
		b, hint := &p.blocks[i], p.hint(&a, i)
		if hint == report.RoleFurniture && b.words < 2*proseWords && !endsSentence(b.text) {
			if run = append(run, b.text); len(run) == runLines {
				end()
			}
			continue
		}
		end()
		out = append(out, passage{b.text, hint})
	}
	end()
	return out
}
