import { effect, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Block, Document } from "../report";
import { takesPart } from "../report";
import type { Mark } from "../state/marks";
import { hidden, selected, settled, type PairView } from "../state/pair";
import { goTo } from "./jump";
import { memo } from "./memo";

// Both texts at a glance, each a lane as long as the strip: paragraphs, marks, and which paragraph stands beside which.
// It repeats for the eye and the pointer what the texts hold, so it is hidden from assistive technology.

const LONG = 1000;
const lanes = { left: [0, 14], right: [30, 44] } as const;
const narrow = matchMedia("(max-width: 47.4em)"); // as in styles/narrow.css

/** rows: how many stand beside the strip now; while more are to come it stays as it was, and empty at first. */
export function Strip({ p: now, rows, more }: { p: PairView; rows: number; more: boolean }) {
  const last = useRef<PairView | null>(null);
  if (!more) last.current = now;
  const p = last.current;
  const flat = useSignal(narrow.matches);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const turn = () => (flat.value = narrow.matches);
    narrow.addEventListener("change", turn);
    return () => narrow.removeEventListener("change", turn);
  }, []);
  useEffect(() => follow(box.current), [p, flat.value, rows]);
  // Before it is painted: what is settled is never seen open.
  useLayoutEffect(() => p ? effect(() => tell(box.current, p)) : undefined, [p, flat.value]);
  if (!now.right) return null;
  if (!p?.right) return <nav class="strip" aria-hidden="true" />;
  return (
    <nav class="strip" aria-hidden="true" ref={box} onClick={choose} data-hidden={[...hidden.value].join(" ")}>
      <div class="lanes"><span>{p.left.lang}</span><span>{p.right.lang}</span></div>
      <svg viewBox={flat.value ? `0 0 ${LONG} 44` : `0 0 44 ${LONG}`} preserveAspectRatio="none">
        <Ties key="ties" p={p} flat={flat.value} />
        <Lane key={p.left.id} p={p} doc={p.left} column="left" flat={flat.value} />
        <Lane key={p.right.id} p={p} doc={p.right} column="right" flat={flat.value} />
      </svg>
    </nav>
  );
}

/** Where a place of a text is along the strip. */
const along = (doc: Document, at: number) => (LONG * at) / Math.max(1, doc.text.length);

interface LaneOf { p: PairView; doc: Document; column: "left" | "right"; flat: boolean }

const Lane = memo(DrawnLane, (a: LaneOf, b: LaneOf) =>
  a.doc === b.doc && a.column === b.column && a.flat === b.flat && a.doc.blocks.every(({ id }) => a.p.beside.looks.get(id) === b.p.beside.looks.get(id)));

function DrawnLane({ p, doc, column, flat }: LaneOf) {
  const [from, to] = lanes[column];
  const marks = p.order.filter((m) => m.detail.doc === doc.id);
  return (
    <>
      {doc.blocks.map((b) => {
        const [start, length] = [along(doc, b.start), Math.max(2, along(doc, b.end - b.start) - 3)];
        const box = flat ? { x: start, y: from, width: length, height: to - from } : { x: from, y: start, width: to - from, height: length };
        return <rect key={b.id} class={takesPart(b) ? "blk" : "blk set"} data-b={b.id} {...box} />;
      })}
      {marks.map((m) => <Tick key={m.key} mark={m} doc={doc} from={from} to={to} flat={flat} />)}
    </>
  );
}

function Tick({ mark, doc, from, to, flat }: { mark: Mark; doc: Document; from: number; to: number; flat: boolean }) {
  const at = along(doc, (mark.detail.start + mark.detail.end) / 2);
  const line = flat ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`;
  return <path class="tick" d={line} data-k={mark.kind} data-tick={mark.key} />;
}

/** Shows which tick is selected, and which are settled. There are hundreds, so that none is told apart. */
function tell(strip: HTMLElement | null, p: PairView): void {
  const marks = new Map(p.order.map((m) => [m.key, m]));
  for (const tick of strip?.querySelectorAll<SVGElement>(".tick") ?? []) {
    const mark = marks.get(tick.dataset.tick ?? "");
    tick.classList.toggle("cur", mark?.key === selected.value);
    tick.toggleAttribute("data-done", mark !== undefined && settled(p, mark));
  }
}

/** A line from each paragraph to the one it stands beside; dashed where it has moved. */
function Ties({ p, flat }: { p: PairView; flat: boolean }) {
  const middle = (doc: Document, b: Block) => along(doc, (b.start + b.end) / 2);
  return (
    <>{p.rows.map((r) => {
      if (r.kind !== "texts" || !p.other || !r.lead[0] || !r.other[0]) return null;
      const [a, b] = [middle(p.lead, r.lead[0]), middle(p.other, r.other[0])];
      const [l, m] = p.left === p.lead ? [a, b] : [b, a];
      const line = flat ? `M${l} ${lanes.left[1]}L${m} ${lanes.right[0]}` : `M${lanes.left[1]} ${l}L${lanes.right[0]} ${m}`;
      return <path key={r.id} class={r.moved ? "knot moved" : "knot"} d={line} />;
    })}</>
  );
}

function choose(e: MouseEvent): void {
  const { tick, b } = (e.target as SVGElement).dataset;
  if (tick) selected.value = tick;
  else if (b) goTo(`b-${b}`);
}

/** Shows in the strip which paragraphs are in sight. */
function follow(strip: HTMLElement | null): (() => void) | undefined {
  if (!strip) return undefined;
  const boxes = new Map([...strip.querySelectorAll<SVGElement>("[data-b]")].map((r) => [`b-${r.dataset.b}`, r]));
  const observer = new IntersectionObserver((seen) => {
    for (const s of seen) boxes.get(s.target.id)?.classList.toggle("on", s.isIntersecting);
  }, { rootMargin: "-120px 0px -30px 0px" });
  for (const id of boxes.keys()) {
    const block = document.getElementById(id);
    if (block) observer.observe(block);
  }
  return () => observer.disconnect();
}
