package article

import (
	be "encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
)

// tinyPDF is a whole PDF of one page.
const tinyPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n" +
	"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/Note(a\\(b)>>endobj\n" +
	"5 0 obj<</Length 50>>stream\nBT /F 12 Tf 72 700 Td (Hello world of words.) Tj ET\nendstream endobj\n" +
	"trailer<</Root 1 0 R>>\n%%EOF\n"

// tinyPlist is a web archive with the page alone.
func tinyPlist() string {
	page := "<p>" + prose + "</p>"
	objects := []string{"\xd1\x01\x02", "\x5f\x10\x0fWebMainResource", "\xd1\x03\x04", "\x5f\x10\x0fWebResourceData", "\x4f\x10" + string(rune(len(page))) + page}
	var b strings.Builder
	b.WriteString("bplist00")
	var offsets []byte
	for _, o := range objects {
		offsets = append(offsets, byte(b.Len()))
		b.WriteString(o)
	}
	tail := make([]byte, 32)
	tail[6], tail[7] = 1, 1
	be.BigEndian.PutUint64(tail[8:], uint64(len(objects)))
	be.BigEndian.PutUint64(tail[24:], uint64(b.Len()))
	return b.String() + string(offsets) + string(tail)
}

// tiny are small whole files of every format.
var tiny = map[string]string{
	"a.pdf": tinyPDF, "a.docx": wordFile(p(prose)), "a.odt": odtFile("<text:p>" + prose + "</text:p>"),
	"a.rtf": `{\rtf1\ansi{\fonttbl{\f1\fcharset178 A;}}\f1 \'c7\u1604?{\footnote x}\par ` + prose + `\par}`,
	"a.eml": mailHead + multipart("alternative", "text/plain", prose, "text/html", "<p>"+prose), "a.webarchive": tinyPlist(),
	"a.mhtml": "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\n" + multipart("related", "text/html", "<p>"+prose, "text/css", "p{}"),
	"a.zip":   packed("a.txt", prose, "b.txt", prose+" Again."), "a.html": "<!doctype html><title>x</title><p>" + prose,
}

func TestTinyFilesAreWhole(t *testing.T) {
	for name, data := range tiny {
		if _, err := Read(Source{Name: name, Data: []byte(data)}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every byte of every format damaged in four ways, and the file cut off there: each time a document that keeps the rules
// of all, or an error that says why; and no parser of ours gives up, which is for those of others.
func TestDamageAtEveryByte(t *testing.T) {
	step := 1
	if runtime.GOARCH == "wasm" || testing.Short() {
		step = 13
	}
	for name, data := range tiny {
		for i := 0; i < len(data); i += step {
			for _, damaged := range []string{
				data[:i], data[:i] + data[i+1:], data[:i] + "\x00" + data[i+1:], data[:i] + string([]byte{data[i] ^ 0xff}) + data[i+1:],
				data[:i] + data[i:i+1] + data[i:],
			} {
				checkFile(t, name, damaged)
			}
		}
	}
}

// checkFile reads a file that may be broken and holds what comes out against the rules.
func checkFile(t *testing.T, name, data string) {
	t.Helper()
	docs, err := Read(Source{Name: name, Data: []byte(data)})
	all := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		all = joined.Unwrap()
	}
	for _, err := range all {
		var why *Error
		if err == nil {
			continue
		}
		if !errors.As(err, &why) || report.Messages[why.ID].Level != report.LevelError || why.Source == "" || why.SHA256 == "" {
			t.Fatalf("%s: error %v", name, err)
		}
		if why.Cause != nil && strings.Contains(why.Cause.Error(), "gave up") {
			t.Fatalf("%s: %v in %q", name, err, data)
		}
		for _, arg := range report.Messages[why.ID].Args {
			if why.Args[arg] == "" {
				t.Fatalf("%s: %s without its argument %s", name, why.ID, arg)
			}
		}
	}
	if err == nil && len(docs) == 0 {
		t.Fatalf("%s: neither a document nor an error", name)
	}
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Fatalf("%s: %v in %q", name, err, data)
	}
}

// A parser that panics is caught and named.
func TestPanicIsCaught(t *testing.T) {
	_, fail := guarded("pdf", func() (*extract, *Error) { panic("out of range") })
	if fail == nil || fail.ID != report.MsgDamagedFile || !strings.Contains(fail.Error(), "the parser of pdf gave up: out of range") {
		t.Errorf("%v", fail)
	}
}

// What unpacks to more than is read is refused, whichever way it does so.
func TestBombs(t *testing.T) {
	big := strings.Repeat("word ", 1<<20)
	entries := make([]string, 0, 2*(maxEntries+1))
	for range maxEntries + 1 {
		entries = append(entries, "a.txt", "")
	}
	flate := packed("x", strings.Repeat(" ", 4<<20))
	flate = flate[31 : strings.Index(flate, "PK\x01\x02")-16] // the packed bytes alone
	tests := []struct{ reason, name, data, id string }{
		{"an archive whose file unpacks a thousandfold", "a.zip", packed("a.txt", big), report.MsgUnpacksTooFar},
		{"a Word file that does", "a.docx", wordFile(big), report.MsgUnpacksTooFar},
		{"an OpenDocument file that does", "a.odt", odtFile(big), report.MsgUnpacksTooFar},
		{"an archive of too many files", "a.zip", packed(entries...), report.MsgUnpacksTooFar},
		{"a PDF whose page unpacks a thousandfold", "a.pdf", strings.Replace(tinyPDF, "<</Length 50>>stream\nBT /F 12 Tf 72 700 Td (Hello world of words.) Tj ET", "<</Filter/FlateDecode>>stream\nxx"+flate, 1), report.MsgUnpacksTooFar},
		{"an archive of archives", "a.zip", packed("b.zip", packed("c.txt", prose)), report.MsgZipNested},
		{"a file of a hundred megabytes", "a.docx", strings.Repeat("PK\x03\x04", 25<<20), report.MsgTooLarge},
		{"a PDF of arrays in arrays", "a.pdf", "%PDF-1.4\n1 0 obj" + strings.Repeat("[", 1<<20), report.MsgDamagedFile},
		{"a PDF whose forms draw themselves", "a.pdf", strings.Replace(tinyPDF, "Tj ET", "Tj ET /X Do", 1) + strings.Replace("3 0 obj<</Type/Page/Resources<</XObject<</X 6 0 R>>>>/Contents 6 0 R>>endobj 6 0 obj<</Subtype/Form>>stream\nDO\nendstream endobj", "DO", strings.Repeat("/X Do ", 30), 1), report.MsgUnpacksTooFar},
		{"paragraphs without end", "a.txt", strings.Repeat("a\n\n", maxParagraphs+1), report.MsgTooLarge},
		{"a plain text longer than any article", "a.txt", strings.Repeat("word ", maxText/5+1), report.MsgTooLarge},
		{"a page of such a text", "a.html", "<!doctype html><p>" + strings.Repeat("word ", maxText/5+1), report.MsgTooLarge},
		{"an RTF file of such a text", "a.rtf", `{\rtf1 ` + strings.Repeat(`word `, maxText/5+1), report.MsgTooLarge},
		{"RTF groups in groups", "a.rtf", `{\rtf1` + strings.Repeat("{", 1<<20), report.MsgDamagedFile},
	}
	for _, tt := range tests {
		_, err := Read(Source{Name: tt.name, Data: []byte(tt.data)})
		var why *Error
		if !errors.As(err, &why) || why.ID != tt.id {
			t.Errorf("%s: %v, want %s", tt.reason, err, tt.id)
		}
	}
}

// seeds gives the tiny files of a format and, if they are not long, its fixtures.
func seeds(f *testing.F, ext string) {
	f.Add([]byte(tiny["a."+ext]))
	names, err := filepath.Glob(filepath.Join(formatsDir, "*."+ext))
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 15_000 {
			f.Add(data)
		}
	}
}

func FuzzDocx(f *testing.F)       { fuzzAs(f, "docx") }
func FuzzOdt(f *testing.F)        { fuzzAs(f, "odt") }
func FuzzRTF(f *testing.F)        { fuzzAs(f, "rtf") }
func FuzzPDF(f *testing.F)        { fuzzAs(f, "pdf") }
func FuzzMail(f *testing.F)       { fuzzAs(f, "eml") }
func FuzzMHTML(f *testing.F)      { fuzzAs(f, "mhtml") }
func FuzzWebarchive(f *testing.F) { fuzzAs(f, "webarchive") }
func FuzzZip(f *testing.F)        { fuzzAs(f, "zip") }

func fuzzAs(f *testing.F, ext string) {
	seeds(f, ext)
	f.Fuzz(func(t *testing.T, data []byte) { checkFile(t, "a."+ext, string(data)) })
}

// The XML inside office files, which damage to the packed bytes never reaches.
func FuzzWordXML(f *testing.F) {
	f.Add(p(prose))
	f.Add(`<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:r><w:txbxContent>` + p("y") + `</w:txbxContent></w:r></w:p>`)
	f.Add(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></w:txbxContent>`)
	f.Fuzz(func(t *testing.T, body string) {
		checkFile(t, "a.docx", wordFile(body, "word/styles.xml", body, "word/footnotes.xml", body))
		checkFile(t, "a.odt", odtFile(body, "styles.xml", body))
	})
}
