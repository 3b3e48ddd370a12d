// The session: the files dropped, what was read from them, and the last report. This is the one place that asks the
// engine for anything.

import { batch, computed, signal } from "@preact/signals";
import { Engine } from "../engine";
import type { Response } from "../protocol";
import type { Document, Failure, Report } from "../report";
import { corrected, decisions, reading } from "./corrections";
import { keepDocuments, parsing } from "./parse";
import { slowly } from "./slowly";

export interface FileEntry {
  key: number; // of the page
  ask: number; // id of the read request that brought it to the worker, 0 before
  name: string;
  bytes: ArrayBuffer;
  charset: string; // the encoding that the reader chose, "" where the engine finds it
  pasted: boolean;
  status: "waiting" | "read" | "failed";
  documents: Document[];
  failures: Failure[]; // of an archive, one for each file in it that gave nothing
  fault: "" | "unreadable" | "broken" | "lacking"; // no bytes: a folder, or a file that is gone; reading it failed in the engine; the browser lacks what reading needs
}

/** What the engine does now; null when it rests. */
export interface Activity { kind: "start" | "read" | "compare"; stage: string; done: number; total: number; source: string }

/** What went wrong with the engine itself, shown until something else succeeds. */
export interface Trouble { key: "unsupported" | "failed" | "restarted"; message: string; hint: string }

export const files = signal<FileEntry[]>([]);
export const report = signal<Report | null>(null);
export const activity = signal<Activity | null>({ kind: "start", stage: "start", done: 0, total: 0, source: "" });
export const trouble = signal<Trouble | null>(null);
export const stopped = signal(false); // the reader stopped the comparison of the present files
export const model = signal("");

/** Whether the engine rests. */
export const resting = computed(() => activity.value === null);

/** Called before other rows take the place of those on screen: what is in sight then can be kept in its place. */
export const beforeRows: (() => void)[] = [];

/** The versions read so far, in the order of the files. */
export const versions = computed(() => files.value.flatMap((f) => f.documents));

// A cancel that is not answered in this time means that the worker does not listen: it is replaced.
const patience = 3000;

let keys = 1;
let compareAsk = 0; // the comparison waited for, 0 when none
let restarts = 0;
let giveUp = () => {}; // the parsing of a report that another has overtaken

const engine = new Engine(answer);

export function open(): void {
  const lacking = Engine.missing();
  if (lacking) {
    batch(() => {
      activity.value = null;
      trouble.value = { key: "unsupported", message: lacking, hint: "" };
    });
    return;
  }
  engine.start();
}

/** What a file is before it is read; no bytes where it could not be opened. */
export interface Named { name: string; bytes: ArrayBuffer | null; pasted?: boolean; charset?: string }

export const fileOf = (f: Named): FileEntry => ({
  key: keys++, ask: 0, name: f.name, bytes: f.bytes ?? new ArrayBuffer(0), charset: f.charset ?? "", pasted: f.pasted ?? false,
  status: f.bytes ? "waiting" : "failed", documents: [], failures: [], fault: f.bytes ? "" : "unreadable",
});

/**
 * Has entries read, then all files compared; false where none of them can be. Not before the engine is ready: ready()
 * brings what waits.
 */
export function bring(entries: FileEntry[]): boolean {
  const readable = entries.filter((e) => e.fault !== "unreadable");
  if (!readable.length) return false;
  if (trouble.value?.key === "unsupported") {
    files.value = files.value.map((f) => (readable.includes(f) ? { ...f, status: "failed", fault: "lacking" } : f));
    return true;
  }
  if (activity.value?.kind === "start") return true;
  cancel();
  for (const e of readable) e.ask = engine.read([{ name: e.name, bytes: e.bytes, charset: e.charset, pasted: e.pasted }]);
  compare();
  return true;
}

/** Has the engine forget files, and leave what it does with them. What is compared next is without them. */
export function dismiss(gone: FileEntry[]): void {
  if (gone.length) cancel();
  for (const f of gone) if (f.ask) engine.ask({ type: "remove", read: f.ask });
}

/** Compares the files there are. The engine keeps what it computed, so that asking again is cheap. */
export function compare(): void {
  if (activity.value?.kind === "start" || trouble.value?.key === "unsupported") return;
  if (!engine.alive) return restart();
  cancel();
  batch(() => {
    stopped.value = false;
    if (!files.value.some((f) => f.status !== "failed")) {
      compareAsk = 0;
      activity.value = null;
      report.value = null;
      return;
    }
    compareAsk = engine.ask(corrected.value
      ? { type: "recompute", decisions: decisions.value, reading: reading.value }
      : { type: "compare" });
    activity.value = { kind: "read", stage: "read", done: 0, total: 0, source: "" };
  });
}

/** The reader's Stop. */
export function stop(): void {
  const asked = compareAsk;
  cancel();
  stopped.value = true;
  setTimeout(() => {
    if (asked && compareAsk === asked) lost("it does not answer");
  }, patience);
}

function cancel(): void {
  if (compareAsk) engine.ask({ type: "cancel" });
}

function answer(m: Response | { type: "lost"; message: string }): void {
  batch(() => {
    switch (m.type) {
      case "ready": return ready(m.model);
      case "progress": return progress(m);
      case "read": return read(m);
      case "report": return reported(m);
      case "cancelled": return ended(m.id);
      case "failed": return failed(m.id, m.message, m.hint);
      case "lost": return lost(m.message);
    }
  });
}

function ready(id: string): void {
  model.value = id;
  document.documentElement.dataset.engine = "ready"; // for what measures the page from outside
  activity.value = null;
  const waiting = files.value;
  if (waiting.length) bring(waiting);
}

function progress(m: Extract<Response, { type: "progress" }>): void {
  if (m.id !== compareAsk && !files.value.some((f) => f.ask === m.id)) return;
  activity.value = { kind: m.stage === "read" ? "read" : "compare", stage: m.stage, done: m.done, total: m.total, source: m.source };
}

function read(m: Extract<Response, { type: "read" }>): void {
  const documents = JSON.parse(new TextDecoder().decode(m.documents)) as Document[];
  files.value = files.value.map((f) =>
    f.ask !== m.id ? f : { ...f, status: documents.length ? "read" : "failed", documents, failures: m.failures });
}

function reported(m: Extract<Response, { type: "report" }>): void {
  if (m.id !== compareAsk) return;
  giveUp();
  giveUp = slowly(parsing(m.report), (next) => {
    if (m.id !== compareAsk) return;
    for (const keep of beforeRows) keep();
    keepDocuments(report.value, next);
    batch(() => {
      report.value = next;
      trouble.value = null;
      restarts = 0;
      if (m.complete) ended(m.id);
    });
  });
}

function ended(id: number): void {
  if (id !== compareAsk) return;
  compareAsk = 0;
  activity.value = null;
}

function failed(id: number, message: string, hint: string): void {
  if (activity.value?.kind === "start" || id === compareAsk) {
    compareAsk = 0;
    activity.value = null;
  }
  files.value = files.value.map((f) => (f.ask === id ? { ...f, status: "failed", fault: "broken" } : f));
  trouble.value = { key: "failed", message, hint };
}

function lost(message: string): void {
  engine.stop(); // one that only does not answer too: so that trying again starts another
  if (restarts++ >= 2) {
    compareAsk = 0;
    activity.value = null;
    trouble.value = { key: "failed", message, hint: "" };
    return;
  }
  trouble.value = { key: "restarted", message, hint: "" };
  restart();
}

/** Starts another worker; ready() sends it every file again. */
function restart(): void {
  compareAsk = 0;
  activity.value = { kind: "start", stage: "start", done: 0, total: 0, source: "" };
  engine.start();
}
