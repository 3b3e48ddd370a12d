package e2e

import (
	"path/filepath"
	"strings"
	"testing"
)

// heldBack keeps the session files that the page gives the reader, and gives them to the test instead.
const heldBack = `
	const make = URL.createObjectURL;
	URL.createObjectURL = (blob) => { if (blob.type === "application/json") globalThis.given = blob; return make.call(URL, blob) };
	HTMLAnchorElement.prototype.click = new Proxy(HTMLAnchorElement.prototype.click, {apply: (click, link) => link.download || click.call(link)});
	globalThis.state = async () => {
		globalThis.given = null;
		dispatchEvent(new KeyboardEvent("keydown", {key: "s", ctrlKey: true}));
		while (!given) await new Promise((r) => setTimeout(r, 5));
		const s = JSON.parse(await given.text());
		return JSON.stringify([s.sources.map((x) => x.name), s.order, s.reading, s.decisions, s.report], null, 1);
	};`

// rest waits until the page has done what it was asked, and gives all that its session file would hold.
func (s story) rest() string {
	s.t.Helper()
	s.must(s.Settle())
	s.until(`document.querySelector(".file, .rows[aria-busy=false]") && !document.querySelector(".progress")`)
	return eval[string](s, `state()`)
}

// Everything that a reader does to a session is undone and redone, one deed after the other: its files, what is decided
// of them, and the report that was computed anew each time.
func TestUndoEverything(t *testing.T) {
	s := open(t, "lang=en", heldBack)
	first := func(selector string) func() { return func() { s.t.Helper(); s.click(selector) } }
	inFile := func(name, selector string) string { // the card of one file
		s.until(`(() => { for (const f of document.querySelectorAll(".file")) f.id = f.querySelector("h3").textContent.slice(0, 3); return document.getElementById(` + quoted(name) + `) })()`)
		return `[id="` + name + `"] ` + selector
	}
	unfold := func() { eval[bool](s, `document.querySelectorAll(".file details").forEach(d => d.open = true), true`) }
	compare := func() {
		s.click(".step[href='#compare']")
		s.until(`document.querySelector(".rows[aria-busy=false]")`)
		s.choose("left", "004")
		s.choose("right", "002")
	}
	var reopened string
	deeds := []struct {
		name string
		do   func()
	}{
		{"adding files", func() { s.drop(sample(t, "004"), sample(t, "002")) }},
		{"adding files", func() { s.drop(filepath.Join(root, "testdata/hostile/windows1256.txt")) }},
		{"change of order", first("[data-move=down]:not(:disabled)")},
		{"change of encoding", func() { unfold(); s.set(inFile("win", ".charset select"), "windows-1252") }},
		{"splitting or joining versions", func() { unfold(); s.set(inFile("002", "[data-field=parts]"), "one") }},
		{"change to the article’s details", func() { unfold(); s.set(inFile("004", "[data-field=outlet]"), "Le Journal") }},
		{"change to the article’s details", func() { s.set(inFile("004", "[data-field=published]"), "2025-04-10") }},
		{"change of role", func() { s.set(inFile("004", ".kept li:nth-child(3) select"), "caption") }},
		{"setting aside", func() { unfold(); s.click(inFile("002", ".kept li:last-child button")) }},
		{"bringing back", func() { unfold(); s.click(inFile("004", "details:not(.kept, .meta) li button")) }},
		{"removing a file", func() { s.click(inFile("win", "[aria-label^=Remove]")) }},
		{"verdict", func() { compare(); s.press("j"); s.press("s") }},
		{"verdict", func() { s.press("j"); s.press("x") }},
		{"verdict", func() { s.press("j"); s.press("c") }},
		{"note", func() { s.set("#note", "call 7") }},
		{"linking", func() {
			s.on(bankWords)
			s.press("l")
			s.until(`document.activeElement.matches(".pickable")`)
			s.press("\r")
		}},
		{"cutting a link", func() { s.click("[data-tie=same] button.tie, [data-tie=partial] button.tie"); s.press("x") }},
		{"adding files", func() { s.drop(sample(t, "001")) }},
		{"opening a session", func() { s.drop(reopened) }},
	}
	var states []string
	for _, d := range deeds {
		if d.name == "opening a session" {
			reopened = written(t, "session.json", eval[string](s, `given.text()`))
			s.press("jc") // so that what is opened is not what is there
			states[len(states)-1] = s.rest()
		}
		d.do()
		states = append(states, s.rest())
		if n := len(states); n > 1 && states[n-1] == states[n-2] {
			t.Fatalf("%s changed nothing: nothing is tried here", d.name)
		}
		s.until(`document.querySelector("[data-act=undo]").ariaLabel.includes(` + quoted("\u2068"+d.name+"\u2069") + `)`)
	}
	s.must(s.Chord("z")) // the session is closed; then what was checked last is not
	again := func(k int, what string) {
		t.Helper()
		if now := s.rest(); now != states[k] {
			t.Errorf("%s: the session is not what it was:\n%s", what, differ(now, states[k]))
		}
	}
	last := len(states) - 2
	again(last, "opening a session, undone")
	s.must(s.Chord("z"))
	s.rest()
	for k := last - 1; k >= 0; k-- {
		s.must(s.Chord("z"))
		again(k, deeds[k+1].name+", undone")
	}
	for k := 1; k < last; k++ {
		s.must(s.Chord("y"))
		again(k, deeds[k].name+", redone")
	}
	s.must(s.Chord("y")) // a file comes back, and while it is compared what was only noted: that stops nothing
	s.must(s.Chord("y"))
	again(last, "adding files and checking, redone")
	s.must(s.Chord("y"))
	again(last+1, "opening a session, redone")
	if !eval[bool](s, `document.querySelector("[data-act=redo]").disabled`) {
		t.Error("there is more to redo than was done")
	}
	if strings.Contains(states[0], "windows1256") {
		t.Error("the first state holds what came later")
	}
}
