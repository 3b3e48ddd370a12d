package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const root = "../.."

// built is the page under test.
func built() string {
	if path := os.Getenv("MUQABALA_HTML"); path != "" {
		return path
	}
	return filepath.Join(root, "dist/muqabala.html")
}

// story is a reader at the page; every step that fails ends the test.
type story struct {
	t *testing.T
	*Page
}

// open starts a browser and opens the page, after scripts that run before the page's own. When the test ends, the page
// must have complained of nothing and asked for nothing: that is checked in every story.
func open(t *testing.T, query string, scripts ...string) story {
	t.Helper()
	s := begin(t)
	t.Cleanup(func() {
		for _, c := range s.Complaints() {
			t.Errorf("the page complained: %s", c)
		}
		for _, r := range s.Requests() {
			t.Errorf("the page made a request: %.200s", r)
		}
		s.Close()
	})
	s.visit(query, scripts...)
	return s
}

// opened opens the page as a reader has it, with nobody who looks on at what it asks for, and waits until the engine is
// ready; for the tests that take time. The caller closes it.
func opened(t *testing.T, scripts ...string) story {
	t.Helper()
	s := begin(t)
	s.unwatched(scripts...)
	return s
}

// unwatched opens the page so, in a browser that runs, and waits until it is ready.
func (s story) unwatched(scripts ...string) {
	s.t.Helper()
	s.must(s.Unwatched())
	s.visit("lang=en", scripts...)
	s.until(`document.documentElement.dataset.engine === "ready"`)
}

// begin starts a browser.
func begin(t *testing.T) story {
	t.Helper()
	if _, err := os.Stat(built()); err != nil {
		t.Fatalf("%v: run `make build`, or set MUQABALA_HTML to the built page", err)
	}
	p, err := Launch()
	if err != nil {
		t.Fatal(err)
	}
	return story{t, p}
}

// visit opens the page, spied upon.
func (s story) visit(query string, scripts ...string) {
	s.t.Helper()
	s.must(s.Spy())
	for _, script := range scripts {
		s.must(s.Before(script))
	}
	s.must(s.Open(built(), query))
}

// in is the same story told by a subtest.
func (s story) in(t *testing.T) story { return story{t, s.Page} }

func (s story) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s story) drop(files ...string) {
	s.t.Helper()
	s.must(s.Drop(files...))
}

func (s story) until(expression string) {
	s.t.Helper()
	s.must(s.Until(expression))
}

// compared waits until n reports have come.
func (s story) compared(n int) {
	s.t.Helper()
	s.until(`spied.reports.length >= ` + string(rune('0'+n)) + ` && !document.querySelector(".progress")`)
}

func (s story) click(selector string) {
	s.t.Helper()
	s.must(s.Click(selector))
}

func (s story) press(keys string) {
	s.t.Helper()
	for _, k := range keys {
		s.must(s.Press(string(k)))
	}
}

// text is the rendered text of all that matches, marks of direction and line breaks out.
func (s story) text(selector string) string {
	s.t.Helper()
	texts, err := s.Text(selector)
	s.must(err)
	return plain(strings.Join(texts, "\n"))
}

// glance is how long a reader looks before missing something: views change a moment after the click, on a busy machine later.
const glance = 30 * time.Second

// sees fails unless all of words come to stand in what the selector matches.
func (s story) sees(selector string, words ...string) {
	s.t.Helper()
	for deadline := time.Now().Add(glance); ; time.Sleep(20 * time.Millisecond) {
		got := s.text(selector)
		i := slices.IndexFunc(words, func(w string) bool { return !strings.Contains(got, plain(w)) })
		if i < 0 {
			return
		}
		if time.Now().After(deadline) {
			s.t.Errorf("%s lacks %q; it reads %q", selector, words[i], got)
			return
		}
	}
}

// plain drops what is for the eye only: direction isolates, and the kind of white space.
func plain(text string) string {
	text = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

// eval evaluates an expression in the story's page.
func eval[T any](s story, expression string) T {
	s.t.Helper()
	v, err := Eval[T](s.Page, expression)
	s.must(err)
	return v
}

// choose sets a column's version picker to the version called name, as a reader does.
func (s story) choose(column, name string) {
	s.t.Helper()
	found := eval[bool](s, `(() => {
		const select = document.querySelector('select[data-column=`+column+`]');
		const option = [...select.options].find(o => o.text.startsWith(`+quoted(name)+`));
		if (!option) return false;
		select.value = option.value;
		select.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
	if !found {
		s.t.Fatalf("no version called %q to choose", name)
	}
	// Where two versions change sides, each keeps the column of its direction.
	s.until(`[...document.querySelectorAll(".head h2")].some(h => h.textContent.startsWith(` + quoted(name) + `)) &&
		document.querySelector(".rows[aria-busy=false]") && document.querySelectorAll(".rows").length === 1`)
}

// samples are the five sample articles.
func samples(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "testdata/articles/*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d sample articles (%v), want 5", len(files), err)
	}
	return files
}

// sample is the sample article whose name starts with number.
func sample(t *testing.T, number string) string {
	t.Helper()
	files := samples(t)
	i := slices.IndexFunc(files, func(f string) bool { return strings.HasPrefix(filepath.Base(f), number) })
	if i < 0 {
		t.Fatalf("no sample article %s", number)
	}
	return files[i]
}

// paragraphs are the lines of a file between two line numbers (1-based, inclusive) that are not blank.
func paragraphs(t *testing.T, file string, from, to int) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	var found []string
	for _, l := range lines[from-1 : min(to, len(lines))] {
		if strings.TrimSpace(l) != "" {
			found = append(found, l)
		}
	}
	return found
}

// native is the report of the command line for the same files, in the order given.
func native(t *testing.T, files ...string) string {
	t.Helper()
	binary := os.Getenv("MUQABALA_BIN")
	if binary == "" {
		binary = filepath.Join(root, "bin/muqabala")
	}
	if _, err := os.Stat(binary); err != nil {
		t.Fatalf("%v: run `make build`, or set MUQABALA_BIN to the command line", err)
	}
	out, err := exec.Command(binary, append([]string{"compare", "--format", "json"}, files...)...).Output()
	if err != nil {
		t.Fatalf("%s: %v", binary, err)
	}
	return string(out)
}
