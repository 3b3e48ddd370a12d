import notice from "virtual:notice";
import { useEffect, useRef } from "preact/hooks";
import type { Signal } from "@preact/signals";
import { dirOf, singleKeys, ui } from "../state/prefs";
import { model } from "../state/session";
import { t } from "../state/strings";

/** The keys and what they do; onward is where the interface's language reads on. */
function keys(): [names: string[], what: string][] {
  const [onward, back] = dirOf(ui.value) === "rtl" ? ["←", "→"] : ["→", "←"];
  return [
    [["J", onward], t("page.key.next")], [["K", back], t("page.key.previous")], [["1", "…", "4"], t("page.key.kinds")],
    [["D"], t("page.key.differences")], [["W"], t("page.key.words")], [["V"], t("page.key.swap")],
    [["S"], t("page.key.same")], [["X"], t("page.key.different")], [["L"], t("page.key.link")], [["C"], t("page.key.checked")], [["N"], t("page.key.note")],
    [["Ctrl Z"], t("page.undo")], [["Ctrl ⇧ Z"], t("page.redo")], [["Ctrl S"], t("page.save")],
    [["F"], t("page.key.view")], [["?"], t("page.key.help")], [["Esc"], t("page.key.close")],
  ];
}

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
        {keys().map(([names, what]) => <><dt>{names.map((k) => <kbd key={k}>{k}</kbd>)}</dt><dd>{what}</dd></>)}
      </dl>
      <label><input type="checkbox" checked={singleKeys} onChange={(e) => (singleKeys.value = e.currentTarget.checked)} /> {t("page.key.single")}</label>
      <h2>{t("page.about")}</h2>
      <p>{t("page.about.model")}</p>
      {model.value && <p class="muted"><code>{model.value.slice(0, 23)}…</code></p>}
      <details><summary>{t("page.about.licences")}</summary><pre lang="en" dir="ltr" tabIndex={0}>{notice}</pre></details>
      <form method="dialog"><button class="btn">{t("page.close")}</button></form>
    </dialog>
  );
}
