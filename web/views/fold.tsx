import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { resting } from "../state/session";

/**
 * What is folded away is made once it is opened, or once the engine rests and what is in sight was drawn: a page's menus
 * come to hundreds of paragraphs, and to make them takes time from the engine.
 */
export function Fold({ kind, title, children }: { kind?: string; title: string; children: () => VNode }) {
  const [drawn, draw] = useState(false);
  const rests = resting.value;
  useEffect(() => {
    if (rests) draw(true);
  }, [rests]);
  return (
    <details class={kind} onToggle={() => draw(true)}>
      <summary>{title}</summary>
      {drawn ? children() : null}
    </details>
  );
}
