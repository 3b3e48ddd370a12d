package article

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// packed makes a zip file of names and contents.
func packed(namesAndContents ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for k := 0; k+1 < len(namesAndContents); k += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: namesAndContents[k], Method: zip.Deflate})
		if err == nil {
			_, err = io.WriteString(w, namesAndContents[k+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func wordFile(body string, more ...string) string {
	return packed(append([]string{"word/document.xml", `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`}, more...)...)
}

func odtFile(body string, more ...string) string {
	content := `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d"><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
	return packed(append([]string{"mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content}, more...)...)
}

// passagesOf reads a file and gives its paragraphs parted by " | ", each that is not body behind its role.
func passagesOf(t *testing.T, name, data string) string {
	t.Helper()
	docs, err := Read(Source{Name: name, Data: []byte(data)})
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, d := range docs {
		off := text.NewOffsets(d.Text)
		for _, b := range d.Blocks {
			s := off.Slice(b.Start, b.End)
			if b.Role != report.RoleBody {
				s = b.Role + ": " + s
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

// One sentence of prose, so that what stands around it is told by its place and its marks alone.
const prose = "The ministry said on Thursday that its servers had been attacked and that an inquiry was open."

func p(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

func TestDocx(t *testing.T) {
	tests := []struct{ reason, file, want string }{
		{"runs are joined, tabs and breaks are written", wordFile(`<w:p><w:r><w:t>The ministry</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">said </w:t></w:r><w:r><w:t>so and that an inquiry was open.</w:t></w:r></w:p>`),
			"The ministry said so and that an inquiry was open."},
		{"deleted text is not read, inserted text is", wordFile(p(prose) + `<w:p><w:r><w:t xml:space="preserve">It named </w:t></w:r><w:del><w:r><w:delText>a bank</w:delText></w:r></w:del><w:ins><w:r><w:t>no institution at all in that first statement.</w:t></w:r></w:ins></w:p>`),
			prose + " | It named no institution at all in that first statement."},
		{"moved text is read where it came to", wordFile(`<w:moveFrom><w:p><w:r><w:t>Gone from here.</w:t></w:r></w:p></w:moveFrom>` + p(prose) + `<w:p><w:moveFrom><w:r><w:t>Away.</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>The archive was copied and then moved to another place.</w:t></w:r></w:moveTo></w:p>`),
			prose + " | The archive was copied and then moved to another place."},
		{"a deleted end of paragraph joins two", wordFile(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">The ministry said on Thursday that its servers </w:t></w:r></w:p>` + p("had been attacked and that an inquiry was open.")), prose},
		{"a footnote is a caption", wordFile(p(prose), "word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p><w:r><w:t>-----</w:t></w:r></w:p></w:footnote><w:footnote>`+p("See the statement of 10 April.")+`</w:footnote></w:footnotes>`),
			prose + " | caption: See the statement of 10 April."},
		{"a text box is a caption behind its paragraph, and read once", wordFile(`<w:p><w:r><w:t>` + prose + `</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:txbxContent>` + p("The hall of the ministry.") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p("The hall of the ministry.") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`),
			prose + " | caption: The hall of the ministry."},
		{"headers and footers are the page's and stand last", wordFile(p(prose), "word/header1.xml", `<w:hdr xmlns:w="w">`+p("Ministry of Health")+`</w:hdr>`), prose + " | furniture: Ministry of Health"},
		{"styles by their English name, whatever the language of their id", wordFile(`<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Servers attacked</w:t></w:r></w:p>`+p(prose),
			"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>`), "headline: Servers attacked | " + prose},
		{"hidden text, field codes and comments are not read", wordFile(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>` + prose + `</w:t></w:r></w:p>`), prose},
		{"line breaks part paragraphs as in plain text", wordFile(`<w:p><w:r><w:t>` + prose + `</w:t><w:br/><w:br/><w:t>` + prose + ` Again, it said.</w:t></w:r></w:p>`), prose + " | " + prose + " Again, it said."},
		{"cells are paragraphs", wordFile(`<w:tbl><w:tr><w:tc>` + p(prose) + `</w:tc><w:tc>` + p(prose+" Twice.") + `</w:tc></w:tr></w:tbl>`), prose + " | " + prose + " Twice."},
		{"no text", wordFile(""), `article: reading "a.docx": empty-file`},
		{"elements inside each other without end", wordFile(strings.Repeat("<w:a>", 10_000)), `article: reading "a.docx": damaged-file: ` + errDeep.Error()},
	}
	for _, tt := range tests {
		if got := passagesOf(t, "a.docx", tt.file); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

// Headings of the highest level are the headlines of a digest in a document that has no title.
func TestDocumentOfSeveralArticles(t *testing.T) {
	heading := func(style, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	articles := heading("H1", "Servers of the ministry attacked") + p(prose) + p(prose+" "+prose+" Twice.") + heading("H1", "An inquiry was opened today") + p("In court: "+prose) + p(prose+" Thrice. "+prose)
	styles := `<w:styles><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`
	for _, tt := range []struct {
		reason, body, choice string
		documents            int
	}{
		{"one until the reader says so", articles, "", 1},
		{"parted", articles, report.PartsArticles, 2},
		{"chapters of a document with a title", heading("T", "A long report on servers") + p(prose+" "+prose+" First.") + articles, report.PartsArticles, 1},
	} {
		data := []byte(wordFile(tt.body, "word/styles.xml", styles))
		docs, err := Read(Source{Name: "a.docx", Data: data, Reading: []report.Reading{{SHA256: digest(data), Parts: tt.choice}}})
		if err != nil || len(docs) != tt.documents {
			t.Errorf("%s: %d documents, %v, want %d", tt.reason, len(docs), err, tt.documents)
		}
	}
}

func TestOdt(t *testing.T) {
	tests := []struct{ reason, file, want string }{
		{"spaces are counted and line ends of the file are none", odtFile("<text:p>The ministry<text:s text:c=\"1\"/>said on\n   Thursday<text:tab/>that <text:span>its servers</text:span> had been attacked and that an inquiry was open.</text:p>"), prose},
		{"what tracking says was deleted is not read", odtFile(`<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>` + prose + `</text:p>`), prose},
		{"notes and text boxes are captions", odtFile(`<text:p>` + prose + `<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the statement.</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>The hall.</text:p></draw:text-box></draw:frame></text:p>`),
			prose + " | caption: See the statement. | caption: The hall."},
		{"headings by level", odtFile(`<text:h text:outline-level="1">Servers attacked</text:h><text:p>` + prose + `</text:p><text:h text:outline-level="2">An inquiry</text:h><text:p>` + prose + ` Twice.</text:p>`),
			"headline: Servers attacked | " + prose + " | subhead: An inquiry | " + prose + " Twice."},
		{"comments are not read", odtFile(`<text:p><office:annotation><text:p>check!</text:p></office:annotation>` + prose + `</text:p>`), prose},
		{"headers stand with the styles, and are the page's", odtFile(`<text:p>`+prose+`</text:p>`, "styles.xml", `<o:document-styles xmlns:o="o" xmlns:s="s" xmlns:text="t"><o:styles><text:p>none</text:p></o:styles><o:master-styles><s:header><text:p>Ministry of Health</text:p></s:header></o:master-styles></o:document-styles>`),
			prose + " | furniture: Ministry of Health"},
		{"under a password", odtFile("", "META-INF/manifest.xml", `<manifest:encryption-data/>`), `article: reading "a.odt": office-encrypted`},
	}
	for _, tt := range tests {
		if got := passagesOf(t, "a.odt", tt.file); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

func TestRTF(t *testing.T) {
	fonts := `{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset178 Arial;}}`
	tests := []struct{ reason, file, want string }{
		{"bytes in the file's code page", `{\rtf1\ansi\ansicpg1252 Le minist\'e8re a d\'e9menti jeudi toute attaque contre ses serveurs.\par}`, "Le ministère a démenti jeudi toute attaque contre ses serveurs."},
		{"the code page of an Arabic file", `{\rtf1\ansi\ansicpg1256 \'c3\'da\'e1\'e4\'ca \'c7\'e1\'e6\'d2\'c7\'d1\'c9\par}`, "أعلنت الوزارة"},
		{"the code page of a font, and Word's Arabic font of a run", `{\rtf1\ansi\ansicpg1252` + fonts + `\f0 Le {\f1 \'c7\'e1\'e6\'d2\'c7\'d1\'c9} et {\ltrch\fcs0 \f0 \rtlch\fcs1 \af1 \'c7\'e1\'e6\'d2\'c7\'d1\'c9}\par}`, "Le الوزارة et الوزارة"},
		{"Unicode with what old readers show, in bytes and in letters", `{\rtf1\ansi\uc1 \u1575\'c7\u1604?\u1608 \uc0\u1586\u1575\u1585\u1577\par}`, "الوزارة"},
		{"letters beyond the basic plane", `{\rtf1\ansi Words \u-10179?\u-9206? words\par}`, "Words 🐊 words"},
		{"signs by name", `{\rtf1\ansi \ldblquote Words\rdblquote\~\emdash  l\rquote autre\par}`, "“Words”\u00a0— l’autre"},
		{"deleted and hidden text", `{\rtf1\ansi Read {\deleted not this }{\v nor this }that\par}`, "Read that"},
		{"field codes are not read, what they show is", `{\rtf1\ansi See {\field{\*\fldinst HYPERLINK "x"}{\fldrslt the statement}}\par}`, "See the statement"},
		{"a footnote is a caption behind its paragraph", `{\rtf1\ansi ` + prose + `{\footnote See the statement.\par}\par}`, prose + " | caption: See the statement."},
		{"a header is the page's", `{\rtf1\ansi {\header Ministry\par}` + prose + `\par}`, "furniture: Ministry | " + prose},
		{"unknown destinations and pictures", `{\rtf1\ansi{\*\unknown words}{\pict 0123}{\info{\title words}}Only this\par}`, "Only this"},
		{"binary bytes are passed over", "{\\rtf1\\ansi{\\pict\\bin4 }{}}}Only this\\par}", "Only this"},
		{"a heading by its style", `{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1 heading 1;}}\pard\s1 Servers attacked\par\pard\s0 ` + prose + `\par}`, "headline: Servers attacked | " + prose},
		{"cut off in the text", `{\rtf1\ansi ` + prose, prose},
		{"cut off before any", `{\rtf1\ansi {\fonttbl`, `article: reading "a.rtf": damaged-file: article: reading RTF: the file ends inside a group`},
	}
	for _, tt := range tests {
		if got := passagesOf(t, "a.rtf", tt.file); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

// A file is what it begins with, whatever it is called.
func TestWrongExtension(t *testing.T) {
	for _, tt := range []struct{ name, data, format string }{
		{"a.txt", wordFile(p(prose)), formatDocx},
		{"a.docx", odtFile("<text:p>" + prose + "</text:p>"), formatOdt},
		{"a.doc", `{\rtf1 ` + prose + `\par}`, formatRTF},
		{"a.pdf", prose, formatTxt},
		{"a.eml", prose, formatTxt},
		{"a", "From: a@b.example\nTo: c@d.example\nSubject: x\n\n" + prose, formatEML},
		{"a.txt", "Date: Thursday\nSource: the ministry\n\n" + prose, formatTxt},
		{"a.docx", "<!doctype html><p>" + prose, formatHTML},
		{"a.odt", tinyPDF, formatPDF},
	} {
		docs, err := Read(Source{Name: tt.name, Data: []byte(tt.data)})
		if err != nil || len(docs) != 1 || docs[0].Format != tt.format {
			t.Errorf("%s with %.20q: %d documents, %v, want %s", tt.name, tt.data, len(docs), err, tt.format)
		}
	}
}

// The files of an archive fail one by one.
func TestArchiveFailures(t *testing.T) {
	docs, err := Read(Source{Name: "a.zip", Data: []byte(packed("../../etc/b.txt", prose, "empty.txt", "", "x/broken.pdf", "%PDF-1.4", `win\c.txt`, prose+" Again."))})
	var names []string
	for _, d := range docs {
		names = append(names, d.Source)
	}
	if got := strings.Join(names, " "); got != "a.zip/etc/b.txt a.zip/win/c.txt" {
		t.Errorf("documents %s", got)
	}
	var failed []string
	for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		var why *Error
		if errors.As(e, &why) {
			failed = append(failed, why.Source+":"+why.ID)
		}
	}
	if got := strings.Join(failed, " "); got != "a.zip/empty.txt:empty-file a.zip/x/broken.pdf:damaged-file" {
		t.Errorf("failures %s", got)
	}
}
