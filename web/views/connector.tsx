import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { PairView } from "../state/pair";

/** The line in the gutter between a passage that moved and the trace it left, while one of them is pointed at or focused. */
export function Connector({ p }: { p: PairView }) {
  const svg = useRef<SVGSVGElement>(null);
  // Of rows that are gone no line is left.
  useLayoutEffect(() => svg.current?.classList.remove("on"), [p]);
  useEffect(() => {
    const texts = svg.current?.parentElement;
    if (!texts || !svg.current) return undefined;
    const line = svg.current;
    const movedAt = (x: EventTarget | null) => (x instanceof Element ? x.closest<HTMLElement>("[data-moved]")?.dataset.moved : undefined);
    // What is focused stays joined while the pointer is over something else.
    const show = (e: Event) => connect(texts, line, movedAt(e.target) ?? movedAt(document.activeElement));
    const away = () => connect(texts, line, movedAt(document.activeElement));
    const clear = () => connect(texts, line, undefined);
    const events = { mouseover: show, focusin: show, mouseleave: away, focusout: clear };
    for (const [name, act] of Object.entries(events)) texts.addEventListener(name, act);
    return () => {
      for (const [name, act] of Object.entries(events)) texts.removeEventListener(name, act);
    };
  }, []);
  return <svg class="connector" aria-hidden="true" ref={svg}><path /><circle r="3" /><circle r="3" /></svg>;
}

function connect(texts: HTMLElement, svg: SVGSVGElement, id: string | undefined): void {
  texts.querySelector(".row.lit")?.classList.remove("lit");
  const cell = id && texts.querySelector<HTMLElement>(`.cell[data-moved="${CSS.escape(id)}"]`);
  const trace = id && texts.querySelector<HTMLElement>(`.ghost[data-moved="${CSS.escape(id)}"]`);
  svg.classList.toggle("on", Boolean(cell && trace));
  if (!cell || !trace) return;
  const box = texts.getBoundingClientRect();
  const [a, b] = [cell.getBoundingClientRect(), trace.getBoundingClientRect()];
  // The line runs on the gutter's side of the column that the passage is in.
  const inward = cell.classList.contains("right") ? -1 : 1;
  const edge = (r: DOMRect) => (inward < 0 ? r.left : r.right) - box.left;
  const x = edge(a) + inward * 6; // between the words and their number
  const [from, to] = [a.top - box.top + 12, b.top - box.top + b.height / 2];
  const turn = 10 * Math.sign(to - from);
  const end = edge(b) + inward * 5;
  svg.querySelector("path")?.setAttribute("d", `M${x} ${from}L${x} ${to - turn}Q${x} ${to} ${x - inward * Math.min(10, Math.abs(end - x))} ${to}L${end} ${to}`);
  const [start, stop] = svg.querySelectorAll("circle");
  for (const [dot, cx, cy] of [[start, x, from], [stop, end, to]] as const) {
    dot?.setAttribute("cx", String(cx));
    dot?.setAttribute("cy", String(cy));
  }
  cell.closest(".row")?.classList.add("lit");
}
