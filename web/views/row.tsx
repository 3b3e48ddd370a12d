import { useComputed, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Block } from "../report";
import { pairedBy } from "../state/corrections";
import { shortName, tinyName } from "../state/names";
import { rowKey, sameTexts, selected, type PairView } from "../state/pair";
import type { FoldRow, Row, TextsRow } from "../state/rows";
import { count, t } from "../state/strings";
import { CellView, docOf, paragraph, sideOf } from "./cell";
import { Restore } from "./corrections";
import { Icon } from "./icons";
import { jump } from "./jump";
import { memo } from "./memo";

interface RowOf { row: Row; p: PairView }

/** Which row it is, whichever version leads: a row that looks as before is kept when the versions are swapped. */
export const keyOf = (row: Row): string =>
  row.kind === "texts" ? [...row.lead, ...row.other].map((b) => b.id).sort().join(" ") : row.id;

/** What of a row is to be seen, as far as it depends on which version leads. */
function look({ row, p }: RowOf): string {
  const ids = (blocks: Block[]) => blocks.map((b) => b.id).join(" ");
  switch (row.kind) {
    case "texts": return [...(p.left === p.lead ? [row.lead, row.other] : [row.other, row.lead]).map(ids), row.tie, row.moved && ids(row.other), row.elsewhere?.id,
      ...[...row.lead, ...row.other].map((b) => p.beside.looks.get(b.id)).sort()].join();
    case "trace": return [row.id, row.beside.id, row.down].join();
    case "aside": return [row.id, ids(row.blocks)].join();
    case "fold": return row.rows.map((r) => look({ row: r, p })).join(";");
  }
}

/** One row: two cells and the gutter between them, or the trace of a passage that moved, or what is set aside or folded. */
export const RowView = memo(DrawnRow, (a: RowOf, b: RowOf) => sameTexts(a.p, b.p) && look(a) === look(b));

function DrawnRow({ row, p }: RowOf) {
  if (row.kind === "trace") return <Trace row={row} p={p} />;
  if (row.kind === "aside") return <AsideRow row={row} p={p} />;
  if (row.kind === "fold") return <Fold row={row} p={p} />;
  const left = sideOf(p, p.left);
  return (
    <article class="row" data-tie={row.tie}>
      {!p.right && <p class="structure">{paragraph(p, row.lead[0])}</p>}
      <CellView key={p.left.id} row={row} side={left} p={p} />
      {p.right && <Gutter key="gutter" row={row} p={p} />}
      {p.right && <CellView key={p.right.id} row={row} side={left === "lead" ? "other" : "lead"} p={p} />}
    </article>
  );
}

/** The paragraphs' numbers, and how they are tied: a button that explains it, where there is a tie. */
function Gutter({ row, p }: { row: TextsRow; p: PairView }) {
  const key = rowKey(p, row);
  const current = useComputed(() => (selected.value === key ? "true" : undefined));
  const left = sideOf(p, p.left);
  const numbers = (blocks: Block[]) => runs(blocks.flatMap((b) => p.beside.numbers.get(b.id) ?? []));
  const [a, b] = left === "lead" ? [row.lead, row.other] : [row.other, row.lead];
  const alone = !a.length || !b.length;
  const what = alone ? t("page.tie.none") : t(`page.tie.${row.tie}`);
  const byReader = !alone && p.other !== null && pairedBy(p.lead, row.lead, p.other, row.other).length > 0;
  const icon = <><Icon name={alone ? "none" : row.tie} /><span class="sr">{what}</span></>;
  const look = `tie ${row.moved ? "moved" : ""} ${!a.length ? "flip" : ""}`;
  return (
    <div class="gut">
      <b data-v={tinyName(p.report, p.left)} data-there={a.length > 0 || undefined}>{numbers(a)}</b>
      {alone ? <span class={look} title={what}>{icon}</span>
        : <button class={look} title={what} data-by-reader={byReader || undefined} aria-current={current} onClick={() => (selected.value = key)}>{icon}</button>}
      <b data-v={p.right ? tinyName(p.report, p.right) : undefined} data-there={b.length > 0 || undefined}>{numbers(b)}</b>
    </div>
  );
}

/** Numbers as one refers to them: "3–5, 7". */
function runs(numbers: number[]): string {
  return numbers.map((n, i) => {
    if (numbers[i - 1] !== n - 1) return (i ? ", " : "") + n;
    return numbers[i + 1] === n + 1 ? "" : `–${n}`;
  }).join("");
}

function Trace({ row, p }: { row: Extract<Row, { kind: "trace" }>; p: PairView }) {
  const column = p.other === p.left ? "left" : "right";
  return (
    <div class={`row ghost-row ${column}`} id={row.id}>
      <a class="ghost" href={`#b-${row.block.id}`} data-moved={row.block.id} onClick={jump}>
        <span>{t("page.trace", { n: paragraph(p, row.block), m: paragraph(p, row.beside), v: shortName(p.report, p.lead) })}</span>
        <Icon name={row.down ? "down" : "up"} />
      </a>
    </div>
  );
}

function AsideRow({ row, p }: { row: Extract<Row, { kind: "aside" }>; p: PairView }) {
  const doc = docOf(p, row.side);
  const reasons = new Set(row.blocks.map((b) => b.aside ?? (b.role === "furniture" ? "furniture" : "line")));
  const why = reasons.size === 1 ? [...reasons][0] : "mixed";
  return (
    <div class={`row aside-row ${doc === p.left ? "left" : "right"}`} id={row.id}>
      <details class="cell" dir={doc.dir}>
        <summary class="ui">{count(`page.aside.${why}`, row.blocks.length)}</summary>
        {row.blocks.map((b) => <p key={b.id} class="text" lang={b.lang} id={`b-${b.id}`}>{doc.text.slice(b.start, b.end)} <Restore doc={doc} block={b} /></p>)}
      </details>
    </div>
  );
}

/** Rows without a difference. What is looked for in the page is found in them, and opens them. */
function Fold({ row, p }: { row: FoldRow; p: PairView }) {
  const open = useSignal(false);
  const rest = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { // before it is painted: what folds is never seen unfolded
    const reveal = () => (open.value = true);
    const hidden = rest.current;
    hidden?.addEventListener("beforematch", reveal);
    if (open.value) hidden?.removeAttribute("hidden");
    else hidden?.setAttribute("hidden", "until-found");
    return () => hidden?.removeEventListener("beforematch", reveal);
  }, [open.value]);
  return (
    <>
      <div class="row fold"><button class="link ui" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
        <Icon name={open.value ? "up" : "down"} />{count("page.fold", row.texts)}
      </button></div>
      <div ref={rest}>{row.rows.map((r) => <RowView key={keyOf(r)} row={r} p={p} />)}</div>
    </>
  );
}
