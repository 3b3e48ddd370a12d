import type { ComponentChildren } from "preact";

/** A text whose French marks stay with their words at a line's end, its spaces as they are printed. */
export function glued(text: string, lang: string): ComponentChildren {
  if (lang !== "fr") return text;
  const parts = text.split(/((?:« )?\S+(?: [»:;!?])+|« \S+)/);
  return parts.length === 1 ? text : parts.map((x, i) => (i % 2 ? <span key={i} class="nb">{x}</span> : x));
}
