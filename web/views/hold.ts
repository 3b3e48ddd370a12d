import type { RefObject } from "preact";
import { beforeRows } from "../state/session";

// What is in sight stays where it is when other rows take the place of those on screen: of a new report, of another
// version, of the same two the other way round. The first paragraph in sight of either version is remembered by its
// place in its file, since ids may change and one of the versions may go.

interface Held { place: string; top: number }

let held: Held[] = [];

/** The rows that are on screen: those of the pair before, which are about to go, come after them. */
const rowsIn = (texts: HTMLElement | null) => texts?.querySelector(".rows");

/** The places of the paragraphs that are to stay where they are. */
export const heldPlaces = (): string[] => held.map((h) => h.place);

/** Remembers, whenever rows are about to change, which paragraphs the reader looks at: of each version one. */
export function holdPlace(texts: RefObject<HTMLElement | null>): () => void {
  const hold = () => {
    const rows = scrollY > 0 ? [...(rowsIn(texts.current)?.querySelectorAll<HTMLElement>(".row") ?? [])] : [];
    // Of rows out of sight no block is asked where it is: they would be laid out for it.
    const at = rows.findIndex((r) => r.getBoundingClientRect().bottom > 160);
    const blocks = rows.slice(Math.max(0, at), at + 4).flatMap((r) => [...r.querySelectorAll<HTMLElement>("[data-place]")]);
    // Not one of which only the end is seen: that moves, and all below it, when what stands beside it is longer.
    const first = blocks.find((b) => b.getBoundingClientRect().bottom > 280) ?? blocks[0];
    const beside = first && blocks.find((b) => first.compareDocumentPosition(b) & 4 && b.closest(".cell")?.className !== first.closest(".cell")?.className);
    held = [first, beside].flatMap((b) => (b ? [{ place: b.dataset.place ?? "", top: b.getBoundingClientRect().top }] : []));
  };
  beforeRows.push(hold);
  return () => beforeRows.splice(beforeRows.indexOf(hold), 1);
}

/** Puts the first of those paragraphs that is there back where it was; for good, unless more rows are to come. */
export function releasePlace(texts: HTMLElement | null, more: boolean): void {
  for (const { place, top } of held) {
    const block = rowsIn(texts)?.querySelector(`[data-place="${CSS.escape(place)}"]`);
    if (!block) continue;
    scrollBy(0, block.getBoundingClientRect().top - top);
    break;
  }
  if (!more) held = [];
}
