package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"muqabala/compare/report"
)

// The office formats are trees of elements in which paragraphs stand inside paragraphs: a text box or a note hangs at a
// letter of its host. outline gathers them in reading order, what hangs after its host.

// outline is a document being gathered.
type outline struct {
	size int // of all text, in bytes
	done []passage
	open []*openPassage // the paragraph that is being written, and those around it
	role string         // hint for every paragraph that begins now: that of the note or text box around it
}

type openPassage struct {
	passage
	b       strings.Builder
	hanging []passage // of notes and text boxes inside it
	joins   bool      // its end was deleted: the next paragraph goes on in it
}

// begin starts a paragraph.
func (o *outline) begin() {
	if n := len(o.open); n > 0 && o.open[n-1].joins {
		o.open[n-1].joins = false
		return
	}
	o.open = append(o.open, &openPassage{passage: passage{hint: o.role}})
}

// write adds to the paragraph that is open; text outside any is no paragraph's and is dropped.
func (o *outline) write(s string) {
	if n := len(o.open); n > 0 && o.size <= maxText { // with more the file is refused
		o.open[n-1].b.WriteString(s)
		o.size += len(s)
	}
}

// hint sets the role of the open paragraph where nothing around it has.
func (o *outline) hint(role string) {
	if n := len(o.open); n > 0 && o.open[n-1].passage.hint == "" {
		o.open[n-1].passage.hint = role
	}
}

// join says that the end of the open paragraph was deleted.
func (o *outline) join() {
	if n := len(o.open); n > 0 {
		o.open[n-1].joins = true
	}
}

// end closes the open paragraph.
func (o *outline) end() {
	n := len(o.open)
	if n == 0 || o.open[n-1].joins {
		return
	}
	p := o.open[n-1]
	o.open = o.open[:n-1]
	p.text = p.b.String()
	all := p.hanging
	if strings.TrimSpace(p.text) != "" {
		all = append([]passage{p.passage}, p.hanging...)
	}
	if n > 1 {
		o.open[n-2].hanging = append(o.open[n-2].hanging, all...)
		return
	}
	if len(o.done) <= maxParagraphs { // with one more the file is refused
		o.done = append(o.done, all...)
	}
}

// passages gives what was gathered, headings by their place: the first is the headline if no prose stands before it.
func (o *outline) passages() []passage {
	o.finish()
	var out []passage
	for _, p := range o.done {
		for _, span := range paragraphs(p.text) { // of a paragraph that is parted by line breaks
			out = append(out, passage{p.text[span.Start:span.End], p.hint})
		}
	}
	return out
}

// extract makes the extract of a document that was gathered as a whole.
func (o *outline) extract(format string) (*extract, *Error) {
	if o.size > maxText {
		return nil, tooLarge(maxText)
	}
	return extracted(format, "", o.passages(), metadata{})
}

// finish closes what is open and settles the headings.
func (o *outline) finish() {
	for len(o.open) > 0 {
		o.open[len(o.open)-1].joins = false
		o.end()
	}
	seen, chapters := false, false // the first heading was seen, and it is one of several of the highest level
	for i := range o.done {
		p := &o.done[i]
		switch {
		case (p.hint == hintTitle || p.hint == hintChapter) && !seen:
			chapters = p.hint == hintChapter
			p.hint, seen = report.RoleHeadline, true
		case p.hint == hintChapter && chapters:
			p.hint = hintArticle
		case p.hint == hintTitle || p.hint == hintChapter:
			p.hint = report.RoleSubhead
		case p.hint == "" && len(strings.Fields(p.text)) >= longWords:
			seen = true
		}
	}
}

// Hints of headings, whose role depends on where they stand: hintTitle and hintChapter are the title of a document and a
// heading of the highest level. In a document without a title, later ones of these are hintArticle: subheads, or the
// headlines of a digest.
const (
	hintTitle   = "title"
	hintChapter = "chapter"
	hintArticle = "article"
)

// errDeep says that elements stand inside each other beyond [maxDepth].
var errDeep = errors.New("article: elements inside each other without end")

// element is one of an XML file, by its local name: the prefixes of office formats are fixed by habit alone.
type element struct {
	name string
	attr []xml.Attr
}

// get gives an attribute by its local name.
func (e *element) get(name string) string {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// handler takes the elements of an XML file. open says whether to go on inside.
type handler interface {
	openElement(e *element) (inside bool)
	closeElement(name string)
	characters(s string)
}

// walk reads an XML file.
func walk(data []byte, h handler) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charsetReader
	for depth := 0; ; {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errDeep
			}
			if !h.openElement(&element{t.Name.Local, t.Attr}) {
				if err := d.Skip(); err != nil {
					return err
				}
				depth--
			}
		case xml.EndElement:
			depth--
			h.closeElement(t.Name.Local)
		case xml.CharData:
			h.characters(string(t))
		}
	}
}

// charsetReader reads XML that is not in UTF-8.
func charsetReader(charset string, input io.Reader) (io.Reader, error) {
	data, err := io.ReadAll(io.LimitReader(input, maxUnpacked))
	if err != nil {
		return nil, err
	}
	known := charsetOf(charset)
	if known == "" {
		return nil, errors.New("article: reading XML: unknown encoding " + charset)
	}
	return strings.NewReader(decodeAs(data, known).text), nil
}
