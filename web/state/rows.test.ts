import test from "node:test";
import { deepEqual, equal } from "node:assert/strict";
import type { Block, Document, Link, Report } from "../report";
import { inOrder, marksOf, segments, sourcesOf } from "./marks";
import { buildRows, fold, heaviestChain, paragraphNumbers, type Row } from "./rows";

/** A document of one-sentence blocks: h headline, b body, f furniture set aside, r repeat set aside, y byline. */
function doc(id: string, shape: string): Document {
  const blocks = [...shape].map((kind, i): Block => ({
    id: `${id}.b${i + 1}`, role: kind === "h" ? "headline" : kind === "y" ? "byline" : kind === "f" ? "furniture" : "body",
    aside: kind === "f" ? "furniture" : kind === "r" ? "repeat" : null, lang: "fr", start: i * 10, end: i * 10 + 9,
    duplicateOf: null, sentences: [{ id: `${id}.b${i + 1}.s1`, start: i * 10, end: i * 10 + 9 }],
  }));
  const text = blocks.map((_, i) => `word${String(i).padStart(2, "0")} ab`).join(" ");
  return { id, source: `${id}.txt`, sha256: id, part: 0, format: "txt", charset: "utf-8", outlet: "", byline: "", published: null, lang: "fr", dir: "ltr", title: "", text, blocks, messages: [] };
}

/** Links from "1-2 3-1t": block 1 of A with block 2 of B, grade same unless p or t follows. */
function links(shape: string): Link[] {
  return shape.split(" ").filter(Boolean).map((s, i) => {
    const [, a, b, grade] = /^(\d+)-(\d+)([pt]?)$/.exec(s) ?? [];
    return {
      id: `L${i + 1}`, a: [`A.b${a}.s1`], b: [`B.b${b}.s1`], score: 0.9, moved: false, evidence: { similarity: 0.6 }, diff: [],
      grade: grade === "t" ? "topic" as const : grade === "p" ? "partial" as const : "same" as const,
    };
  });
}

function report(a: string, b: string, shape: string): Report {
  return {
    schema: "", generator: { version: "", model: "" }, documents: [doc("A", a), doc("B", b)], failures: [],
    pairs: [{ a: "A", b: "B", relation: "versions", similarity: 0.5 }], origins: [], values: [], entities: [], links: links(shape), details: [], attributions: [], messages: [],
  };
}

/** Rows in short: "1=2" beside, "1-" alone, "1 2=3" two beside one, "~3>2" trace of 3 beside 2, "(4,5)A" set aside. */
function shape(rows: Row[]): string {
  const at = (bs: Block[]) => bs.map((b) => b.id.split(".b")[1]).join("+");
  return rows.map((r) => {
    if (r.kind === "trace") return `~${at([r.block])}>${at([r.beside])}`;
    if (r.kind === "fold") return `[${r.texts}]`;
    if (r.kind === "aside") return `(${at(r.blocks)})${r.side === "lead" ? "A" : "B"}`;
    return `${at(r.lead)}${r.lead.length && r.other.length ? (r.moved ? "m" : "=") : "-"}${at(r.other)}`;
  }).join(" ");
}

const cases: { reason: string; a: string; b: string; links: string; want: string }[] = [
  { reason: "in order", a: "bb", b: "bb", links: "1-1 2-2", want: "1=1 2=2" },
  { reason: "one of each side alone", a: "bb", b: "bb", links: "1-1", want: "1=1 2- -2" },
  { reason: "a passage that moved leaves a trace where it stood", a: "bbb", b: "bbb", links: "1-3 2-1 3-2", want: "1m3 2=1 3=2 ~3>1" },
  { reason: "what other has first stands first", a: "b", b: "bb", links: "1-2", want: "-1 1=2" },
  { reason: "two paragraphs of lead that other joins in one", a: "bb", b: "b", links: "1-1 2-1", want: "1+2=1" },
  { reason: "one paragraph of lead that other splits in two", a: "b", b: "bb", links: "1-1 1-2", want: "1=1+2" },
  { reason: "the stronger grade decides", a: "bb", b: "b", links: "1-1t 2-1", want: "1- 2=1" },
  { reason: "a topic is the nearest thing where neither has a counterpart", a: "b", b: "b", links: "1-1t", want: "1=1" },
  { reason: "a topic gathers no second paragraph", a: "b", b: "bb", links: "1-1t 1-2t", want: "1=1 -2" },
  { reason: "a topic yields to a counterpart elsewhere", a: "bb", b: "bb", links: "1-1 1-2t", want: "1=1 2- -2" },
  { reason: "what is set aside stays in its place, together", a: "fhbff", b: "yb", links: "3-2", want: "(1)A 2- (1)B 3=2 (4+5)A" },
  { reason: "no links at all", a: "bb", b: "bb", links: "", want: "1- 2- -1 -2" },
  { reason: "one version alone", a: "hbb", b: "", links: "", want: "1- 2- 3-" },
];

for (const c of cases) {
  test(`rows: ${c.reason}`, () => {
    const r = report(c.a, c.b, c.links);
    const [a, b] = r.documents as [Document, Document];
    const rows = buildRows(r, a, c.b ? b : null);
    equal(shape(rows), c.want);
    whole(rows, [...a.blocks, ...(c.b ? b.blocks : [])]);
  });
}

/** Both texts stay whole: every block is in exactly one row. */
function whole(rows: Row[], blocks: Block[]): void {
  const shown = rows.flatMap((r) => (r.kind === "texts" ? [...r.lead, ...r.other] : r.kind === "aside" ? r.blocks : []));
  deepEqual(shown.map((b) => b.id).sort(), blocks.map((b) => b.id).sort());
}

test("rows: every block once, whatever is linked", () => {
  let seed = 7;
  const next = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 300; round++) {
    const text = () => Array.from({ length: 1 + next(6) }, () => "hbbbfry"[next(7)]).join("");
    const [a, b] = [text(), text()];
    const some = Array.from({ length: next(8) }, () => `${1 + next(a.length)}-${1 + next(b.length)}${["", "p", "t"][next(3)]}`).join(" ");
    const r = report(a, b, some);
    const [x, y] = r.documents as [Document, Document];
    whole(buildRows(r, x, y), [...x.blocks, ...y.blocks]);
  }
});

test("heaviestChain: the longer text stays, the shorter moves", () => {
  deepEqual([...heaviestChain([{ key: 2, weight: 9 }, { key: 0, weight: 3 }, { key: 1, weight: 3 }])], [0]);
  deepEqual([...heaviestChain([{ key: 2, weight: 5 }, { key: 0, weight: 3 }, { key: 1, weight: 3 }])].sort(), [1, 2]);
  deepEqual([...heaviestChain([])], []);
});

test("paragraphNumbers: headlines and what is set aside have none", () => {
  deepEqual([...paragraphNumbers(doc("A", "fhbrb"))], [["A.b3", 1], ["A.b5", 2]]);
});

function detailed(): Report {
  const r = report("bb", "b", "1-1");
  const detail = { id: "X1", doc: "A", start: 10, end: 19, kind: "passage", absentFrom: ["B"], presentIn: [], against: {}, attributions: ["A1"], unverified: true };
  r.details = [detail, { ...detail, id: "X2", start: 0, end: 9, absentFrom: [], presentIn: ["B"], unverified: false, attributions: [] }];
  r.attributions = [{ id: "A1", doc: "A", cue: { start: 12, end: 14 }, speaker: null, spans: [], kind: "anonymous", quote: false }];
  return r;
}

test("marks: what the other lacks, and what is unverified", () => {
  const r = detailed();
  const [a, b] = r.documents as [Document, Document];
  const marks = marksOf(r, a, b, "place");
  const all = inOrder(buildRows(r, a, b), marks);
  deepEqual(all.map((m) => [m.key, m.kind, m.only, m.whole]), [["place:10-19", "unverified", true, true]]);
});

test("segments: the pieces join to the block's text, and a cue is widened to whole words", () => {
  const r = detailed();
  const [a, b] = r.documents as [Document, Document];
  const block = a.blocks[1] as Block;
  const pieces = segments(a.text, block, marksOf(r, a, b, "").get(block.id) ?? []);
  equal(pieces.map((s) => s.text).join(""), a.text.slice(block.start, block.end));
  deepEqual(pieces.filter((s) => s.cue).map((s) => s.text), ["word01"]);
});

test("sources: two versions of one origin are one source", () => {
  const r = detailed();
  const detail = { ...r.details[0]!, presentIn: ["B"] };
  equal(sourcesOf(r, detail), 2);
  equal(sourcesOf({ ...r, origins: [{ id: "O1", documents: ["A", "B"], reason: "same-file" }] }, detail), 1);
});

test("of marks of one kind that overlap the longer one stays", () => {
  const r = report("bb", "bb", "1-1 2-2");
  const found = (start: number, end: number, kind: string) => ({
    id: `X${start}`, doc: "A", start, end, kind, absentFrom: ["B"], presentIn: [], against: {}, attributions: [], unverified: false,
  });
  r.details = [found(0, 3, "number"), found(0, 6, "phrase"), found(2, 4, "phrase"), found(7, 9, "weekday"), found(10, 19, "passage")];
  const [a, b] = r.documents;
  if (!a || !b) throw new Error("two documents");
  const marks = [...marksOf(r, a, b, "").values()].flat();
  deepEqual(marks.map((m) => [m.detail.kind, m.whole]), [["phrase", false], ["number", false], ["weekday", false], ["passage", true]]);
});

test("words that are more likely said beside than not are not marked; others say that they are faint", () => {
  const r = report("bb", "b", "1-1");
  const found = (start: number, confidence: "firm" | "faint", score: number, kind = "phrase") => ({
    id: `X${start}`, doc: "A", start, end: start + 2, kind, absentFrom: ["B"], presentIn: [], attributions: [], unverified: false, confidence,
    against: { B: { verdict: "absent" as const, link: null, score, closest: null, shared: [], missing: [] } },
  });
  r.details = [found(0, "faint", 0.4), found(3, "faint", 0.6), found(6, "firm", 0.4), found(10, "faint", 0.4, "passage"), found(13, "faint", 0.4, "quote")];
  const [a, b] = r.documents;
  if (!a || !b) throw new Error("two documents");
  deepEqual([...marksOf(r, a, b, "").values()].flat().map((m) => [m.detail.start, m.faint]), [[3, true], [6, false], [10, true]]);
});

test("segments: marks of two kinds over one another are pieces side by side, and join to the text", () => {
  const r = report("b", "b", "1-1");
  const found = (start: number, end: number, kind: string) => ({
    id: `X${start}${kind}`, doc: "A", start, end, kind, absentFrom: ["B"], presentIn: [], against: {}, attributions: [], unverified: false,
  });
  r.details = [found(0, 6, "phrase"), found(4, 9, "number")];
  const [a, b] = r.documents as [Document, Document];
  const block = a.blocks[0] as Block;
  const pieces = segments(a.text, block, marksOf(r, a, b, "").get(block.id) ?? [], [{ start: 7, end: 9 }]);
  equal(pieces.map((s) => s.text).join(""), a.text.slice(0, 9));
  deepEqual(pieces.map((s) => [s.text, s.marks.map((m) => m.kind), s.differs]), [
    ["word", ["added"], false], ["00", ["figure", "added"], false], [" ", ["figure"], false], ["ab", ["figure"], true],
  ]);
});

test("fold: runs of rows without a difference are one, and nothing is lost", () => {
  const r = report("bbbb", "bbbb", "1-1 2-2 3-3 4-4");
  const [a, b] = r.documents as [Document, Document];
  const rows = buildRows(r, a, b);
  equal(shape(fold(rows, (x) => x.id === "A.b3")), "[2] 3=3 [1]");
  const flat = fold(rows, () => false).flatMap((x) => (x.kind === "fold" ? x.rows : [x]));
  deepEqual(flat, rows);
});
