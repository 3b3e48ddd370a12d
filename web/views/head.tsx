import type { Document } from "../report";
import { longName, placeOf, wordsOf } from "../state/names";
import { choosePlace, ordered, type PairView } from "../state/pair";
import { count, date, t } from "../state/strings";
import { Icon } from "./icons";

/** A column's head: which version it is, to be chosen; who wrote it and when; how long it is. */
export function Head({ p, doc, column }: { p: PairView; doc: Document; column: "left" | "right" }) {
  const n = [...p.beside.numbers.keys()].filter((id) => id.startsWith(`${doc.id}.`)).length;
  return (
    <div class="head" dir={doc.dir}>
      <h2 class="sr">{longName(p.report, doc)}</h2>
      <label class="pick">
        <span class="sr">{t(`page.pick.${column}`)}</span>
        <select lang={doc.lang} data-column={column} value={placeOf(p.report, doc)} disabled={!p.right} onChange={(e) => choosePlace(column, e.currentTarget.value)}>
          {ordered(p.report).map((d) => <option key={d.id} value={placeOf(p.report, d)} lang={d.lang}>{longName(p.report, d)}</option>)}
        </select>
        <Icon name="down" />
      </label>
      <p>
        {[doc.outlet, doc.byline].filter(Boolean).map((x) => <bdi key={x} class="from">{x}</bdi>)}
        {doc.published && <bdi>{date(doc.published)}</bdi>}
        <bdi>{count("page.words", wordsOf(doc))}</bdi><bdi>{count("page.paragraphs", n)}</bdi>
        {p.right && doc === p.lead && <bdi>{t("page.leads")}</bdi>}
      </p>
    </div>
  );
}
