// The keyboard. Single keys can be switched off in the help sheet (WCAG 2.1.4) and never act while one writes. They are
// found on every keyboard: by what is printed on the key, or by where it is when it types no Latin letter.

import type { Signal } from "@preact/signals";
import { toggleChecked, verdict } from "./deeds";
import { linking, startLinking } from "./linking";
import { kinds } from "./marks";
import { compact, grown, pair, selected, step, swap, toggle, wordly } from "./pair";
import { singleKeys, ui } from "./prefs";
import { view } from "./route";
import { saveSession } from "./saved";
import { redo, undo } from "./shelf";

export function listenKeys(help: Signal<boolean>): void {
  addEventListener("keydown", (e) => {
    const busy = (e.target as Element | null)?.closest?.("input, textarea, select, dialog");
    if (e.altKey) return;
    const done = busy ? within(busy, e) : e.ctrlKey || e.metaKey ? command(e) : single(e, help);
    if (done) e.preventDefault();
  });
}

/** The letter or digit that a key means: on an Arabic keyboard J types ت, on a French one 1 types &. */
function meant(e: KeyboardEvent): string {
  if (/^[a-z0-9]$/i.test(e.key) || e.key.length > 1) return e.key.length > 1 ? e.key : e.key.toLowerCase();
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(e.code) ?? [];
  if (digit && !e.shiftKey) return digit;
  const [, letter] = /^Key([A-Z])$/.exec(e.code) ?? [];
  return letter && !/^[\x20-\x7e]$/.test(e.key) ? letter.toLowerCase() : e.key;
}

/** While one writes: saving takes what is being written with it, and Escape leaves the note. */
function within(field: Element, e: KeyboardEvent): boolean {
  if (field.localName === "dialog" || field.closest("dialog")) return false;
  const save = (e.ctrlKey || e.metaKey) && meant(e) === "s";
  if (!save && !(e.key === "Escape" && field.id === "note")) return false;
  (field as HTMLElement).blur(); // which says what was written
  return save ? command(e) : true;
}

/** Undo, redo and save, as everywhere. */
function command(e: KeyboardEvent): boolean {
  const key = meant(e);
  if (key === "z") (e.shiftKey ? redo : undo)();
  else if (key === "y") redo();
  else if (key === "s") void saveSession();
  else return false;
  return true;
}

function single(e: KeyboardEvent, help: Signal<boolean>): boolean {
  if (e.key === "Escape") return escape();
  if (!singleKeys.value) return false;
  const key = meant(e);
  const deed = e.key === "?" || e.key === "؟" ? () => (help.value = true) : key === "f" ? turn : view.value === "compare" ? deedOf(key) : undefined;
  if (!deed) return false;
  // A key held down goes on stepping; anything else is done once.
  if (!e.repeat || deed === deeds.j || deed === deeds.k) deed();
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
  n: toNote,
  d: () => { compact.value = !compact.value; },
  w: () => { wordly.value = !wordly.value; },
};

/** From the files to the comparison, and back. */
function turn(): void {
  location.hash = view.value === "files" && pair.value ? "compare" : "files";
}

/** To the note, after what it says already; in a sheet, which opens for it. */
function toNote(): void {
  const note = document.getElementById("note") as HTMLTextAreaElement | null;
  if (!note) return;
  const open = grown.value || note.offsetParent !== null;
  const go = () => {
    note.focus();
    note.setSelectionRange(note.value.length, note.value.length);
  };
  if (open) return go();
  grown.value = true;
  requestAnimationFrame(go);
}

/** What a key stands for in the compare view. */
function deedOf(key: string): (() => void) | undefined {
  const [onward, back] = ui.value === "ar" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const kind = kinds[Number(key) - 1];
  return key === onward ? deeds.j : key === back ? deeds.k : kind ? () => toggle(kind) : deeds[key];
}
