import type { Document, Edit, Link } from "../report";
import { linksBetween, type TextsRow } from "../state/rows";
import { pairedBy } from "../state/corrections";
import type { PairView } from "../state/pair";
import { decimal, t } from "../state/strings";
import { paragraphNumbers } from "../state/rows";
import { reference, Similarity } from "./panel-mark";

interface Tie { a: string[]; b: string[]; link: Link }

/** Why paragraphs stand side by side: the links between them and, in one language, what changed word by word. */
export function RowExplanation({ row, p }: { row: TextsRow; p: PairView }) {
  const { lead, other } = p;
  if (!other) return null;
  const within = (ids: string[], blocks: typeof row.lead) => ids.some((id) => blocks.some((b) => b.sentences.some((s) => s.id === id)));
  const links = linksBetween(p.report, lead, other).filter((l) => within(l.a, row.lead) && within(l.b, row.other));
  const mine = pairedBy(lead, row.lead, other, row.other);
  return (
    <>
      <section class="why">
        <h3>{t("page.why.together")}</h3>
        {mine.some((d) => d.kind === "link") && <p class="who">{t("page.byreader")}</p>}
        {links.map((l) => <TieView key={l.link.id} tie={l} p={p} other={other} />)}
        {!links.length && <p class="who">{t("page.why.weak", { n: paragraphNumbers(lead).get(row.lead[0]?.id ?? "") ?? "" })}</p>}
      </section>
    </>
  );
}

function TieView({ tie, p, other }: { tie: Tie; p: PairView; other: Document }) {
  const at = (d: Document, ids: string[]) => d.blocks.flatMap((b) => b.sentences).find((s) => ids.includes(s.id))?.start ?? 0;
  const { link } = tie;
  return (
    <>
      <dl>
        <dt>{t("page.why.pair")}</dt>
        <dd><bdi>{reference(p, p.lead, at(p.lead, tie.a))}</bdi> · <bdi>{reference(p, other, at(other, tie.b))}</bdi></dd>
        <dt>{t("page.why.grade")}</dt>
        <dd>{t(`page.tie.${link.grade}`)}</dd>
        <dt>{t("page.why.similarity")}</dt>
        <dd><Similarity x={link.evidence.similarity} /></dd>
        <dt>{t("page.why.score")}</dt>
        <dd><bdi>{decimal(link.score)}</bdi></dd>
      </dl>
      {link.diff.length > 0 && <WordDiff tie={tie} p={p} other={other} />}
    </>
  );
}

/** Both wordings in one line of text: what only the leading version has is struck, what only the other has is underlined. */
function WordDiff({ tie, p, other }: { tie: Tie; p: PairView; other: Document }) {
  const turned = tie.a !== tie.link.a;
  const words = (e: Edit, of: "lead" | "other") => {
    const [start, end] = (of === "lead") !== turned ? e.a : e.b;
    return (of === "lead" ? p.lead : other).text.slice(start, end);
  };
  return (
    <p class="worddiff" lang={p.lead.lang} dir={p.lead.dir}>
      {tie.link.diff.map((e, i) => {
        const [mine, theirs] = [words(e, "lead"), words(e, "other")];
        if (e.op === "same") return `${mine} `;
        return <span key={i}>{mine ? <del>{mine}</del> : <ins>{theirs}</ins>} </span>;
      })}
    </p>
  );
}
