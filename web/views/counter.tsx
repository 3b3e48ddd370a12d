import { position, shown } from "../state/pair";
import { number } from "../state/strings";

/** Where the selected difference stands among those shown. */
export function Counter() {
  return <span class="pos"><bdi dir="ltr">{position.value ? number(position.value) : "–"} / {number(shown.value.length)}</bdi></span>;
}
