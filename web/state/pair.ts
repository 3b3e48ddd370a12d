// The two versions side by side, their rows and marks, and the mark selected.

import { computed, signal } from "@preact/signals";
import type { Document, Report } from "../report";
import { inOrder, kinds, marksOf, type Kind, type Mark } from "./marks";
import { placeOf } from "./names";
import { buildRows, paragraphNumbers, type Row } from "./rows";
import { report } from "./session";

/** The reader's choice, by place: the version whose order the rows follow, then the other. */
const chosen = signal<[string, string] | null>(null);
export const selected = signal<string | null>(null);
export const hidden = signal<ReadonlySet<Kind>>(new Set());

export interface PairView {
  report: Report;
  lead: Document;
  other: Document | null; // null when there is one version only
  left: Document;
  right: Document | null;
  rows: Row[];
  marks: Map<string, Mark[]>;
  order: Mark[];
  numbers: Map<string, number>;
}

export const pair = computed<PairView | null>(() => {
  const r = report.value;
  const [lead, other] = r ? choose(r) : [];
  if (!r || !lead) return null;
  const rows = buildRows(r, lead, other ?? null);
  const marks = marksOf(r, lead, other ?? null, placeOf(r, lead));
  if (other) for (const [id, m] of marksOf(r, other, lead, placeOf(r, other))) marks.set(id, m);
  const numbers = paragraphNumbers(lead);
  if (other) for (const [id, n] of paragraphNumbers(other)) numbers.set(id, n);
  // Columns are physical, as in a bilingual book: left-to-right text left. Of one direction, the choice's order decides.
  const turned = other !== undefined && lead.dir === "rtl" && other.dir === "ltr";
  return {
    report: r, lead, other: other ?? null, rows, marks, numbers, order: inOrder(rows, marks),
    left: turned ? other : lead, right: turned ? lead : (other ?? null),
  };
});

/** The marks that are not hidden, in order. */
export const shown = computed(() => pair.value?.order.filter((m) => !hidden.value.has(m.kind)) ?? []);

/** The mark selected, or null. */
export const current = computed(() => pair.value?.order.find((m) => m.key === selected.value) ?? null);

/** Where the selected mark stands among those shown, from 1; 0 when none. */
export const position = computed(() => shown.value.findIndex((m) => m.key === selected.value) + 1);

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
  const ranked = r.pairs.flatMap((p) => {
    const a = byId.get(p.a);
    const b = byId.get(p.b);
    if (!a || !b) return [];
    const between = r.details.some((x) => x.unverified && ((x.doc === a.id && x.absentFrom.includes(b.id)) || (x.doc === b.id && x.absentFrom.includes(a.id))));
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
  chosen.value = role === "lead" ? [place, stay] : [stay, place];
  selected.value = null;
}

/** Lets the rows follow the other version. */
export function swap(): void {
  const p = pair.value;
  if (p?.other) chosen.value = [placeOf(p.report, p.other), placeOf(p.report, p.lead)];
}

export function step(by: 1 | -1): void {
  const marks = shown.value;
  if (!marks.length) return;
  const from = position.value || (by > 0 ? 0 : 1);
  selected.value = marks[(from - 1 + by + marks.length) % marks.length]?.key ?? null;
}

export function toggle(kind: Kind): void {
  const next = new Set(hidden.value);
  if (!next.delete(kind)) next.add(kind);
  hidden.value = next;
}

/** How many marks there are of each kind. */
export const counts = computed(() => kinds.map((kind) => ({ kind, n: pair.value?.order.filter((m) => m.kind === kind).length ?? 0 })));
