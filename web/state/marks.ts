// The marks of a compare view: what one of the two versions has and the other lacks, and what rests on nobody named.
// Pure: no signals, no DOM.

import type { Attribution, Block, Detail, Document, Place, Report } from "../report";
import { placeIn } from "./place";
import type { Row } from "./rows";

export type Kind = "unverified" | "added" | "figure" | "quote";
/** All kinds, the one that weighs most first: where marks overlap it is the one seen. */
export const kinds: Kind[] = ["unverified", "added", "figure", "quote"];

const kindOf: Record<string, Kind> = {
  number: "figure", money: "figure", date: "figure", weekday: "figure", person: "figure", organisation: "figure", place: "figure", quote: "quote",
};

export interface Mark {
  key: string; // by place, the same from report to report
  kind: Kind;
  only: boolean; // absent from the version beside it
  faint: boolean; // absent there as far as the program can tell, which is not nine times in ten
  detail: Detail;
  at: Place;
  cues: Attribution[];
  block: Block;
  whole: boolean; // the block holds nothing but marked sentences
}

/** The marks of a document read beside another, by block id, in order of their place. */
export function marksOf(report: Report, d: Document, beside: Document | null, place: string): Map<string, Mark[]> {
  const byBlock = new Map<string, Mark[]>();
  const said = new Map(report.attributions.map((a) => [a.id, a]));
  for (const detail of report.details) {
    if (detail.doc !== d.id) continue;
    const only = beside !== null && (ruled(detail, beside) || detail.absentFrom.includes(beside.id) && likely(detail, beside));
    if (!only && !detail.unverified) continue;
    const block = d.blocks.find((b) => b.start <= detail.start && detail.end <= b.end);
    if (!block) continue;
    const cues = detail.attributions.flatMap((id) => said.get(id) ?? []);
    const kind = detail.unverified ? "unverified" : (kindOf[detail.kind] ?? "added");
    const mark: Mark = { key: `${place}:${detail.start}-${detail.end}`, kind, only, faint: only && kind === "added" && detail.confidence === "faint" && !ruled(detail, beside), detail, at: placeIn(d, detail), cues, block, whole: false };
    byBlock.set(block.id, [...(byBlock.get(block.id) ?? []), mark]);
  }
  for (const [id, marks] of byBlock) byBlock.set(id, settle(apart(marks)));
  return byBlock;
}

/** What the reader found the same in the version beside, or not, stays marked: so that he sees it, and can take it back. */
const ruled = (detail: Detail, beside: Document) => detail.against[beside.id]?.by === "reader";

/** A report tells of all words that may be missing; a reader is shown those that more likely are than not. */
const likely = (detail: Detail, beside: Document) =>
  (detail.kind !== "phrase" && detail.kind !== "quote") || detail.confidence !== "faint" || (detail.against[beside.id]?.score ?? 1) >= 0.5;

const length = (m: Mark) => m.detail.end - m.detail.start;

/** Of marks of one kind that overlap the longer one stays: what is inside it is missing from the version beside just the same. */
function apart(marks: Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const m of [...marks].sort((a, b) => length(b) - length(a) || a.detail.start - b.detail.start)) {
    if (kept.every((k) => k.kind !== m.kind || m.detail.end <= k.detail.start || k.detail.end <= m.detail.start)) kept.push(m);
  }
  return kept;
}

function settle(marks: Mark[]): Mark[] {
  marks.sort((a, b) => a.detail.start - b.detail.start || length(b) - length(a));
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

/**
 * A piece of a block's text. Marks over it come shortest first, so that the first is the one a reader points at; they
 * are never nested in the page. Differing words are those that a version in the same language has otherwise.
 */
export interface Segment { text: string; marks: Mark[]; cue: boolean; differs: boolean }

interface Span { start: number; end: number }

/** A block's text in pieces. Cues are widened to whole words, so that Arabic letters stay joined. */
export function segments(text: string, block: Block, marks: Mark[], differing: Span[] = []): Segment[] {
  const ranges = marks.map((mark) => ({ mark, start: mark.detail.start, end: mark.detail.end })).sort((a, b) => length(a.mark) - length(b.mark));
  const cues = marks.flatMap((m) => (m.kind === "unverified" ? m.cues.map((a) => widen(text, a.cue.start, a.cue.end)) : []));
  const cuts = new Set([block.start, block.end]);
  for (const r of [...ranges, ...cues, ...differing]) for (const at of [r.start, r.end]) if (block.start < at && at < block.end) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const over = (r: Span) => r.start <= start && start < r.end;
    return { text: text.slice(start, sorted[i + 1]), marks: ranges.filter(over).map((r) => r.mark), cue: cues.some(over), differs: differing.some(over) };
  });
}

/** Of the marks over a piece the one whose kind is shown: the one that weighs most. */
export const foremost = (marks: Mark[]): Mark | undefined =>
  [...marks].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))[0];

const letter = /[\p{L}\p{N}\p{M}]/u;

function widen(text: string, start: number, end: number): Span {
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
