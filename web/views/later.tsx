import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

/** What is folded away is made once what is in sight was drawn: a page's menus come to hundreds of paragraphs. */
export function Later({ children }: { children: () => VNode }) {
  const [drawn, say] = useState(false);
  useEffect(() => say(true), []);
  return drawn ? children() : null;
}
