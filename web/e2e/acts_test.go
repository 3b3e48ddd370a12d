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

// What the other versions say is quoted by its beginning, and whole when asked for; a paragraph whose counterpart stands
// elsewhere leads there; the theme can be turned.
func TestLooksCloser(t *testing.T) {
	s := pairOf(t, "lang=en&theme=light", "002 · العربية", "004", sample(t, "004"), sample(t, "002"))
	s.on(bankWords)
	const cut = `[...document.querySelectorAll(".others q")].some(q => q.scrollHeight > q.clientHeight + 1)`
	s.until(cut)
	s.click(".tally .link")
	s.until(`document.querySelector(".tally .link[aria-pressed=true]") && !(` + cut + `)`)
	s.click(".tally .link")
	s.until(cut)
	s.choose("left", "004")
	s.choose("right", "002 · العربية")
	s.until(`document.querySelector(".rows[aria-busy=false] .silent a")`)
	eval[bool](s, `document.querySelector(".silent a").click(), true`)
	s.until(`(() => {
		const r = document.getElementById(document.querySelector(".silent a").hash.slice(1)).getBoundingClientRect();
		return r.top >= 0 && r.top < innerHeight;
	})()`)
	s.click("[data-act=theme]")
	s.until(`document.documentElement.dataset.theme === "dark"`)
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

// A difference that the reader finds the same counts no more: the counter then says which comes next, and stepping goes on
// from there, both ways, not from the beginning.
func TestStandsAfterSame(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	stands := func(want string) {
		t.Helper()
		s.until(`[...document.querySelectorAll(".pos")].length > 1 && [...document.querySelectorAll(".pos")].every(e => e.textContent.startsWith(` + quoted(want) + `))`)
	}
	words := func() string { return s.text(".panel .words") }
	leads := func(key, place, want string) {
		t.Helper()
		s.press(key)
		stands(place)
		if got := words(); got != want {
			t.Errorf("%s to %s leads to %q, want %q", key, place, got, want)
		}
	}
	s.press("jj")
	stands("2 /")
	before := words()
	s.press("jj")
	stands("4 /")
	after := words()
	s.press("k")
	stands("3 /")
	s.press("s")
	s.compared(2)
	stands("Next 3 /")
	leads("k", "2 /", before)
	s.click(".d[data-done], .block-tag[data-done]")
	stands("Next 3 /")
	leads("j", "3 /", after)
	s.must(s.Press(kb.Escape))
	s.press("124") // figures alone, which stay where they are
	stands("–")
	s.press("j")
	first := words()
	s.press("k") // before the first comes the last
	s.press("s")
	s.compared(3)
	stands("Next 1 /")
	leads("j", "1 /", first) // after the last
}
