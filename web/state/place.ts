// Places: passages of a file, independent of a report's ids, which may change from report to report.

import type { Block, Document, Place, Range } from "../report";

/** Where a range of a document is. */
export const placeIn = (d: Document, r: Range): Place =>
  ({ sha256: d.sha256, part: d.part, start: r.start, end: r.end, quote: d.text.slice(r.start, r.end) });

export const samePlace = (a: Place, b: Place): boolean =>
  a.sha256 === b.sha256 && a.part === b.part && a.start === b.start && a.end === b.end;

/** Whether a place lies in a document. */
export const isIn = (at: Place, d: Document): boolean => at.sha256 === d.sha256 && at.part === d.part;

/** Whether a place lies in a block of a document, in part at least. */
export const touches = (at: Place, d: Document, b: Block): boolean => isIn(at, d) && at.start < b.end && b.start < at.end;
