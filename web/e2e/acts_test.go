package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A paragraph is set aside beside its words, and brought back where it stands folded; a difference is linked with the
// passage that the program found closest.
func TestActsInPlace(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	const inRow = `[...document.querySelectorAll(".row[data-tie] .text")].some(e => e.textContent.includes(` + "`" + bankWords + "`" + `))`
	s.on(bankWords)
	s.click(".panel [data-act=aside]")
	s.compared(2)
	s.until(`!` + inRow)
	s.until(`[...document.querySelectorAll(".aside-row .text")].some(e => e.textContent.includes(` + quoted(bankWords) + `))`)
	eval[bool](s, `(() => {
		const text = [...document.querySelectorAll(".aside-row .text")].find(e => e.textContent.includes(`+quoted(bankWords)+`));
		text.closest("details").open = true;
		text.querySelector("button").click();
		return true;
	})()`)
	s.compared(3)
	s.until(inRow)

	s.on(bankWords)
	s.click("[data-act=closest]")
	s.compared(4)
	s.until(`document.querySelector(".tie[data-by-reader]")`)
	s.must(s.Chord("z"))
	s.compared(5)
	s.until(`!document.querySelector(".tie[data-by-reader]")`)
}

// Arrows step as J and K do, in the direction in which the interface is read; Escape lets go; single keys can be
// switched off.
func TestOtherKeys(t *testing.T) {
	for _, row := range []struct{ lang, onward, back string }{{"en", kb.ArrowRight, kb.ArrowLeft}, {"ar", kb.ArrowLeft, kb.ArrowRight}} {
		s := pairOf(t, "lang="+row.lang, "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
		at := func(want string) {
			t.Helper()
			s.until(`document.querySelector(".pager .pos").textContent.startsWith(` + quoted(want) + `)`)
		}
		s.must(s.Press(row.onward))
		s.must(s.Press(row.onward))
		at("2 /")
		s.must(s.Press(row.back))
		at("1 /")
		s.must(s.Press(kb.Escape))
		at("–")
		s.press("?")
		s.until(`document.querySelector("dialog[open] input[type=checkbox]")`)
		s.click("dialog input[type=checkbox]")
		s.must(s.Press(kb.Escape))
		s.until(`!document.querySelector("dialog[open]")`)
		s.press("j")
		s.must(s.Settle())
		at("–")
	}
}
