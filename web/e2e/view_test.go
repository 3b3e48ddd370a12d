package e2e

import (
	"fmt"
	"os"
	"testing"
)

// crowd replaces the next report by one of 20 versions of 60 paragraphs, each of them linked with its like in every
// other version, and three details a paragraph.
const crowd = `
globalThis.crowd = () => {
	const words = {fr: "le ministre de la santé a déclaré jeudi que les hôpitaux du pays recevront des moyens nouveaux", ar: "قال وزير الصحة يوم الخميس إن مستشفيات البلاد ستتلقى وسائل جديدة في الأشهر المقبلة"};
	const documents = Array.from({length: 20}, (_, d) => {
		const lang = d % 2 ? "ar" : "fr", blocks = [];
		let text = "";
		for (let b = 0; b < 60; b++) {
			const start = text.length;
			text += Array.from({length: 4}, (_, i) => words[lang] + " " + (d * 240 + b * 4 + i)).join(", ") + ".";
			blocks.push({id: "D" + (d + 1) + ".b" + (b + 1), role: "body", aside: null, lang, start, end: text.length, duplicateOf: null,
				sentences: [{id: "D" + (d + 1) + ".b" + (b + 1) + ".s1", start, end: text.length}]});
			text += "\n\n";
		}
		return {id: "D" + (d + 1), source: String(d).padStart(3, "0") + " a.txt", sha256: "sha" + d, part: 0, format: "txt", charset: "utf-8", lang, dir: d % 2 ? "rtl" : "ltr",
			title: "", outlet: "", byline: "", published: null, text, blocks, messages: []};
	});
	const pairs = [], links = [], details = [];
	documents.forEach((a, i) => documents.slice(i + 1).forEach((b) => {
		pairs.push({a: a.id, b: b.id, relation: "versions", similarity: 0.6});
		a.blocks.forEach((k, n) => links.push({id: "L" + (links.length + 1), a: [k.sentences[0].id], b: [b.blocks[(n * 7) % 60 === 3 ? (n + 9) % 60 : n].sentences[0].id],
			grade: "same", score: 0.9, moved: false, evidence: {similarity: 0.6}, diff: []}));
	}));
	for (const d of documents) for (const b of d.blocks) for (let i = 0; i < 3; i++) {
		const start = d.text.indexOf(" ", b.start + 60 * i + 5) + 1, others = documents.filter(x => x !== d);
		details.push({id: "X" + (details.length + 1), doc: d.id, start, end: d.text.indexOf(" ", start + 25), kind: i === 1 ? "number" : "phrase",
			absentFrom: others.map(x => x.id), presentIn: [], attributions: [], unverified: i === 2 && b.start % 5 === 0,
			against: Object.fromEntries(others.map(x => [x.id, {verdict: "absent", link: null, score: 0.9, closest: {start: 0, end: 40, similarity: 0.3}, shared: [], missing: []}]))});
	}
	return JSON.stringify({schema: "muqabala-report/1", generator: {version: "", model: ""}, documents, failures: [], pairs, origins: [], values: [], entities: [], links, details, attributions: [], claims: [], conflicts: [], messages: []}, null, 1); // as the program prints it
};
const before = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage") ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Worker.prototype), "onmessage");
Object.defineProperty(Worker.prototype, "onmessage", {...before, set(listen) {
	before.set.call(this, (e) => listen(e.data.type === "report" ? {data: {...e.data, report: globalThis.made ??= new TextEncoder().encode(crowd())}} : e));
}});`

// frame measures how long the page takes from an act to the frame that shows it, in milliseconds.
const frame = `const frame = (act) => new Promise((done) => {
	const start = performance.now();
	act();
	requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now() - start); c.port2.postMessage(0); });
});
const key = (k) => dispatchEvent(new KeyboardEvent("keydown", {key: k}));
// Of the frames after an act the longest, while what follows from it arrives.
const longest = (act) => new Promise((done) => {
	let last = performance.now(), most = 0;
	const end = last + 1500;
	act();
	requestAnimationFrame(function next() {
		const now = performance.now();
		most = Math.max(most, now - last);
		last = now;
		if (now < end) requestAnimationFrame(next);
		else done(most);
	});
});
const some = async (n, act) => { const t = []; for (let i = 0; i < n; i++) t.push(await frame(act)); t.sort((a, b) => a - b); return [t[n >> 1], t[Math.floor(n * 0.95)]]; };`

// TestViewSpeed is the compare view's part of the table of `make bench`: 20 versions of 60 paragraphs.
func TestViewSpeed(t *testing.T) {
	if os.Getenv("MUQABALA_BENCH") == "" {
		t.Skip("set MUQABALA_BENCH=1, or run `make bench`")
	}
	s := opened(t, crowd)
	defer s.Close()
	s.drop(sample(t, "004"))
	s.until(`document.querySelector(".goon a") && !document.querySelector(".progress")`)
	for _, row := range []struct{ name, script string }{
		{"opening the compare view, first paint", `[await frame(() => { location.hash = "compare"; dispatchEvent(new HashChangeEvent("hashchange")) }), 0]`},
		{"stepping to the next difference", `await some(60, () => key("j"))`},
		{"selecting a mark by click", `await some(40, () => { const d = document.querySelectorAll(".text .d"); d[Math.floor(d.length * ((globalThis.turn = (globalThis.turn ?? 0) + 0.137) % 1))].click() })`},
		{"typing into the note", `await (async () => { const n = document.getElementById("note"); n.focus(); return some(40, () => { n.value += "x"; n.dispatchEvent(new InputEvent("input", {bubbles: true})) }) })()`},
		{"a verdict (same thing)", `await some(20, () => key("s"))`},
		{"  the longest frame until its report is drawn", `await (async () => { const t = []; for (let i = 0; i < 6; i++) t.push(await longest(() => key("s"))); t.sort((a, b) => a - b); return [t[3], t[5]] })()`},
		{"hiding or showing a kind", `await some(10, () => key("2"))`},
		{"only differences, whole text", `await some(10, () => key("d"))`},
		{"swapping the two versions", `await some(6, () => key("v"))`},
		{"choosing another version", `await (async () => {
			const t = [];
			for (let i = 0; i < 6; i++) {
				const s = document.querySelector("select[data-column=right]");
				s.selectedIndex = (s.selectedIndex + 2) % 20;
				t.push(await frame(() => s.dispatchEvent(new Event("change", {bubbles: true}))));
				await new Promise((r) => setTimeout(r, 500));
			}
			t.sort((a, b) => a - b);
			return [t[3], t[5]];
		})()`},
	} {
		times := eval[[]float64](s, `(async () => { `+frame+` return `+row.script+` })()`)
		fmt.Printf("%-46s %9.0f ms (95 %%: %.0f)\n", "20 versions: "+row.name, times[0], times[1])
	}
}
