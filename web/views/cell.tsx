import { useComputed } from "@preact/signals";
import type { Block, Document } from "../report";
import { hiddenIn } from "../state/hiding";
import { segments, type Mark } from "../state/marks";
import { placeOf, shortName } from "../state/names";
import { sameTexts, selected, wordly, type PairView } from "../state/pair";
import type { Side, TextsRow } from "../state/rows";
import { decimal, t } from "../state/strings";
import { glued } from "./glued";
import { Icon } from "./icons";
import { jump } from "./jump";
import { BlockTag, MarkSpan } from "./mark";
import { memo } from "./memo";
import { Pick } from "./pick";

export const sideOf = (p: PairView, d: Document): Side => (d === p.lead ? "lead" : "other");
export const docOf = (p: PairView, side: Side): Document => (side === "lead" ? p.lead : (p.other ?? p.lead));

/** How a paragraph is referred to: its number, or that it is the headline. */
export function paragraph(p: PairView, b: Block | undefined): string {
  const n = b && p.beside.numbers.get(b.id);
  return n ? `¶${n}` : t("page.role.headline");
}

/** One version's half of a row: its paragraphs, or that it is silent. */
export function CellView({ row, side, p }: { row: TextsRow; side: Side; p: PairView }) {
  const doc = docOf(p, side);
  const blocks = row[side];
  const column = doc === p.left ? "left" : "right";
  if (!blocks.length) return <div class={`cell empty ${column}`} dir={doc.dir}><Silent row={row} side={side} p={p} /></div>;
  const moved = row.moved && side === "other";
  return (
    <div class={`cell ${column}`} dir={doc.dir} data-moved={moved ? blocks[0]?.id : undefined}>
      {moved && (
        <p class="moved-tag"><Icon name="moved" /><a class="ui" href={`#trace-${blocks[0]?.id}`} onClick={jump}>{t("page.moved", { n: paragraph(p, blocks[0]) })}</a></p>
      )}
      {blocks.map((b) => <BlockView key={b.id} block={b} doc={doc} p={p} />)}
    </div>
  );
}

interface BlockOf { block: Block; doc: Document; p: PairView }

const BlockView = memo(DrawnBlock, (a: BlockOf, b: BlockOf) =>
  a.block === b.block && sameTexts(a.p, b.p) && a.p.beside.looks.get(a.block.id) === b.p.beside.looks.get(b.block.id));

/**
 * A paragraph. Hiding a kind draws again only the marks of that kind; but where all of a paragraph is marked, the
 * paragraph: its edge and label go.
 */
function DrawnBlock({ block, doc, p }: BlockOf) {
  const all = p.beside.marks.get(block.id) ?? [];
  const marks = all[0]?.whole ? all.filter((m) => !hiddenIn(block.id).has(m.kind)) : all;
  const edge = marks[0]?.whole ? (marks.find((m) => m.kind === "unverified") ?? marks[0]) : null;
  const tagged = marks.filter((m) => m === edge || m.kind === "unverified");
  const still = `${edge ? "block" : ""} ${block.role}`;
  const on = useComputed(() => (marks.some((m) => m.key === selected.value) ? "true" : undefined));
  return (
    <div class={still} data-on={edge ? on : undefined} data-k={edge?.kind} id={`b-${block.id}`} data-place={`${placeOf(p.report, doc)}:${block.start}`}>
      <Pick block={block} doc={doc} p={p} />
      {tagged.map((m) => <BlockTag key={m.key} mark={m} doc={doc} p={p} />)}
      <Words block={block} doc={doc} marks={marks} edge={edge} p={p} />
    </div>
  );
}

interface WordsOf { block: Block; doc: Document; marks: Mark[]; edge: Mark | null; p: PairView }

/** A block's text. Where the block's own label and edge show that all of it is marked, only cues are underlined. */
function Words({ block, doc, marks, edge, p }: WordsOf) {
  const heading = block.role === "headline" || block.role === "subhead";
  const differing = wordly.value ? p.beside.differing.get(block.id) : undefined;
  const begun = new Set<Mark>();
  return (
    <p class="text" lang={block.lang} role={heading ? "heading" : undefined} aria-level={heading ? 3 : undefined}>
      {segments(doc.text, block, marks, differing).map((s, i) => {
        const top = s.marks[0];
        const plain = !top || (top === edge && marks.length === 1 && !s.cue);
        if (plain) return s.differs ? <span key={i} class="wd">{s.text}</span> : glued(s.text, block.lang);
        const begins = s.marks.filter((m) => !begun.has(m));
        for (const m of begins) begun.add(m);
        return <MarkSpan key={s.marks.map((m) => m.key).join() + i} segment={s} begins={begins} edge={edge} lang={block.lang} p={p} />;
      })}
    </p>
  );
}

/** What stands opposite a passage without counterpart: that there is none, and what comes closest. */
function Silent({ row, side, p }: { row: TextsRow; side: Side; p: PairView }) {
  const here = docOf(p, side);
  const name = shortName(p.report, here);
  const speaks = row.lead[0] ?? row.other[0];
  const mark = (p.beside.marks.get(speaks?.id ?? "") ?? []).find((m) => m.only);
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
