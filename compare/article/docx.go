package article

import (
	"archive/zip"
	"path"
	"slices"
	"strconv"
	"strings"

	"muqabala/compare/report"
)

// A Word file (ECMA-376, part 1) is read as a reader sees it with all tracked changes accepted: what was deleted is not
// read, what was inserted is. Foot- and endnotes and text boxes are captions; headers and footers belong to the page and
// stand last. Comments, field codes and hidden text are not read.

// readDocx reads a Word file.
func readDocx(data []byte) (*extract, *Error) {
	z, err := openZip(data)
	if err != nil {
		return nil, refused(formatDocx, err)
	}
	var m meter
	d := wordReader{}
	if styles, err := m.entry(z, "word/styles.xml"); err == nil && styles != nil {
		sheet := wordStyles{role: map[string]string{}}
		if walk(styles, &sheet) == nil { // without styles only the headings are lost
			d.styles = sheet.role
		}
	}
	for i, part := range wordParts(z) {
		content, err := m.entry(z, part.name)
		if err != nil {
			return nil, refused(formatDocx, err)
		}
		if content == nil && i == 0 {
			return nil, refused(formatDocx, zip.ErrFormat)
		}
		d.outline.role = part.role
		if err := walk(content, &d); err != nil {
			return nil, refused(formatDocx, err)
		}
	}
	return d.outline.extract(formatDocx)
}

type wordPart struct{ name, role string }

// wordParts are the files of the container that hold text, the document first.
func wordParts(z *zip.Reader) []wordPart {
	parts := []wordPart{{"word/document.xml", ""}}
	var page []wordPart
	for _, f := range z.File {
		switch name := f.Name; {
		case name == "word/footnotes.xml", name == "word/endnotes.xml":
			parts = append(parts, wordPart{name, report.RoleCaption})
		case strings.HasPrefix(name, "word/header"), strings.HasPrefix(name, "word/footer"):
			if path.Ext(name) == ".xml" {
				page = append(page, wordPart{name, report.RoleFurniture})
			}
		}
	}
	slices.SortFunc(page, func(a, b wordPart) int { return strings.Compare(a.name, b.name) })
	return append(parts, page...)
}

// entry unpacks the file of that name, nil if there is none.
func (m *meter) entry(z *zip.Reader, name string) ([]byte, error) {
	for _, f := range z.File {
		if f.Name == name {
			return m.file(f)
		}
	}
	return nil, nil
}

// wordReader takes the elements of document.xml and of the notes.
type wordReader struct {
	outline    outline
	styles     map[string]string // style id → hint
	properties int               // depth of pPr: what stands there is said of the paragraph's end, not of a run
	text       int               // depth of t
	hidden     bool              // the run that is being read is
	roles      []string          // around the text boxes that are open
}

// notRead are elements whose content no reader sees, or sees elsewhere.
var notRead = map[string]bool{
	"delText": true, "instrText": true, "delInstrText": true, "Fallback": true, "sdtPr": true, "tblPr": true, "trPr": true, "tcPr": true,
	"sectPr": true, "pPrChange": true, "rPrChange": true, "rt": true,
}

// written are elements that stand for characters.
var written = map[string]string{"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}

func (w *wordReader) openElement(e *element) bool {
	switch e.name {
	case "del", "moveFrom":
		if w.properties > 0 {
			w.outline.join()
		}
		return false
	case "p":
		w.outline.begin()
	case "pPr":
		w.properties++
	case "pStyle":
		w.outline.hint(w.styles[e.get("val")])
	case "txbxContent":
		w.roles = append(w.roles, w.outline.role)
		w.outline.role = report.RoleCaption
	case "footnote", "endnote":
		return e.get("type") == "" || e.get("type") == "normal" // the others are the lines above the notes
	case "tabs":
		return false // where tabs stop
	case "r":
		w.hidden = false
	case "t":
		w.text++
	default:
		w.openRun(e)
	}
	return !notRead[e.name]
}

// openRun takes what stands in a run beside its text.
func (w *wordReader) openRun(e *element) {
	switch {
	case w.properties > 0:
	case e.name == "vanish":
		w.hidden = !slices.Contains([]string{"0", "false", "off"}, e.get("val"))
	case w.hidden:
	case e.name == "sym":
		// Symbol fonts keep their signs where Unicode has none; they are bullets and arrows.
		if code, err := strconv.ParseUint(e.get("char"), 16, 16); err == nil && (code < 0xd800 || code > 0xf8ff) {
			w.outline.write(string(rune(code)))
		}
	default:
		w.outline.write(written[e.name])
	}
}

func (w *wordReader) closeElement(name string) {
	switch name {
	case "p":
		w.outline.end()
	case "pPr":
		w.properties--
	case "t":
		w.text--
	case "r":
		w.hidden = false
	case "txbxContent":
		w.outline.role = w.roles[len(w.roles)-1]
		w.roles = w.roles[:len(w.roles)-1]
	}
}

func (w *wordReader) characters(s string) {
	if w.text > 0 && !w.hidden {
		w.outline.write(s)
	}
}

// wordStyles takes the elements of styles.xml. A style's id is written in the language of the Word that made it
// («Titre1»); its name is English in all.
type wordStyles struct {
	id   string
	role map[string]string
}

// styleRoles are hints by the names of styles.
var styleRoles = map[string]string{
	"title": hintTitle, "heading 1": hintChapter, "heading 2": report.RoleSubhead, "heading 3": report.RoleSubhead,
	"heading 4": report.RoleSubhead, "subtitle": report.RoleSubhead, "caption": report.RoleCaption,
}

func (w *wordStyles) openElement(e *element) bool {
	switch e.name {
	case "style":
		w.id = e.get("styleId")
	case "name":
		if role := styleRoles[strings.ToLower(e.get("val"))]; role != "" {
			w.role[w.id] = role
		}
	}
	return true
}

func (w *wordStyles) closeElement(string) {}
func (w *wordStyles) characters(string)   {}
