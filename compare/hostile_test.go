package compare_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muqabala/compare/article"
	"muqabala/compare/report"
)

const hostile = "../testdata/hostile"

// readHostile reads the table of the folder's README: file → message id, or "document".
func readHostile(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(hostile, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	answers := make(map[string]string)
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if name := strings.TrimSpace(cells[0]); len(cells) == 3 && filepath.Ext(name) != "" {
			answers[name] = strings.TrimSpace(cells[2])
		}
	}
	return answers
}

func TestHostileFiles(t *testing.T) {
	answers := readHostile(t)
	entries, err := os.ReadDir(hostile)
	if err != nil {
		t.Fatal(err)
	}
	if len(answers) == 0 || len(entries) != len(answers)+1 {
		t.Errorf("%d files and a README with %d rows", len(entries)-1, len(answers))
	}
	for _, entry := range entries {
		if entry.Name() == "README.md" {
			continue
		}
		want, ok := answers[entry.Name()]
		if !ok {
			t.Errorf("%s has no row in the README", entry.Name())
			continue
		}
		data, err := os.ReadFile(filepath.Join(hostile, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if got := answer(t, entry.Name(), data); got != want {
			t.Errorf("%s: %s, want %s", entry.Name(), got, want)
		}
	}
}

// answer reads a file and returns the id of what went wrong, or "document". A failure's arguments are those that
// its string has places for.
func answer(t *testing.T, name string, data []byte) string {
	t.Helper()
	docs, err := article.Read(article.Source{Name: name, Data: data})
	var failure *article.Error
	switch {
	case errors.As(err, &failure):
		known, ok := report.Messages[failure.ID]
		if !ok || known.Level != report.LevelError || len(failure.Args) != len(known.Args) {
			t.Errorf("%s: message %q with arguments %v is no failure of report.Messages", name, failure.ID, failure.Args)
		}
		for _, arg := range known.Args {
			if failure.Args[arg] == "" {
				t.Errorf("%s: %s lacks its argument %q", name, failure.ID, arg)
			}
		}
		return failure.ID
	case err != nil:
		t.Errorf("%s: %v is no *article.Error", name, err)
		return ""
	case len(docs) == 0:
		t.Errorf("%s: neither a document nor an error", name)
		return ""
	}
	return "document"
}
