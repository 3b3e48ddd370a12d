import { useComputed } from "@preact/signals";
import type { Block, Document } from "../report";
import { segments, type Mark } from "../state/marks";
import { shortName } from "../state/names";
import { hidden, selected, type PairView } from "../state/pair";
import type { Row, Side } from "../state/rows";
import { count, decimal, t } from "../state/strings";
import { Restore } from "./corrections";
import { Icon } from "./icons";
import { BlockTag, MarkSpan } from "./mark";

type Texts = Extract<Row, { kind: "texts" }>;

/** One row: two cells and the gutter between them, or the trace of a passage that moved, or what was set aside. */
export function RowView({ row, p }: { row: Row; p: PairView }) {
  if (row.kind === "trace") return <Trace row={row} p={p} />;
  if (row.kind === "aside") return <AsideRow row={row} p={p} />;
  const left = sideOf(p, p.left);
  return (
    <article class="row" id={row.id} data-tie={row.tie}>
      {!p.right && <p class="structure">{paragraph(p, row.lead[0])}</p>}
      <CellView row={row} side={left} p={p} />
      {p.right && <Gutter row={row} p={p} />}
      {p.right && <CellView row={row} side={left === "lead" ? "other" : "lead"} p={p} />}
    </article>
  );
}

const sideOf = (p: PairView, d: Document): Side => (d === p.lead ? "lead" : "other");
const docOf = (p: PairView, side: Side): Document => (side === "lead" ? p.lead : (p.other ?? p.lead));

function CellView({ row, side, p }: { row: Texts; side: Side; p: PairView }) {
  const doc = docOf(p, side);
  const blocks = row[side];
  const column = doc === p.left ? "left" : "right";
  if (!blocks.length) return <div class={`cell empty ${column}`} dir={doc.dir}><Silent row={row} side={side} p={p} /></div>;
  return (
    <div class={`cell ${column}`} dir={doc.dir}>
      {row.moved && side === "other" && (
        <p class="moved-tag"><Icon name="moved" /><a class="ui" href={`#trace-${blocks[0]?.id}`} onClick={jump}>{t("page.moved", { n: paragraph(p, blocks[0]) })}</a></p>
      )}
      {blocks.map((b) => <BlockView key={b.id} block={b} doc={doc} p={p} />)}
    </div>
  );
}

function BlockView({ block, doc, p }: { block: Block; doc: Document; p: PairView }) {
  const marks = (p.marks.get(block.id) ?? []).filter((m) => !hidden.value.has(m.kind));
  const edge = marks[0]?.whole ? (marks.find((m) => m.kind === "unverified") ?? marks[0]) : null;
  const tagged = marks.filter((m) => m === edge || m.kind === "unverified");
  const still = `${edge ? "block" : ""} ${block.role}`;
  const on = useComputed(() => (marks.some((m) => m.key === selected.value) ? "true" : undefined));
  return (
    <div class={still} data-on={edge ? on : undefined} data-k={edge?.kind} id={`b-${block.id}`}>
      {tagged.map((m) => <BlockTag key={m.key} mark={m} doc={doc} p={p} />)}
      <Words block={block} doc={doc} marks={marks} whole={edge !== null} />
    </div>
  );
}

/** A block's text. Where the block's own label and edge show that all of it is marked, only cues are underlined. */
function Words({ block, doc, marks, whole }: { block: Block; doc: Document; marks: Mark[]; whole: boolean }) {
  const quiet = whole && marks.length === 1;
  const tag = block.role === "headline" || block.role === "subhead" ? "heading" : "paragraph";
  return (
    <p class="text" lang={block.lang} role={tag === "heading" ? "heading" : undefined} aria-level={tag === "heading" ? 3 : undefined}>
      {segments(doc.text, block, marks).map((s, i) =>
        s.mark && !(quiet && !s.cue) ? <MarkSpan key={s.mark.key + i} segment={s} mark={s.mark} soft={whole && !s.cue} /> : s.text)}
    </p>
  );
}

/** What stands opposite a passage without counterpart: that there is none, and what comes closest. */
function Silent({ row, side, p }: { row: Texts; side: Side; p: PairView }) {
  const here = docOf(p, side);
  const name = shortName(p.report, here);
  const speaks = row.lead[0] ?? row.other[0];
  const mark = (p.marks.get(speaks?.id ?? "") ?? []).find((m) => m.only);
  const closest = mark?.detail.against[here.id]?.closest;
  const near = closest && here.blocks.find((b) => b.start <= closest.start && closest.start < b.end);
  if (row.elsewhere) {
    return <p class="silent"><Icon name="silent" /><span class="ui">{t("page.elsewhere", { v: name, n: paragraph(p, row.elsewhere) })} <a href={`#b-${row.elsewhere.id}`} onClick={jump}>{t("page.goto")}</a></span></p>;
  }
  if (!mark) return <p class="silent"><Icon name="silent" /><span class="ui">{t("page.silent.plain", { v: name })}</span></p>;
  return (
    <p class="silent"><Icon name="silent" />
      <span class="ui">{t("page.silent", { v: name })} {near && closest && t("page.silent.near", { n: paragraph(p, near), x: decimal(closest.similarity) })}</span>
    </p>
  );
}

/** How a paragraph is referred to: its number, or that it is the headline. */
export function paragraph(p: PairView, b: Block | undefined): string {
  const n = b && p.numbers.get(b.id);
  return n ? `¶${n}` : t("page.role.headline");
}

function Gutter({ row, p }: { row: Texts; p: PairView }) {
  const left = sideOf(p, p.left);
  const numbers = (blocks: Block[]) => blocks.flatMap((b) => p.numbers.get(b.id) ?? []).join(" ");
  const [a, b] = left === "lead" ? [row.lead, row.other] : [row.other, row.lead];
  const alone = !a.length || !b.length;
  const what = alone ? t("page.tie.none") : t(`page.tie.${row.tie}`);
  return (
    <div class="gut" title={what}>
      <b data-v={p.left.source.slice(0, 3)}>{numbers(a)}</b>
      <span class={`tie ${row.moved ? "moved" : ""} ${!a.length ? "flip" : ""}`}><Icon name={alone ? "none" : row.tie === "none" ? "none" : row.tie} /><span class="sr">{what}</span></span>
      <b data-v={p.right?.source.slice(0, 3)}>{numbers(b)}</b>
    </div>
  );
}

function Trace({ row, p }: { row: Extract<Row, { kind: "trace" }>; p: PairView }) {
  const column = p.other === p.left ? "left" : "right";
  return (
    <div class={`row ghost-row ${column}`} id={row.id}>
      <a class="ghost" href={`#b-${row.block.id}`} onClick={jump}>
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
        <summary><span class="ui">{count(`page.aside.${why}`, row.blocks.length)}</span></summary>
        {row.blocks.map((b) => <p key={b.id} class="text" lang={b.lang} id={`b-${b.id}`}>{doc.text.slice(b.start, b.end)} <Restore doc={doc} block={b} /></p>)}
      </details>
    </div>
  );
}

/** Follows a reference within the text without changing the address, which names the view. */
function jump(e: MouseEvent): void {
  e.preventDefault();
  const id = (e.currentTarget as HTMLAnchorElement).hash.slice(1);
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: "center" });
  target?.animate?.([{ backgroundColor: "var(--accent-tint)" }, {}], { duration: 1600 });
}
