// The words that two versions in one language have otherwise, from the word diffs of their links.

import type { Document, Edit, Range, Report } from "../report";
import { linksBetween } from "./rows";

/** The ranges of both texts that the other lacks, by block id. */
export function differingWords(report: Report, a: Document, b: Document): Map<string, Range[]> {
  const by = new Map<string, Range[]>();
  const put = (d: Document, [start, end]: [number, number]) => {
    const block = start < end && d.blocks.find((k) => k.start <= start && end <= k.end);
    if (block) by.set(block.id, [...(by.get(block.id) ?? []), { start, end }]);
  };
  for (const { link, a: from } of linksBetween(report, a, b)) {
    const turned = from !== link.a;
    for (const e of link.diff) {
      if (e.op === "same") continue;
      put(a, sides(e, turned)[0]);
      put(b, sides(e, turned)[1]);
    }
  }
  return by;
}

const sides = (e: Edit, turned: boolean): [[number, number], [number, number]] => (turned ? [e.b, e.a] : [e.a, e.b]);
