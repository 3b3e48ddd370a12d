import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Block, Document } from "../report";
import { placeOf } from "../state/names";
import { selected, type PairView } from "../state/pair";
import { scrolledTo } from "../state/route";
import type { Row } from "../state/rows";
import { beforeRows } from "../state/session";
import { heldPlaces } from "./hold";

const share = 18; // rows that follow in one frame
const letter = 260; // px² that a letter takes, the space between lines with it
const around = 40; // px over and under the words of a row

/** What of the rows is drawn now, and how much room, in pixels, is kept for those above and for all of them. */
export interface Drawn { rows: Row[]; above: number; height: number; more: boolean }

/** Where drawing begins: the rows from one on to before another, and the room kept. */
interface Start { key: string; from: number; to: number; above: number; height: number }

const nothing: Start = { key: "", from: 0, to: 0, above: 0, height: 0 };

/**
 * When two versions come on screen, what the reader will see of them is drawn at once; the rest follows in the next
 * frames, downwards first. box is where the rows stand.
 */
export function useScreenful(p: PairView | null, rows: Row[], box: HTMLElement | null): Drawn {
  const key = p?.beside.key ?? "";
  // A reader who comes back to where he was needs all that is above it.
  const grown = useSignal(scrolledTo("compare") === 0 && !selected.peek() ? { key: "", by: 0 } : { key, by: Infinity });
  const start = useRef<Start | null>(null);
  const by = grown.value.key === key ? grown.value.by : 0;
  if (p && start.current?.key !== key) start.current = { key, ...first(p, rows, box) };
  const { from, to, above, height } = start.current ?? nothing;
  const below = Math.max(0, Math.min(by, rows.length - to));
  const begin = Math.max(0, from - (by - below));
  const more = key !== "" && by < Infinity && (begin > 0 || to + below < rows.length);
  useEffect(() => {
    if (!more) return undefined;
    let gone = false;
    requestAnimationFrame(() => setTimeout(() => {
      if (gone) return;
      for (const keep of beforeRows) keep();
      grown.value = { key, by: by + share };
    }));
    return () => void (gone = true);
  }, [key, by, more]);
  useEffect(() => {
    if (key && !more) grown.value = { key, by: Infinity }; // and stays so, whatever rows a new report brings
  }, [key, more]);
  if (!p || !more) return { rows, above: 0, height: 0, more: false };
  return { rows: rows.slice(begin, to + below), above: begin ? above : 0, height, more };
}

/** The rows about where the reader is: from two before what he looks at, as many as fill the window. */
function first(p: PairView, rows: Row[], box: HTMLElement | null): Omit<Start, "key"> {
  const places = heldPlaces();
  const held = (d: Document | null, blocks: Block[]) => d !== null && blocks.some((b) => places.includes(`${placeOf(p.report, d)}:${b.start}`));
  const at = Math.max(0, rows.findIndex((r) => r.kind === "texts" && (held(p.lead, r.lead) || held(p.other, r.other))));
  const width = box?.clientWidth ?? innerWidth;
  let to = at;
  for (let room = innerHeight; to < rows.length && (room > 0 || to < at + 2); to++) room -= heightOf(rows[to]!, width);
  const from = Math.max(0, at - 2);
  return { from, to, above: from ? scrollY : 0, height: box?.offsetHeight ?? 0 };
}

/** How high a row will be at least, in two columns of a box. */
function heightOf(row: Row, width: number): number {
  if (row.kind !== "texts") return around;
  const letters = (blocks: Block[]) => blocks.reduce((n, b) => n + b.end - b.start, 0);
  return around + (Math.max(letters(row.lead), letters(row.other)) * letter) / (width / 2);
}
