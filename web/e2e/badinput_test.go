package e2e

import (
	"path/filepath"
	"testing"
)

// Files dropped while others are compared join them: the report is that of all.
func TestDroppedWhileComparing(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"), sample(t, "002"), sample(t, "000"))
	s.until(`/\d/.test(document.querySelector(".progress .figures")?.textContent)`)
	s.drop(sample(t, "001"))
	s.drop(sample(t, "003"))
	s.until(`document.querySelector(".reading h2")?.textContent.includes("5") && document.querySelector(".goon a") && !document.querySelector(".progress")`)
	s.sees(".reading h2", "5 of 5 files read")
	same(t, eval[string](s, `spied.report(-1)`), native(t, samples(t)...))
}

// A browser without SIMD does without: the report is the same.
func TestWithoutSIMD(t *testing.T) {
	s := opened(t, setups[0].script)
	defer s.Close()
	s.drop(sample(t, "004"), sample(t, "002"))
	s.compared(1)
	same(t, eval[string](s, `spied.report(0)`), native(t, sample(t, "002"), sample(t, "004")))
	for _, c := range s.Complaints() {
		t.Errorf("the page complained: %s", c)
	}
}

// A picture dragged from another page is its address and a bit of HTML, no file and no words: no version comes of it, and
// nothing breaks. The same file again gets its own line.
func TestPictureAndFileAgain(t *testing.T) {
	s := open(t, "lang=en")
	s.until(`document.documentElement.dataset.engine === "ready"`)
	eval[bool](s, `(() => {
		const data = new DataTransfer();
		data.setData("text/uri-list", "https://example.org/a.png");
		data.setData("text/html", "<img src='https://example.org/a.png' alt=''>");
		return document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
	})()`)
	s.must(s.Settle())
	if n := eval[int](s, `document.querySelectorAll(".file.ok").length`); n != 0 {
		t.Errorf("a picture gives %d versions", n)
	}
	// Files over the page are welcomed; words that are dragged within it are not dropped into it.
	drag := func(kind, data string) {
		eval[bool](s, `(() => {
			const data = new DataTransfer();
			`+data+`;
			return document.body.dispatchEvent(new DragEvent(`+quoted(kind)+`, {dataTransfer: data, bubbles: true, cancelable: true}));
		})()`)
	}
	drag("dragover", `data.items.add(new File(["x"], "a.txt"))`)
	s.until(`document.querySelector(".drop-over")`)
	drag("dragleave", ``)
	s.until(`!document.querySelector(".drop-over")`)
	before := eval[int](s, `document.querySelectorAll(".file").length`)
	drag("dragstart", ``)
	drag("drop", `data.setData("text/plain", "The minister spoke on Thursday about health.")`)
	drag("dragend", ``)
	s.must(s.Settle())
	if n := eval[int](s, `document.querySelectorAll(".file").length`); n != before {
		t.Errorf("words dragged within the page are added: %d files, before %d", n, before)
	}
	s.drop(sample(t, "004"))
	s.until(`document.querySelector(".file.ok") && !document.querySelector(".progress")`)
	s.drop(sample(t, "004"))
	s.until(`document.querySelectorAll(".file.ok").length === 2 && !document.querySelector(".progress")`)
	s.sees(".file", filepath.Base(sample(t, "004")), "The same text twice")
	if n := eval[string](s, `[...document.querySelectorAll(".file")].map(f => f.querySelectorAll(".version").length).join()`); n != "0,1,1" { // the picture has none
		t.Errorf("of a file added twice each has %s versions", n)
	}
	// A browser tells of a file that is picked again only where the picker forgot it.
	s.must(s.Pick(sample(t, "004")))
	s.until(`document.querySelectorAll(".file.ok").length === 3 && document.querySelector("input[type=file]").value === ""`)
}
