// Which kinds are hidden, block by block: what is in sight follows the reader's choice at once, the rest in tasks of its
// own right after, for there may be hundreds of marks.

import { batch, effect, signal, type Signal } from "@preact/signals";
import type { Kind } from "./marks";
import { hidden } from "./pair";
import { soon } from "./slowly";

const group = 8; // blocks of a task

const byBlock = new Map<string, Signal<ReadonlySet<Kind>>>();

/** The kinds hidden in a block. */
export function hiddenIn(block: string): ReadonlySet<Kind> {
  let its = byBlock.get(block);
  if (!its) byBlock.set(block, (its = signal(hidden.peek())));
  return its.value;
}

/** Has the blocks follow what is hidden, those in sight first. */
export function followHidden(inSight: (block: string) => boolean): void {
  effect(() => {
    const now = hidden.value;
    const late = [...byBlock].filter(([, its]) => its.peek() !== now);
    const next = (those: typeof late) => batch(() => {
      for (const [, its] of those) its.value = now;
    });
    next(late.filter(([id]) => inSight(id)));
    const rest = () => {
      if (hidden.peek() !== now || !late.length) return;
      next(late.splice(0, group));
      soon(rest);
    };
    soon(rest);
  });
}
