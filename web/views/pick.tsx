import { useComputed } from "@preact/signals";
import type { Block, Document } from "../report";
import { linking, linkWith } from "../state/linking";
import { placeOf } from "../state/names";
import type { PairView } from "../state/pair";

interface Choice { block: Block; doc: Document; p: PairView }

/**
 * While a counterpart is looked for, a button over each paragraph of the other version. Beside the words and not around
 * them: what is in them has buttons of its own. Nothing else is drawn again for it.
 */
export function Pick({ block, doc, p }: Choice) {
  const at = placeOf(p.report, doc);
  const on = useComputed(() => linking.value?.at === at);
  if (!on.value) return null;
  return <button class="pickable" lang={block.lang} aria-label={doc.text.slice(block.start, block.end)} onClick={() => linkWith(`${at}:${block.start}`)} />;
}

/** Leads the focus to the first of those buttons in sight. Where there is none, another version stands there now. */
export function leadToPicks(texts: HTMLElement | null, begun: boolean): void {
  if (!texts || !linking.peek()) return;
  const choices = [...texts.querySelectorAll<HTMLElement>(".rows:not(.gone) .pickable")];
  if (!choices.length) linking.value = null;
  else if (begun) (choices.find((b) => b.getBoundingClientRect().top > 140) ?? choices[0])?.focus({ preventScroll: true });
}
