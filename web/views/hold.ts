import type { RefObject } from "preact";
import { beforeReport } from "../state/session";

// What is in sight stays where it is when a new report takes the place of the one on screen. The first paragraph in
// sight is remembered by its place in its file, since ids may change.

let held: { place: string; top: number } | null = null;

/** Remembers, whenever a report is about to change, which paragraph the reader looks at. */
export function holdPlace(texts: RefObject<HTMLElement | null>): () => void {
  const hold = () => {
    const blocks = [...(texts.current?.querySelectorAll<HTMLElement>("[data-place]") ?? [])];
    const first = blocks.find((b) => b.getBoundingClientRect().bottom > 160);
    held = first && scrollY > 0 ? { place: first.dataset.place ?? "", top: first.getBoundingClientRect().top } : null;
  };
  beforeReport.push(hold);
  return () => beforeReport.splice(beforeReport.indexOf(hold), 1);
}

/** Puts that paragraph back where it was. */
export function releasePlace(texts: HTMLElement | null): void {
  const block = held && texts?.querySelector(`[data-place="${CSS.escape(held.place)}"]`);
  if (held && block) scrollBy(0, block.getBoundingClientRect().top - held.top);
  held = null;
}
