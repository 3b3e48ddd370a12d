// The rows of a compare view, from a report and two of its documents. Rows follow the leading version; a passage of the
// other stands beside its counterpart and leaves a trace where it stood. Both texts stay whole: every block is in
// exactly one row. Pure: no signals, no DOM.

import { takesPart, type Block, type Document, type Link, type Report } from "../report";

export type Side = "lead" | "other";

export interface TextsRow { kind: "texts"; id: string; lead: Block[]; other: Block[]; tie: "same" | "partial" | "topic" | "none"; moved: boolean; elsewhere: Block | null }
export interface FoldRow { kind: "fold"; id: string; rows: Row[]; texts: number }

export type Row =
  | TextsRow
  | FoldRow
  | { kind: "trace"; id: string; block: Block; beside: Block; down: boolean }
  | { kind: "aside"; id: string; side: Side; blocks: Block[] };

type Tie = { weight: number; grade: Link["grade"] };

// A link of a weaker grade pulls less: a paragraph stands beside the one that says the same, not beside one that
// only speaks of the same thing.
const pull = { same: 1, partial: 0.8, topic: 0.25 };

/** The links between two documents, seen from a. */
export function linksBetween(report: Report, a: Document, b: Document): { a: string[]; b: string[]; link: Link }[] {
  const [here, there] = [linksByPair(report).get(`${a.id} ${b.id}`) ?? [], linksByPair(report).get(`${b.id} ${a.id}`) ?? []];
  return [...here.map((link) => ({ a: link.a, b: link.b, link })), ...there.map((link) => ({ a: link.b, b: link.a, link }))];
}

const sorted = new WeakMap<Report, Map<string, Link[]>>();

/** A report's links by the ids of their two documents. There may be many thousands. */
function linksByPair(report: Report): Map<string, Link[]> {
  const known = sorted.get(report);
  if (known) return known;
  const by = new Map<string, Link[]>();
  const doc = (s: string | undefined) => s?.slice(0, s.indexOf(".")) ?? "";
  for (const link of report.links) {
    const key = `${doc(link.a[0])} ${doc(link.b[0])}`;
    const those = by.get(key);
    if (those) those.push(link);
    else by.set(key, [link]);
  }
  sorted.set(report, by);
  return by;
}

/** How strongly each block of a is tied to each block of b: weights by index of b, by index of a. */
function ties(report: Report, a: Document, b: Document): Map<number, Tie>[] {
  const table = a.blocks.map(() => new Map<number, Tie>());
  const inA = blockOfSentence(a);
  const inB = blockOfSentence(b);
  for (const { a: from, b: to, link } of linksBetween(report, a, b)) {
    for (const s of from) for (const t of to) {
      const i = inA.get(s);
      const j = inB.get(t);
      if (!i || !j) continue;
      const weight = (pull[link.grade] * link.score * Math.min(i.length, j.length)) / (from.length * to.length);
      const had = table[i.block]?.get(j.block);
      const grade = had && pull[had.grade] >= pull[link.grade] ? had.grade : link.grade;
      table[i.block]?.set(j.block, { weight: (had?.weight ?? 0) + weight, grade });
    }
  }
  return table;
}

function blockOfSentence(d: Document): Map<string, { block: number; length: number }> {
  const m = new Map<string, { block: number; length: number }>();
  d.blocks.forEach((b, block) => b.sentences.forEach((s) => m.set(s.id, { block, length: s.end - s.start })));
  return m;
}

function best(weights: Map<number, Tie>): number | null {
  let found: number | null = null;
  for (const [i, tie] of [...weights].sort((x, y) => x[0] - y[0])) {
    if (found === null || tie.weight > (weights.get(found)?.weight ?? 0)) found = i;
  }
  return found;
}

/** The positions of the heaviest chain of items whose keys rise. */
export function heaviestChain(items: { key: number; weight: number }[]): Set<number> {
  const sum: number[] = [];
  const from: number[] = [];
  items.forEach((item, i) => {
    let before = -1;
    for (let j = 0; j < i; j++) {
      if ((items[j]?.key ?? 0) < item.key && (before < 0 || (sum[j] ?? 0) > (sum[before] ?? 0))) before = j;
    }
    sum.push(item.weight + (before < 0 ? 0 : (sum[before] ?? 0)));
    from.push(before);
  });
  const chain = new Set<number>();
  for (let i = sum.indexOf(Math.max(...sum)); i >= 0; i = from[i] ?? -1) chain.add(i);
  return chain;
}

/** The ties that make a counterpart: a topic alone does not. */
const strong = (weights: Map<number, Tie> | undefined) => new Map([...(weights ?? [])].filter(([, tie]) => tie.grade !== "topic"));

/**
 * The block of lead that a block of other stands beside: its counterpart, else the one on the same topic, if each is
 * the other's nearest and neither has a counterpart.
 */
function homeOf(j: number, toOther: Map<number, Tie>[], toLead: Map<number, Tie>[]): number | null {
  const counterpart = best(strong(toLead[j]));
  if (counterpart !== null) return counterpart;
  const near = best(toLead[j] ?? new Map());
  return near !== null && strong(toOther[near]).size === 0 && best(toOther[near] ?? new Map()) === j ? near : null;
}

interface Group { lead: number[]; other: number[] }

/** Which blocks share a row: each of other's beside the block of lead that it is tied to most. */
function group(toOther: Map<number, Tie>[], toLead: Map<number, Tie>[], lead: Document): Group[] {
  const groups: Group[] = [];
  const homes = toLead.map((_, j) => homeOf(j, toOther, toLead));
  lead.blocks.forEach((b, i) => {
    if (!takesPart(b)) return;
    const g = { lead: [i], other: homes.flatMap((home, j) => (home === i ? [j] : [])) };
    const previous = groups[groups.length - 1];
    const wanted = g.other.length ? null : best(strong(toOther[i]));
    if (wanted !== null && previous && previous.other.includes(wanted) && b.role !== "headline") previous.lead.push(i);
    else groups.push(g);
  });
  return groups;
}

/** The rows of lead beside other, or of lead alone. */
export function buildRows(report: Report, lead: Document, other: Document | null): Row[] {
  const toOther = other ? ties(report, lead, other) : lead.blocks.map(() => new Map<number, Tie>());
  const toLead = other ? ties(report, other, lead) : [];
  const groups = group(toOther, toLead, lead);
  const placed = groups.flatMap((g, row) => g.other.map((block) => ({ block, row })));
  const chain = heaviestChain(placed.map((p) => ({ key: p.block, weight: lengthOf(other?.blocks[p.block]) })));
  const still = new Map([...chain].map((i) => [placed[i]?.block ?? -1, placed[i]?.row ?? -1]));
  const rows = groups.map((g) => textsRow(g, lead, other, toOther, still));
  return weave(rows, groups, lead, other, still);
}

const lengthOf = (b: Block | undefined): number => (b ? b.end - b.start : 0);

function textsRow(g: Group, lead: Document, other: Document | null, toOther: Map<number, Tie>[], still: Map<number, number>): Row {
  const pick = (d: Document, at: number[]) => at.flatMap((i) => d.blocks[i] ?? []);
  const grades = g.lead.flatMap((i) => g.other.flatMap((j) => toOther[i]?.get(j)?.grade ?? []));
  const tie = (["same", "partial", "topic"] as const).find((x) => grades.includes(x)) ?? "none";
  const wanted = g.other.length ? null : best(strong(toOther[g.lead[0] ?? -1]));
  return {
    kind: "texts", id: lead.blocks[g.lead[0] ?? -1]?.id ?? "", tie,
    lead: pick(lead, g.lead), other: other ? pick(other, g.other) : [],
    moved: g.other.some((j) => !still.has(j)),
    elsewhere: wanted === null ? null : (other?.blocks[wanted] ?? null),
  };
}

/**
 * Puts lead's set-aside blocks, and what of other has no row yet, where they stand in their own text: before the next
 * row that keeps both orders. So what only lead has comes before what only other has, and text before what is set aside
 * at the end.
 */
function weave(rows: Row[], groups: Group[], lead: Document, other: Document | null, still: Map<number, number>): Row[] {
  const end = rows.length;
  const before: Row[][] = Array.from({ length: end + 1 }, () => []); // before[end] stands after the last row
  const tail: Row[] = [];
  let at = 0;
  for (const b of lead.blocks) {
    const row = rows.findIndex((r) => r.kind === "texts" && r.lead.includes(b));
    if (row >= 0) at = row + 1;
    else push(at === end ? tail : before[at], aside(b, "lead"));
  }
  const placed = new Map(groups.flatMap((g, row) => g.other.map((j) => [j, row] as const)));
  const blocks = other?.blocks ?? [];
  blocks.forEach((b, j) => {
    if (still.has(j)) return;
    const next = blocks.findIndex((_, k) => k > j && still.has(k));
    const slot = still.get(next) ?? end;
    const row = placed.get(j);
    if (row !== undefined) push(before[slot], trace(b, lead.blocks[groups[row]?.lead[0] ?? 0], row >= slot));
    else if (takesPart(b)) push(before[slot], { kind: "texts", id: b.id, lead: [], other: [b], tie: "none", moved: false, elsewhere: null });
    else push(before[slot], aside(b, "other"));
  });
  return [...rows.flatMap((r, i) => [...(before[i] ?? []), r]), ...(before[end] ?? []), ...tail];
}

function trace(block: Block, beside: Block | undefined, down: boolean): Row {
  return { kind: "trace", id: `trace-${block.id}`, block, beside: beside ?? block, down };
}

const aside = (b: Block, side: Side): Row => ({ kind: "aside", id: `aside-${b.id}`, side, blocks: [b] });

/** Adds a row; set-aside blocks of one side that follow each other share one. */
function push(list: Row[] | undefined, row: Row): void {
  const last = list?.[list.length - 1];
  if (row.kind === "aside" && last?.kind === "aside" && last.side === row.side) last.blocks.push(...row.blocks);
  else list?.push(row);
}

/** The number a reader counts a paragraph by: headlines and what is set aside have none. */
export function paragraphNumbers(d: Document): Map<string, number> {
  const counted = d.blocks.filter((b) => takesPart(b) && b.role !== "headline");
  return new Map(counted.map((b, i) => [b.id, i + 1]));
}

/** Puts rows that are not wanted into folds, each run of them into one that counts its rows of text. */
export function fold(rows: Row[], wanted: (r: Row) => boolean): Row[] {
  const out: Row[] = [];
  for (const r of rows) {
    const last = out[out.length - 1];
    if (wanted(r)) out.push(r);
    else if (last?.kind === "fold") {
      last.rows.push(r);
      last.texts += r.kind === "texts" ? 1 : 0;
    } else out.push({ kind: "fold", id: `fold-${r.id}`, rows: [r], texts: r.kind === "texts" ? 1 : 0 });
  }
  return out.flatMap((r) => (r.kind === "fold" && r.texts === 0 ? r.rows : [r])); // lines set aside are short as they are
}
