import { saveSession, unsaved } from "../state/saved";
import { files, versions } from "../state/session";
import { history, nameOf, redo, undo } from "../state/shelf";
import { theme, ui, uis, type Ui } from "../state/prefs";
import { view, type View } from "../state/route";
import { t } from "../state/strings";
import { Icon } from "./icons";

const faces: Record<Ui, [face: string, name: string]> = { en: ["EN", "English"], fr: ["FR", "Français"], ar: ["ع", "العربية"] };

export function Masthead({ onHelp }: { onHelp: () => void }) {
  return (
    <header class="mast">
      <a class="brand" href="#files"><span lang="en">Muqabala</span> <span lang="ar">مقابلة</span></a>
      <nav class="steps" aria-label={t("page.steps")}>
        <Step to="files" />
        <Step to="compare" />
      </nav>
      <Work />
      <div class="end">
        <div class="seg" role="group" aria-label={t("page.language")}>
          {uis.map((l) => (
            <button key={l} lang={l} aria-pressed={ui.value === l} aria-label={faces[l].join(" ")} onClick={() => (ui.value = l)}>
              {faces[l][0]}
            </button>
          ))}
        </div>
        <button class="icon-btn" aria-label={t("page.help")} title="?" onClick={onHelp}><Icon name="help" /></button>
        <button class="icon-btn" data-act="theme" aria-label={t("page.theme")} onClick={() => (theme.value = theme.value === "dark" ? "light" : "dark")}>
          <Icon name="theme" />
        </button>
      </div>
    </header>
  );
}

function Step({ to }: { to: View }) {
  const able = to === "files" || versions.value.length > 0;
  if (!able) return <span class="step" aria-disabled="true">{t(`page.step.${to}`)}</span>;
  return <a class="step" href={`#${to}`} aria-current={view.value === to ? "page" : undefined}>{t(`page.step.${to}`)}</a>;
}

/** Undo, redo, save: shown once there is something to save. */
function Work() {
  const [back, again] = [history.undoable.value, history.redoable.value];
  if (!files.value.length && !back && !again) return null;
  return (
    <div class="work" role="group" aria-label={t("page.work")}>
      <button class="icon-btn" data-act="undo" aria-label={back ? t("page.undo.what", { what: nameOf(back) }) : t("page.undo")} title="Ctrl Z" disabled={!back} onClick={undo}><Icon name="undo" /></button>
      <button class="icon-btn" data-act="redo" aria-label={again ? t("page.redo.what", { what: nameOf(again) }) : t("page.redo")} title="Ctrl ⇧ Z" disabled={!again} onClick={redo}><Icon name="redo" /></button>
      <button class="icon-btn" data-act="save" data-unsaved={unsaved.value || undefined} aria-label={t(unsaved.value ? "page.save.unsaved" : "page.save")} title={t("page.save")} disabled={!files.value.length} onClick={() => void saveSession()}><Icon name="save" /></button>
    </div>
  );
}
