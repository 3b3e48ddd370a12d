package e2e

import (
	"path/filepath"
	"strconv"
	"testing"
)

// newsPage is one of the news pages of testdata/pages.
func newsPage(name string) string { return filepath.Join(root, "testdata/pages", name+".html") }

// set gives a field a value, as a reader does who leaves it.
func (s story) set(selector, value string) {
	s.t.Helper()
	found := eval[bool](s, `(() => {
		const field = document.querySelector(`+quoted(selector)+`);
		if (!field) return false;
		field.value = `+quoted(value)+`;
		field.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`)
	if !found {
		s.t.Fatalf("no field %s", selector)
	}
}

// A file's encoding is shown, and the file read again when the reader chooses another.
func TestCharset(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(filepath.Join(root, "testdata/hostile/windows1256.txt"), newsPage("ar-table"))
	s.compared(1)
	const chosen = `[...document.querySelectorAll(".charset select")].map(e => e.value).join()`
	s.until(chosen + ` === "windows-1256,windows-1256"`)
	s.sees(".headline-words", "يعلن الرئيس الأمريكي ترامب مرض كوفيد-19 حالة طوارئ وطنية")
	s.until(`document.querySelector(".file:last-of-type .kept li button")`)
	eval[bool](s, `document.querySelector(".file:last-of-type .kept li button").click(), true`)
	s.compared(2)
	s.sees(".file:last-of-type", "1 paragraph set aside by you")
	s.set(".file:last-of-type .charset select", "windows-1252")
	s.compared(3)
	s.until(chosen + ` === "windows-1256,windows-1252"`)
	if got := s.text(".headline-words"); got == "" || got == "يعلن الرئيس الأمريكي ترامب مرض كوفيد-19 حالة طوارئ وطنية" {
		t.Errorf("read in windows-1252 the headline is %q", got)
	}
	// What was decided of its words in the other encoding is forgotten, not missed.
	if lost := s.text(".note.whole"); lost != "" {
		t.Errorf("said of the whole: %q", lost)
	}
	s.set(".file:last-of-type .charset select", "windows-1256")
	s.compared(4)
	s.sees(".headline-words", "يعلن الرئيس الأمريكي ترامب مرض كوفيد-19 حالة طوارئ وطنية")
}

// A file whose encoding cannot be told can be given one.
func TestCharsetOfWhatFailed(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(filepath.Join(root, "testdata/hostile/windows1251.txt"), sample(t, "004"))
	s.compared(1)
	s.sees(".file.bad", "could not be told")
	s.set(".file.bad .charset select", "windows-1252")
	s.compared(2)
	s.sees(".reading h2", "2 of 2 files read")
}

// What was set aside comes back with one click, and what was kept can be set aside, paragraph by paragraph.
func TestAsideAndBack(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(newsPage("fr-wordpress"), newsPage("en-wordpress"))
	s.compared(1)
	const notice = "Nous utilisons des cookies"
	s.until(`[...document.querySelectorAll(".kept")].filter(k => k.querySelector("li")).length === 2`) // made after the cards
	before := eval[int](s, `document.querySelectorAll(".kept li").length`)
	if !eval[bool](s, `(() => {
		const li = [...document.querySelectorAll("details li")].find(e => e.textContent.includes(`+quoted(notice)+`));
		li?.querySelector("button")?.click();
		return !!li;
	})()`) {
		t.Fatal("what was set aside cannot be brought back")
	}
	s.until(`document.querySelectorAll(".kept li").length === ` + strconv.Itoa(before+1))
	s.until(`[...document.querySelectorAll(".kept li")].some(e => e.textContent.includes(` + quoted(notice) + `))`)

	if !eval[bool](s, `(() => {
		const li = [...document.querySelectorAll(".kept li")].find(e => e.textContent.includes(`+quoted(notice)+`));
		li?.querySelector("button")?.click();
		return !!li;
	})()`) {
		t.Fatal("what was kept cannot be set aside")
	}
	s.until(`document.querySelectorAll(".kept li").length === ` + strconv.Itoa(before))
	s.sees(".file", "1 paragraph set aside by you")
}

// Roles and what the file says about the article can be corrected.
func TestRolesAndMetadata(t *testing.T) {
	s := open(t, "lang=en")
	s.drop(newsPage("en-modern"))
	s.compared(1)
	s.sees(".headline-words", "Stores in Australia lower toilet paper limits per transaction")
	s.until(`document.querySelector("[data-field=published]").value === "2020-03-12"`)
	s.until(`document.querySelector("[data-field=byline]").value.includes("Amelia Hartwell")`)
	s.sees(".file .facts", "The Harbour Post", "Amelia Hartwell", "12 March 2020")
	s.set("[data-field=title]", "Shelves stay empty")
	s.sees(".headline-words", "Shelves stay empty")
	s.set("[data-field=published]", "2020-03-13")
	s.until(`document.querySelector("[data-field=published]").value === "2020-03-13" && !document.querySelector(".progress")`)
	s.sees(".file .facts", "13 March 2020")
	for lang, date := range map[string]string{"fr": "13 mars 2020", "ar": "13 مارس 2020"} {
		s.click(".seg [lang=" + lang + "]")
		s.sees(".file .facts", date)
	}
	s.click(".seg [lang=en]")
	s.set("[data-field=published]", "last week") // is no date
	if eval[bool](s, `!!document.querySelector(".progress")`) {
		t.Error("what is no date was taken for one")
	}

	s.set(".kept li:nth-child(2) select", "furniture")
	s.sees(".file", "1 paragraph set aside by you")
}

// Rich text can be pasted: its words are read, and nothing of it runs.
func TestPaste(t *testing.T) {
	s := open(t, "lang=en")
	into := "body"
	paste := func(kind, words string) {
		eval[bool](s, `(() => {
			const data = new DataTransfer();
			data.setData(`+quoted(kind)+`, `+quoted(words)+`);
			return document.querySelector(`+quoted(into)+`).dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
		})()`)
	}
	s.until(`document.documentElement.dataset.engine === "ready"`)
	paste("text/html", `<!--StartFragment--><h1>The minister denies the leak</h1><p>The health ministry denied on Friday that patient records had been stolen from its servers.</p><p>An inquiry has been opened, the minister told reporters in the capital.</p><img src=x onerror="document.title='ran'"><script>document.title='ran'</script><!--EndFragment-->`)
	s.compared(1)
	s.sees(".file h3", "001 pasted text")
	s.sees(".headline-words", "The minister denies the leak")
	paste("text/plain", "Le ministre dément la fuite\n\nLe ministère de la santé a démenti vendredi que des dossiers de patients aient été volés sur ses serveurs.")
	s.compared(2)
	s.sees(".goon a", "Compare the 2 versions")
	// What is pasted into a field stays there.
	eval[bool](s, `document.querySelectorAll(".file details").forEach(d => d.open = true), true`)
	into = ".file input"
	s.until(`document.querySelector(".file input")`)
	paste("text/plain", "The health ministry denied on Friday that patient records had been stolen from its servers.")
	s.must(s.Settle())
	if n := eval[int](s, `document.querySelectorAll(".file").length`); n != 2 {
		t.Errorf("%d files after words were pasted into a field", n)
	}
	if title := eval[string](s, `document.title`); title == "ran" {
		t.Error("what was pasted ran")
	}
	if n := eval[int](s, `document.querySelectorAll("main img, main script").length`); n != 0 {
		t.Errorf("%d elements of what was pasted are on the page", n)
	}
}
