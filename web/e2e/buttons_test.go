package e2e

import "testing"

// What keys do buttons do too: stepping, swapping, each verdict and taking it back, help; and, where there is little room,
// the panel's own.
func TestButtons(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	at := func(want string) {
		t.Helper()
		s.until(`document.querySelector(".p-head .pos").textContent.startsWith(` + quoted(want) + `)`)
	}
	s.click("[data-step=next]")
	s.click("[data-step=next]")
	at("2 /")
	s.click("[data-step=previous]")
	at("1 /")
	leads := func(name string) {
		t.Helper()
		s.until(`[...document.querySelectorAll(".head")].find(h => h.textContent.includes("rows follow")).textContent.includes(` + quoted(name) + `)`)
	}
	leads("004")
	s.click(".swap")
	leads("002")
	s.click(".swap")
	leads("004")
	s.click(".block-tag")
	s.until(`document.querySelector(".block-tag[aria-current=true]") && document.querySelector(".panel .words")`)
	s.click("[data-step=next]")
	s.click("[data-step=previous]")
	reports := 1
	for _, act := range []struct {
		letter   string
		compares int // what is only noted needs no comparison
	}{{"C", 0}, {"X", 1}, {"S", 1}, {"L", 0}} {
		for _, pressed := range []string{"true", "false"} {
			s.click("[data-act=" + act.letter + "]")
			s.until(`document.querySelector("[data-act=` + act.letter + `][aria-pressed=` + pressed + `]")`)
			reports += act.compares
			s.compared(reports)
		}
	}
	s.click("button.tie")
	s.until(`document.querySelector(".panel .why dl")`)
	before := s.text(".gut")
	s.click(".p-act .btn")
	s.compared(reports + 1)
	if after := s.text(".gut"); after == before {
		t.Error("a row that was cut is tied as before")
	}
	s.click("[data-act=undo]")
	s.compared(reports + 2)
	s.click(".end [title='?']")
	s.until(`document.querySelector("dialog[open]")`)
	s.click("dialog form button")
	s.until(`!document.querySelector("dialog[open]")`)
	eval[bool](s, `document.querySelector(".skip").click(), true`)
	s.until(`document.activeElement.id === "main"`)
	eval[bool](s, `document.querySelector(".d").click(), true`)
	at("1 /")

	s.must(s.Size(390, 844))
	s.until(`getComputedStyle(document.querySelector(".panel")).position === "fixed"`)
	s.click(".mini .icon-btn:last-child")
	at("2 /")
	s.click(".mini .icon-btn:first-child")
	at("1 /")
	const open = `getComputedStyle(document.querySelector(".p-act")).display !== "none"`
	if eval[bool](s, open) {
		t.Error("the sheet is open before it is asked for")
	}
	s.click(".p-grow")
	s.until(open)
	s.click(".p-grow")
	s.until(`!(` + open + `)`)
}

// The line between a moved passage and its trace is drawn for the pointer too, from either end, and goes with it.
func TestConnectorFollowsThePointer(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	const on = `document.querySelector(".connector").classList.contains("on")`
	for _, end := range []string{".ghost[data-moved]", ".cell[data-moved] .text"} {
		eval[bool](s, `document.querySelector("`+end+`").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
		s.until(on)
		eval[bool](s, `document.querySelector(".row .text").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`)
		s.until(`!(` + on + `)`)
	}
}
