package article

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

const formatsDir = "../../testdata/formats"

// formatSamples stand in every format: Arabic, two languages in one file, French.
var formatSamples = map[string]string{
	"000": "000_072edcba3058ed14.txt", "001": "001_6b8f988108821ebb.txt", "002": "002_82f5d99db691c88f.txt",
	"003": "003_a12bdcfe1cd887af.txt", "004": "004_39613f15b55c1a4b.txt",
}

// Every format gives the paragraphs of the plain text, and with them the same versions, roles and languages.
func TestFormatsGiveTheSameParagraphs(t *testing.T) {
	for _, format := range []string{formatDocx, formatOdt, formatRTF, formatEML} {
		for number, sample := range formatSamples {
			t.Run(format+"/"+number, func(t *testing.T) {
				want := readBlocks(t, filepath.Join(articlesDir, sample), formatTxt)
				got := readBlocks(t, filepath.Join(formatsDir, number+"."+format), format)
				sameLines(t, got, want)
			})
		}
	}
}

// A saved page gives the same article. What belongs to the page is found by its marks there and by its words in the plain
// text, so that only the article's own paragraphs are held against each other.
func TestSavedPagesGiveTheSameArticle(t *testing.T) {
	for _, format := range []string{formatMHTML, formatWebarchive} {
		for number, sample := range formatSamples {
			t.Run(format+"/"+number, func(t *testing.T) {
				want := contentOf(readFixture(t, filepath.Join(articlesDir, sample)))
				docs := readFixture(t, filepath.Join(formatsDir, number+"."+format))
				got := contentOf(docs)
				for _, d := range docs {
					if d.Format != format || d.Charset != "utf-8" || d.URL == "" {
						t.Errorf("format %s, charset %s, address %q", d.Format, d.Charset, d.URL)
					}
				}
				kept := got[:0:0]
				for _, p := range got {
					if slices.Contains(want, p) {
						kept = append(kept, p)
					}
				}
				sameLines(t, kept, want)
				if len(got)-len(kept) > 3 {
					t.Errorf("%d paragraphs more than the article has", len(got)-len(kept))
				}
			})
		}
	}
}

// contentOf gives the paragraphs that take part.
func contentOf(docs []report.Document) []string {
	var out []string
	for _, d := range docs {
		off := text.NewOffsets(d.Text)
		for _, b := range d.Blocks {
			if b.TakesPart() {
				out = append(out, off.Slice(b.Start, b.End))
			}
		}
	}
	return out
}

// A PDF keeps at least 99 of 100 words in their order, and nearly all paragraphs: where one ends at the end of a line, or
// of a page, nothing but the sense tells.
func TestPDFKeepsWordsAndParagraphs(t *testing.T) {
	for _, maker := range []string{"writer", "chromium"} {
		for number, sample := range formatSamples {
			t.Run(maker+"/"+number, func(t *testing.T) {
				want := allText(readFixture(t, filepath.Join(articlesDir, sample)))
				docs := readFixture(t, filepath.Join(formatsDir, number+"-"+maker+".pdf"))
				got := allText(docs)
				a, b := strings.Fields(strings.Join(want, " ")), strings.Fields(strings.Join(got, " "))
				if n := commonWords(a, b); n*100 < len(a)*99 || len(b)*100 > len(a)*101 {
					t.Errorf("%d of %d words in order, of %d read", n, len(a), len(b))
				}
				if n := commonWords(want, got); n*10 < len(want)*9 {
					t.Errorf("%d of %d paragraphs", n, len(want))
				}
				if docs[0].Format != formatPDF {
					t.Errorf("format %s", docs[0].Format)
				}
			})
		}
	}
}

// Columns, brackets by their shape, numbers and Latin words in Arabic: what reading gives is held by a file to read.
func TestPDFColumns(t *testing.T) {
	for _, lang := range []string{"ar", "fr"} {
		golden := filepath.Join(formatsDir, "columns-"+lang+".txt")
		var lines []string
		for _, d := range readFixture(t, filepath.Join(formatsDir, "columns-"+lang+".pdf")) {
			for _, line := range blockLines(&d) {
				if !strings.Contains(line, "/") || !strings.Contains(line, "(furniture)") { // date and address of the making
					lines = append(lines, line)
				}
			}
		}
		got := strings.Join(lines, "\n") + "\n"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		sameLines(t, strings.Split(got, "\n"), strings.Split(string(want), "\n"))
	}
}

// A PDF that only withholds rights is read; one under a password is not, and says so.
func TestEncryptedPDF(t *testing.T) {
	want := allText(readFixture(t, filepath.Join(formatsDir, "004-writer.pdf")))
	for _, strength := range []string{"128", "256"} {
		sameLines(t, allText(readFixture(t, filepath.Join(formatsDir, "004-rights-"+strength+".pdf"))), want)
	}
	data, err := os.ReadFile(filepath.Join(formatsDir, "004-locked.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(Source{Name: "locked.pdf", Data: data})
	var why *Error
	if !errors.As(err, &why) || why.ID != report.MsgPDFEncrypted {
		t.Errorf("%v", err)
	}
}

func allText(docs []report.Document) []string {
	var out []string
	for _, d := range docs {
		off := text.NewOffsets(d.Text)
		for _, b := range d.Blocks {
			out = append(out, strings.Join(strings.Fields(off.Slice(b.Start, b.End)), " "))
		}
	}
	return out
}

// commonWords is the length of the longest common subsequence.
func commonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// Each file of an archive is a document of its own, in whatever format it is.
func TestArchive(t *testing.T) {
	got := map[string]string{}
	for _, d := range readFixture(t, filepath.Join(formatsDir, "articles.zip")) {
		got[d.Source] += d.Format + "/" + d.Lang + " "
	}
	want := map[string]string{"articles.zip/عربي/000.txt": "txt/ar ", "articles.zip/002.docx": "docx/ar docx/en ", "articles.zip/fr/004.rtf": "rtf/fr "}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// readBlocks reads a file and gives a line for each block: its version, role, language and text.
func readBlocks(t *testing.T, name, format string) []string {
	t.Helper()
	docs := readFixture(t, name)
	var out []string
	for _, d := range docs {
		if d.Format != format {
			t.Errorf("%s: format %s, want %s", name, d.Format, format)
		}
		out = append(out, blockLines(&d)...)
	}
	return out
}

func readFixture(t *testing.T, name string) []report.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := Read(Source{Name: filepath.Base(name), Data: data})
	if err != nil {
		t.Fatal(err)
	}
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Error(err)
	}
	return docs
}

func blockLines(d *report.Document) []string {
	var out []string
	off := text.NewOffsets(d.Text)
	for _, b := range d.Blocks {
		line := d.Lang + " " + b.Role + " " + b.Lang + ": " + off.Slice(b.Start, b.End)
		if b.Aside != nil {
			line = "(" + *b.Aside + ") " + line
		}
		out = append(out, line)
	}
	return out
}

func sameLines(t *testing.T, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		a, b := "", ""
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			t.Fatalf("%d blocks, want %d; block %d is\n%s\nwant\n%s", len(got), len(want), i+1, a, b)
		}
	}
	t.Fatal(strings.Join(got, "\n"))
}
