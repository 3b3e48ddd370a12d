import { linking, linkWith, type Linking } from "../state/linking";

/**
 * While a counterpart is looked for, the paragraphs of the other version are buttons: by pointer, Enter or Space. Their
 * elements are given the role for that time, so that nothing is drawn again. begun: it has just begun, and the focus goes there.
 */
export function listenPicks(texts: HTMLElement | null, l: Linking | null, begun: boolean): (() => void) | undefined {
  if (!texts || !l) return undefined;
  const blocks = [...texts.querySelectorAll<HTMLElement>("[data-place]")].filter((b) => b.dataset.place?.startsWith(`${l.at}:`));
  if (!blocks.length) linking.value = null; // another version stands there now
  for (const b of blocks) {
    b.classList.add("pickable");
    b.tabIndex = 0;
    b.setAttribute("role", "button");
  }
  const pick = (e: Event) => {
    const block = (e.target as Element).closest<HTMLElement>(".pickable");
    if (!block || (e instanceof KeyboardEvent && e.key !== "Enter" && e.key !== " ")) return;
    e.preventDefault();
    e.stopPropagation();
    linkWith(block.dataset.place ?? "");
  };
  texts.addEventListener("click", pick, true);
  texts.addEventListener("keydown", pick, true);
  const target = blocks.find((b) => b.getBoundingClientRect().top > 140) ?? blocks[0];
  if (begun) target?.focus({ preventScroll: true });
  return () => {
    texts.removeEventListener("click", pick, true);
    texts.removeEventListener("keydown", pick, true);
    for (const b of blocks) {
      b.classList.remove("pickable");
      b.removeAttribute("tabindex");
      b.removeAttribute("role");
    }
  };
}
