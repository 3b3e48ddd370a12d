// The two versions side by side, their rows and marks, and what is selected.

import { computed, signal } from "@preact/signals";
import type { Document, Pair, Report } from "../report";
import { reviewOf } from "./corrections";
import { inOrder, kinds, marksOf, type Kind, type Mark } from "./marks";
import { placeOf } from "./names";
import { buildRows, fold, paragraphNumbers, type Row, type TextsRow } from "./rows";
import { beforeRows, files, report } from "./session";
import { differingWords } from "./words";

/** The reader's choice, by place: the version whose order the rows follow, then the other. */
const chosen = signal<[string, string] | null>(null);
/** The mark or row selected, by place. */
export const selected = signal<string | null>(null);
export const hidden = signal<ReadonlySet<Kind>>(new Set());
/** Whether rows without a difference are folded away. */
export const compact = signal(false);
/** Whether the panel is open to its end, where it is a sheet at the window's foot. */
export const grown = signal(false);
/** Whether versions in one language show each word that differs. */
export const wordly = signal(true);

export interface PairView {
  report: Report;
  lead: Document;
  other: Document | null; // null when there is one version only
  left: Document;
  right: Document | null;
  rows: Row[];
  order: Mark[];
  beside: Beside;
}

/** What two versions have beside each other. Which of them leads changes nothing, so that swapping keeps it. */
export interface Beside {
  key: string; // by place, the same from report to report
  marks: Map<string, Mark[]>; // by block
  looks: Map<string, string>; // what of a block is to be seen besides its words, by block: alike looks alike
  numbers: Map<string, number>; // of paragraphs, by block
  differing: Map<string, { start: number; end: number }[]>; // by block, of versions in one language
}

const read = computed(() => (report.value ? choose(report.value) : []));
const both = computed(() => read.value.map((d) => d.id).sort().join(" "));

const beside = computed((): Beside => {
  const r = report.value;
  const [a, b] = r?.documents.filter((d) => both.value.split(" ").includes(d.id)) ?? [];
  if (!r || !a) return { key: "", marks: new Map(), looks: new Map(), numbers: new Map(), differing: new Map() };
  const told = (d: Document, other: Document | null) => [...marksOf(r, d, other, placeOf(r, d))];
  const marks = new Map([...told(a, b ?? null), ...(b ? told(b, a) : [])]);
  const differing: Beside["differing"] = b ? differingWords(r, a, b) : new Map();
  const blocks = [a, b].flatMap((d) => d?.blocks ?? []);
  return {
    key: [a, b].map((d) => (d ? placeOf(r, d) : "")).join(" "), marks, differing,
    looks: new Map(blocks.map(({ id }) => [id, JSON.stringify([(marks.get(id) ?? []).map((m) => lookOf(m, m.detail.doc === a.id ? b : a)), differing.get(id)])])),
    numbers: new Map([a, b].flatMap((d) => (d ? [...paragraphNumbers(d)] : []))),
  };
});

/** All that is drawn of a mark, but for what the reader says of it and what is selected or hidden. */
const lookOf = ({ key, kind, only, faint, whole, cues, detail }: Mark, beside: Document | undefined) =>
  [key, kind, only, faint, whole, cues.map((a) => a.cue), detail.presentIn, beside && detail.against[beside.id]?.closest];

/** Whether two views are of the same texts, the names of which follow from all there are. */
export const sameTexts = (p: PairView, q: PairView): boolean => p.left === q.left && p.right === q.right && p.report.documents === q.report.documents;

export const pair = computed<PairView | null>(() => {
  const r = report.value;
  const [lead, other = null] = read.value;
  if (!r || !lead) return null;
  const rows = buildRows(r, lead, other);
  // Columns are physical, as in a bilingual book: left-to-right text left. Of one direction, the choice's order decides.
  const turned = other !== null && lead.dir === "rtl" && other.dir === "ltr";
  return {
    report: r, lead, other, rows, beside: beside.value, order: inOrder(rows, beside.value.marks),
    left: turned ? other : lead, right: turned ? lead : other,
  };
});

/** How the two stand to each other; null of one version alone. */
export const between = computed((): Pair | null => {
  const p = pair.value;
  const ids = [p?.lead.id, p?.other?.id];
  return p?.report.pairs.find((x) => ids.includes(x.a) && ids.includes(x.b)) ?? null;
});

/** The version that a mark's is read beside. */
export const besideOf = (p: PairView, mark: Mark): Document | null => (mark.detail.doc === p.lead.id ? p.other : p.lead);

/** Whether the reader said that a mark is no difference. */
export const settled = (p: PairView, mark: Mark): boolean => reviewOf(mark, besideOf(p, mark)).verdict === "same";

/** The marks that count: those the reader did not settle. */
export const open = computed(() => {
  const p = pair.value;
  return p ? p.order.filter((m) => !settled(p, m)) : [];
});

/** The marks that are stepped through: those that count and are not hidden. */
export const shown = computed(() => open.value.filter((m) => !hidden.value.has(m.kind)));

/** The mark selected, or null. */
export const current = computed(() => pair.value?.order.find((m) => m.key === selected.value) ?? null);

/** A row's key, by place: the same whichever version leads. */
export const rowKey = (p: PairView, row: TextsRow): string => {
  const places = ([[p.lead, row.lead[0]], [p.other, row.other[0]]] as const).flatMap(([d, b]) => (d && b ? `${placeOf(p.report, d)}:${b.start}` : []));
  return `row:${places.sort()[0] ?? ""}`;
};

/** The row selected, or null. */
export const currentRow = computed(() => {
  const p = pair.value;
  if (!p || !selected.value?.startsWith("row:")) return null;
  return p.rows.find((r): r is TextsRow => r.kind === "texts" && rowKey(p, r) === selected.value) ?? null;
});

/** The rows as they are shown: all, or with those folded that show no difference. */
export const visibleRows = computed(() => {
  const p = pair.value;
  if (!p) return [];
  if (!compact.value || !p.other) return p.rows;
  const marked = new Set(shown.value.map((m) => m.block.id));
  return fold(p.rows, (r) => r.kind === "texts" && (!r.lead.length || !r.other.length || [...r.lead, ...r.other].some((b) => marked.has(b.id))));
});

/**
 * Where the reader stands among the marks shown: at the selected one, from 1; or, where that no longer counts, before the one
 * that comes next in the texts. With nothing selected, before the first.
 */
export const position = computed((): { at: number; on: boolean } => {
  const at = shown.value.findIndex((m) => m.key === selected.value);
  if (at >= 0) return { at: at + 1, on: true };
  const order = pair.value?.order ?? [];
  const counted = new Set(shown.value);
  const passed = current.value ? order.slice(0, order.indexOf(current.value)).filter((m) => counted.has(m)).length : 0;
  return { at: passed % Math.max(counted.size, 1) + 1, on: false };
});

/** A report's versions in the reader's order of files. */
export const ordered = (r: Report): Document[] => {
  const at = (d: Document) => files.value.findIndex((f) => f.documents.some((e) => e.sha256 === d.sha256));
  return r.documents.map((d, i) => ({ d, i })).sort((x, y) => at(x.d) - at(y.d) || x.i - y.i).map(({ d }) => d);
};

function choose(r: Report): Document[] {
  const found = chosen.value?.map((place) => r.documents.find((d) => placeOf(r, d) === place));
  if (found?.[0] && found[1]) return [found[0], found[1]];
  return firstPair(r);
}

/**
 * The pair to open with: two files that report one statement, two directions, something unverified between them, and
 * French beside Arabic first, which is what most readers come with.
 */
function firstPair(r: Report): Document[] {
  const byId = new Map(r.documents.map((d) => [d.id, d]));
  const unverified = r.details.filter((x) => x.unverified);
  const ranked = r.pairs.flatMap((p) => {
    const a = byId.get(p.a);
    const b = byId.get(p.b);
    if (!a || !b) return [];
    const between = unverified.some((x) => (x.doc === a.id && x.absentFrom.includes(b.id)) || (x.doc === b.id && x.absentFrom.includes(a.id)));
    const worth = (a.sha256 !== b.sha256 ? 8 : 0) + (p.relation === "versions" ? 4 : 0) + (a.dir !== b.dir ? 2 : 0) + (between ? 1 : 0);
    const french = [a.lang, b.lang].includes("fr") ? 0.5 : 0;
    return [{ docs: a.dir === "rtl" && b.dir === "ltr" ? [b, a] : [a, b], worth: worth + french + p.similarity * 0.49 }];
  });
  ranked.sort((x, y) => y.worth - x.worth);
  return ranked[0]?.docs ?? r.documents.slice(0, 2);
}

/** Puts a version in the left or right column; the one it replaces changes sides when it was the same. */
export function choosePlace(column: "left" | "right", place: string): void {
  const p = pair.value;
  if (!p?.other) return;
  const old = { lead: placeOf(p.report, p.lead), other: placeOf(p.report, p.other) };
  const role = (column === "left") === (p.left === p.lead) ? "lead" : "other";
  const rest = role === "lead" ? old.other : old.lead;
  const stay = rest === place ? (role === "lead" ? old.lead : old.other) : rest;
  for (const keep of beforeRows) keep();
  chosen.value = role === "lead" ? [place, stay] : [stay, place];
  selected.value = null;
}

/** Lets the rows follow the other version. */
export function swap(): void {
  const p = pair.value;
  if (!p?.other) return;
  for (const keep of beforeRows) keep();
  chosen.value = [placeOf(p.report, p.other), placeOf(p.report, p.lead)];
}

export function step(by: 1 | -1): void {
  const marks = shown.value;
  if (!marks.length) return;
  const { at, on } = position.value;
  const to = on || by < 0 ? at + by : at; // from between two marks to either of them
  selected.value = marks[(to - 1 + marks.length) % marks.length]?.key ?? null;
}

export function toggle(kind: Kind): void {
  const next = new Set(hidden.value);
  if (!next.delete(kind)) next.add(kind);
  if (next.has(current.value?.kind as Kind)) selected.value = null;
  hidden.value = next;
}

/** The kinds that the report tells of at all, and how many marks that count there are of each. */
export const counts = computed(() => {
  const r = report.value;
  const told = (kind: Kind) => kind === "unverified" || kind === "added" || (kind === "quote" ? r?.details.some((d) => d.kind === "quote") : r?.details.some((d) => d.kind !== "passage" && d.kind !== "phrase" && d.kind !== "quote"));
  return kinds.filter(told).map((kind) => ({ kind, n: open.value.filter((m) => m.kind === kind).length }));
});
