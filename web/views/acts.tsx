import { pairedBy, reviewOf } from "../state/corrections";
import { cutRow, toggleChecked, verdict, writeNote } from "../state/deeds";
import { linking, startLinking } from "../state/linking";
import type { Mark } from "../state/marks";
import { besideOf, type PairView } from "../state/pair";
import type { TextsRow } from "../state/rows";
import { t } from "../state/strings";

/** What the reader can say of the selected difference or row. Each button pressed again takes its word back. */
export function Acts({ mark, row, p }: { mark: Mark | null; row: TextsRow | null; p: PairView }) {
  if (!mark) return row && p.other ? <RowActs row={row} p={p} /> : null;
  const review = reviewOf(mark, besideOf(p, mark));
  return (
    <div class="p-act">
      {mark.only && (
        <div class="duo">
          <Press on={review.verdict === "same"} what={t("page.act.same")} letter="S" act={() => verdict("same")} />
          <Press on={review.verdict === "different"} what={t("page.act.different")} letter="X" act={() => verdict("different")} />
        </div>
      )}
      <div class="duo">
        {mark.only && <Press on={linking.value !== null} what={t("page.act.link")} letter="L" act={startLinking} />}
        <Press on={review.checked} what={t("page.act.checked")} letter="C" act={toggleChecked} />
      </div>
      <label><span class="sr">{t("page.note")}</span>
        <textarea rows={1} id="note" dir="auto" placeholder={t("page.note.hint")} defaultValue={review.note} key={review.note} onChange={(e) => writeNote(e.currentTarget.value.trim())} />
      </label>
    </div>
  );
}

function RowActs({ row, p }: { row: TextsRow; p: PairView }) {
  const mine = p.other ? pairedBy(p.lead, row.lead, p.other, row.other) : [];
  return (
    <div class="p-act">
      {mine.length > 0 ? <button class="btn" onClick={cutRow}>{t("page.act.withdraw")}</button>
        : <button class="btn" onClick={cutRow}>{t("page.act.different")} <kbd>X</kbd></button>}
    </div>
  );
}

function Press({ on, what, letter, act }: { on: boolean; what: string; letter: string; act: () => void }) {
  return <button class="btn" aria-pressed={on} data-act={letter} onClick={act}>{what} <kbd>{letter}</kbd></button>;
}
