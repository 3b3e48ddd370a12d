import { useEffect, useRef } from "preact/hooks";
import type { Signal } from "@preact/signals";
import { singleKeys } from "../state/prefs";
import { model } from "../state/session";
import { t } from "../state/strings";

const keys: [keys: string[], what: string][] = [
  [["J", "→"], "page.key.next"], [["K", "←"], "page.key.previous"], [["1", "2"], "page.key.kinds"],
  [["V"], "page.key.swap"], [["?"], "page.key.help"], [["Esc"], "page.key.close"],
];

/** The keys, and what the page is made with. */
export function Help({ open }: { open: Signal<boolean> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open.value]);
  return (
    <dialog ref={dialog} onClose={() => (open.value = false)} aria-labelledby="help-title">
      <h2 id="help-title">{t("page.help.title")}</h2>
      <dl>
        {keys.map(([names, what]) => <><dt>{names.map((k) => <kbd key={k}>{k}</kbd>)}</dt><dd>{t(what)}</dd></>)}
      </dl>
      <label><input type="checkbox" checked={singleKeys} onChange={(e) => (singleKeys.value = e.currentTarget.checked)} /> {t("page.key.single")}</label>
      <h2>{t("page.about")}</h2>
      <p>{t("page.about.model")}</p>
      {model.value && <p class="muted"><code>{model.value.slice(0, 23)}…</code></p>}
      <form method="dialog"><button class="btn">{t("page.close")}</button></form>
    </dialog>
  );
}
