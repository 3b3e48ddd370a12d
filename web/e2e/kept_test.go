package e2e

import "testing"

// rows is what stands in the columns; drawn gives the same drawn afresh, by leaving the view and coming back.
const rows = `(() => {
	const told = (n) => n.nodeType === 3 ? n.data : "<" + [n.localName, ...[...n.attributes].map(a => a.name + "=" + a.value).sort()].join(" ") + ">" + inside(n);
	const inside = (n) => [...n.childNodes].map(told).join("");
	return inside(document.querySelector(".rows"));
})()`

func (s story) drawn() string {
	s.t.Helper()
	s.press("f")
	s.until(`document.querySelector(".reading")`)
	s.press("f")
	s.until(`document.querySelector(".rows[aria-busy=false]")`)
	return s.stands()
}

// stands is what stands in the columns once nothing changes any more.
func (s story) stands() string {
	s.t.Helper()
	for before := ""; ; {
		s.must(s.Settle())
		now := eval[string](s, rows)
		if now == before {
			return now
		}
		before = now
	}
}

// Rows are kept, not drawn again, when kinds are hidden, versions swapped or chosen: what then stands there is what would
// stand there drawn afresh, and going back leads back.
func TestRowsKept(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	first := s.drawn()
	choose := func(name string) func() {
		return func() {
			s.choose("right", name)
			s.until(`document.querySelector(".rows[aria-busy=false]")`)
		}
	}
	for _, way := range []struct {
		what        string
		there, back func()
	}{
		{"swapped", func() { s.press("v") }, func() { s.press("v") }},
		{"a kind hidden", func() { s.press("2") }, func() { s.press("2") }},
		{"all kinds hidden, swapped", func() { s.press("123v") }, func() { s.press("v123") }},
		{"another version", choose("002 · English"), choose("002 · العربية")},
		{"another version, swapped", func() { choose("002 · English")(); s.press("v") }, func() { s.press("v"); choose("002 · العربية")() }},
		{"only differences, swapped", func() { s.press("dv") }, func() { s.press("vd") }},
	} {
		way.there()
		kept := s.stands()
		if fresh := s.drawn(); fresh != kept {
			t.Errorf("%s: what is kept is not what is drawn afresh:\n%s", way.what, differ(kept, fresh))
		}
		way.back()
		if again := s.stands(); again != first {
			t.Errorf("%s and back: what stands there is not what stood there:\n%s", way.what, differ(again, first))
		}
	}
}

// differ shows where two texts part.
func differ(x, y string) string {
	k := 0
	for k < len(x) && k < len(y) && x[k] == y[k] {
		k++
	}
	around := func(s string) string { return s[max(0, k-80):min(len(s), k+120)] }
	return around(x) + "\n--\n" + around(y)
}

// The paragraph that the reader looks at keeps its place when the other version is changed.
func TestChoosingHolds(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"), sample(t, "001"))
	eval[bool](s, `scrollTo(0, 900), true`)
	s.must(s.Settle())
	eval[bool](s, `globalThis.place = [...document.querySelectorAll(".cell.left [data-place]")].find(b => b.getBoundingClientRect().bottom > 300).dataset.place, true`)
	const top = `Math.round(document.querySelector(".cell.left [data-place='" + place + "']").getBoundingClientRect().top)`
	before := eval[int](s, top)
	for _, name := range []string{"002 · English", "001", "002 · العربية"} {
		s.choose("right", name)
		s.until(`document.querySelector(".rows[aria-busy=false]")`)
		s.must(s.Settle())
		// What stands beside it and right above may be longer or shorter.
		if after := eval[int](s, top); after < before-120 || after > before+120 {
			t.Errorf("%s: the paragraph in sight moves from %d to %d", name, before, after)
		}
	}
}

// A version is chosen and stepped through at once, before all of its rows are drawn: what is selected comes into sight.
func TestStepWhileDrawing(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	chosen := eval[string](s, `(() => {
		const select = document.querySelector("select[data-column=right]");
		select.value = [...select.options].find(o => o.text.startsWith("002 · English")).value;
		select.dispatchEvent(new Event("change", {bubbles: true}));
		return new Promise((done) => queueMicrotask(() => {
			dispatchEvent(new KeyboardEvent("keydown", {key: "k"}));
			done(document.querySelector(".rows").ariaBusy);
		}));
	})()`)
	if chosen != "true" {
		t.Errorf("the rows are busy: %q, so this tests nothing", chosen)
	}
	s.until(`document.querySelector(".rows[aria-busy=false]") && document.querySelectorAll(".rows").length === 1`)
	s.sees(".pager .pos", "/")
	s.until(`(() => {
		const r = document.querySelector(".rows [aria-current=true]")?.getBoundingClientRect();
		return r && r.top >= 0 && r.bottom <= innerHeight;
	})()`)
}
