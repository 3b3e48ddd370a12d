package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

const pagesDir = "../../testdata/pages"

// Of every page all that a reader calls the article is kept, and of what is kept at most 3 % is anything else; the
// golden file shows every block of it.
func TestPages(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(pagesDir, "*.html"))
	if err != nil || len(names) < 12 {
		t.Fatalf("%d pages in %s: %v", len(names), pagesDir, err)
	}
	kept, foreign := 0, 0
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".html"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			docs, err := Read(Source{Name: filepath.Base(name), Data: data})
			if err != nil || len(docs) != 1 {
				t.Fatalf("%d documents, %v", len(docs), err)
			}
			Number(docs)
			for _, err := range invariant.Documents(docs) {
				t.Error(err)
			}
			k, f := holdPage(t, name, &docs[0])
			kept, foreign = kept+k, foreign+f
			holdGolden(t, strings.TrimSuffix(name, ".html")+".golden", pageListing(docs))
		})
	}
	t.Logf("%d characters kept, %d of them not the article's", kept, foreign)
	if foreign*100 > 3*kept {
		t.Errorf("%d of %d characters kept are not the article's, want 3 %% at most", foreign, kept)
	}
}

// holdPage compares what takes part with the article that the page was made around; it gives how many characters were
// kept, and how many of them the article has not.
func holdPage(t *testing.T, name string, d *report.Document) (kept, foreign int) {
	data, err := os.ReadFile(strings.TrimSuffix(name, ".html") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	want, captions := map[string]bool{}, map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if caption, ok := strings.CutPrefix(line, "caption: "); ok {
			captions[caption] = true
		} else {
			want[line] = true
		}
	}
	off := text.NewOffsets(d.Text)
	for _, b := range d.Blocks {
		s := off.Slice(b.Start, b.End)
		if !b.TakesPart() {
			if captions[s] && b.Role == report.RoleCaption {
				delete(captions, s)
			}
			continue
		}
		kept += len([]rune(s))
		if !want[s] {
			foreign += len([]rune(s))
		}
		delete(want, s)
	}
	for s := range want {
		t.Errorf("not kept: %s", s)
	}
	for s := range captions {
		t.Errorf("not set aside as a caption: %s", s)
	}
	return kept, foreign
}

func pageListing(docs []report.Document) string {
	d := &docs[0]
	return "charset " + d.Charset + ", url " + d.URL + "\n" + listing(docs)
}

func holdGolden(t *testing.T, name, got string) {
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
