import { activity, stop } from "../state/session";
import { number, t } from "../state/strings";

/** How far the engine is, with a number that moves, and Stop. Shown in both views. */
export function Progress() {
  const a = activity.value;
  if (!a) return null;
  const percent = a.total > 0 ? Math.floor((100 * a.done) / a.total) : null;
  const words = t(`page.stage.${a.stage}`);
  return (
    <div class="progress">
      <div class="bar" role="progressbar" aria-label={words} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent ?? undefined}>
        <i style={{ inlineSize: `${percent ?? 0}%` }} />
      </div>
      <p>
        <span>{words}</span>{" "}
        {percent !== null && <span class="figures"><bdi>{number(a.done)} / {number(a.total)}</bdi></span>}{" "}
        {a.source && <bdi class="muted">{a.source}</bdi>}{" "}
        {a.kind !== "start" && <button class="link" onClick={stop}>{t("page.stop")}</button>}
      </p>
    </div>
  );
}
