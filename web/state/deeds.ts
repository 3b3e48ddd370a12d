// What buttons and keys do to the selected difference or row.

import { check, decideBlock, decidePair, judge, pairedBy, reviewOf, withdraw } from "./corrections";
import { besideOf, current, currentRow, pair } from "./pair";
import { act } from "./shelf";

/** Same thing, or not: of a mark a word of the reader's; of a row "different" cuts it. The same word again takes it back. */
export function verdict(kind: "same" | "different"): void {
  const p = pair.value;
  const mark = current.value;
  if (!p) return;
  if (mark?.only) act("review", () => judge(mark, besideOf(p, mark), kind));
  else if (!mark && kind === "different") cutRow();
}

/** Cuts the selected row, or takes back what the reader decided about it. */
export function cutRow(): void {
  const p = pair.value;
  const row = currentRow.value;
  const other = p?.other;
  if (!p || !other || !row) return;
  const mine = pairedBy(p.lead, row.lead, other, row.other);
  if (mine.length) return act("cut", () => withdraw(mine));
  act("cut", () => {
    for (const a of row.lead) for (const b of row.other) decidePair("cut", { doc: p.lead, range: a }, { doc: other, range: b });
  });
}

/** Links the selected passage with the closest one of the version beside it. */
export function linkClosest(): void {
  const p = pair.value;
  const mark = current.value;
  const to = p && mark && besideOf(p, mark);
  const closest = to && mark.detail.against[to.id]?.closest;
  const doc = p?.report.documents.find((d) => d.id === mark?.detail.doc);
  if (mark && to && closest && doc) act("link", () => decidePair("link", { doc, range: mark.detail }, { doc: to, range: closest }));
}

/** Sets the paragraph of the selected mark aside. */
export function asideCurrent(): void {
  const mark = current.value;
  const doc = pair.value?.report.documents.find((d) => d.id === mark?.detail.doc);
  if (mark && doc) act("aside", () => decideBlock(doc, mark.block, "aside"));
}

/** Marks the selected difference as checked, or no longer. */
export function toggleChecked(): void {
  const mark = current.value;
  if (!mark) return;
  const now = reviewOf(mark, null);
  act("review", () => check(mark, now.checked ? null : ""));
}

/** Keeps a note on the selected difference, which is checked by it. */
export function writeNote(note: string): void {
  const mark = current.value;
  if (!mark || reviewOf(mark, null).note === note) return;
  act("note", () => check(mark, note));
}
