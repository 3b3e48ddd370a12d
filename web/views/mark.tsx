import { useComputed } from "@preact/signals";
import type { Document } from "../report";
import { reviewOf } from "../state/corrections";
import { foremost, type Mark, type Segment } from "../state/marks";
import { shortName } from "../state/names";
import { besideOf, selected, type PairView } from "../state/pair";
import { list, t } from "../state/strings";
import { Icon } from "./icons";

/** What the reader said of a mark. Computed apart, so that a word on one mark draws no other again. */
function useReview(mark: Mark, p: PairView): { verdict: string; checked: boolean } {
  const said = useComputed(() => {
    const { verdict, checked } = reviewOf(mark, besideOf(p, mark));
    return `${verdict} ${checked ? "checked" : ""}`;
  });
  const [verdict = "", checked] = said.value.split(" ");
  return { verdict, checked: checked === "checked" };
}

/** The label over a passage: its kind, the cue that makes it unverified, and that only this version has it. */
export function BlockTag({ mark, doc, p }: { mark: Mark; doc: Document; p: PairView }) {
  const current = useComputed(() => (selected.value === mark.key ? "true" : undefined));
  const review = useReview(mark, p);
  const also = mark.detail.presentIn.flatMap((id) => p.report.documents.find((d) => d.id === id) ?? []);
  return (
    <button class="block-tag" data-k={mark.kind} data-done={review.verdict === "same" || undefined} aria-current={current} onClick={() => (selected.value = mark.key)}>
      <Icon name={review.verdict === "same" ? "check" : mark.kind} /><span class="ui word">{t(`page.kind.${mark.kind}.short`)}</span>
      {mark.kind === "unverified" && mark.cues.map((a) => <q key={a.id} lang={doc.lang} dir={doc.dir}>{doc.text.slice(a.cue.start, a.cue.end)}</q>)}
      <span class="ui muted">
        {mark.only && !also.length && t("page.only", { v: shortName(p.report, doc) })}
        {mark.only && also.length > 0 && t("page.not", { v: shortName(p.report, doc === p.lead && p.other ? p.other : p.lead) })}
        {!mark.only && also.length > 0 && t("page.also", { v: list(also.map((d) => shortName(p.report, d))) })}
      </span>
      {review.verdict === "same" && <span class="ui">{t("page.settled")}</span>}
      {review.checked && <span class="ui ticked"><Icon name="check" />{t("page.checked")}</span>}
    </button>
  );
}

interface Piece { segment: Segment; first: boolean; soft: boolean; p: PairView }

/**
 * Marked words. Only the first piece of a mark is a button; the icon is glued to its first word, so that no icon is
 * left at a line's end. Soft ones, whose block already says what they are, show themselves when pointed at or selected.
 */
export function MarkSpan({ segment, first, soft, p }: Piece) {
  const { marks } = segment;
  const seen = foremost(marks)!;
  const current = useComputed(() => (marks.some((m) => m.key === selected.value) ? "true" : undefined));
  // A click takes the shortest mark under it; on the selected one, the next longer.
  const choose = () => {
    const at = marks.findIndex((m) => m.key === selected.value);
    selected.value = marks[(at + 1) % marks.length]!.key;
  };
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    choose();
  };
  const review = useReview(seen, p);
  const settled = review.verdict === "same";
  const [, word = "", rest = ""] = /^(\s*\S*)([\s\S]*)$/.exec(segment.text) ?? [];
  const button = first ? { role: "button" as const, tabIndex: 0, "aria-describedby": `kind-${seen.kind}`, onKeyDown: onKey } : {};
  return (
    <span class={soft ? "d soft" : "d"} data-k={seen.kind} data-faint={seen.faint || undefined} data-done={settled || undefined} aria-current={current} onClick={choose} {...button}>
      {first && !soft ? <><span class="nb"><Icon name={settled || review.checked ? "check" : seen.kind} />{word}</span>{rest}</> : segment.text}
    </span>
  );
}
