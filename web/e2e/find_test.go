package e2e

import "testing"

// found has the browser look for words in the page, and gives whether it did, and whether they came into sight.
func (s story) found(words string) (there, seen bool) {
	s.t.Helper()
	there = eval[bool](s, `(scrollTo(0, 0), getSelection().removeAllRanges(), window.find(`+quoted(words)+`))`)
	s.must(s.Settle())
	return there, eval[bool](s, `(() => {
		const r = getSelection().rangeCount ? getSelection().getRangeAt(0).getBoundingClientRect() : {height: 0};
		return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight;
	})()`)
}

// A search in the page finds what is out of sight and not laid out, and all that is out of sight can be copied.
func TestFindInPage(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	s.until(`document.querySelector(".rows[data-calm]")`)
	last := eval[string](s, `[...document.querySelectorAll(".row[data-tie] .text")].at(-1).textContent.slice(30, 60)`)
	if eval[string](s, `[...document.querySelectorAll(".row[data-tie]")].at(-1).innerText`) != "" {
		t.Error("the last row is laid out: nothing is tried here")
	}
	if there, seen := s.found(last); !there || !seen {
		t.Errorf("%q: found %v, in sight %v", last, there, seen)
	}
	eval[bool](s, `(scrollTo(0, 0), getSelection().selectAllChildren(document.querySelector(".rows")), true)`)
	s.until(`getSelection().toString().includes(` + quoted(last) + `)`)
}

// What is folded is found by a search in the page, and opens. The search itself is the browser's window, which no driver
// reaches; it tells the page by this event.
func TestFindOpensFolds(t *testing.T) {
	s := pairOf(t, "lang=en", "002 · العربية", "001", sample(t, "001"), sample(t, "002"))
	s.press("1234d")
	s.until(`document.querySelector(".row.fold") && document.querySelector("[hidden=until-found]")`)
	if display := eval[string](s, `getComputedStyle(document.querySelector("[hidden=until-found]")).display`); display == "none" {
		t.Error("what is folded cannot be searched")
	}
	eval[bool](s, `document.querySelector("[hidden=until-found] .text").dispatchEvent(new Event("beforematch", {bubbles: true}))`)
	s.until(`document.querySelector(".fold [aria-expanded=true]") && !document.querySelector(".fold").nextElementSibling.hasAttribute("hidden")`)
}
