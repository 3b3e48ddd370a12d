package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// moving keeps what is shown of the progress, of the whole and of each file, and told of it, however short that is.
const moving = `(globalThis.moved = {whole: new Set(), files: new Set(), told: new Set()}, new MutationObserver(() => {
	const figures = (e) => /\d+ \/ \d+/.exec(e.textContent)?.[0];
	for (const e of document.querySelectorAll(".progress .figures")) moved.whole.add(figures(e));
	moved.told.add(document.querySelector("#app > [role=status]").textContent);
	for (const e of document.querySelectorAll(".file .stage")) if (figures(e)) moved.files.add(e.closest(".file").querySelector("h3").textContent);
}).observe(document, {subtree: true, childList: true, characterData: true}), true)`

// The whole path, as a reader goes it: five files in, the bank passage found, one more file into the running session.
func TestFiveFiles(t *testing.T) {
	s := open(t, "lang=en&theme=light")
	s.sees("h1", "Set the versions of a statement side by side")
	eval[bool](s, moving)
	s.drop(samples(t)...)
	s.compared(1)
	if n := eval[int](s, `moved.whole.size`); n < 3 {
		t.Errorf("the number of the progress took %d values", n)
	}
	if n := eval[int](s, `moved.files.size`); n == 0 {
		t.Error("of no file was it said how far it is")
	}
	if told := eval[[]string](s, `[...moved.told]`); !slices.Contains(told, "Understanding the sentences") || told[len(told)-1] != "6 versions compared" {
		t.Errorf("a screen reader was told %q", told)
	}

	s.sees(".reading h2", "5 of 5 files read")
	s.sees(".reading header", "6 versions")
	s.sees(".file", "5 repeated paragraphs set aside", "The file holds several versions", "003 reports another statement on the same matter")
	s.sees(".goon a", "Compare the 6 versions")
	if dir := eval[string](s, `getComputedStyle(document.querySelector(".headline-words[lang=ar]")).direction`); dir != "rtl" {
		t.Errorf("an Arabic headline runs %s in the list", dir)
	}

	s.click(".goon a")
	s.until(`document.querySelector(".rows .row")`)
	s.choose("left", "004")
	s.choose("right", "002 · العربية")
	t.Run("both columns are whole", func(t *testing.T) { wholeColumns(t, s.in(t)) })
	t.Run("bank passage", func(t *testing.T) { bankPassage(t, s.in(t)) })
	t.Run("in English too", func(t *testing.T) {
		s := s.in(t)
		s.choose("right", "002 · English")
		s.sees(".block[data-k=unverified]", "Banque Populaire")
	})
	t.Run("another statement is said so", func(t *testing.T) {
		s := s.in(t)
		s.choose("right", "003")
		s.choose("left", "002 · العربية")
		s.sees(".relation", "report two different statements on the same matter")
	})
	t.Run("one more file joins", func(t *testing.T) { oneMore(t, s.in(t)) })
}

// Every paragraph of both articles stands in its column, in its own language and direction.
func wholeColumns(t *testing.T, s story) {
	s.sees(`.cell.left .text[lang=fr]`, paragraphs(t, sample(t, "004"), 3, 17)...)
	s.sees(`.cell.right[dir=rtl] .text[lang=ar]`, paragraphs(t, sample(t, "002"), 2, 9)...)
	if !eval[bool](s, `document.querySelector(".cell.left .text").getBoundingClientRect().right < document.querySelector(".cell.right .text").getBoundingClientRect().left`) {
		t.Error("the French column does not stand left of the Arabic one")
	}
	if folded := eval[string](s, `[...document.querySelectorAll(".aside-row .text")].map(e => e.textContent).join("\n")`); !strings.Contains(folded, "Laisser un commentaire") {
		t.Errorf("what is set aside cannot be read: %q", folded)
	}
}

// The passage on the banks: only in 002, on the word of unnamed sources, absent from 004; found by keyboard.
func bankPassage(t *testing.T, s story) {
	const bank = "البنك الشعبي"
	s.sees(".block[data-k=unverified]", bank, "Unverified أفادت مصادر not in 004")
	s.press("j")
	s.sees(".p-head .pos", "1 /")
	for range 60 {
		if strings.Contains(s.text(".panel .words"), bank) {
			break
		}
		s.press("j")
	}
	s.sees(".panel", bank, "Unverified claim", "Anonymous: no person, body or document is named. introduced by أفادت مصادر", "002 AR ¶5", "Said in 2 of 6 versions. One source.")
	s.sees(".panel .silent-w", "004 FR", "000 AR", "001 AR", "003 AR")
	s.sees(".panel .says", "Banque Populaire")
	s.until(`(() => {
		const r = document.querySelector(".block[data-on]")?.getBoundingClientRect();
		return r && r.top >= 0 && r.bottom <= innerHeight;
	})()`)
	before := s.text(".p-head .pos")
	s.press("jk")
	if after := s.text(".p-head .pos"); after != before {
		t.Errorf("J and K lead from %s to %s", before, after)
	}
}

// A text about something else joins the running session: it is read, and nothing is linked to it.
func oneMore(t *testing.T, s story) {
	s.drop(filepath.Join(root, "testdata/hostile/unrelated.txt"))
	s.compared(2)
	s.choose("left", "unrelated")
	s.sees(".relation", "have nothing in common, so no links were drawn")
	if n := eval[int](s, `document.querySelectorAll(".row[data-tie=same], .row[data-tie=partial], .row[data-tie=topic]").length`); n != 0 {
		t.Errorf("%d rows are linked to a text on something else", n)
	}
	s.click(`a[href="#files"].step`)
	s.sees(".reading h2", "6 of 6 files read")
}

func TestBadInput(t *testing.T) {
	s := open(t, "lang=en")
	hostile := filepath.Join(root, "testdata/hostile")
	s.drop(filepath.Join(hostile, "empty.txt"), filepath.Join(hostile, "binary.bin"), filepath.Join(hostile, "windows1251.txt"),
		filepath.Join(hostile, "punct-only.txt"), hostile, sample(t, "004"), sample(t, "001"))
	s.compared(1)
	for name, reason := range map[string]string{
		"empty.txt": "is empty", "binary.bin": "is not text", "windows1251.txt": "encoding of “windows1251.txt” could not be told", "punct-only.txt": "holds no words",
	} {
		s.sees(".file.bad", name, reason)
	}
	s.sees(".file.bad", "“hostile” cannot be opened")
	s.sees(".reading h2", "2 of 7 files read")
	s.sees(".goon a", "Compare the 2 versions")
	s.click(".goon a")
	s.until(`document.querySelectorAll(".row[data-tie=same], .row[data-tie=partial]").length > 2`)
}

func TestOneFile(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"))
	s.compared(1)
	s.sees(".reading", "only one version")
	s.click(".goon a")
	s.sees(".relation", "One more version is needed.", "Add at least one other article")
	s.sees(".single .text", paragraphs(t, sample(t, "004"), 3, 17)...)
}

func TestSameFileTwice(t *testing.T) {
	s := open(t, "lang=en")
	copied := filepath.Join(t.TempDir(), "004_copy.txt")
	data, err := os.ReadFile(sample(t, "004"))
	s.must(err)
	s.must(os.WriteFile(copied, data, 0o644))
	s.drop(sample(t, "004"), copied)
	s.compared(1)
	s.sees(".file", "The same text twice")
	s.click(".goon a")
	s.sees(".relation", "hold the same text")
	s.until(`document.querySelector(".rows[aria-busy=false]")`)
	if n := eval[int](s, `document.querySelectorAll("[data-k=added].block, .d[data-k=added]").length`); n != 0 {
		t.Errorf("%d added passages between a text and itself", n)
	}
}

func TestRemove(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"), sample(t, "001"))
	s.compared(1)
	s.click(`button[aria-label^="Remove"][aria-label*="001_"]`)
	s.compared(2)
	s.sees(".reading h2", "1 of 1 files read")
	s.sees(".goon a", "Read this version")
}

// Stop ends the work at once, keeps the files, and the work can be taken up again.
func TestCancel(t *testing.T) {
	s := open(t, "lang=en")
	files := samples(t)
	for copies := range 2 { // enough work for a reader to stop it
		for _, f := range samples(t) {
			text := strings.ReplaceAll(string(content(t, f)), "\n", fmt.Sprintf(" (%d)\n", copies))
			files = append(files, written(t, fmt.Sprintf("%d-%s", copies, filepath.Base(f)), text))
		}
	}
	s.drop(files...)
	s.until(`/\d/.test(document.querySelector(".progress .figures")?.textContent)`)
	s.click(".progress button")
	s.until(`document.querySelector(".goon [role=status]")`)
	s.sees(".goon", "Stopped. The files are kept.")
	if n := eval[int](s, `spied.reports.length`); n != 0 {
		t.Errorf("%d reports after Stop", n)
	}
	if n := eval[int](s, `spied.workers.length`); n != 1 {
		t.Errorf("%d workers: the first did not listen to the cancel", n)
	}
	s.click(".goon button")
	s.compared(1)
	s.sees(".goon a", "Compare the 18 versions")
}

// The sample that the page brings is the same five files.
func TestOpenTheSample(t *testing.T) {
	s := open(t, "lang=en")
	s.click(".drop .btn:not(.main)")
	s.compared(1)
	if got, want := eval[string](s, `spied.report(0)`), native(t, samples(t)...); got != want {
		t.Error("the sample in the page and the sample files give different reports")
	}
}

// The interface in three languages: it mirrors in Arabic, while each text keeps its own direction and column.
func TestLanguages(t *testing.T) {
	s := open(t, "lang=fr&theme=dark")
	s.sees("h1", "Mettez côte à côte les versions d’une déclaration")
	s.must(s.Pick(sample(t, "004"), sample(t, "002")))
	s.compared(1)
	s.sees(".file.ok", "Français", "Arabe", "paragraphes")
	s.click(`.seg [lang=ar]`)
	s.until(`document.documentElement.dir === "rtl" && document.documentElement.lang === "ar"`)
	s.sees(".file.ok", "الفرنسية", "فقرات")
	// Names in Latin letters follow each other as Arabic runs.
	if first, second := s.place("002\u00a0AR"), s.place("002\u00a0EN"); first <= second {
		t.Errorf("in an Arabic list the first name begins at %d, the second at %d", first, second)
	}
	s.click(".goon a")
	s.until(`document.querySelector(".rows .row")`)
	if got := eval[[]string](s, `["left", "right"].map(c => document.querySelector(".cell." + c + ":not(.empty)").dir)`); !slices.Equal(got, []string{"ltr", "rtl"}) {
		t.Errorf("the columns run %q, want the French left and the Arabic right", got)
	}
	if theme := eval[string](s, `document.documentElement.dataset.theme`); theme != "dark" {
		t.Errorf("theme %q", theme)
	}
	for _, key := range eval[[]string](s, `document.body.innerText.match(/\b(page|message)\.[\w.-]+/g) ?? []`) {
		t.Errorf("a key without a string on screen: %s", key)
	}
}

// place is how far from the left words in a note begin.
func (s story) place(words string) int {
	s.t.Helper()
	return eval[int](s, `(() => {
		const span = [...document.querySelectorAll(".note span")].find(e => e.textContent.includes(`+quoted(words)+`)), text = span.firstChild;
		const range = document.createRange(), at = text.data.indexOf(`+quoted(words)+`);
		range.setStart(text, at);
		range.setEnd(text, at + 1);
		return Math.round(range.getBoundingClientRect().left);
	})()`)
}

// Nothing is cut off sideways, from a small telephone to a wide screen.
func TestWidths(t *testing.T) {
	s := open(t, "lang=ar")
	s.drop(sample(t, "004"), sample(t, "002"))
	s.compared(1)
	for _, view := range []string{"files", "compare"} {
		eval[string](s, `location.hash = "`+view+`"`)
		s.until(`document.querySelector(".step[aria-current]").hash === "#` + view + `"`)
		s.until(`document.querySelector(".reading, .rows[aria-busy=false]")`)
		for _, width := range []int64{360, 760, 1080, 1600} {
			s.must(s.Size(width, 800))
			s.must(s.Settle())
			if over := eval[int](s, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s at %d px is %d px too wide", view, width, over)
			}
		}
	}
}
