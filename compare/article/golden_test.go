package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

var update = flag.Bool("update", false, "write what reading gives into the cases")

const (
	casesDir    = "../../testdata/cases/reading"
	articlesDir = "../../testdata/articles"
)

// Each case is a text and the documents that it gives. The comment says what it is for, after "file:" which sample is its
// text where none stands in the case, and after "parts:" how the reader wants it parted.
func TestCases(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no case in %s: %v", casesDir, err)
	}
	used := map[string]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			runCase(t, name, c, used)
		})
	}
	samples, err := filepath.Glob(filepath.Join(articlesDir, "*.txt"))
	if err != nil || len(samples) == 0 {
		t.Fatalf("no sample in %s: %v", articlesDir, err)
	}
	for _, s := range samples {
		if !used[filepath.Base(s)] {
			t.Errorf("no case reads the sample %s", filepath.Base(s))
		}
	}
}

func runCase(t *testing.T, name string, c *txtar.Archive, used map[string]bool) {
	src := caseSource(t, c, used)
	docs, err := Read(src)
	if err != nil {
		t.Fatal(err)
	}
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Error(err)
	}
	last := &c.Files[len(c.Files)-1]
	if last.Name != "documents" {
		t.Fatalf("the last section is %q, want documents", last.Name)
	}
	got := listing(docs)
	if *update {
		last.Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(last.Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// caseSource gives the text of a case, and notes the sample that it is.
func caseSource(t *testing.T, c *txtar.Archive, used map[string]bool) Source {
	if len(c.Files) == 2 && c.Files[0].Name == "input.txt" {
		data := c.Files[0].Data
		_, parts, _ := strings.Cut(string(c.Comment), "parts: ")
		choice := report.Reading{SHA256: digest(data), Parts: strings.TrimSpace(parts)}
		return Source{Name: "input.txt", Data: data, Reading: []report.Reading{choice}}
	}
	_, sample, ok := strings.Cut(string(c.Comment), "file: ")
	sample = strings.TrimSpace(sample)
	if !ok || len(c.Files) != 1 {
		t.Fatal("a case has the sections input.txt and documents, or documents and a file: in its comment")
	}
	data, err := os.ReadFile(filepath.Join(articlesDir, sample))
	if err != nil {
		t.Fatal(err)
	}
	used[sample] = true
	return Source{Name: sample, Data: data}
}

// listing shows documents so that one can read them: what each says about itself, then a line for every block with its
// role, language, why it is aside, how many sentences it has, and how its text starts and ends.
func listing(docs []report.Document) string {
	var b strings.Builder
	for i := range docs {
		d := &docs[i]
		off := text.NewOffsets(d.Text)
		fmt.Fprintf(&b, "%s part %d, %s %s", d.ID, d.Part, d.Lang, d.Dir)
		for _, p := range d.Pieces {
			fmt.Fprintf(&b, ", [%d %d) from %d", p.Start, p.End, p.SourceStart)
		}
		b.WriteByte('\n')
		says(&b, "title", d.Title)
		says(&b, "outlet", d.Outlet)
		says(&b, "byline", d.Byline)
		if d.Published != nil {
			from := "metadata"
			if r := d.PublishedFrom; r != nil {
				from = off.Slice(r.Start, r.End)
			}
			says(&b, "published", *d.Published+" from "+from)
		}
		for _, m := range d.Messages {
			fmt.Fprintf(&b, "  message: %s %s %v\n", m.ID, m.Args["count"], m.Docs)
		}
		for k := range d.Blocks {
			blockLine(&b, &d.Blocks[k], off)
		}
	}
	return b.String()
}

func says(b *strings.Builder, what, value string) {
	if value != "" {
		fmt.Fprintf(b, "  %s: %s\n", what, value)
	}
}

func blockLine(b *strings.Builder, block *report.Block, off *text.Offsets) {
	what := block.Role + " " + block.Lang
	if block.Aside != nil {
		what += " aside:" + *block.Aside
	}
	if block.DuplicateOf != nil {
		what += " of:" + *block.DuplicateOf
	}
	var starts []string
	for _, s := range block.Sentences {
		starts = append(starts, shorten(off.Slice(s.Start, s.End)))
	}
	fmt.Fprintf(b, "%s %s | %s\n", block.ID, what, strings.Join(starts, " | "))
}

// shorten keeps the two ends of a long sentence, and shows line ends.
func shorten(s string) string {
	r := []rune(strings.ReplaceAll(s, "\n", "⏎"))
	if len(r) > 46 {
		return string(r[:28]) + " … " + string(r[len(r)-14:])
	}
	return string(r)
}
