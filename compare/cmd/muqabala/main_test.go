//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"muqabala/compare/report"
)

const hostile = "../../../testdata/hostile/"

func muqabala(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &err)
	return status, out.String(), err.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

const story = "The dam was opened on Monday. The minister thanked the engineers for their work.\n"

func TestStatus(t *testing.T) {
	a, b := write(t, "a.txt", story), write(t, "b.txt", "Le barrage a été ouvert lundi. Le ministre a remercié les ingénieurs pour leur travail.\n")
	for _, c := range []struct {
		args   []string
		status int
		stderr string
		reason string
	}{
		{[]string{"compare", a, b}, 0, "", "two versions"},
		{[]string{"compare", "--format", "json", "--lang", "ar", a, b}, 0, "", "all flags"},
		{[]string{"compare", a}, 0, "", "one file shows its own structure"},
		{[]string{"compare", a, hostile + "empty.txt"}, 0, "empty.txt", "a bad file is named, the other compared"},
		{[]string{"compare", a, "no-such-file.txt"}, 0, "no-such-file.txt", "a missing file is named"},
		{[]string{"compare", a, t.TempDir()}, 0, "name the files in it", "a folder is no file"},
		{[]string{"compare", hostile + "empty.txt"}, 1, "empty.txt", "no version at all"},
		{[]string{"compare", "no-such-file.txt"}, 1, "no-such-file.txt", "no version at all"},
		{[]string{"compare"}, 2, "no files", "nothing to compare"},
		{[]string{"compare", "--format", "xml", a}, 2, `no format "xml"`, "wrong usage"},
		{[]string{"compare", "--lang", "de", a}, 2, `no language "de"`, "wrong usage"},
		{[]string{"compare", "--wrong", a}, 2, "usage", "wrong usage"},
		{[]string{"dance"}, 2, `no command "dance"`, "wrong usage"},
		{nil, 2, "usage", "wrong usage"},
		{[]string{"version"}, 0, "", "the version"},
		{[]string{"help"}, 0, "", "help"},
	} {
		status, _, stderr := muqabala(t, "", c.args...)
		if status != c.status || !strings.Contains(stderr, c.stderr) || c.stderr == "" && stderr != "" {
			t.Errorf("%v: status %d, standard error %q; want %d, %q (%s)", c.args, status, stderr, c.status, c.stderr, c.reason)
		}
	}
}

func TestJSONFromStandardInput(t *testing.T) {
	status, out, stderr := muqabala(t, story, "compare", "--format", "json", "-")
	var rep report.Report
	if err := json.Unmarshal([]byte(out), &rep); err != nil || status != 0 {
		t.Fatalf("status %d, %v, %s", status, err, stderr)
	}
	if rep.Schema != report.Schema || len(rep.Documents) != 1 || rep.Documents[0].Text != story {
		t.Errorf("schema %q, %d documents", rep.Schema, len(rep.Documents))
	}
}

func TestOutputFile(t *testing.T) {
	a, out := write(t, "a.txt", story), filepath.Join(t.TempDir(), "report.txt")
	if status, stdout, stderr := muqabala(t, "", "compare", "-o", out, a); status != 0 || stdout != "" {
		t.Fatalf("status %d, %q, %q", status, stdout, stderr)
	}
	data, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(data), "a (en)") {
		t.Errorf("%v: %s", err, data)
	}
	if status, _, stderr := muqabala(t, "", "compare", "-o", filepath.Join(out, "x"), a); status != 1 || !strings.Contains(stderr, "report") {
		t.Errorf("a place that cannot be written: status %d, %q", status, stderr)
	}
}

// The summary is one a person reads: it must name the version, the cue and the words in each language.
func TestTextSummary(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/articles/*.txt")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	for lang, want := range map[string][]string{
		"en": {"6 versions", "Unverified", "“أفادت مصادر”", "البنك الشعبي", "Banque Populaire"},
		"fr": {"6 versions", "Non vérifié", "« أفادت مصادر »"},
		"ar": {"6 نصوص", "غير مؤكد", "«أفادت مصادر»"},
	} {
		status, out, stderr := muqabala(t, "", append([]string{"compare", "--lang", lang}, files...)...)
		if status != 0 {
			t.Fatal(stderr)
		}
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, out)
			}
		}
		if strings.Contains(out, "text.") || strings.Contains(out, "{") {
			t.Errorf("%s: a string is missing or unfilled:\n%s", lang, out)
		}
	}
}
