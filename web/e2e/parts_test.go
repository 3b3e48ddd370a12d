package e2e

import (
	"testing"
)

// A file of two languages can be read as one version, and parted again; undo and redo do the same.
func TestParts(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "002"), sample(t, "004"))
	s.compared(1)
	const versions = `document.querySelectorAll(".file .version").length`
	s.until(versions + ` === 3`)
	s.set(`[data-field=parts]`, "one")
	s.until(versions + ` === 2 && !document.querySelector(".progress")`)
	s.sees(".goon a", "Compare the 2 versions")
	s.set(`[data-field=parts]`, "")
	s.until(versions + ` === 3 && !document.querySelector(".progress")`)
	s.must(s.Chord("z"))
	s.until(versions + ` === 2 && !document.querySelector(".progress")`)
	if v := eval[string](s, `document.querySelector("[data-field=parts]").value`); v != "one" {
		t.Errorf("the field says %q", v)
	}
	s.must(s.Chord("Z")) // with Shift
	s.until(versions + ` === 3 && !document.querySelector(".progress")`)
	if !eval[bool](s, `document.querySelector("[data-act=redo]").disabled`) {
		t.Error("there is more to do again: it was undone once more")
	}
}

// A browser that lacks what is needed is told what, in words, and the page does not complain.
func TestMissing(t *testing.T) {
	for name, script := range map[string]string{
		"WebAssembly":         `delete globalThis.WebAssembly`,
		"DecompressionStream": `delete globalThis.DecompressionStream`,
		"Worker":              `delete globalThis.Worker`,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, "lang=en", script)
			s.sees(".trouble", "This browser lacks "+name)
			s.drop(sample(t, "004"))
			s.sees(".file.bad", "004", "cannot be read in this browser. Open this page in a current browser")
			s.click("[data-act=undo]")
			s.until(`!document.querySelector(".file")`)
			s.click("[data-act=redo]")
			s.sees(".file.bad", "cannot be read in this browser")
			s.drop(t.TempDir())
			s.sees(".file.bad", "it is a folder")
			s.until(`document.querySelectorAll(".file.bad").length === 2 && !document.querySelector("[aria-busy=true]")`)
			s.click(".seg [lang=fr]")
			s.sees(".file.bad", "ne peut pas être lu dans ce navigateur")
			s.click(".seg [lang=ar]")
			s.sees(".file.bad", "لا يستطيع هذا المتصفح قراءة")
		})
	}
}

// Thirty files at once, some of them twice, an image and a dragged text: each gets its line, and the page its report.
func TestManyFiles(t *testing.T) {
	s := open(t, "lang=en")
	var files []string
	for i := range 29 {
		files = append(files, written(t, string(rune('a'+i%26))+string(rune('a'+i/26))+".txt", "Le ministre a parlé jeudi de la santé.\n\nIl a dit que tout irait bien dans la ville.\n"))
	}
	files = append(files, written(t, "picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))
	s.drop(files...)
	s.compared(1)
	s.sees(".reading h2", "29 of 30 files read")
	s.sees(".file.bad", "picture.png")
	eval[bool](s, `(() => {
		const data = new DataTransfer();
		data.setData("text/plain", "The minister spoke on Thursday about health.\n\nHe said that all would be well in the city.");
		return document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
	})()`)
	s.compared(2)
	s.sees(".reading h2", "30 of 31 files read")
}
