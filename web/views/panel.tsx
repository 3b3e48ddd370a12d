import type { Mark } from "../state/marks";
import { between, current, currentRow, grown, hidden, open, pair, step, type PairView } from "../state/pair";
import { count, t } from "../state/strings";
import { Acts } from "./acts";
import { Counter } from "./counter";
import { Icon } from "./icons";
import { Explanation } from "./panel-mark";
import { RowExplanation } from "./panel-row";

/** The selected difference or row: its words, who says it, the other versions, why the program thinks so, what to do. */
export function Panel() {
  const mark = current.value;
  const row = currentRow.value;
  const p = pair.value;
  if (!p) return null;
  return (
    <aside class={grown.value ? "panel open-sheet" : "panel"} data-k={mark?.kind} aria-label={t("page.panel")}>
      <p class="sr" role="status">{mark ? <Told mark={mark} p={p} /> : row ? t(`page.tie.${row.tie}`) : ""}</p>
      <div class="p-head">
        <h2 class="kind">{mark ? <><Icon name={mark.kind} />{t(`page.kind.${mark.kind}`)}</> : row ? <><Icon name={row.tie} />{t(`page.tie.${row.tie}`)}</> : t("page.panel")}</h2>
        <Counter />
        <span class="mini">
          <button class="icon-btn" aria-label={t("page.previous")} onClick={() => step(-1)}><Icon name="prev" /></button>
          <button class="icon-btn" aria-label={t("page.next")} onClick={() => step(1)}><Icon name="next" /></button>
        </span>
        <button class="icon-btn p-grow" aria-expanded={grown.value} aria-label={t("page.panel.grow")} onClick={() => (grown.value = !grown.value)}><Icon name="up" /></button>
      </div>
      <div class="p-body" tabIndex={0} role="region" aria-label={t("page.explanation")}>
        {mark?.faint && <p class="faint">{t("page.faint")}</p>}
        {mark ? <Explanation mark={mark} p={p} /> : row ? <RowExplanation row={row} p={p} /> : <Hint />}
      </div>
      {(mark || row) && <Acts key={mark?.key} mark={mark} row={row} p={p} />}
    </aside>
  );
}

/** What a screen reader is told of the mark stepped to: its kind, where it stands among the others, its words. */
function Told({ mark, p }: { mark: Mark; p: PairView }) {
  const doc = mark.detail.doc === p.lead.id ? p.lead : (p.other ?? p.lead);
  return <>{t(`page.kind.${mark.kind}`)} <Counter /> <span key={mark.key} lang={mark.block.lang} dir={doc.dir}>{doc.text.slice(mark.detail.start, mark.detail.end)}</span></>;
}

/** With nothing selected: what there is to select, or why there is nothing. */
function Hint() {
  const marks = open.value;
  const unseen = marks.length > 0 && marks.every((m) => hidden.value.has(m.kind));
  if (unseen) {
    return <div class="hint"><p>{count("page.all.hidden", marks.length)}</p><button class="btn" onClick={() => (hidden.value = new Set())}>{t("page.all.show")}</button></div>;
  }
  const none = between.value?.relation === "unrelated" ? "page.panel.unrelated" : "page.panel.none";
  return <p class="hint">{t(marks.length ? "page.panel.hint" : none)}</p>;
}
