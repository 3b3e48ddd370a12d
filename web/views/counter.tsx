import { current, position, shown } from "../state/pair";
import { number, t } from "../state/strings";
import { Icon } from "./icons";

/** Where the selected difference stands among those shown; of one that no longer counts, which comes next. */
export function Counter() {
  const { at, on } = position.value;
  const ahead = !on && current.value !== null && shown.value.length > 0;
  return (
    <span class="pos" title={ahead ? t("page.next") : undefined}>
      {ahead && <><Icon name="next" /><span class="sr">{t("page.next")}</span>{" "}</>}
      <bdi dir="ltr">{on || ahead ? number(at) : "–"} / {number(shown.value.length)}</bdi>
    </span>
  );
}
