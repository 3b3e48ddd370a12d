// Undo and redo of all that the reader does to the session: corrections, reviews, files and their order. A moment is
// all of it at once; since every part is an immutable value, a moment costs nothing but references.

import { computed, signal } from "@preact/signals";

/** What was done, as the key of its name (page.did.*). */
export type Deed = "aside" | "restore" | "role" | "metadata" | "link" | "cut" | "review" | "note" | "charset" | "remove" | "add" | "order" | "parts" | "open";

interface Step<T> { deed: Deed; moment: T }

export class History<T> {
  private past = signal<Step<T>[]>([]);
  private future = signal<Step<T>[]>([]);
  /** What undo and redo would do, or null. */
  undoable = computed(() => this.past.value.at(-1)?.deed ?? null);
  redoable = computed(() => this.future.value.at(-1)?.deed ?? null);

  constructor(private now: () => T, private restore: (moment: T) => void) {}

  /** Keeps the present moment, before something is done. */
  remember(deed: Deed): void {
    this.past.value = [...this.past.value.slice(-199), { deed, moment: this.now() }];
    this.future.value = [];
  }

  undo(): Deed | null {
    return this.go(this.past, this.future);
  }

  redo(): Deed | null {
    return this.go(this.future, this.past);
  }

  private go(from: typeof this.past, to: typeof this.past): Deed | null {
    const step = from.value.at(-1);
    if (!step) return null;
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, { deed: step.deed, moment: this.now() }];
    this.restore(step.moment);
    return step.deed;
  }
}
