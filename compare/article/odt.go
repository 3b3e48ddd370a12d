package article

import (
	"archive/zip"
	"bytes"
	"strconv"
	"strings"

	"muqabala/compare/report"
)

// An OpenDocument text (ISO 26300) is read as a Word file is: what tracking says was deleted is not read, notes and text
// boxes are captions, comments are not read. Headers and footers, which stand with the styles, belong to the page.

// readOdt reads an OpenDocument text.
func readOdt(data []byte) (*extract, *Error) {
	z, err := openZip(data)
	if err != nil {
		return nil, refused(formatOdt, err)
	}
	var m meter
	if manifest, err := m.entry(z, "META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, &Error{ID: report.MsgOfficeEncrypted, Args: report.Args{}}
	}
	content, err := m.entry(z, "content.xml")
	if err == nil && content == nil {
		err = zip.ErrFormat
	}
	if err != nil {
		return nil, refused(formatOdt, err)
	}
	d := odtReader{body: "text"}
	if err := walk(content, &d); err != nil {
		return nil, refused(formatOdt, err)
	}
	if styles, err := m.entry(z, "styles.xml"); err == nil && styles != nil {
		page := odtReader{body: "master-styles", outline: d.outline, styles: d.styles}
		page.outline.role = report.RoleFurniture
		if walk(styles, &page) == nil { // the article does not depend on it
			d = page
		}
	}
	return d.outline.extract(formatOdt)
}

// odtReader takes the elements of content.xml, or of styles.xml.
type odtReader struct {
	outline outline
	body    string            // name of the element that holds the text
	styles  map[string]string // name of an automatic style → its parent, which tells what it is
	within  int               // depth inside body
	inText  int               // depth of paragraphs
	roles   []string          // around the notes and text boxes that are open
}

// odtSkipped are elements whose content is not part of the text.
var odtSkipped = map[string]bool{
	"tracked-changes": true, "annotation": true, "annotation-end": true, "note-citation": true, "forms": true, "sequence-decls": true,
	"variable-decls": true, "user-field-decls": true, "ruby-text": true, "desc": true, "object": true, "hidden-text": true,
	"hidden-paragraph": true, "script": true,
}

func (o *odtReader) openElement(e *element) bool {
	switch {
	case e.name == "style":
		if o.styles == nil {
			o.styles = map[string]string{}
		}
		o.styles[e.get("name")] = e.get("parent-style-name")
	case e.name == o.body:
		o.within++
	case o.within == 0:
	case odtSkipped[e.name]:
		return false
	default:
		o.openText(e)
	}
	return true
}

// openText takes the elements of the text itself.
func (o *odtReader) openText(e *element) {
	switch e.name {
	case "p", "h":
		o.inText++
		o.outline.begin()
		o.outline.hint(o.hintOf(e))
	case "s":
		n, err := strconv.Atoi(e.get("c"))
		if err != nil || n < 1 {
			n = 1
		}
		o.outline.write(strings.Repeat(" ", min(n, 100)))
	case "tab":
		o.outline.write(" ")
	case "line-break":
		o.outline.write("\n")
	case "note", "text-box":
		o.roles = append(o.roles, o.outline.role)
		if o.outline.role == "" {
			o.outline.role = report.RoleCaption
		}
	}
}

// hintOf gives the role of a paragraph by its style, or the level of a heading.
func (o *odtReader) hintOf(e *element) string {
	style := e.get("style-name")
	if parent := o.styles[style]; parent != "" {
		style = parent
	}
	switch strings.ToLower(style) {
	case "title":
		return hintTitle
	case "subtitle":
		return report.RoleSubhead
	case "caption", "illustration", "figure":
		return report.RoleCaption
	}
	switch {
	case e.name == "h" && e.get("outline-level") == "1":
		return hintChapter
	case e.name == "h":
		return report.RoleSubhead
	}
	return ""
}

func (o *odtReader) closeElement(name string) {
	switch {
	case name == o.body:
		o.within--
	case o.within == 0:
	case name == "p", name == "h":
		o.inText--
		o.outline.end()
	case name == "note", name == "text-box":
		if n := len(o.roles); n > 0 {
			o.outline.role, o.roles = o.roles[n-1], o.roles[:n-1]
		}
	}
}

// characters takes text. Line ends and runs of spaces in the file are one space (ISO 26300, 5.1.1).
func (o *odtReader) characters(s string) {
	if o.within == 0 || o.inText == 0 {
		return
	}
	space := false
	var b strings.Builder
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	o.outline.write(b.String())
}
