/** Follows a reference within the text without changing the address, which names the view. What is folded opens. */
export function jump(e: MouseEvent): void {
  e.preventDefault();
  goTo((e.currentTarget as HTMLAnchorElement).hash.slice(1));
}

/** Brings an element into sight and shows for a moment which it is. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  const folded = target?.closest("details:not([open]), [hidden]");
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  else folded?.dispatchEvent(new Event("beforematch", { bubbles: true }));
  requestAnimationFrame(() => {
    target?.scrollIntoView({ block: "center" });
    target?.animate?.([{ backgroundColor: "var(--accent-tint)" }, {}], { duration: 1600 });
  });
}
