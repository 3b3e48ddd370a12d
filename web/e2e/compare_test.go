package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// pairOf opens the page with two sample versions side by side.
func pairOf(t *testing.T, query, left, right string, files ...string) story {
	t.Helper()
	s := open(t, query)
	s.drop(files...)
	s.compared(1)
	s.click(".goon a")
	s.until(`document.querySelector(".rows .row")`)
	s.choose("left", left)
	s.choose("right", right)
	s.until(`document.querySelector(".strip svg") && document.querySelector(".rows[aria-busy=false]")`)
	return s
}

func number(s story, expression string) int { return eval[int](s, expression) }

// Kinds can be hidden by chip and by key; when all are, the page says so and brings them back.
func TestKinds(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	if n := number(s, `document.querySelectorAll(".d[data-k=figure]").length`); n == 0 {
		t.Error("no number or date is marked")
	}
	styles := eval[[]string](s, `["added", "figure", "unverified", "quote"].map(k => getComputedStyle(document.querySelector(".d[data-k=" + k + "]")).textDecorationStyle)`)
	if strings.Join(styles, " ") != "solid dotted wavy dashed" {
		t.Errorf("without colour the kinds look alike: %q", styles)
	}
	s.click(".chip[data-k=added]")
	s.until(`!document.querySelector(".d[data-k=added]") && document.querySelector(".d[data-k=figure]")`)
	ticks := eval[[]string](s, `["added", "figure"].map(k => getComputedStyle(document.querySelector(".tick[data-k=" + k + "]")).display)`)
	if ticks[0] != "none" || ticks[1] == "none" {
		t.Errorf("added details are hidden; their ticks and those of figures are drawn %q", ticks)
	}
	s.press("2")
	s.until(`document.querySelector(".d[data-k=added]")`)
	eval[bool](s, `document.querySelector(".d[data-k=figure]").click(), true`)
	s.until(`document.querySelector(".panel[data-k=figure]")`)
	s.press("1234") // what is hidden is selected no more
	s.sees(".panel .hint", "differences are hidden by the filters")
	s.click(".hint button")
	s.until(`document.querySelector(".d[data-k=added]")`)
	s.must(s.Settle()) // those out of sight follow
	// No mark is inside another, and none begins or ends inside a word.
	if n := number(s, `document.querySelectorAll(".d .d").length`); n != 0 {
		t.Errorf("%d marks inside marks", n)
	}
	torn := eval[[]string](s, `[...document.querySelectorAll(".text .d")].filter(d => {
		const letter = /[\p{L}\p{N}\p{M}]/u, before = d.previousSibling?.textContent ?? "", after = d.nextSibling?.textContent ?? "";
		return letter.test(before.slice(-1)) && letter.test(d.textContent[0]) || letter.test(after[0] ?? "") && letter.test(d.textContent.slice(-1));
	}).map(d => d.textContent)`)
	if len(torn) > 0 {
		t.Errorf("words torn by marks: %q", torn)
	}
}

// Only differences: the other rows are folded, found by a search in the page, and open again.
func TestOnlyDifferences(t *testing.T) {
	s := pairOf(t, "lang=en", "002 · العربية", "001", sample(t, "001"), sample(t, "002"))
	const rows = `[...document.querySelectorAll(".row[data-tie]")].filter(r => r.checkVisibility()).length` // those out of sight too, which are not laid out
	all := number(s, rows)
	s.press("1234") // so that rows without another difference fold
	s.press("d")
	s.until(`document.querySelector(".row.fold")`)
	s.until(rows + ` < ` + strconv.Itoa(all))
	s.until(`document.querySelector("[hidden=until-found]")`)
	s.click(".fold button")
	s.until(`!document.querySelector(".fold").nextElementSibling.hasAttribute("hidden")`)
	s.click(`.modes .seg button:first-child`)
	s.until(`!document.querySelector(".row.fold")`)
	if again := number(s, rows); again != all {
		t.Errorf("%d rows, %d before", again, all)
	}
}

// Versions in one language show the words that differ, and the row's explanation both wordings.
func TestWordDiff(t *testing.T) {
	first := "Le porte-parole du gouvernement a déclaré jeudi que les attaques ont visé le site du ministère de l’Emploi.\n\nIl a ajouté que les services compétents ont pris toutes les mesures nécessaires pour protéger les données.\n"
	second := strings.NewReplacer("jeudi", "vendredi", "toutes les mesures", "des mesures").Replace(first)
	dir := t.TempDir()
	a, b := filepath.Join(dir, "010 un.txt"), filepath.Join(dir, "011 deux.txt")
	s0 := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s0(a, first)
	s0(b, second)
	s := pairOf(t, "lang=en", "010", "011", a, b)
	s.until(`document.querySelector(".wd") || document.querySelector(".d")`)
	s.click("button.tie")
	s.sees(".panel", "Why these stand side by side", "Similarity", "Probability")
	s.until(`document.querySelector(".worddiff del")?.textContent.trim() === "jeudi" && document.querySelector(".worddiff ins")?.textContent.trim() === "vendredi"`)
	before := number(s, `document.querySelectorAll(".wd").length`)
	if before == 0 {
		t.Error("no word that differs is shown")
	}
	s.press("w")
	s.until(`!document.querySelector(".wd")`)
	s.click(".words-chip")
	s.until(`document.querySelectorAll(".wd").length === ` + strconv.Itoa(before))
	// A sheet shows as much as it has room for, and nothing by half; opened, the wordings too.
	s.must(s.Size(1024, 900))
	const wordings = `document.querySelector(".worddiff").checkVisibility()`
	s.until(`getComputedStyle(document.querySelector(".panel")).position === "fixed" && !` + wordings)
	if cut := number(s, `(b => b.scrollHeight - b.clientHeight)(document.querySelector(".p-body"))`); cut > 0 {
		t.Errorf("%d px of the sheet are cut off", cut)
	}
	s.click(".p-grow")
	s.until(wordings)
}

// A passage that moved is joined to the trace it left while either is pointed at or focused; the strip leads to both.
func TestMovedAndStrip(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	s.until(`document.querySelector(".ghost[data-moved]")`)
	on := `document.querySelector(".connector").classList.contains("on")`
	eval[bool](s, `document.querySelector(".ghost[data-moved]").focus(), true`)
	s.until(on)
	s.until(`document.querySelector(".row.lit .cell[data-moved]")`)
	eval[bool](s, `document.activeElement.blur(), true`)
	s.until(`!(` + on + `)`)
	s.press("\r")
	eval[bool](s, `document.querySelector(".ghost[data-moved]").click(), true`)
	s.until(`(() => {
		const r = document.querySelector("#b-" + CSS.escape(document.querySelector(".ghost").dataset.moved)).getBoundingClientRect();
		return r.top >= 0 && r.top < innerHeight;
	})()`)
	eval[bool](s, `document.querySelector(".moved-tag a").click(), true`)
	s.until(`(() => {
		const r = document.querySelector(document.querySelector(".moved-tag a").hash.replaceAll(".", "\\.")).getBoundingClientRect();
		return r.top >= 0 && r.top < innerHeight;
	})()`)
	s.sees(".textend", "End of both texts.", "moved;")
	ticks := number(s, `document.querySelectorAll(".tick").length`)
	if total := eval[string](s, `document.querySelector(".pager .pos").textContent`); !strings.HasSuffix(total, "/ "+strconv.Itoa(ticks)) {
		t.Errorf("%d ticks in the strip, the counter says %s", ticks, total)
	}
	eval[bool](s, `[...document.querySelectorAll(".tick")].at(-1).dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
	s.until(`document.querySelector(".tick.cur") && document.querySelector(".panel .words")`)
	s.must(s.Settle()) // the way to the tick's mark ends before another begins
	// A reader whose click was lost to a scroll under way clicks again.
	s.until(`(() => {
		const first = document.querySelector(".blk");
		if (!(globalThis.clicked > performance.now() - 3000)) {
			globalThis.clicked = performance.now();
			first.dispatchEvent(new MouseEvent("click", {bubbles: true}));
		}
		return first.classList.contains("on");
	})()`)
}

// Leaving the view and coming back finds the same place and the same mark; swapping keeps the mark.
func TestPlaceIsKept(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	leave := func() {
		t.Helper()
		s.must(s.Settle())
		at := number(s, `scrollY`)
		s.press("f")
		s.until(`document.querySelector(".reading")`)
		s.must(s.Settle())
		s.press("f")
		s.until(`document.querySelector(".rows[aria-busy=false]")`)
		s.until(`Math.abs(scrollY - ` + strconv.Itoa(at) + `) < 3`)
	}
	eval[bool](s, `scrollTo(0, 500), true`)
	s.until(`scrollY === 500`)
	leave()
	s.on(bankWords)
	words := s.text(".panel .words")
	s.until(`scrollY > 600`)
	leave()
	if again := s.text(".panel .words"); again != words {
		t.Errorf("the panel shows %q, before %q", again, words)
	}
	s.press("v")
	s.sees(".head:has([data-column=right])", "rows follow this version")
	if again := s.text(".panel .words"); again != words {
		t.Errorf("swapped, the panel shows %q, before %q", again, words)
	}
}

// What the reader looks at stays where it is while another file is read, compared, and its report arrives.
func TestNothingJumps(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	eval[bool](s, `scrollTo(0, 700), true`)
	s.must(s.Settle())
	eval[bool](s, `globalThis.look = () => [...document.querySelectorAll("[data-place]")].find(b => b.getBoundingClientRect().bottom > 280), globalThis.placed = look().dataset.place, true`)
	before := number(s, `Math.round(look().getBoundingClientRect().top)`)
	now := `Math.round(document.querySelector("[data-place='" + placed + "']").getBoundingClientRect().top)`
	// Every frame of the comparison is looked at, however few there are.
	eval[bool](s, `(globalThis.seen = [], requestAnimationFrame(function look() {
		if (document.querySelector(".floating .progress")) seen.push(`+now+`);
		requestAnimationFrame(look);
	}), true)`)
	s.drop(sample(t, "001"))
	s.compared(2)
	s.must(s.Settle())
	if n := number(s, `seen.length`); n == 0 {
		t.Error("no progress was shown")
	}
	if moved := eval[[]int](s, `seen.filter(y => Math.abs(y - `+strconv.Itoa(before)+`) > 2)`); len(moved) > 0 {
		t.Errorf("while files are compared the text moves from %d to %v", before, moved)
	}
	if after := number(s, now); after < before-2 || after > before+2 {
		t.Errorf("as the report arrives the text moves from %d to %d", before, after)
	}
}

// Nor do the cards of files that were read while they are compared, though each says what is done with it.
func TestCardsStay(t *testing.T) {
	s := open(t, "lang=en")
	s.until(`document.documentElement.dataset.engine === "ready"`)
	eval[bool](s, `(globalThis.heights = new Set(), globalThis.stages = 0, requestAnimationFrame(function look() {
		const cards = [...document.querySelectorAll(".file")];
		if (cards.length === 5 && cards.every(c => c.matches(".ok")) && !spied.reports.length && !spied.early.length) {
			heights.add(cards.map(c => c.offsetHeight).join());
			stages += document.querySelectorAll(".file .stage").length;
		}
		requestAnimationFrame(look);
	}), true)`)
	s.drop(samples(t)...)
	s.compared(1)
	if n := number(s, `stages`); n == 0 {
		t.Error("no card said what is done with its file: nothing is tried here")
	}
	if heights := eval[[]string](s, `[...heights]`); len(heights) != 1 {
		t.Errorf("while files are compared their cards are %q high", heights)
	}
}

// The reason names the numbers, dates and names that only one side has.
func TestReasonNamesValues(t *testing.T) {
	s := pairOf(t, "lang=en", "004", "002 · العربية", sample(t, "004"), sample(t, "002"))
	eval[bool](s, `document.querySelector(".d[data-k=figure]").click(), true`)
	s.sees(".panel .why", "Only here")
	if words, tok := s.text(".panel .words"), s.text(".why .tok"); !strings.Contains(words, tok) || tok == "" {
		t.Errorf("of %q only here: %q", words, tok)
	}
	s.on(bankWords)
	s.sees(".panel .why", "Only here", "بنك المغرب", "Closest", "004 FR", "Similarity 0.", "Probability 0.")
	if closest := s.text(".panel .why q"); !strings.Contains(plain(string(content(t, sample(t, "004")))), closest) {
		t.Errorf("closest is %q, which 004 does not hold", closest)
	}
}
