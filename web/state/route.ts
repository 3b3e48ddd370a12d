// Which view is shown: the part of the address after #. Views keep their scroll position.

import { effect, signal } from "@preact/signals";

export type View = "files" | "compare";

const fromHash = (): View => (location.hash === "#compare" ? "compare" : "files");
export const view = signal<View>(fromHash());
const scrolled: Record<View, number> = { files: 0, compare: 0 };

/** How far the reader had scrolled a view. */
export const scrolledTo = (v: View): number => scrolled[v];

addEventListener("hashchange", () => {
  view.value = fromHash();
});
addEventListener("scroll", () => {
  scrolled[view.peek()] = scrollY;
}, { passive: true });

/** Returns to where the reader was in a view, once the view stands. */
export function keepScroll(): void {
  effect(() => {
    const y = scrolled[view.value];
    requestAnimationFrame(() => scrollTo(0, y));
  });
}
