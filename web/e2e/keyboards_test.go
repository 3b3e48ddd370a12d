package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// typed is a key as some keyboard sends it: what it types, and where it is.
func (s story) typed(key, code, more string) {
	s.t.Helper()
	eval[bool](s, `(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", {key: `+quoted(key)+`, code: `+quoted(code)+`, bubbles: true, cancelable: true, `+more+`}))`)
}

// The keys are there on an Arabic keyboard, which types no Latin letter, and on a French one, whose digits take Shift. A
// key held down steps on, and does nothing else twice.
func TestKeyboardsOfOtherLanguages(t *testing.T) {
	s := pairOf(t, "lang=ar", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	at := func(want string) {
		t.Helper()
		s.until(`document.querySelector(".pager .pos").textContent.startsWith(` + quoted(want) + `)`)
	}
	s.typed("ت", "KeyJ", "")
	s.typed("ت", "KeyJ", "repeat: true")
	at("2 /")
	s.typed("ن", "KeyK", "")
	at("1 /")
	s.typed("ؤ", "KeyC", "")
	s.until(`document.querySelector("[data-act=C][aria-pressed=true]")`)
	s.typed("ؤ", "KeyC", "repeat: true")
	s.must(s.Settle())
	s.until(`document.querySelector("[data-act=C][aria-pressed=true]")`)
	s.typed("ئ", "KeyZ", "ctrlKey: true")
	s.until(`document.querySelector("[data-act=C][aria-pressed=false]")`)
	s.typed("é", "Digit2", "")
	s.until(`document.querySelector(".chip[data-k=added][aria-pressed=false]")`)
	s.typed("2", "Digit2", "shiftKey: true")
	s.until(`document.querySelector(".chip[data-k=added][aria-pressed=true]")`)
	s.typed("@", "Digit2", "shiftKey: true") // on an English keyboard no digit
	s.typed("w", "KeyZ", "")                 // on a French one W, and not what is undone with
	s.must(s.Settle())
	s.until(`document.querySelector(".chip[data-k=added][aria-pressed=true]")`)
	s.typed("؟", "Slash", "shiftKey: true")
	s.until(`document.querySelector("dialog[open]")`)
}

// A note is kept from the first letter on: leaving the page asks, Ctrl S takes it along, Escape leaves the field. Words
// dropped into the field stay there.
func TestNoteBeingWritten(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	dir := t.TempDir()
	s.must(s.DownloadTo(dir))
	s.press("j")
	s.typed("n", "KeyN", "") // the driver's own key would be typed into the field too
	s.until(`document.activeElement.id === "note"`)
	const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	if eval[bool](s, asks) {
		t.Error("nothing is written, yet leaving asks")
	}
	s.press("call")
	if !eval[bool](s, asks) {
		t.Error("a note that is being written is left without a question")
	}
	s.must(s.Press(kb.Escape))
	s.until(`document.activeElement === document.body && document.querySelector("[data-act=C][aria-pressed=true]")`)
	s.typed("n", "KeyN", "")
	s.press(" 7")
	s.must(s.Chord("s"))
	saved := session(t, downloaded(s, dir))
	if note := saved["decisions"].([]any)[0].(map[string]any)["note"]; note != "call 7" {
		t.Errorf("the note saved is %q", note)
	}
	s.until(asks + ` === false`)
	s.must(s.Size(390, 844))
	eval[bool](s, `document.activeElement.blur(), true`)
	s.until(`document.getElementById("note").offsetParent === null`)
	s.typed("n", "KeyN", "") // the sheet opens for it
	s.until(`document.activeElement.id === "note" && document.getElementById("note").offsetParent !== null`)
	files := eval[int](s, `document.querySelector("select").options.length`)
	if taken := eval[bool](s, `(() => {
		const data = new DataTransfer();
		data.setData("text/plain", "The minister spoke on Thursday about health.");
		return !document.getElementById("note").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
	})()`); taken {
		t.Error("words dropped into a field do not get there")
	}
	s.must(s.Settle())
	if n := eval[int](s, `document.querySelector("select").options.length`); n != files {
		t.Errorf("%d versions, before %d: words dropped into a field became an article", n, files)
	}
}
