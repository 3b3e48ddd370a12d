import { useComputed } from "@preact/signals";
import type { Document } from "../report";
import type { Mark, Segment } from "../state/marks";
import { shortName } from "../state/names";
import { selected, type PairView } from "../state/pair";
import { list, t } from "../state/strings";
import { Icon } from "./icons";

/** The label over a passage: its kind, the cue that makes it unverified, and that only this version has it. */
export function BlockTag({ mark, doc, p }: { mark: Mark; doc: Document; p: PairView }) {
  const current = useComputed(() => (selected.value === mark.key ? "true" : undefined));
  const also = mark.detail.presentIn.flatMap((id) => p.report.documents.find((d) => d.id === id) ?? []);
  return (
    <button class="block-tag" data-k={mark.kind} aria-current={current} onClick={() => (selected.value = mark.key)}>
      <Icon name={mark.kind} /><span class="ui word">{t(`page.kind.${mark.kind}.short`)}</span>
      {mark.kind === "unverified" && mark.cues.map((a) => <q key={a.id} lang={doc.lang} dir={doc.dir}>{doc.text.slice(a.cue.start, a.cue.end)}</q>)}
      <span class="ui muted">
        {mark.only && !also.length && t("page.only", { v: shortName(p.report, doc) })}
        {mark.only && also.length > 0 && t("page.not", { v: shortName(p.report, doc === p.lead && p.other ? p.other : p.lead) })}
        {!mark.only && also.length > 0 && t("page.also", { v: list(also.map((d) => shortName(p.report, d))) })}
      </span>
    </button>
  );
}

/**
 * Marked words. The icon is glued to the first word, so that no icon is left at a line's end. Soft ones, whose block
 * already says what they are, show themselves when pointed at or selected.
 */
export function MarkSpan({ segment, mark, soft }: { segment: Segment; mark: Mark; soft: boolean }) {
  const current = useComputed(() => (selected.value === mark.key ? "true" : undefined));
  const choose = () => { selected.value = mark.key; };
  const onKey = (e: KeyboardEvent) => {
    if (e.key !== "Enter" && e.key !== " ") return;
    e.preventDefault();
    choose();
  };
  const [, first = "", rest = ""] = /^(\s*\S*)([\s\S]*)$/.exec(segment.text) ?? [];
  return (
    <span class={soft ? "d soft" : segment.cue ? "d cue" : "d"} data-k={mark.kind} role="button" tabIndex={0} aria-describedby={`kind-${mark.kind}`} aria-current={current} onClick={choose} onKeyDown={onKey}>
      {soft ? segment.text : <><span class="nb"><Icon name={mark.kind} />{first}</span>{rest}</>}
    </span>
  );
}
