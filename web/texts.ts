// Texts that stand in the page beside its script: the interface's strings and NOTICE. Written as the payload is.

import { decode } from "./payload";

/** A text of the page. */
export function text(name: string): string {
  const blocks = [...document.querySelectorAll(`script[data-text="${name}"]`)];
  return new TextDecoder().decode(decode(blocks.map((b) => b.textContent ?? "")));
}
