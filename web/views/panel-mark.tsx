import { useSignal, type Signal } from "@preact/signals";
import type { Document } from "../report";
import { asideCurrent, linkClosest } from "../state/deeds";
import { blocksOf, sourcesOf, type Mark } from "../state/marks";
import { shortName } from "../state/names";
import { besideOf, ordered, type PairView } from "../state/pair";
import { paragraphNumbers } from "../state/rows";
import { count, decimal, t } from "../state/strings";
import { glued } from "./glued";
import { Icon } from "./icons";

/** A difference: its words and who says them, the other versions, and what the program went by. */
export function Explanation({ mark, p }: { mark: Mark; p: PairView }) {
  const doc = p.report.documents.find((d) => d.id === mark.detail.doc);
  const whole = useSignal(false); // passages are quoted whole, not by their beginning
  if (!doc) return null;
  return (
    <>
      <section>
        <h3>{t("page.words.exact")}</h3>
        <p class="words" lang={mark.block.lang} dir={doc.dir}>{glued(doc.text.slice(mark.detail.start, mark.detail.end), mark.block.lang)}</p>
        <Who mark={mark} doc={doc} />
        <p class="ref"><bdi>{reference(p, doc, mark.detail.start)}</bdi> <button class="link" data-act="aside" onClick={asideCurrent}>{t("page.aside.do")}</button></p>
      </section>
      <section>
        <h3>{t("page.others")}</h3>
        <Others mark={mark} p={p} whole={whole} />
      </section>
      <Why mark={mark} p={p} whole={whole.value} />
    </>
  );
}

function Who({ mark, doc }: { mark: Mark; doc: Document }) {
  if (!mark.cues.length) return <p class={mark.kind === "unverified" ? "who none" : "who"}>{t(`page.who.${mark.kind === "unverified" ? "nobody" : "outlet"}`)}</p>;
  return (
    <>
      {mark.cues.map((a) => (
        <p key={a.id} class={mark.kind === "unverified" ? "who none" : "who"}>
          {t(`page.who.${a.kind}`)} <span class="cue">{t("page.cue")} <q lang={doc.lang} dir={doc.dir}>{doc.text.slice(a.cue.start, a.cue.end)}</q></span>
        </p>
      ))}
    </>
  );
}

/** "¶5": the paragraph that a place is in. */
function paragraphAt(doc: Document, at: number): string {
  const block = doc.blocks.find((b) => b.start <= at && at < b.end);
  const n = block && paragraphNumbers(doc).get(block.id);
  return n ? `¶${n}` : t("page.role.headline");
}

/** "002 AR ¶5": the version, and the paragraph. */
export const reference = (p: PairView, doc: Document, at: number): string => `${shortName(p.report, doc)} ${paragraphAt(doc, at)}`;

function Others({ mark, p, whole }: { mark: Mark; p: PairView; whole: Signal<boolean> }) {
  const docs = (ids: string[]) => ordered(p.report).filter((d) => ids.includes(d.id));
  const says = docs(mark.detail.presentIn);
  return (
    <>
      <ul class={whole.value ? "others whole" : "others"}>
        {says.map((d) => <li key={d.id} class="says"><Icon name="says" /><Counterpart mark={mark} doc={d} p={p} /></li>)}
        {docs(mark.detail.absentFrom).map((d) => <li key={d.id} class="silent-w"><Icon name="silent" /><Absent mark={mark} doc={d} p={p} /></li>)}
      </ul>
      <p class="tally">{count("page.tally", says.length + 1, { total: p.report.documents.length })} {count("page.sources", sourcesOf(p.report, mark.detail))}
        {Object.keys(mark.detail.against).length > 0 && <> <button class="link" aria-pressed={whole.value} onClick={() => (whole.value = !whole.value)}>{t("page.others.whole")}</button></>}
      </p>
    </>
  );
}

function Counterpart({ mark, doc, p }: { mark: Mark; doc: Document; p: PairView }) {
  const link = p.report.links.find((l) => l.id === mark.detail.against[doc.id]?.link);
  const sentences = link ? [...link.a, ...link.b].filter((s) => s.startsWith(`${doc.id}.`)) : [];
  const block = blocksOf(doc, sentences)[0];
  const parts = block?.sentences.filter((s) => sentences.includes(s.id)) ?? [];
  // Words that a longer passage holds have no link of their own, but what comes closest.
  const first = parts[0] ?? mark.detail.against[doc.id]?.closest;
  if (!first) return <span class="ver"><bdi>{shortName(p.report, doc)}</bdi></span>;
  const end = parts[parts.length - 1]?.end ?? first.end;
  return (
    <>
      <span class="ver"><bdi>{reference(p, doc, first.start)}</bdi></span>
      <q lang={doc.lang} dir={doc.dir}>{glued(doc.text.slice(first.start, end), doc.lang)}</q>
    </>
  );
}

function Absent({ mark, doc, p }: { mark: Mark; doc: Document; p: PairView }) {
  const closest = mark.detail.against[doc.id]?.closest;
  return (
    <>
      <span class="ver"><bdi>{shortName(p.report, doc)}</bdi></span>
      <span>{t("page.silent.word")}{closest && ` · ${t("page.near.at", { where: paragraphAt(doc, closest.start), x: decimal(closest.similarity) })}`}</span>
    </>
  );
}

/** The closest passage in the version beside it, so that the reader can overrule the program. */
function Why({ mark, p, whole }: { mark: Mark; p: PairView; whole: boolean }) {
  const beside = besideOf(p, mark);
  const against = beside && mark.detail.against[beside.id];
  const closest = against?.closest;
  if (!beside || !closest || !mark.only) return null;
  return (
    <section class={whole ? "why whole" : "why"}>
      <h3>{t("page.why")}</h3>
      <dl>
        <dt>{t("page.why.closest")}</dt>
        <dd><bdi>{reference(p, beside, closest.start)}</bdi> <q lang={beside.lang} dir={beside.dir}>{glued(beside.text.slice(closest.start, closest.end), beside.lang)}</q> <button class="link" data-act="closest" onClick={linkClosest}>{t("page.act.closest")}</button></dd>
        <dt>{t("page.why.similarity")}</dt>
        <dd><Similarity x={closest.similarity} /></dd>
        <dt>{t("page.why.score")}</dt>
        <dd>{against.by ? t("page.why.yours") : <bdi>{decimal(against.score)}</bdi>}</dd>
        <Names ids={against.shared} what={t("page.why.shared")} p={p} />
        <Names ids={against.missing} what={t("page.why.missing")} p={p} />
      </dl>
    </section>
  );
}

/** The names and numbers that both have, or that only one has. */
function Names({ ids, what, p }: { ids: string[]; what: string; p: PairView }) {
  const words = ids.flatMap((id) => {
    const value = p.report.values.find((v) => v.id === id || v.id === p.report.entities.find((e) => e.id === id)?.values[0]);
    const doc = value && p.report.documents.find((d) => d.id === value.doc);
    return doc ? [doc.text.slice(value.start, value.end)] : [];
  });
  if (!words.length) return null;
  return <><dt>{what}</dt><dd>{[...new Set(words)].map((w) => <bdi class="tok" key={w}>{w}</bdi>)}</dd></>;
}

/** A similarity, drawn and in figures. */
export function Similarity({ x }: { x: number }) {
  return <><span class="meter" aria-hidden="true"><i style={{ inlineSize: `${Math.max(0, Math.min(1, x)) * 100}%` }} /></span><bdi>{decimal(x)}</bdi></>;
}
