// The page: puts the views on screen and lets files be dropped anywhere in the window.

import { render } from "preact";
import { effect, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { listenKeys } from "./state/keys";
import { followHidden } from "./state/hiding";
import { pair } from "./state/pair";
import { applyPrefs } from "./state/prefs";
import { keepScroll, view } from "./state/route";
import { guardUnsaved } from "./state/saved";
import { activity, open, report, stopped } from "./state/session";
import { addFiles, addPaste, undone } from "./state/shelf";
import { count, t } from "./state/strings";
import { CompareView } from "./views/compare";
import { FilesView } from "./views/files";
import { Help } from "./views/help";
import { Masthead } from "./views/masthead";

function App() {
  const help = useSignal(false);
  const over = useSignal(false);
  useEffect(() => listenKeys(help), []);
  useEffect(() => listenDrops(over), []);
  useEffect(listenPastes, []);
  const before = useRef(view.value);
  useEffect(() => {
    if (before.current !== view.value) landIn();
    before.current = view.value;
  }, [view.value]);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>{t("page.skip")}</a>
      <Masthead onHelp={() => (help.value = true)} />
      <main id="main" tabIndex={-1}>{view.value === "files" ? <FilesView /> : <CompareView />}</main>
      <Help open={help} />
      <p class="sr" role="status" aria-live="polite">{announcement()}</p>
      {over.value && <div class="drop-over" aria-hidden="true"><b>{t("page.drop.over")}</b></div>}
    </>
  );
}

/** The address names the view, so the skip link moves the focus itself. */
function skip(e: MouseEvent): void {
  e.preventDefault();
  document.getElementById("main")?.focus();
}

/** Where the link that was followed has gone with its view, the keyboard goes on from the beginning of the next one. */
function landIn(): void {
  if (document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
}

/** What a screen reader is told as the work goes on: stages, not every step. */
function announcement(): string {
  const a = activity.value;
  const stage = a && a.kind !== "start" ? t(`page.stage.${a.stage}`) : "";
  if (a || undone.value) return [undone.value, stage].filter(Boolean).join(" ");
  if (stopped.value) return t("page.stopped");
  return report.value ? count("page.done", report.value.documents.length) : "";
}

function listenDrops(over: { value: boolean }): void {
  let within = false;
  const holdsFiles = (e: DragEvent) => e.dataTransfer?.types.includes("Files") ?? false;
  // Words can be dropped into a field, as everywhere.
  const written = (e: DragEvent) => !holdsFiles(e) && (e.target as Element | null)?.closest?.("input, textarea");
  addEventListener("dragover", (e) => {
    if (written(e)) return;
    e.preventDefault();
    if (e.dataTransfer) e.dataTransfer.dropEffect = within ? "none" : "copy";
    over.value = holdsFiles(e);
  });
  // What is dragged within the page is not dropped into it.
  addEventListener("dragstart", () => (within = true));
  addEventListener("dragend", () => (within = false));
  addEventListener("dragleave", (e) => {
    if (!e.relatedTarget) over.value = false;
  });
  addEventListener("drop", (e) => {
    if (written(e)) return;
    e.preventDefault();
    over.value = false;
    if (within || !e.dataTransfer) return;
    if (e.dataTransfer.files.length) void addFiles([...e.dataTransfer.files]);
    else addPaste(e.dataTransfer);
  });
}

/** An article can be pasted anywhere but into a field. */
function listenPastes(): void {
  addEventListener("paste", (e) => {
    const into = e.target as Element | null;
    if (into?.closest?.("input, textarea, select") || !e.clipboardData) return;
    if (e.clipboardData.files.length) void addFiles([...e.clipboardData.files]);
    else addPaste(e.clipboardData);
  });
}

/** Whether a block is in sight, or nearly so. Its row is asked: what is in one out of sight would be laid out for it. */
function nearby(e: HTMLElement | null): boolean {
  const box = e?.closest(".row")?.getBoundingClientRect();
  return box !== undefined && box.bottom > -200 && box.top < innerHeight + 200;
}

applyPrefs();
keepScroll();
guardUnsaved();
// What the compare view starts from is found while the reader still looks at his files.
effect(() => void (report.value && setTimeout(() => pair.value)));
followHidden((block) => nearby(document.getElementById(`b-${block}`)));
const root = document.getElementById("app");
if (root) render(<App />, root);
// The page stands before its payload is parsed, and the engine starts while it is.
open();
