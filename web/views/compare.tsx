import { useSignalEffect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { linking } from "../state/linking";
import { ui } from "../state/prefs";
import { between, pair, selected, swap, visibleRows, type PairView } from "../state/pair";
import { shortName } from "../state/names";
import { activity } from "../state/session";
import { count, decimal, t } from "../state/strings";
import { Bar } from "./bar";
import { useCalm } from "./calm";
import { Connector } from "./connector";
import { Head } from "./head";
import { holdPlace, releasePlace } from "./hold";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { leadToPicks } from "./pick";
import { Progress } from "./progress";
import { keyOf, RowView } from "./row";
import { useScreenful } from "./screenful";
import { Strip } from "./strip";
import { TroubleNote } from "./trouble";

/** Two versions side by side, both whole. */
export function CompareView() {
  const p = pair.value;
  const texts = useRef<HTMLDivElement>(null);
  const last = useRef<{ key: string; children: VNode[] } | null>(null);
  // A step touches the two marks concerned and scrolls; the rows are not drawn again.
  useSignalEffect(() => {
    if (selected.value) requestAnimationFrame(() => show(texts.current));
  });
  useLayoutEffect(() => holdPlace(texts), []);
  const drawn = useScreenful(p, visibleRows.value, texts.current?.querySelector(".rows") ?? null);
  useCalm(texts, drawn.more, [p?.beside.key, p?.lead, drawn.rows.length, ui.value]);
  useLayoutEffect(() => releasePlace(texts.current, drawn.more), [p, drawn.more, drawn.rows.length]);
  // What was stepped to before its row was drawn comes into sight with it.
  useEffect(() => (drawn.more ? () => selected.peek() && show(texts.current) : undefined), [drawn.more]);
  const looking = linking.value; // as drawn: when the effect runs, it may be another, whose buttons do not stand yet
  const picking = useRef(looking);
  useEffect(() => {
    const begun = picking.current !== looking;
    picking.current = looking;
    if (looking) leadToPicks(texts.current, begun);
  }, [looking, p, drawn.rows.length]);
  if (!p) {
    return <section class="compare" aria-label={t("page.step.compare")}><div class="wait"><h1>{t("page.step.compare")}</h1><Progress /><TroubleNote />{!activity.value && <a class="btn" href="#files">{t("page.step.files")}</a>}</div></section>;
  }
  const children = drawn.rows.map((row) => <RowView key={keyOf(row)} row={row} p={p} />);
  // To take down the rows of the pair before costs as much as to draw a screenful: they go when the next rows come.
  const before = last.current && last.current.key !== p.beside.key ? last.current : null;
  last.current = { key: p.beside.key, children };
  const alone = !p.other && p.order.length === 0; // one version, and nothing to step through
  return (
    <section class="compare" aria-label={t("page.step.compare")}>
      <h1 class="sr">{t("page.step.compare")}</h1>
      {!alone && <Bar p={p} />}
      <div class={alone ? "desk alone" : p.right ? "desk" : "desk one"}>
        <Strip p={p} rows={drawn.rows.length} more={drawn.more} />
        <div class={p.right ? "texts" : "texts single"} ref={texts}>
          <Heads p={p} />
          <TroubleNote />
          <Relation p={p} />
          <div class="rows" key={p.beside.key} aria-busy={drawn.more} style={{ minHeight: drawn.height, paddingTop: drawn.above }}>
            {children}
          </div>
          {before && <div class="rows gone" key={before.key} aria-hidden="true">{before.children}</div>}
          <p class="textend">{ending(p)}</p>
          <Connector p={p} />
        </div>
        {!alone && <Panel />}
      </div>
      {linking.value && <p class="floating" role="status"><Icon name="moved" />{t("page.linking", { v: shortName(p.report, linking.value.to) })} <button class="link" onClick={() => (linking.value = null)}>{t("page.cancel")}</button></p>}
      {activity.value && <div class="floating"><Progress /></div>}
    </section>
  );
}

/** Brings the selected mark into sight; what is folded around it opens. */
function show(texts: HTMLElement | null): void {
  const mark = texts?.querySelector("[aria-current=true]");
  mark?.closest("[hidden]")?.dispatchEvent(new Event("beforematch"));
  const whole = mark?.closest(".block") ?? mark;
  const box = whole?.getBoundingClientRect();
  const bars = getComputedStyle(document.documentElement); // those that stand over the text, in the reader's letters
  const room = { top: parseFloat(bars.scrollPaddingTop) || 0, bottom: innerHeight - (parseFloat(bars.scrollPaddingBottom) || 30) };
  if (box && (box.top < room.top || box.bottom > room.bottom)) whole?.scrollIntoView({ block: box.height > room.bottom - room.top ? "start" : "center", behavior: "instant" });
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

/** How the two stand to each other, where it is not simply two reports of one statement. */
function Relation({ p }: { p: PairView }) {
  if (!p.other) return <p class="relation"><Icon name="note" /><span><b>{t("page.one.title")}</b> {t("page.one.next")} <a href="#files">{t("page.step.files")}</a></span></p>;
  const how = between.value;
  if (!how || how.relation === "versions") return null;
  const args = { a: shortName(p.report, p.left), b: shortName(p.report, p.other === p.left ? p.lead : p.other), similarity: decimal(how.similarity) };
  return <p class="relation" data-relation={how.relation}><Icon name={how.relation === "unrelated" ? "warn" : "note"} /><span>{t(`page.relation.${how.relation}`, args)}</span></p>;
}

function ending(p: PairView): string {
  const rows = p.rows.filter((r) => r.kind === "texts");
  const paired = rows.filter((r) => r.lead.length && r.other.length);
  if (!p.other) return t("page.end.one");
  return [t("page.end"), count("page.end.pairs", paired.length), count("page.end.moved", paired.filter((r) => r.moved).length),
    count("page.end.alone", rows.length - paired.length)].join(" ");
}
