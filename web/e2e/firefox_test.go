package e2e

import (
	"os"
	"strings"
	"testing"
)

// The main path in Firefox: files through the picker, both columns, the bank passage by keyboard, a correction and its
// undo; no complaint, no request; the report that the command line gives.
func TestFirefox(t *testing.T) {
	path := os.Getenv("MUQABALA_FIREFOX")
	if path == "" {
		t.Skip("set MUQABALA_FIREFOX to a Firefox, or run `make test-firefox`")
	}
	f, err := LaunchFirefox(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	sees := func(selector, words string) {
		t.Helper()
		must(f.Until(`[...document.querySelectorAll(` + quoted(selector) + `)].some(e => e.textContent.replace(/[\u2066-\u2069]/g, "").includes(` + quoted(words) + `))`))
	}
	must(f.Open(built(), "lang=en&theme=light"))
	must(f.Until(`document.documentElement.dataset.engine === "ready"`))
	must(f.Pick(samples(t)...))
	must(f.Until(`document.querySelector(".goon a") && !document.querySelector(".progress")`))
	sees(".reading h2", "5 of 5 files read")
	must(f.Until(`(document.querySelector(".goon a").click(), true)`))
	must(f.Until(`document.querySelector(".rows .row")`))
	sees(".cell.left .text", "tentative de ternir")
	sees(".cell.right .text", bankWords)
	for range 60 {
		must(f.Press("j"))
		if words, err := f.Text(`document.querySelector(".panel .words").textContent`); err != nil || strings.Contains(words, bankWords) {
			must(err)
			break
		}
	}
	sees(".panel .who", "Anonymous: no person, body or document is named.")
	must(f.Press("s"))
	must(f.Until(`document.querySelector(".block-tag[data-done]")`))
	must(f.Until(`(document.querySelector("[data-act=undo]").click(), true)`))
	must(f.Until(`!document.querySelector(".block-tag[data-done]")`))
	must(f.Press("d"))
	must(f.Until(`document.querySelector(".modes .seg [aria-pressed=true]").textContent === "Only differences"`))
	must(f.Until(`(document.querySelector(".seg [lang=ar]").click(), true)`))
	must(f.Until(`document.documentElement.dir === "rtl"`))
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.console {
		t.Errorf("the page complained: %s", c)
	}
	for _, r := range f.requests {
		t.Errorf("the page made a request: %.200s", r)
	}
}
