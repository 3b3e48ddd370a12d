import { useComputed } from "@preact/signals";
import type { Document } from "../report";
import { reviewOf } from "../state/corrections";
import { hiddenIn } from "../state/hiding";
import { foremost, type Mark, type Segment } from "../state/marks";
import { shortName } from "../state/names";
import { besideOf, selected, type PairView } from "../state/pair";
import { list, t } from "../state/strings";
import { glued } from "./glued";
import { Icon } from "./icons";

/** The label over a passage: its kind, the cue that makes it unverified, and that only this version has it. */
export function BlockTag({ mark, doc, p }: { mark: Mark; doc: Document; p: PairView }) {
  const current = useComputed(() => (selected.value === mark.key ? "true" : undefined));
  // Computed apart, so that a word on one mark draws no other again.
  const look = useComputed(() => {
    const { verdict, checked } = reviewOf(mark, besideOf(p, mark));
    return hiddenIn(mark.block.id).has(mark.kind) ? "" : `shown ${verdict} ${checked}`;
  });
  const also = mark.detail.presentIn.flatMap((id) => p.report.documents.find((d) => d.id === id) ?? []);
  const [shown, verdict, checked] = look.value.split(" ");
  if (!shown) return null;
  const done = verdict === "same";
  return (
    <button class="block-tag" data-k={mark.kind} data-done={done || undefined} aria-current={current} onClick={() => (selected.value = mark.key)}>
      <Icon name={done ? "check" : mark.kind} /><span class="ui word">{t(`page.kind.${mark.kind}.short`)}</span>
      {mark.kind === "unverified" && mark.cues.map((a) => <q key={a.id} lang={doc.lang} dir={doc.dir}>{doc.text.slice(a.cue.start, a.cue.end)}</q>)}
      <span class="ui muted">
        {mark.only && !also.length && t("page.only", { v: shortName(p.report, doc) })}
        {mark.only && also.length > 0 && t("page.not", { v: shortName(p.report, doc === p.lead && p.other ? p.other : p.lead) })}
        {!mark.only && also.length > 0 && t("page.also", { v: list(also.map((d) => shortName(p.report, d))) })}
      </span>
      {done && <span class="ui">{t("page.settled")}</span>}
      {checked === "true" && <span class="ui ticked"><Icon name="check" />{t("page.checked")}</span>}
    </button>
  );
}

interface Piece { segment: Segment; begins: Mark[]; edge: Mark | null; lang: string; p: PairView }

/**
 * Marked words. Only the first piece of a mark is a button; the icon is glued to its first word, so that no icon is
 * left at a line's end. Of marks over a piece the block's own, which its edge shows, gives way to the others; where it is
 * alone the piece is soft, and shows itself when pointed at or selected.
 * Words whose kinds are all hidden stay where they are, as words.
 */
export function MarkSpan({ segment: { marks, text, cue }, begins, edge, lang, p }: Piece) {
  const soft = marks[0] === edge && !cue;
  const shown = () => marks.filter((m) => !hiddenIn(m.block.id).has(m.kind));
  const look = useComputed(() => {
    const those = shown();
    const seen = foremost(those.length > 1 ? those.filter((m) => m !== edge) : those);
    const review = seen && reviewOf(seen, besideOf(p, seen));
    return seen ? [marks.indexOf(seen), those.findIndex((m) => begins.includes(m)), review?.verdict === "same", review?.checked].join() : "";
  });
  const current = useComputed(() => (marks.some((m) => m.key === selected.value) ? "true" : undefined));
  const [at = "", begun, done, checked] = look.value.split(",").map((x) => x !== "false" && x);
  const seen = at && marks[Number(at)];
  if (!seen) return <span>{glued(text, lang)}</span>;
  const first = shown()[Number(begun)]; // what begins here, and is chosen first; not always what is seen
  // A click takes the shortest mark under it; on the selected one, the next longer.
  const choose = () => {
    const those = shown();
    selected.value = those[(those.findIndex((m) => m.key === selected.value) + 1) % those.length]!.key;
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    choose();
  };
  const [, word = "", rest = ""] = /^(\s*\S*)([\s\S]*)$/.exec(text) ?? [];
  const button = first ? { role: "button" as const, tabIndex: 0, "aria-describedby": `kind-${first.kind}`, onKeyDown: onKey } : {};
  return (
    <span class={soft ? "d soft" : "d"} data-k={seen.kind} data-faint={seen.faint || undefined} data-done={done || undefined} aria-current={current} onClick={choose} {...button}>
      {first && !soft ? <><span class="nb"><Icon name={first === seen && (done || checked) ? "check" : first.kind} />{word}</span>{glued(rest, lang)}</> : glued(text, lang)}
    </span>
  );
}
