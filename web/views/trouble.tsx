import { trouble } from "../state/session";
import { t } from "../state/strings";
import { Icon } from "./icons";

/** What went wrong with the engine itself, and what to do. */
export function TroubleNote() {
  const x = trouble.value;
  if (!x) return null;
  return (
    <p class="note warning boxed trouble" role="alert">
      <Icon name="warn" />
      <span>{t(`page.trouble.${x.key}`, { what: x.message })} {x.key === "failed" && <code dir="ltr">{x.message}{x.hint && `: ${x.hint}`}</code>}</span>
    </p>
  );
}
