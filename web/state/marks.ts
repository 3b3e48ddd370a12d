// The marks of a compare view: what one of the two versions has and the other lacks, and what rests on nobody named.
// Pure: no signals, no DOM.

import type { Attribution, Block, Detail, Document, Report } from "../report";
import type { Row } from "./rows";

export type Kind = "added" | "unverified";
export const kinds: Kind[] = ["unverified", "added"];

export interface Mark {
  key: string; // by place, the same from report to report
  kind: Kind;
  only: boolean; // absent from the version beside it
  detail: Detail;
  cues: Attribution[];
  block: Block;
  whole: boolean; // the block holds nothing but marked sentences
}

/** The marks of a document read beside another, by block id, in order of their place. */
export function marksOf(report: Report, d: Document, beside: Document | null, place: string): Map<string, Mark[]> {
  const byBlock = new Map<string, Mark[]>();
  for (const detail of report.details) {
    if (detail.doc !== d.id) continue;
    const only = beside !== null && detail.absentFrom.includes(beside.id);
    if (!only && !detail.unverified) continue;
    const block = d.blocks.find((b) => b.start <= detail.start && detail.end <= b.end);
    if (!block) continue;
    const cues = report.attributions.filter((a) => detail.attributions.includes(a.id));
    const kind: Kind = detail.unverified ? "unverified" : "added";
    const mark = { key: `${place}:${detail.start}-${detail.end}`, kind, only, detail, cues, block, whole: false };
    byBlock.set(block.id, [...(byBlock.get(block.id) ?? []), mark]);
  }
  for (const [id, marks] of byBlock) byBlock.set(id, settle(apart(marks)));
  return byBlock;
}

/** Of marks that overlap the longer one stays: what is inside it is missing from the version beside just the same. */
function apart(marks: Mark[]): Mark[] {
  const length = (m: Mark) => m.detail.end - m.detail.start;
  const kept: Mark[] = [];
  for (const m of [...marks].sort((a, b) => length(b) - length(a) || a.detail.start - b.detail.start)) {
    if (kept.every((k) => m.detail.end <= k.detail.start || k.detail.end <= m.detail.start)) kept.push(m);
  }
  return kept;
}

function settle(marks: Mark[]): Mark[] {
  marks.sort((a, b) => a.detail.start - b.detail.start || a.detail.end - b.detail.end);
  const covered = marks[0]?.block.sentences.every((s) =>
    marks.some(({ detail }) => detail.start <= s.start && s.end <= detail.end));
  for (const m of marks) m.whole = covered ?? false;
  return marks;
}

/** All marks in the order of the rows, the leading version's first within a row. */
export function inOrder(rows: Row[], marks: Map<string, Mark[]>): Mark[] {
  const blocks = rows.flatMap((r) => (r.kind === "texts" ? [...r.lead, ...r.other] : []));
  return blocks.flatMap((b) => marks.get(b.id) ?? []);
}

/** A piece of a block's text: plain, or under a mark, and within it perhaps a cue. */
export interface Segment { text: string; mark: Mark | null; cue: boolean }

/** A block's text in pieces. Cues are widened to whole words, so that Arabic letters stay joined. */
export function segments(text: string, block: Block, marks: Mark[]): Segment[] {
  const ranges = marks.map((mark) => ({ mark, start: mark.detail.start, end: mark.detail.end }));
  const cues = marks.flatMap((m) => (m.kind === "unverified" ? m.cues.map((a) => widen(text, a.cue.start, a.cue.end)) : []));
  const cuts = new Set([block.start, block.end]);
  for (const r of [...ranges, ...cues]) for (const at of [r.start, r.end]) if (block.start < at && at < block.end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    text: text.slice(start, sorted[i + 1]),
    mark: ranges.find((r) => r.start <= start && start < r.end)?.mark ?? null,
    cue: cues.some((r) => r.start <= start && start < r.end),
  }));
}

const letter = /[\p{L}\p{N}\p{M}]/u;

function widen(text: string, start: number, end: number): { start: number; end: number } {
  while (start > 0 && letter.test(text[start - 1] ?? "") && letter.test(text[start] ?? "")) start--;
  while (end < text.length && letter.test(text[end - 1] ?? "") && letter.test(text[end] ?? "")) end++;
  return { start, end };
}

/** The blocks of a document that a link's sentences stand in. */
export function blocksOf(d: Document, sentences: string[]): Block[] {
  return d.blocks.filter((b) => b.sentences.some((s) => sentences.includes(s.id)));
}

/** How many independent sources say a detail. */
export function sourcesOf(report: Report, detail: Detail): number {
  const says = [detail.doc, ...detail.presentIn];
  const origin = (id: string) => report.origins.find((o) => o.documents.includes(id))?.id ?? report.documents.find((d) => d.id === id)?.sha256 ?? id;
  return new Set(says.map(origin)).size;
}
