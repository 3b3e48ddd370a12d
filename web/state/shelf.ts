// What the reader does to the session: files added, removed, put in order, read otherwise; corrections; and all of it
// undone and redone. session.ts keeps the engine in step.

import { batch, signal } from "@preact/signals";
import { chunks, decode, parts, whenParsed } from "../payload";
import type { Decision, Reading } from "../report";
import { decisions, forget, reading, steers } from "./corrections";
import { History, type Deed } from "./history";
import { bring, compare, dismiss, fileOf, files, report, type FileEntry, type Named } from "./session";
import { keep, openSession, sessionFault, sessionIn } from "./saved";
import { t } from "./strings";

interface Moment { decisions: Decision[]; reading: Reading[]; files: FileEntry[] }

export const history = new History<Moment>(
  () => ({ decisions: decisions.value, reading: reading.value, files: files.value }), restore);

/** What was undone or redone last, for the live region. */
export const undone = signal("");

export function undo(): void {
  const deed = history.undo();
  if (deed) undone.value = t("page.undone", { what: nameOf(deed) });
}

export function redo(): void {
  const deed = history.redo();
  if (deed) undone.value = t("page.redone", { what: nameOf(deed) });
}

/** What was done, in words. */
export const nameOf = (deed: Deed): string => t(`page.did.${deed}`);

/** Goes back to a moment: brings what is missing to the engine, dismisses what was not there, compares if that changes anything. */
function restore(m: Moment): void {
  const same = (a: FileEntry, b: FileEntry) => a.key === b.key && a.charset === b.charset;
  const before = work();
  batch(() => {
    const now = files.value;
    const gone = now.filter((f) => !m.files.some((g) => same(f, g)));
    const back = m.files.filter((g) => !now.some((f) => same(f, g))).map((g): FileEntry => ({ ...g, ask: 0, status: g.fault === "unreadable" ? "failed" : "waiting" }));
    decisions.value = m.decisions;
    reading.value = m.reading;
    files.value = m.files.map((g) => back.find((b) => b.key === g.key) ?? now.find((f) => same(f, g)) ?? g);
    dismiss(gone);
    if (!bring(back) && (gone.length || work() !== before)) compare();
  });
}

/** All that the engine's result depends on besides the files. */
const work = (): string => JSON.stringify([decisions.value.filter(steers), reading.value]);

/** Keeps the present moment before something is done; what was undone before is told no more. */
function remember(deed: Deed): void {
  history.remember(deed);
  undone.value = "";
}

/** Does something to the session that can be undone, and compares again where that changes the result. */
export function act(deed: Deed, change: () => void): void {
  remember(deed);
  const before = work();
  batch(() => {
    change();
    if (work() !== before) compare();
  });
}

export async function addFiles(dropped: Iterable<File>): Promise<void> {
  const named = await Promise.all([...dropped].map(bytesOf));
  sessionFault.value = null;
  const sessions = named.filter((f) => f.bytes && sessionIn(f.bytes));
  for (const s of sessions) reopen(s);
  add(named.filter((f) => !sessions.includes(f))); // to the session, where one was dropped with them
}

async function bytesOf(f: File): Promise<Named> {
  try {
    return { name: f.name, bytes: await f.arrayBuffer() };
  } catch {
    return { name: f.name, bytes: null };
  }
}

/** Opens a saved session in the place of the present one, which undo brings back. */
function reopen(file: Named): void {
  const opened = openSession(file.name, file.bytes ?? new ArrayBuffer(0));
  if (!opened) return;
  remember("open");
  batch(() => {
    dismiss(files.value);
    report.value = null;
    files.value = opened.files.map(fileOf);
    decisions.value = opened.decisions;
    reading.value = opened.reading;
    keep();
    if (!bring(files.value)) compare(); // a session without files: what was compared before is gone
  });
}

/** Adds an article from the clipboard, rich or plain. */
export function addPaste(clipboard: DataTransfer): void {
  const words = clipboard.getData("text/html") || clipboard.getData("text/plain");
  if (!words.trim()) return;
  const last = Math.max(0, ...files.value.filter((f) => f.pasted).map((f) => parseInt(f.name) || 0));
  const name = `${String(last + 1).padStart(3, "0")} ${t("page.pasted")}`;
  add([{ name, bytes: new TextEncoder().encode(words).buffer, pasted: true }]);
}

/** The sample articles that come with the page. */
export function openSample(): void {
  whenParsed(() => add(parts("sample/").map((p) => ({ name: p.slice("sample/".length), bytes: decode(chunks(p)).buffer }))));
}

function add(named: Named[]): void {
  if (!named.length) return;
  remember("add");
  const entries = named.map(fileOf);
  batch(() => {
    files.value = [...files.value, ...entries];
    bring(entries);
  });
}

export function removeFile(key: number): void {
  const gone = files.value.filter((f) => f.key === key);
  if (!gone.length) return;
  remember("remove");
  batch(() => {
    files.value = files.value.filter((f) => f.key !== key);
    dismiss(gone);
    compare();
  });
}

/** Moves a file up (-1) or down (+1) in the reader's order, in which versions are listed everywhere. */
export function moveFile(key: number, by: -1 | 1): void {
  const from = files.value.findIndex((f) => f.key === key);
  const to = from + by;
  const file = files.value[from];
  if (!file || !files.value[to]) return;
  remember("order");
  const rest = files.value.filter((f) => f !== file);
  files.value = [...rest.slice(0, to), file, ...rest.slice(to)];
}

/** Has a file read again in another encoding; what was corrected of it in the wrong one is forgotten. */
export function chooseCharset(key: number, charset: string): void {
  const file = files.value.find((f) => f.key === key);
  if (!file || file.charset === charset) return;
  remember("charset");
  batch(() => {
    dismiss([file]);
    for (const sha of hashesOf(file)) forget(sha);
    const again: FileEntry = { ...file, charset, ask: 0, status: "waiting", fault: "" };
    files.value = files.value.map((f) => (f === file ? again : f));
    bring([again]);
  });
}

/** The hashes of a file: its own, and of an archive those of the files in it. */
const hashesOf = (f: FileEntry): string[] => [...new Set([...f.documents.map((d) => d.sha256), ...f.failures.map((x) => x.sha256)])];
