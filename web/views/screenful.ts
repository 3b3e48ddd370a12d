import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { placeOf } from "../state/names";
import { selected, type PairView } from "../state/pair";
import { scrolledTo } from "../state/route";
import type { Row } from "../state/rows";
import { heldPlaces } from "./hold";

const screenful = 8; // rows

/** What of the rows is drawn now, and how much room, in pixels, is kept for those above and for all of them. */
export interface Drawn { rows: Row[]; above: number; height: number; more: boolean }

/**
 * When two versions come on screen, what the reader will see of them is drawn at once; the rest follows in the next
 * frame. box is where the rows stand.
 */
export function useScreenful(p: PairView | null, rows: Row[], box: HTMLElement | null): Drawn {
  const key = p?.beside.key ?? "";
  // A reader who comes back to where he was needs all that is above it.
  const whole = useSignal(scrolledTo("compare") === 0 && !selected.peek() ? "" : key);
  const more = key !== "" && whole.value !== key;
  useEffect(() => {
    if (more) requestAnimationFrame(() => setTimeout(() => (whole.value = key)));
  }, [key]);
  if (!p || !more) return { rows, above: 0, height: 0, more: false };
  const places = heldPlaces();
  const at = rows.findIndex((r) => r.kind === "texts" && ([[p.lead, r.lead], [p.other, r.other]] as const).some(([d, blocks]) =>
    d && blocks.some((b) => places.includes(`${placeOf(p.report, d)}:${b.start}`))));
  const from = Math.max(0, at - 2);
  return { rows: rows.slice(from, from + screenful), above: from ? scrollY : 0, height: box?.offsetHeight ?? 0, more };
}
