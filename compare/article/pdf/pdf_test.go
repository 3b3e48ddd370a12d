package pdf

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

var limits = Limits{Cost: 50 << 20, Unpacked: 8 << 20, Ratio: 200, Pages: 100, Glyphs: 100_000}

// file makes a PDF whose pages have the contents given. Font F is Latin, ten units wide at size 20; font A has two bytes a
// code, which are Unicode.
func pdfOf(contents ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
	var kids []string
	for i := range contents {
		kids = append(kids, fmt.Sprintf("%d 0 R", 10+2*i))
	}
	fmt.Fprintf(&b, "2 0 obj<</Kids[%s]/Resources<</Font<</F 3 0 R/A 4 0 R>>/XObject<</X 7 0 R>>>>>>endobj\n", strings.Join(kids, " "))
	b.WriteString("3 0 obj<</Type/Font/Subtype/Type1/Encoding<</Differences[1/fi/eacute/uni0627]>>>>endobj\n")
	b.WriteString("4 0 obj<</Subtype/Type0/ToUnicode 5 0 R/DescendantFonts[6 0 R]>>endobj\n")
	b.WriteString("5 0 obj<<>>stream\n1 beginbfrange <0020> <fffe> <0020> endbfrange\nendstream endobj\n6 0 obj<</DW 500/W[1611[0 0 0 0 0 0 0 0]]>>endobj\n")
	b.WriteString("7 0 obj<</Subtype/Form/Matrix[1 0 0 1 0 -100]>>stream\nBT /F 20 Tf 0 500 Td (in a form) Tj ET\nendstream endobj\n")
	for i, c := range contents {
		fmt.Fprintf(&b, "%d 0 obj<</Type/Page/Parent 2 0 R/Contents %d 0 R>>endobj\n%d 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", 10+2*i, 11+2*i, 11+2*i, len(c), c)
	}
	b.WriteString("trailer<</Root 1 0 R>>\n")
	return b.String()
}

// at puts a text at a place, at the size 20.
func at(x, y int, s string) string {
	return fmt.Sprintf("BT /F 20 Tf %d %d Td (%s) Tj ET\n", x, y, s)
}

// drawn puts the letters of s, as they stand from left to right, in the font of two bytes.
func drawn(x, y int, s string) string {
	var hex strings.Builder
	for _, r := range s {
		fmt.Fprintf(&hex, "%04x", r)
	}
	return fmt.Sprintf("BT /A 20 Tf %d %d Td <%s> Tj ET\n", x, y, hex.String())
}

func read(t *testing.T, data string) string {
	t.Helper()
	paragraphs, err := Read([]byte(data), limits)
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, p := range paragraphs {
		if p.Page {
			p.Text = "(" + p.Text + ")"
		}
		out = append(out, p.Text)
	}
	return strings.Join(out, " | ")
}

func TestLayout(t *testing.T) {
	full := "a line of words that is full" // 280 units wide
	tests := []struct{ reason, content, want string }{
		{"a gap is a space, a kern is none", "BT /F 20 Tf 0 500 Td [(wo)-100(rds)-500(here)] TJ ET", "words here"},
		{"lines go on while the next word would not have fitted", at(0, 500, full) + at(0, 476, "and it ends.") + at(0, 452, "Another paragraph."), full + " and it ends. | Another paragraph."},
		{"a wider gap between lines parts paragraphs", at(0, 500, full) + at(0, 476, full) + at(0, 430, full), full + " " + full + " | " + full},
		{"an indent begins a paragraph", at(0, 500, full) + at(0, 476, full) + at(25, 452, "the line of words is in.."), full + " " + full + " | the line of words is in.."},
		{"another size of font is another paragraph", "BT /F 30 Tf 0 500 Td (A headline over it) Tj ET " + at(0, 460, full), "A headline over it | " + full},
		{"a word broken at the end of a line", at(0, 500, "a line with a word bro-") + at(0, 476, "ken in two of its parts"), "a line with a word broken in two of its parts"},
		{"the order of drawing does not matter", at(0, 476, "second.") + at(0, 500, "A line of words, then the"), "A line of words, then the second."},
		{"two columns, each read whole", at(0, 500, full) + at(310, 500, "The right column begins here") + at(0, 476, full) + at(310, 476, "and goes on for two lines in") + at(0, 452, "The left column ends here.") + at(310, 452, "all, or for three. The end.."),
			full + " " + full + " The left column ends here. | The right column begins here and goes on for two lines in all, or for three. The end.."},
		{"cells of a table are no columns", at(0, 500, "City") + at(300, 500, "Files") + at(0, 476, "Rabat") + at(300, 476, "twelve"), "City Files | Rabat twelve"},
		{"signs put twice to look bold", at(0, 500, "bold") + "BT /F 20 Tf 0.4 500 Td (bold) Tj ET", "bold"},
		{"letters by the names of their signs", "BT /F 20 Tf 0 500 Td (of\\001ce caf\\002 \\003) Tj ET", "of" + "fice café ا"},
		{"forms, moved to their place", at(0, 430, "before it") + "/X Do", "before it in a form"},
		{"a text that stands for its signs", at(0, 500, "a") + "/Span<</ActualText(word)>>BDC " + at(10, 500, "xyz") + "EMC " + at(40, 500, "."), "aword."},
		{"pictures in the content are passed over", "BI /W 1 ID ((( <<EI EI\n" + at(0, 500, "words"), "words"},
		{"text that climbs a margin is not read", "BT /F 20 Tf 0 1 -1 0 5 5 Tm (stamp) Tj ET " + at(50, 500, "words"), "words"},
		{"the state is saved and restored", "q 2 0 0 2 0 0 cm Q BT /F 20 Tf 10 TL 0 500 Td (one) Tj (two) ' ET", "one two"},
	}
	for _, tt := range tests {
		if got := read(t, pdfOf(tt.content)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

// What is drawn from left to right is read in the order of the language. In the table the letters stand as on paper.
func TestDirection(t *testing.T) {
	tests := []struct{ reason, drawn, want string }{
		{"an Arabic line", "ةرازولا تنلعأ", "أعلنت الوزارة"},
		{"numbers keep their order, with what parts their digits", "2025/04/10 يف 12,5 ةبسن", "نسبة 12,5 في 2025/04/10"},
		{"Arabic digits do too", "٢٠٢٥ ةنس", "سنة ٢٠٢٥"},
		{"Latin words keep theirs, with the spaces between them", "ةموكحلا تلاق Sophos Labs 2019 ةكرش", "شركة Sophos Labs 2019 قالت الحكومة"},
		{"an Arabic word in a Latin line", "the word ةرازو in it", "the word وزارة in it"},
		{"two Arabic words in a Latin line", "the words ةرازو يف in it", "the words في وزارة in it"},
		{"brackets by their meaning", "ةرازولا ) ةحصلا( تنلعأ", "أعلنت (الصحة ) الوزارة"},
		{"presentation forms and ligatures", "ﺔﺤﺼﻟﺍ ﻻ", "لا الصحة"},
		{"a phrase that is one sign stays one", "ﷺ يبنلا", "النبي ﷺ"},
	}
	for _, tt := range tests {
		if got := read(t, pdfOf(drawn(0, 500, tt.drawn))); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.reason, got, tt.want)
		}
	}
}

// A file that names brackets by their shape has « for what opens to the left.
func TestBracketsByShape(t *testing.T) {
	if got, want := read(t, pdfOf(drawn(0, 500, "«ةحصلا» (ةرازو) تنلعأ"))), "أعلنت (وزارة) «الصحة»"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Signs put behind or before the letter that they stand over hang at it.
func TestMarks(t *testing.T) {
	content := drawn(0, 500, "بتك") + "BT /A 20 Tf 22 500 Td <064e> Tj ET " // a fatha over the first letter
	if got, want := read(t, pdfOf(content)), "كَتب"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A program that knows nothing of Arabic sets its paragraphs from left to right: full stops stand at the right.
func TestArabicSetLeftToRight(t *testing.T) {
	if got, want := read(t, pdfOf(drawn(0, 500, "ةرازولا تنلعأ.")+drawn(0, 400, "ةرازولا تلاق."))), " أعلنت الوزارة. | قالت الوزارة."; got != strings.TrimSpace(want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// Numbers and running heads belong to the pages, and a paragraph goes on over them.
func TestPages(t *testing.T) {
	head, foot := at(0, 800, "The Daily Paper"), at(140, 20, "1")
	one := head + at(0, 500, "a line of words that is full") + at(0, 476, "and another that is full too") + foot
	two := head + at(0, 500, "until it ends here.") + strings.Replace(foot, "(1)", "(2)", 1)
	want := "a line of words that is full and another that is full too until it ends here. | (The Daily Paper) | (1) | (The Daily Paper) | (2)"
	if got := read(t, pdfOf(one, two)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// packLZW packs as PDF does, each letter as a code of its own and now and then the two before it; the writers of old had
// no better a ratio.
func packLZW(data string, early int) string {
	var bits []bool
	put := func(code, width int) {
		for i := width - 1; i >= 0; i-- {
			bits = append(bits, code>>i&1 == 1)
		}
	}
	table, width := map[string]int{}, 9
	for c := range 256 {
		table[string([]byte{byte(c)})] = c
	}
	next := lzwFirst
	put(lzwClear, width)
	for at := 0; at < len(data); {
		n := 1
		for at+n < len(data) && table[data[at:at+n+1]] > 0 {
			n++
		}
		put(table[data[at:at+n]], width)
		if at+n < len(data) {
			table[data[at:at+n+1]] = next
			if next++; next+early > 1<<width && width < 12 {
				width++
			}
		}
		at += n
	}
	put(lzwEnd, width)
	out := make([]byte, (len(bits)+7)/8)
	for i, bit := range bits {
		if bit {
			out[i/8] |= 0x80 >> (i % 8)
		}
	}
	return string(out)
}

// Streams packed by LZW, with codes that grow early and with those that do not; what is cut off gives what stands there.
func TestLZW(t *testing.T) {
	words := strings.Repeat("the ministry said that aaaaaaaaa ", 20)
	for i := range 600 {
		words += fmt.Sprint(i * i)
	}
	for early := range 2 {
		packed := packLZW(words, early)
		got, err := io.ReadAll(newLZW([]byte(packed), early))
		if err != nil || string(got) != words {
			t.Errorf("early %d: %d bytes of %d, %v", early, len(got), len(words), err)
		}
		for n := 0; n < len(packed); n += 31 {
			if got, _ := io.ReadAll(newLZW([]byte(packed[:n]), early)); !strings.HasPrefix(words, string(got)) {
				t.Fatalf("early %d, cut off after %d bytes: %.40q", early, n, got)
			}
		}
	}
	// The example of ISO 32000-1, 7.4.4.2.
	got, _ := io.ReadAll(newLZW([]byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), 1))
	if want := "-----A---B"; string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
	content := packLZW(at(0, 500, "words"), 1)
	data := strings.Replace(pdfOf(""), "<</Length 0>>stream\n", fmt.Sprintf("<</Filter/LZWDecode/Length %d>>stream\n%s", len(content), content), 1)
	if got := read(t, data); got != "words" {
		t.Errorf("a page packed by LZW: %s", got)
	}
}

// What a page shows of itself, and which way up.
func TestPageBoxes(t *testing.T) {
	page := func(entries, content string) string {
		return strings.Replace(pdfOf(content), "<</Type/Page/", "<</Type/Page"+entries+"/", 1)
	}
	slug := at(40, 790, "file.indd 1") + at(100, 500, "words")
	for _, tt := range []struct{ reason, data, want string }{
		{"all of the page", page("", slug), "file.indd 1 | words"},
		{"what is shown", page("/CropBox[30 30 565 700]", slug), "words"},
		{"with its corners named the other way round", page("/CropBox[565 700 30 30]", slug), "words"},
		{"nothing: an empty box is none", page("/CropBox[0 0 0 0]", slug), "file.indd 1 | words"},
		{"for all pages", strings.Replace(pdfOf(slug), "<</Kids", "<</CropBox[30 30 565 700]/Kids", 1), "words"},
		{"turned a quarter", page("/Rotate 90", "BT /F 20 Tf 0 1 -1 0 200 100 Tm (words) Tj ET"), "words"},
		{"turned and cropped", page("/Rotate 90/CropBox[0 0 100 700]", "BT /F 20 Tf 0 1 -1 0 50 100 Tm (words) Tj 0 1 -1 0 200 100 Tm (slug) Tj ET"), "words"},
		{"on its head", page("/Rotate 180", "BT /F 20 Tf -1 0 0 -1 200 100 Tm (one) Tj -1 0 0 -1 200 130 Tm (two) Tj ET"), "one two"},
		{"turned by less than nothing", page("/Rotate -90", "BT /F 20 Tf 0 -1 1 0 200 300 Tm (words) Tj ET"), "words"},
	} {
		if got := read(t, tt.data); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.reason, got, tt.want)
		}
	}
}

// Fonts of two bytes a code that do not say what their signs mean.
func TestUnreadableFonts(t *testing.T) {
	mute := strings.Replace(pdfOf(drawn(0, 500, "ab")), "/ToUnicode 5 0 R", "/Encoding/Identity-H", 1)
	if got, want := read(t, mute), (&NoTextError{1}).Error(); got != want {
		t.Errorf("no sign has a letter: %s, want %s", got, want)
	}
	some := strings.Replace(pdfOf(drawn(0, 500, "ab")+at(0, 400, "words")), "/ToUnicode 5 0 R", "/Encoding/Identity-H", 1)
	if got, want := read(t, some), "\ufffd\ufffd | words"; got != want {
		t.Errorf("some have none: %q, want %q", got, want)
	}
	named := strings.Replace(pdfOf(drawn(0, 500, "ةرازو")), "/ToUnicode 5 0 R", "/Encoding/UniJIS-UTF16-H", 1)
	if got, want := read(t, named), "وزارة"; got != want {
		t.Errorf("a table of Unicode: %s, want %s", got, want)
	}
}

func TestFiles(t *testing.T) {
	whole := pdfOf(at(0, 500, "words"))
	tests := []struct{ reason, data, want string }{
		{"whole", whole, "words"},
		{"the table of pages is broken", strings.Replace(whole, "/Kids", "/Kinds", 1), "words"},
		{"no trailer", strings.Replace(whole, "trailer", "", 1), "words"},
		{"a length that lies", strings.Replace(whole, "/Length", "/Length 9999999/L", 1), "words"},
		{"an object written again later counts", whole + "11 0 obj<<>>stream\n" + at(0, 500, "other words") + "endstream endobj\n", "other words"},
		{"a page that is its own parent", strings.Replace(whole, "/Kids[", "/Kids[2 0 R ", 1), "words"},
		{"a reference to itself", strings.Replace(whole, "/Contents 11 0 R", "/Contents 99 0 R", 1) + "99 0 obj 99 0 R endobj", (&NoTextError{1}).Error()},
		{"under a password", whole + "trailer<</Encrypt 9 0 R>>", ErrEncrypted.Error()},
		{"pictures alone", pdfOf("/Im Do", "/Im Do"), (&NoTextError{2}).Error()},
		{"not a PDF", "%PDF-1.4", ErrDamaged.Error()},
		{"a form inside itself", pdfOf("/X Do") + "7 0 obj<</Subtype/Form>>stream\n" + at(0, 500, "a") + " /X Do /X Do\nendstream endobj", "a"},
	}
	for _, tt := range tests {
		got := read(t, tt.data)
		if got != tt.want {
			t.Errorf("%s: %.200s, want %s", tt.reason, got, tt.want)
		}
	}
	if _, err := Read([]byte(pdfOf("/Im Do")), limits); !errors.As(err, new(*NoTextError)) {
		t.Errorf("error %v", err)
	}
}

// Newer files pack their objects into streams, and put a stream in the place of the trailer.
func TestObjectStreams(t *testing.T) {
	var objects bytes.Buffer
	w, _ := flate.NewWriter(&objects, 9)
	bodies := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[10 0 R]/Resources<</Font<</F 3 0 R>>>>>>", "<</Subtype/Type1>>", "<</Type/Page/Contents 11 0 R>>"}
	head, at0 := "", 0
	for i, number := range []int{1, 2, 3, 10} {
		head += fmt.Sprintf("%d %d ", number, at0)
		at0 += len(bodies[i]) + 1
	}
	fmt.Fprint(w, head+strings.Join(bodies, " "))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content := at(0, 500, "words")
	data := fmt.Sprintf("%%PDF-1.5\n11 0 obj<</Length %d>>stream\n%s\nendstream endobj\n20 0 obj<</Type/ObjStm/N 4/First %d/Filter/FlateDecode>>stream\nxx%sendstream endobj\n"+
		"21 0 obj<</Type/XRef/Root 1 0 R>>stream\nendstream endobj\n", len(content), content, len(head), objects.String())
	if got := read(t, data); got != "words" {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(pdfOf(at(0, 500, "words")+drawn(0, 400, "ةرازولا"), at(0, 500, "more words"))))
	f.Add([]byte(strings.Replace(pdfOf("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), "<</Length", "<</Filter/LZWDecode/Length", 1)))
	f.Add([]byte(strings.Replace(pdfOf(at(40, 790, "words")), "<</Type/Page", "<</Type/Page/Rotate 180/CropBox[0 0 9 9]", 1)))
	f.Add([]byte(pdfOf("/X Do [(a)-5(b)] TJ /Span<</ActualText(word)>>BDC EMC BI ID EI ")))
	f.Add([]byte(`%PDF-0 0obj<<(\`)) // ends behind the backslash
	f.Fuzz(func(t *testing.T, data []byte) {
		paragraphs, err := Read(data, limits)
		if (err == nil) != (len(paragraphs) > 0) {
			t.Errorf("%d paragraphs and error %v", len(paragraphs), err)
		}
	})
}
