package compare

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"muqabala/compare/report"
)

var update = flag.Bool("update", false, "write what comparing gives into the cases")

// cases tests every case of a folder: the versions, and the section behind them, which says what is wanted.
func cases(t *testing.T, folder string, test func(t *testing.T, name string, c *txtar.Archive, versions []Source, last *txtar.File)) {
	names, err := filepath.Glob("../testdata/cases/" + folder + "/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			c, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var versions []Source
			for _, f := range c.Files[:len(c.Files)-1] {
				versions = append(versions, Source{Name: f.Name, Data: f.Data})
			}
			test(t, name, c, versions, &c.Files[len(c.Files)-1])
		})
	}
}

// Each case is the versions of a statement and, last, what comparing them finds: see listing.
func TestCases(t *testing.T) {
	cases(t, "compare", func(t *testing.T, name string, c *txtar.Archive, versions []Source, last *txtar.File) {
		if last.Name != "report" {
			t.Fatalf("the last section is %q, want report", last.Name)
		}
		got := listing(compare(t, Options{}, versions...))
		if *update {
			last.Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(c), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(last.Data); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// listing shows a report without its scores: how the versions stand to each other, the links by paragraph and
// sentence (2.1 is the first sentence of the second paragraph; a prime is a moved passage), what is missing where and,
// in brackets, the words that make somebody else answer for it.
func listing(rep *report.Report) string {
	var b strings.Builder
	docs := map[string]*report.Document{}
	for k := range rep.Documents {
		docs[rep.Documents[k].ID] = &rep.Documents[k]
	}
	for _, p := range rep.Pairs {
		fmt.Fprintf(&b, "%s %s: %s\n", docs[p.A].Source, docs[p.B].Source, p.Relation)
	}
	for _, l := range rep.Links {
		moved := ""
		if l.Moved {
			moved = "'"
		}
		fmt.Fprintf(&b, "  %-7s %s – %s%s\n", l.Grade, places(l.A), places(l.B), moved)
	}
	for _, d := range rep.Details {
		fmt.Fprintf(&b, "%s %s, absent from %s", docs[d.Doc].Source, d.Kind, sources(docs, d.AbsentFrom))
		if d.Unverified {
			b.WriteString(", unverified")
		}
		for _, a := range rep.Attributions {
			if slices.Contains(d.Attributions, a.ID) {
				fmt.Fprintf(&b, " [%s]", slice(docs[d.Doc], a.Cue.Start, a.Cue.End))
			}
		}
		fmt.Fprintf(&b, "\n  %s\n", slice(docs[d.Doc], d.Start, d.End))
	}
	for _, m := range rep.Messages {
		fmt.Fprintf(&b, "%s %s\n", m.Level, m.ID)
	}
	return b.String()
}

// places shortens D1.b3.s2 to 3.2.
func places(ids []string) string {
	out := make([]string, len(ids))
	for k, id := range ids {
		_, rest, _ := strings.Cut(id, ".b")
		out[k] = strings.Replace(rest, ".s", ".", 1)
	}
	return strings.Join(out, " ")
}

func sources(docs map[string]*report.Document, ids []string) string {
	out := make([]string, len(ids))
	for k, id := range ids {
		out[k] = docs[id].Source
	}
	return strings.Join(out, ", ")
}
