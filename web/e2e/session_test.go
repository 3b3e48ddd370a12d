package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// count gives the number that the counter says there are of differences.
func (s story) count() string {
	s.t.Helper()
	_, all, _ := strings.Cut(s.text(".pager .pos"), "/ ")
	return all
}

// on selects the mark whose words hold some, by the panel.
func (s story) on(words string) {
	s.t.Helper()
	for range 60 {
		s.press("j")
		if strings.Contains(s.text(".panel .words"), words) {
			return
		}
	}
	s.t.Fatalf("no mark with %q", words)
}

// bankWords stand in the passage of 002 that rests on unnamed sources.
const bankWords = "البنك الشعبي"

// The reader's word on a difference counts, is shown, changes the report, and can be taken back by pressing again and by
// undo. What he only notes needs no comparison.
func TestReview(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	before := s.count()
	const absent = `(() => {
		const rep = JSON.parse(spied.report(-1)), of = (n, l) => rep.documents.find(d => d.source.startsWith(n) && d.lang === l);
		const x = rep.details.find(d => d.doc === of("002", "ar").id && of("002", "ar").text.slice(d.start, d.end).includes(` + "`" + bankWords + "`" + `) && d.kind === "passage");
		return x.absentFrom.includes(of("004", "fr").id) + " " + (x.against[of("004", "fr").id].by ?? "program");
	})()`
	s.on(bankWords)
	s.press("s")
	s.until(`document.querySelector(".block-tag[data-done]") && document.querySelector("[data-act=S]").getAttribute("aria-pressed") === "true"`)
	if after := s.count(); after == before {
		t.Errorf("settled, the difference still counts: %s", after)
	}
	s.compared(2)
	s.sees(".block-tag[data-done]", "the same, you say")
	s.until(`document.querySelectorAll(".tick[data-done]").length === 1`)
	if got := eval[string](s, absent); got != "false reader" {
		t.Errorf("the same, you say; absent in the report: %s", got)
	}
	s.until(`[...document.querySelectorAll(".row")].some(r => r.querySelector(".left .text") && r.querySelector(".tie[data-by-reader]") && r.querySelector(".cell.right")?.textContent.includes(` + quoted(bankWords) + `))`)
	s.press("s")
	s.compared(3)
	s.until(`!document.querySelector(".block-tag[data-done]")`)
	s.must(s.Chord("z"))
	s.compared(4)
	s.until(`document.querySelector(".block-tag[data-done]")`)
	s.sees("[role=status]", "Undone: verdict.")
	s.must(s.Chord("z"))
	s.compared(5)
	s.until(`!document.querySelector(".block-tag[data-done]")`)
	if again := s.count(); again != before {
		t.Errorf("undone, %s differences count, before %s", again, before)
	}
	s.must(s.Chord("y"))
	s.compared(6)
	s.until(`document.querySelector(".block-tag[data-done]")`)
	s.must(s.Chord("z"))
	s.compared(7)
	s.press("x")
	s.compared(8)
	if got := eval[string](s, absent); got != "true reader" {
		t.Errorf("not the same, you say; absent in the report: %s", got)
	}
	s.press("x")
	s.compared(9)

	s.press("c")
	s.sees(".block-tag", "checked")
	s.press("n")
	s.until(`document.activeElement.id === "note"`)
	eval[string](s, `document.activeElement.value = ""`) // the driver types a key that the page has taken
	s.press("call 7 j")
	eval[bool](s, `document.activeElement.blur(), true`)
	s.until(`document.querySelector("#note").value === "call 7 j"`)
	s.must(s.Chord("z"))
	s.until(`document.querySelector("#note").value === ""`)
	if n := eval[int](s, `spied.reports.length`); n != 9 {
		t.Errorf("%d comparisons: what the reader notes needs none", n)
	}
}

// A link that the reader cuts is gone, and one that he makes is there, whatever the engine thinks.
func TestCutAndLink(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	rows := func() string { return s.text(".row[data-tie=same] .gut, .row[data-tie=partial] .gut") }
	before := rows()
	s.click("[data-tie=same] button.tie, [data-tie=partial] button.tie")
	s.press("x")
	s.compared(2)
	if after := rows(); after == before {
		t.Errorf("after a cut the rows are tied as before: %s", after)
	}
	s.must(s.Chord("z"))
	s.compared(3)
	if again := rows(); again != before {
		t.Errorf("after undo the rows are tied otherwise: %s, before %s", again, before)
	}

	s.on(bankWords)
	s.press("l")
	s.sees(".floating", "Choose the passage of 004 FR")
	s.press("l") // gives up
	s.until(`!document.querySelector(".pickable")`)
	s.press("l")
	s.until(`document.activeElement.matches(".pickable")`)
	s.press("\r")
	s.compared(4)
	s.until(`!document.querySelector(".pickable")`)
	s.until(`[...document.querySelectorAll(".row")].some(r => r.querySelector(".left .text") && r.querySelector(".cell.right")?.textContent.includes(` + quoted(bankWords) + `))`)
	s.until(`document.querySelector(".tie[data-by-reader]")`)
	eval[bool](s, `document.querySelector(".tie[data-by-reader]").click(), true`)
	s.sees(".panel", "Linked by you.", "Take my correction back")
	s.click(".p-act .btn")
	s.compared(5)
	s.until(`!document.querySelector(".tie[data-by-reader]")`)
}

// A session goes to disk by download, the files inside, and comes back by drop, into a fresh page, as it was.
func TestSessionFile(t *testing.T) {
	dir := t.TempDir()
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	s.must(s.DownloadTo(dir))
	if eval[bool](s, `document.querySelector("[data-act=save]").matches("[data-unsaved]")`) {
		t.Error("nothing was corrected, yet there is something to save")
	}
	s.on(bankWords)
	s.press("c")
	s.until(`document.querySelector("[data-act=save]").matches("[data-unsaved]")`)
	if asked := eval[bool](s, `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`); !asked {
		t.Error("unsaved corrections are left without a question")
	}
	s.must(s.Chord("s"))
	file := downloaded(s, dir)
	s.until(`!document.querySelector("[data-act=save]").matches("[data-unsaved]")`)
	if asked := eval[bool](s, `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`); asked {
		t.Error("a saved session is not left without a question")
	}
	saved := session(t, file)

	again := open(t, "lang=fr")
	saved["later"] = "kept" // a field of a later version
	again.drop(written(t, "session.json", asJSON(t, saved)))
	again.compared(1)
	again.sees(".reading h2", "Fichiers lus : 2 sur 2")
	again.click(".goon a")
	again.until(`document.querySelector(".rows .row")`)
	again.sees(".block-tag", "vérifié")
	again.must(again.DownloadTo(dir))
	first := content(t, file)
	again.must(os.Remove(file))
	again.click("[data-act=save]")
	twice := session(t, downloaded(again, dir))
	if got, want := asJSON(t, twice), asJSON(t, saved); got != want {
		t.Errorf("saved again the session is another: %d bytes, want %d", len(got), len(want))
	}

	if eval[bool](again, `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`) {
		t.Error("a session just saved is not left without a question")
	}
	eval[string](again, `location.hash = "files"`)
	again.drop(written(t, "cut.json", string(first[:500])))
	again.sees(".note.error", "cut.json", "endommagée")
	// Files dropped with a session join it; one more file, another order or encoding is work that the session file lacks.
	again.drop(written(t, "whole.json", string(first)), sample(t, "001"))
	again.sees(".reading h2", "Fichiers lus : 3 sur 3")
	again.until(`!document.querySelector(".progress") && !dispatchEvent(new Event("beforeunload", {cancelable: true}))`)
	// One with nothing in it leaves nothing of what was there.
	again.drop(written(t, "none.json", `{"schema":"muqabala-session/1","sources":[],"reading":{},"order":[],"decisions":[]}`))
	again.until(`!document.querySelector(".file, .progress, .step[href='#compare']")`)
	again.must(again.Chord("z"))
	again.sees(".reading h2", "Fichiers lus : 3 sur 3")
	saved["schema"] = "muqabala-session/9"
	again.drop(written(t, "newer.json", asJSON(t, saved)))
	again.sees(".note.error", "version plus récente")
}

func session(t *testing.T, file string) map[string]any {
	t.Helper()
	var saved map[string]any
	if err := json.Unmarshal(content(t, file), &saved); err != nil {
		t.Fatal(err)
	}
	if n := len(saved["sources"].([]any)); n != 2 {
		t.Errorf("%d sources in the session", n)
	}
	return saved
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// downloaded waits for the one file of a folder.
func downloaded(s story, dir string) string {
	s.t.Helper()
	for deadline := time.Now().Add(Patience); time.Now().Before(deadline); s.must(s.Settle()) {
		if found, _ := filepath.Glob(filepath.Join(dir, "muqabala-*.json")); len(found) == 1 {
			return found[0]
		}
	}
	s.t.Fatal("nothing was downloaded")
	return ""
}

// Files can be put in order, which the pickers follow; removing one can be undone.
func TestOrderAndUndo(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"), sample(t, "001"))
	s.compared(1)
	const order = `[...document.querySelectorAll(".file h3")].map(e => e.textContent.slice(0, 3)).join()`
	first := eval[string](s, order)
	const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	if eval[bool](s, asks) {
		t.Error("files that were only added are not left without a question")
	}
	s.click("[data-move=down]:not(:disabled)")
	s.until(order + ` !== ` + quoted(first))
	s.until(asks)
	second := eval[string](s, order)
	s.click(`button[aria-label^="Remove"]`)
	s.compared(2)
	s.sees(".reading h2", "1 of 1 files read")
	s.click("[data-act=undo]")
	s.compared(3)
	s.until(order + ` === ` + quoted(second))
	s.click("[data-act=undo]")
	s.until(order + ` === ` + quoted(first))
	s.click("[data-act=redo]")
	s.until(order + ` === ` + quoted(second))
	s.click("[data-move=up]:not(:disabled)")
	s.until(order + ` === ` + quoted(first)) // not the report's own
	s.click(".goon a")
	s.until(`document.querySelector(".rows .row")`)
	if got := eval[string](s, `[...document.querySelector("select").options].map(o => o.text.slice(0, 3)).join()`); got != first {
		t.Errorf("the picker lists %s, the files stand as %s", got, first)
	}
}

// A session that says what no session says is refused in words, and takes nothing down.
func TestHostileSession(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(sample(t, "004"))
	s.compared(1)
	const head = `{"schema":"muqabala-session/1",`
	for reason, body := range map[string]string{
		"sources that are no list":      `"sources":5,"reading":{},"order":[],"decisions":[]}`,
		"a source without bytes":        `"sources":[{"name":"a.txt","sha256":"x"}],"reading":{},"order":[],"decisions":[]}`,
		"bytes that are no base64":      `"sources":[{"name":"a.txt","sha256":"x","bytes":"%%%"}],"reading":{},"order":[],"decisions":[]}`,
		"a decision that is nothing":    `"sources":[],"reading":{},"order":[],"decisions":[null]}`,
		"a place whose start is a word": `"sources":[],"reading":{},"order":[],"decisions":[{"kind":"aside","at":[{"sha256":"x","part":0,"start":"<img src=x onerror=alert(1)>","end":2,"quote":"q"}]}]}`,
		"a part that is no number":      `"sources":[],"reading":{"x":{"roles":[],"metadata":[{"part":null}]}},"order":[],"decisions":[]}`,
		"nothing after the schema":      `"`,
	} {
		s.drop(written(t, "s.json", head+body))
		s.sees(".note.error", "The session “s.json” could not be opened")
		if n := number(s, `document.querySelectorAll(".file").length`); n != 1 {
			t.Errorf("%s: %d files on the page, want the one that was there", reason, n)
		}
		s.drop(sample(t, "004")) // anything else clears the fault
		s.until(`!document.querySelector(".note.error")`)
		s.must(s.Chord("z"))
		s.until(`document.querySelectorAll(".file").length === 1`)
	}
}
