// The keyboard. Single keys can be switched off in the help sheet (WCAG 2.1.4) and never act while one writes.

import type { Signal } from "@preact/signals";
import { toggleChecked, verdict } from "./deeds";
import { linking, startLinking } from "./linking";
import { kinds } from "./marks";
import { compact, pair, selected, step, swap, toggle, wordly } from "./pair";
import { singleKeys, ui } from "./prefs";
import { view } from "./route";
import { saveSession } from "./saved";
import { redo, undo } from "./shelf";

export function listenKeys(help: Signal<boolean>): void {
  addEventListener("keydown", (e) => {
    const busy = (e.target as Element | null)?.closest?.("input, textarea, select, dialog");
    if (busy || e.altKey) return;
    const done = e.ctrlKey || e.metaKey ? command(e) : single(e, help);
    if (done) e.preventDefault();
  });
}

/** Undo, redo and save, as everywhere. */
function command(e: KeyboardEvent): boolean {
  const key = e.key.toLowerCase();
  if (key === "z") (e.shiftKey ? redo : undo)();
  else if (key === "y") redo();
  else if (key === "s") void saveSession();
  else return false;
  return true;
}

function single(e: KeyboardEvent, help: Signal<boolean>): boolean {
  if (e.key === "Escape") return escape();
  if (!singleKeys.value) return false;
  if (e.key === "?") help.value = true;
  else if (e.key === "f" || e.key === "F") location.hash = view.value === "files" && pair.value ? "compare" : "files";
  else if (view.value !== "compare" || !act(e.key)) return false;
  return true;
}

function escape(): boolean {
  if (!linking.value && !selected.value) return false;
  if (linking.value) linking.value = null;
  else selected.value = null;
  return true;
}

const deeds: Record<string, () => void> = {
  j: () => step(1), k: () => step(-1), v: swap, s: () => verdict("same"), x: () => verdict("different"), l: startLinking, c: toggleChecked,
  n: () => document.getElementById("note")?.focus(),
  d: () => { compact.value = !compact.value; },
  w: () => { wordly.value = !wordly.value; },
};

/** Does what a key stands for in the compare view; false when it stands for nothing. */
function act(key: string): boolean {
  const [onward, back] = ui.value === "ar" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const kind = kinds[Number(key) - 1];
  const deed = key === onward ? deeds.j : key === back ? deeds.k : kind ? () => toggle(kind) : deeds[key.toLowerCase()];
  deed?.();
  return deed !== undefined;
}
