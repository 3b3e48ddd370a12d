package article

import (
	"errors"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

func TestPaste(t *testing.T) {
	for _, tt := range []struct{ reason, data, want string }{
		{"rich text as Chrome puts it on the clipboard", "<html><body><!--StartFragment--><h1>Le ministre dément</h1><p>" + bodyFr + "</p><h2>Une enquête</h2><p>" + bodyFr + " Encore.</p><!--EndFragment--></body></html>",
			"headline Le ministre dément|body " + bodyFr + "|subhead Une enquête|body " + bodyFr + " Encore."},
		{"a fragment of Word, with elements of its own", "<meta charset='utf-8'><p class=MsoNormal>" + bodyEn + "<o:p></o:p></p><script>alert(1)</script><p onclick=x()>" + bodyEn + " Again.</p>",
			"body " + bodyEn + "|body " + bodyEn + " Again."},
		{"plain text, tags in it being words", bodyEn + "\n\nThe tag <b> makes words bold, and the tag <i> slants them.",
			"body " + bodyEn + "|body The tag <b> makes words bold, and the tag <i> slants them."},
		{"what a page says of itself is set aside", "<p>" + bodyEn + "</p><p>Read also: another story</p><p>" + bodyEn + " Again.</p>",
			"body " + bodyEn + "|furniture Read also: another story|body " + bodyEn + " Again."},
	} {
		docs, err := Read(Source{Name: "paste", Data: []byte(tt.data), Pasted: true})
		if err != nil || len(docs) != 1 {
			t.Errorf("%s: %d documents, %v", tt.reason, len(docs), err)
			continue
		}
		if got := strings.Join(roleLines(&docs[0]), "|"); got != tt.want || docs[0].Format != "paste" {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.reason, docs[0].Format, got, tt.want)
		}
	}
}

// Rich text is bounded where the sanitiser begins: what an article's pictures weigh does not count.
func TestPasteBounds(t *testing.T) {
	picture := `<p>` + bodyEn + `<img src="data:image/png;base64,` + strings.Repeat("A", 2*maxRich) + `"></p>`
	for _, tt := range []struct{ reason, data, want string }{
		{"an article with a large picture", picture, ""},
		{"markup without end", "<p>" + strings.Repeat("<b>a</b><div>", maxRich/4), report.MsgTooLarge + " 1 MB"},
		{"plain text without end", strings.Repeat("a b. ", maxText/4), report.MsgTooLarge + " 2 MB"},
	} {
		_, err := Read(Source{Name: "paste", Data: []byte(tt.data)[:min(len(tt.data), maxBytes)], Pasted: true})
		got := ""
		if why := new(Error); errors.As(err, &why) {
			got = why.ID + " " + why.Args["limit"]
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// roleLines gives the blocks of a document, each after its role.
func roleLines(d *report.Document) []string {
	off := text.NewOffsets(d.Text)
	var out []string
	for _, b := range d.Blocks {
		out = append(out, b.Role+" "+off.Slice(b.Start, b.End))
	}
	return out
}

func FuzzPaste(f *testing.F) {
	f.Add([]byte("<html><body><!--StartFragment--><h1>x</h1><p>" + bodyFr + "<!--EndFragment-->"))
	f.Add([]byte(bodyAr + "\n\n" + bodyEn))
	f.Fuzz(func(t *testing.T, data []byte) {
		docs, err := Read(Source{Name: "paste", Data: data, Pasted: true})
		if (err == nil) != (len(docs) > 0) {
			t.Fatalf("%d documents and error %v", len(docs), err)
		}
		Number(docs)
		for _, err := range invariant.Documents(docs) {
			t.Error(err)
		}
	})
}

// Whatever is parted, by language or by article, each version keeps the rules, and no word is lost.
func FuzzParts(f *testing.F) {
	f.Add([]byte(bodyFr+"\n\n"+bodyAr), report.PartsOne)
	article := "A headline of five words\nBy Amelia Hartwell\n\n" + strings.Repeat(bodyEn+" ", 3) + "\n\n"
	f.Add([]byte(article+strings.Replace(article, "five", "six", 1)), report.PartsArticles)
	f.Fuzz(func(t *testing.T, data []byte, parts string) {
		docs, err := Read(Source{Name: "a.txt", Data: data, Reading: []report.Reading{{SHA256: digest(data), Parts: parts}}})
		if err != nil {
			return
		}
		Number(docs)
		for _, err := range invariant.Documents(docs) {
			t.Error(err)
		}
	})
}
