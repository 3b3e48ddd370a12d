package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// violations runs axe-core over what is on screen and gives each violation in a line.
const violations = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(v =>
	v.nodes.map(n => v.id + " (" + v.impact + "): " + n.target.join(" ") + ": " + n.failureSummary)))`

// looks are the interface's languages and themes: each is looked at in every state of the page.
var looks = []look{{"en", "light"}, {"fr", "light"}, {"ar", "light"}, {"ar", "dark"}, {"fr", "dark"}, {"en", "dark"}}

// each has every language and both themes once.
var each = []look{{"en", "light"}, {"fr", "dark"}, {"ar", "light"}}

type look struct{ lang, theme string }

// TestAccessibility has axe-core look at every view in every language and theme, with the panel filled, the sheets open
// and a failure on screen.
func TestAccessibility(t *testing.T) {
	s := open(t, "lang=en&theme=light")
	check := s.axe(looks)
	unfold := func() { eval[bool](s, `document.querySelectorAll("details").forEach(d => d.open = true), true`) }
	check("open")
	s.drop(sample(t, "004"), sample(t, "002"), filepath.Join(root, "testdata/hostile/empty.txt"))
	s.compared(1)
	s.until(`document.querySelector(".goon a")`)
	unfold()
	check("files")
	s.click(".goon a")
	s.until(`document.querySelector(".rows[aria-busy=false]")`)
	s.press("jj")
	s.until(`document.querySelector(".panel .words")`)
	check("panel")
	s.press("123d")
	s.until(`document.querySelector(".row.fold")`)
	unfold()
	check("folds")
	s.press("123dsj")
	s.click("button.tie")
	s.until(`document.querySelector(".panel .why dl")`)
	check("row")
	s.must(s.Size(390, 844))
	eval[bool](s, `document.querySelector(".p-grow").click(), true`)
	check("bottom sheet")
	s.press("?")
	s.until(`document.querySelector("dialog[open]")`)
	check("help")
}

// axe gives what has axe-core look at what is on screen, in some looks.
func (s story) axe(looks []look) func(what string) {
	s.t.Helper()
	source, err := os.ReadFile(filepath.Join(root, "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		s.t.Fatalf("%v: run `make build`", err)
	}
	eval[bool](s, string(source)+";true")
	return func(what string) {
		s.t.Helper()
		for _, look := range looks {
			eval[bool](s, `document.querySelector(".mast .seg [lang=`+look.lang+`]").click(),
				document.documentElement.dataset.theme === `+quoted(look.theme)+` || document.querySelector("[data-act=theme]").click(), true`)
			s.until(`document.documentElement.lang === ` + quoted(look.lang) + ` && document.documentElement.dataset.theme === ` + quoted(look.theme))
			s.until(`document.getAnimations().every(a => a.playState !== "running")`) // no colour is between two
			for _, v := range eval[[]string](s, violations) {
				s.t.Errorf("%s, %v: %s", what, look, v)
			}
		}
	}
}

// The states that a reader seldom sees: a passage being linked, what is settled and checked, a text alone, the same text
// twice, texts with nothing in common, a session that cannot be opened, a browser that lacks what is needed.
func TestAccessibilityOfStates(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	check := s.axe(each)
	s.on(bankWords)
	s.press("l")
	s.until(`document.querySelector(".pickable")`)
	check("linking")
	s.press("lsc")
	s.compared(2)
	s.until(`document.querySelector("[data-done]") && document.querySelector(".ticked")`)
	check("settled and checked")
	s.press("f")
	s.drop(written(t, "session.json", `{"schema":"muqabala-session/1"`))
	s.until(`document.querySelector(".note.error")`)
	s.drop(sample(t, "004"), filepath.Join(root, "testdata/hostile/unrelated.txt"))
	s.compared(3)
	s.drop(written(t, "session.json", `{"schema":"muqabala-session/1"`))
	s.until(`document.querySelector(".note.error")`)
	check("files of all kinds")
	s.press("f")
	s.until(`document.querySelector(".rows[aria-busy=false]")`)
	for _, beside := range []string{"004 (2)", "unrelated"} {
		s.choose("left", "004\u00a0(1)")
		s.choose("right", strings.ReplaceAll(beside, " ", "\u00a0"))
		s.until(`document.querySelector(".relation")`)
		check("004 and " + beside)
	}

	s = open(t, "lang=en")
	s.drop(sample(t, "004"))
	s.compared(1)
	s.click(".goon a")
	s.until(`document.querySelector(".single .row")`)
	s.axe(each)("a text alone")

	s = open(t, "lang=en", `delete globalThis.WebAssembly`)
	s.until(`document.querySelector(".trouble")`)
	s.axe(each)("nothing to compare with")
}

// Marks say their kind, and every control can be reached and used by keyboard alone.
func TestKeyboardAlone(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"), sample(t, "002"))
	s.compared(1)
	s.must(tabTo(s, ".goon a"))
	s.press("\r")
	s.until(`document.querySelector(".rows .row")`)
	s.until(`document.activeElement.id === "main"`) // the link is gone: the keyboard goes on in the view
	s.must(tabTo(s, ".d[role=button]"))
	if kind := eval[string](s, `document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent`); kind != "Added detail" && kind != "Number or date" && kind != "Unverified claim" {
		t.Errorf("a mark announces itself as %q", kind)
	}
	s.press("\r")
	s.until(`document.querySelector(".panel .words")`)
	s.until(`document.activeElement.getAttribute("aria-current") === "true"`)
	if outline := eval[string](s, `getComputedStyle(document.activeElement).outlineStyle`); outline == "none" {
		t.Error("the focus on a mark is not to be seen")
	}
	for range 2 { // two of a kind are told apart by their words
		s.press("j")
		s.until(`(() => {
			const told = document.querySelector(".panel [role=status]").textContent, mark = document.querySelector(".panel .words").textContent;
			return told.includes(mark) && told.includes(document.querySelector(".pager .pos").textContent);
		})()`)
	}
	s.must(tabTo(s, "button.tie"))
	s.press(" ")
	s.until(`document.querySelector(".panel .why dl")`)
	s.must(tabTo(s, ".p-act .btn"))
}

// tabTo presses Tab until what the selector matches has the focus.
func tabTo(s story, selector string) error {
	for range 200 {
		if err := s.Press("\t"); err != nil {
			return err
		}
		if eval[bool](s, `document.activeElement.matches(`+quoted(selector)+`)`) {
			return nil
		}
	}
	return fmt.Errorf("e2e: 200 tabs do not lead to %s; the focus is on %s", selector, strings.TrimSpace(eval[string](s, `document.activeElement.outerHTML.slice(0, 200)`)))
}
