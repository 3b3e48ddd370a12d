// The keyboard. Single keys can be switched off in the help sheet (WCAG 2.1.4) and never act while one writes.

import type { Signal } from "@preact/signals";
import { kinds } from "./marks";
import { step, swap, toggle } from "./pair";
import { singleKeys, ui } from "./prefs";
import { view } from "./route";

export function listenKeys(help: Signal<boolean>): void {
  addEventListener("keydown", (e) => {
    const busy = (e.target as Element | null)?.closest?.("input, textarea, select, dialog");
    if (busy || e.ctrlKey || e.metaKey || e.altKey || !singleKeys.value) return;
    if (e.key === "?") help.value = true;
    else if (view.value !== "compare" || !act(e.key)) return;
    e.preventDefault();
  });
}

/** Does what a key stands for in the compare view; false when it stands for nothing. */
function act(key: string): boolean {
  const onward = ui.value === "ar" ? "ArrowLeft" : "ArrowRight";
  if (key === "j" || key === "J" || key === onward) step(1);
  else if (key === "k" || key === "K" || key === "ArrowLeft" || key === "ArrowRight") step(-1);
  else if (key === "v" || key === "V") swap();
  else if (kinds[Number(key) - 1]) toggle(kinds[Number(key) - 1]!);
  else return false;
  return true;
}
