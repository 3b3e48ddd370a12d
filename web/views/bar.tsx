import { kinds } from "../state/marks";
import { compact, counts, hidden, shown, step, toggle, wordly, type PairView } from "../state/pair";
import { number, t } from "../state/strings";
import { Counter } from "./counter";
import { Icon } from "./icons";

/** What is shown of the differences, and the way from one to the next. */
export function Bar({ p }: { p: PairView }) {
  return (
    <div class="filters" role="toolbar" aria-label={t("page.differences")}>
      <div class="chips" role="group" aria-label={t("page.kinds")}>
        {counts.value.map(({ kind, n }) => (
          <button key={kind} class="chip" data-k={kind} aria-pressed={!hidden.value.has(kind)} onClick={() => toggle(kind)}>
            <Icon name={kind} /><span class="w">{t(`page.kind.${kind}`)}</span> <span class="c">{number(n)}</span> <kbd>{kinds.indexOf(kind) + 1}</kbd>
          </button>
        ))}
      </div>
      <div hidden>{kinds.map((kind) => <span key={kind} id={`kind-${kind}`}>{t(`page.kind.${kind}`)}</span>)}</div>
      {p.other && <Modes words={p.beside.differing.size > 0} />}
      <div class="pager">
        <button class="btn" data-step="previous" onClick={() => step(-1)} disabled={!shown.value.length}><Icon name="prev" />{t("page.previous")} <kbd>K</kbd></button>
        <Counter />
        <button class="btn" data-step="next" onClick={() => step(1)} disabled={!shown.value.length}><Icon name="next" />{t("page.next")} <kbd>J</kbd></button>
      </div>
    </div>
  );
}

/** The whole text or only the differences; in one language, each word that differs. */
function Modes({ words }: { words: boolean }) {
  return (
    <div class="modes">
      <div class="seg" role="group" aria-label={t("page.show")}>
        <button aria-pressed={!compact.value} onClick={() => (compact.value = false)}>{t("page.show.whole")}</button>
        <button aria-pressed={compact.value} title="D" onClick={() => (compact.value = true)}>{t("page.show.differences")}</button>
      </div>
      {words && <button class="chip words-chip" aria-pressed={wordly.value} title="W" onClick={() => (wordly.value = !wordly.value)}><span class="w">{t("page.show.words")}</span></button>}
    </div>
  );
}
