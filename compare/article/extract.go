package article

import (
	"strings"
	"unicode"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// extract is what a format makes of a file; what follows is the same for all formats.
type extract struct {
	format  string // as [report.Document] names it
	charset string // as [report.Document] names it, "" where the format leaves no choice
	text    string
	spans   []text.Span // its paragraphs
	hints   []string    // one for each of spans, or none at all; see passage
	meta    metadata
	damaged int // characters that could not be read
}

// passage is a paragraph with what the file's own marks say of it.
type passage struct {
	text string
	hint string // a role of the report package, or "" where only words and place decide
}

// hintPicture is the hint of the words under a picture of a web page: a caption that is set aside, since a site chooses
// its pictures and their words apart from the article. Other captions, of a document's own figures, take part.
const hintPicture = "picture"

// metadata is what a file says about itself outside its text. Every field may be empty.
type metadata struct {
	title, outlet, byline, url string

	published string // ISO 8601, a day at least
}

// compose joins passages into a text, parted by blank lines. Passages without a word or mark are dropped; a blank line
// inside a passage would part it, so it becomes a line end.
func compose(passages []passage) (s string, spans []text.Span, hints []string) {
	size := 0
	for i := range passages {
		size += len(passages[i].text) + len("\n\n")
	}
	var b strings.Builder
	b.Grow(size)
	spans, hints = make([]text.Span, 0, len(passages)), make([]string, 0, len(passages))
	for _, p := range passages {
		body := p.text
		if strings.IndexByte(body, '\r') >= 0 || strings.IndexByte(body, 0) >= 0 {
			body = blankLines.Replace(body)
		}
		body = strings.TrimFunc(body, isBlank)
		for strings.Contains(body, "\n\n") {
			body = strings.ReplaceAll(body, "\n\n", "\n")
		}
		if body == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		spans = append(spans, text.Span{Start: b.Len(), End: b.Len() + len(body)})
		hints = append(hints, p.hint)
		b.WriteString(body)
	}
	return b.String(), spans, hints
}

var blankLines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "")

// extracted finishes what a format found: the text and its paragraphs, or why there is none.
func extracted(format, charset string, passages []passage, meta metadata) (*extract, *Error) {
	ex := &extract{format: format, charset: charset, meta: meta}
	ex.text, ex.spans, ex.hints = compose(passages)
	if len(ex.text) > maxText {
		return nil, tooLarge(maxText)
	}
	if fail := wordless(ex.text); fail != nil {
		return nil, fail
	}
	return ex, nil
}

// strongHints are the roles that a format's marks settle; of the others the words may still say that they are the page's.
var strongHints = map[string]bool{
	report.RoleHeadline: true, report.RoleByline: true, report.RoleDateline: true, report.RoleCaption: true, report.RoleFurniture: true,
}

// isBlank reports whether r is nothing that a reader sees at the edge of a paragraph.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// fill gives d what the file says about itself: that is sooner right than what reading finds in the words. A title in
// another language than the document's is another version's.
func (m *metadata) fill(d *report.Document, alone bool) {
	if m.outlet != "" {
		d.Outlet = m.outlet
	}
	if m.byline != "" {
		d.Byline = m.byline
	}
	if m.url != "" {
		d.URL = m.url
	}
	if m.title != "" && (d.Title == "" && alone || d.Title == "" && text.Language(m.title) == d.Lang) {
		d.Title = m.title
	}
	if m.published != "" && (d.Published == nil || (*d.Published)[:10] != m.published[:10]) {
		published := m.published
		d.Published, d.PublishedFrom = &published, nil
	}
}
