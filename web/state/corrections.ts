// What the reader corrected of how the files are read: paragraphs set aside or brought back, roles, metadata. All of it
// holds by place and quote, never by an id, since ids may change with every report.

import { computed, signal } from "@preact/signals";
import type { Block, Decision, Document, Metadata, Place, Reading } from "../report";

export const decisions = signal<Decision[]>([]);
export const reading = signal<Reading[]>([]);
export const corrected = computed(() => decisions.value.length > 0 || reading.value.length > 0);

/** Where a block of a document is. */
export const placeOfBlock = (d: Document, b: Block): Place =>
  ({ sha256: d.sha256, part: d.part, start: b.start, end: b.end, quote: d.text.slice(b.start, b.end) });

const samePlace = (a: Place, b: Place): boolean => a.sha256 === b.sha256 && a.part === b.part && a.start === b.start && a.end === b.end;

/** Sets a block aside, or lets it take part. The last word about a place is the only one kept. */
export function decideBlock(d: Document, b: Block, kind: Decision["kind"]): void {
  const at = placeOfBlock(d, b);
  const others = decisions.value.filter((x) => !x.at.some((p) => samePlace(p, at)));
  decisions.value = [...others, { kind, at: [at] }];
}

/** Gives a block another role. A decision about the same place gives way: the role says whether it takes part. */
export function giveRole(d: Document, b: Block, role: Block["role"]): void {
  const at = placeOfBlock(d, b);
  decisions.value = decisions.value.filter((x) => !x.at.some((p) => samePlace(p, at)));
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

/** Forgets all that was said about a file. */
export function forget(sha256: string): void {
  decisions.value = decisions.value.filter((x) => !x.at.some((p) => p.sha256 === sha256));
  reading.value = reading.value.filter((r) => r.sha256 !== sha256);
}
