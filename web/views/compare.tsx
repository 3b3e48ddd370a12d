import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Document, Pair } from "../report";
import { choosePlace, counts, hidden, pair, selected, shown, step, swap, toggle, type PairView } from "../state/pair";
import { kinds } from "../state/marks";
import { longName, placeOf, shortName } from "../state/names";
import { activity } from "../state/session";
import { count, decimal, number, t } from "../state/strings";
import { Counter } from "./counter";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { Progress } from "./progress";
import { RowView } from "./row";
import { TroubleNote } from "./trouble";

/** Two versions side by side, both whole. */
export function CompareView() {
  const p = pair.value;
  const texts = useRef<HTMLDivElement>(null);
  // A step touches the two marks concerned and scrolls; the rows are not drawn again.
  useSignalEffect(() => {
    if (selected.value) requestAnimationFrame(() => show(texts.current));
  });
  if (!p) {
    return <section class="compare" aria-label={t("page.step.compare")}><div class="wait"><Progress /><TroubleNote />{!activity.value && <a class="btn" href="#files">{t("page.step.files")}</a>}</div></section>;
  }
  const alone = !p.other && p.order.length === 0; // one version, and nothing to step through
  return (
    <section class="compare" aria-label={t("page.step.compare")}>
      <h1 class="sr">{t("page.step.compare")}</h1>
      {!alone && <Bar />}
      <div class={alone ? "desk alone" : "desk"}>
        <div class={p.right ? "texts" : "texts single"} ref={texts}>
          <Heads p={p} />
          {activity.value && <Progress />}
          <Relation p={p} />
          <div class="rows">{p.rows.map((row) => <RowView key={row.id} row={row} p={p} />)}</div>
          <p class="textend">{ending(p)}</p>
        </div>
        {!alone && <Panel />}
      </div>
    </section>
  );
}

/** Brings the selected mark into sight. */
function show(texts: HTMLElement | null): void {
  const mark = texts?.querySelector("[aria-current=true]");
  (mark?.closest(".block") ?? mark)?.scrollIntoView({ block: "center", behavior: "instant" });
}

function Bar() {
  return (
    <div class="filters" role="toolbar" aria-label={t("page.differences")}>
      <div class="chips" role="group" aria-label={t("page.kinds")}>
        {counts.value.map(({ kind, n }, i) => (
          <button key={kind} class="chip" data-k={kind} aria-pressed={!hidden.value.has(kind)} onClick={() => toggle(kind)}>
            <Icon name={kind} /><span class="w">{t(`page.kind.${kind}`)}</span> <span class="c">{number(n)}</span> <kbd>{i + 1}</kbd>
          </button>
        ))}
      </div>
      <div hidden>{kinds.map((kind) => <span key={kind} id={`kind-${kind}`}>{t(`page.kind.${kind}`)}</span>)}</div>
      <div class="pager">
        <button class="btn" data-step="previous" onClick={() => step(-1)} disabled={!shown.value.length}><Icon name="prev" />{t("page.previous")} <kbd>K</kbd></button>
        <Counter />
        <button class="btn" data-step="next" onClick={() => step(1)} disabled={!shown.value.length}><Icon name="next" />{t("page.next")} <kbd>J</kbd></button>
      </div>
    </div>
  );
}

function Heads({ p }: { p: PairView }) {
  return (
    <header class="heads">
      <Head p={p} doc={p.left} column="left" />
      {p.right && <button class="icon-btn swap" aria-label={t("page.swap")} title="V" onClick={swap}><Icon name="swap" /></button>}
      {p.right && <Head p={p} doc={p.right} column="right" />}
    </header>
  );
}

function Head({ p, doc, column }: { p: PairView; doc: Document; column: "left" | "right" }) {
  const n = [...p.numbers.keys()].filter((id) => id.startsWith(`${doc.id}.`)).length;
  return (
    <div class="head" dir={doc.dir}>
      <h2 class="sr">{longName(p.report, doc)}</h2>
      <label class="pick">
        <span class="sr">{t(`page.pick.${column}`)}</span>
        <select lang={doc.lang} data-column={column} value={placeOf(p.report, doc)} disabled={!p.right} onChange={(e) => choosePlace(column, e.currentTarget.value)}>
          {p.report.documents.map((d) => <option key={d.id} value={placeOf(p.report, d)} lang={d.lang}>{longName(p.report, d)}</option>)}
        </select>
        <Icon name="down" />
      </label>
      <p><bdi>{count("page.paragraphs", n)}</bdi>{p.right && doc === p.lead && <bdi>{t("page.leads")}</bdi>}</p>
    </div>
  );
}

/** How the two stand to each other, where it is not simply two reports of one statement. */
function Relation({ p }: { p: PairView }) {
  if (!p.other) return <p class="relation"><Icon name="note" /><span><b>{t("page.one.title")}</b> {t("page.one.next")} <a href="#files">{t("page.step.files")}</a></span></p>;
  const between = p.report.pairs.find((x) => involves(x, p));
  if (!between || between.relation === "versions") return null;
  const args = { a: shortName(p.report, p.left), b: shortName(p.report, p.other === p.left ? p.lead : p.other), similarity: decimal(between.similarity) };
  return <p class="relation" data-relation={between.relation}><Icon name={between.relation === "unrelated" ? "warn" : "note"} /><span>{t(`page.relation.${between.relation}`, args)}</span></p>;
}

const involves = (x: Pair, p: PairView) =>
  (x.a === p.lead.id && x.b === p.other?.id) || (x.b === p.lead.id && x.a === p.other?.id);

function ending(p: PairView): string {
  const rows = p.rows.filter((r) => r.kind === "texts");
  const paired = rows.filter((r) => r.lead.length && r.other.length);
  if (!p.other) return t("page.end.one");
  return [t("page.end"), count("page.end.pairs", paired.length), count("page.end.moved", paired.filter((r) => r.moved).length),
    count("page.end.alone", rows.length - paired.length)].join(" ");
}
