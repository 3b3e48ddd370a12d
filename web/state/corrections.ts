// What the reader decided: of how the files are read (paragraphs set aside or brought back, roles, metadata, parts) and
// of how they compare (linked, cut, same, different, checked). All of it holds by place and quote, never by an id,
// since ids may change with every report. Nothing here asks the engine: shelf.ts does.

import { computed, signal } from "@preact/signals";
import type { Block, Decision, Document, Metadata, Parts, Range, Reading } from "../report";
import { isIn, placeIn, samePlace, touches } from "./place";
import type { Mark } from "./marks";

export const decisions = signal<Decision[]>([]);
export const reading = signal<Reading[]>([]);
export const corrected = computed(() => decisions.value.length > 0 || reading.value.length > 0);

/** Whether a decision changes what is computed. That a difference was checked is the reader's own note on the result. */
export const steers = (d: Decision): boolean => d.kind !== "checked";

/** Sets a block aside, or lets it take part. The last word about a place is the only one kept. */
export function decideBlock(d: Document, b: Block, kind: "aside" | "restore"): void {
  const at = placeIn(d, b);
  const others = decisions.value.filter((x) => x.at.length > 1 || !(x.kind === "aside" || x.kind === "restore") || !x.at.some((p) => samePlace(p, at)));
  decisions.value = [...others, { kind, at: [at] }];
}

/** Gives a block another role. A decision about the same place gives way: the role says whether it takes part. */
export function giveRole(d: Document, b: Block, role: Block["role"]): void {
  const at = placeIn(d, b);
  decisions.value = decisions.value.filter((x) => !(x.kind === "aside" || x.kind === "restore") || !x.at.some((p) => samePlace(p, at)));
  const { sha256, ...place } = at;
  change(sha256, (r) => ({ ...r, roles: [...r.roles.filter((x) => x.part !== at.part || x.start !== at.start || x.end !== at.end), { ...place, role }] }));
}

export type Field = Exclude<keyof Metadata, "part">;

/** Says what a version's title, outlet, author or date is. */
export function describe(d: Document, field: Field, value: string): void {
  change(d.sha256, (r) => {
    const said = r.metadata.find((m) => m.part === d.part) ?? { part: d.part };
    return { ...r, metadata: [...r.metadata.filter((m) => m !== said), { ...said, [field]: value }] };
  });
}

function change(sha256: string, to: (r: Reading) => Reading): void {
  const now = reading.value.find((r) => r.sha256 === sha256);
  reading.value = [...reading.value.filter((r) => r !== now), to(now ?? { sha256, roles: [], metadata: [] })];
}

/** Says how a file is parted into versions. What was corrected of its old parts is forgotten. */
export function part(sha256: string, parts: Parts): void {
  forget(sha256);
  if (parts) change(sha256, (r) => ({ ...r, parts }));
}

/** How the reader wants a file parted. */
export const partsOf = (sha256: string): Parts => reading.value.find((r) => r.sha256 === sha256)?.parts ?? "";

/** Forgets all that was said about a file. */
export function forget(sha256: string): void {
  decisions.value = decisions.value.filter((x) => !x.at.some((p) => p.sha256 === sha256));
  reading.value = reading.value.filter((r) => r.sha256 !== sha256);
}

/** Says that two passages say the same, or that they do not. Of both, the last word holds. */
export function decidePair(kind: "link" | "cut", a: { doc: Document; range: Range }, b: { doc: Document; range: Range }): void {
  const at = [placeIn(a.doc, a.range), placeIn(b.doc, b.range)];
  const meets = (x: Decision) => x.at.length === 2 && at.every((p) => x.at.some((q) => p.sha256 === q.sha256 && p.part === q.part && p.start < q.end && q.start < p.end));
  const others = decisions.value.filter((x) => !((x.kind === "link" || x.kind === "cut") && x.kind !== kind && meets(x)));
  decisions.value = [...others, { kind, at }];
}

/** What ties two blocks or parts them: links, cuts, and whole sentences that the reader found the same. */
export const pairedBy = (a: Document, ab: Block[], b: Document, bb: Block[]): Decision[] =>
  decisions.value.filter((x) => (x.kind === "link" || x.kind === "cut" || x.kind === "same" && x.at.length === 2 && (wholeIn(x, a, ab) || wholeIn(x, b, bb))) &&
    x.at.some((p) => ab.some((k) => touches(p, a, k))) && x.at.some((p) => bb.some((k) => touches(p, b, k))));

const wholeIn = ({ at: [p] }: Decision, d: Document, blocks: Block[]): boolean =>
  p !== undefined && isIn(p, d) && blocks.some((k) => k.sentences.some((s) => p.start <= s.start && s.end <= p.end));

/** Takes decisions back. */
export function withdraw(gone: Decision[]): void {
  decisions.value = decisions.value.filter((d) => !gone.includes(d));
}

/** What the reader said of a difference: same or different towards the version beside it; checked, and a note. */
export interface Review { verdict: "" | "same" | "different"; checked: boolean; note: string }

/** The review of a mark beside a version; null beside means any. */
export function reviewOf(mark: Mark, beside: Document | null): Review {
  const about = decisions.value.filter((d) => d.at[0] && samePlace(d.at[0], mark.at));
  const verdict = about.find((d) => isVerdict(d) && towards(d, beside));
  const checked = about.find((d) => d.kind === "checked");
  return { verdict: (verdict?.kind ?? "") as Review["verdict"], checked: checked !== undefined, note: checked?.note ?? "" };
}

const isVerdict = (d: Decision) => d.kind === "same" || d.kind === "different";
/** A verdict names the closest passage of the version it is about; without one it holds towards all. */
const towards = (d: Decision, beside: Document | null) => !d.at[1] || !beside || isIn(d.at[1], beside);

/** Says same or different of a mark; the same word again takes it back. */
export function judge(mark: Mark, beside: Document | null, kind: "same" | "different"): void {
  const mine = (d: Decision) => isVerdict(d) && d.at[0] !== undefined && samePlace(d.at[0], mark.at) && towards(d, beside);
  const before = decisions.value.find(mine);
  const closest = beside && mark.detail.against[beside.id]?.closest;
  const at = [mark.at, ...(beside && closest ? [placeIn(beside, closest)] : [])];
  const others = decisions.value.filter((d) => !mine(d));
  decisions.value = before?.kind === kind ? others : [...others, { kind, at }];
}

/** Says that a mark was checked, with a note or without; null takes it back. */
export function check(mark: Mark, note: string | null): void {
  const others = decisions.value.filter((d) => !(d.kind === "checked" && d.at[0] && samePlace(d.at[0], mark.at)));
  decisions.value = note === null ? others : [...others, { kind: "checked", at: [mark.at], ...(note ? { note } : {}) }];
}
