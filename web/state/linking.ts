// "Link these two": the reader has chosen one passage and is looking for the one in the other version that says the same.

import { signal } from "@preact/signals";
import type { Document, Range } from "../report";
import { decidePair } from "./corrections";
import { placeOf } from "./names";
import { current, besideOf, pair } from "./pair";
import { act } from "./shelf";

/** at: the place of the version looked in, the same from report to report. */
export interface Linking { doc: Document; range: Range; to: Document; at: string }

export const linking = signal<Linking | null>(null);

/** Starts from the selected mark; pressed again, gives up. */
export function startLinking(): void {
  const p = pair.value;
  const mark = current.value;
  const to = p && mark && besideOf(p, mark);
  const doc = p?.report.documents.find((d) => d.id === mark?.detail.doc);
  linking.value = linking.value || !to || !doc || !mark.only ? null : { doc, range: mark.detail, to, at: placeOf(p.report, to) };
}

/** Links what was started with a block of the other version. */
export function linkWith(place: string): void {
  const l = linking.value;
  const block = l?.to.blocks.find((b) => place.endsWith(`:${b.start}`));
  linking.value = null;
  if (l && block) act("link", () => decidePair("link", { doc: l.doc, range: l.range }, { doc: l.to, range: block }));
}
