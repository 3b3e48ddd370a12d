// The session file: what was dropped, what the reader decided, and the report, in one JSON file that this page and the
// command line open. It is written by download and opened by drop. Fields that this version does not know survive.

import { computed, effect, signal } from "@preact/signals";
import type { Decision, Metadata, Parts, Place, Reading, RoleAt } from "../report";
import { corrected, decisions, reading } from "./corrections";
import { files, report, type FileEntry, type Named } from "./session";

const SCHEMA = "muqabala-session/1";

interface Source { name: string; sha256: string; bytes: string; pasted?: boolean }
type ReadingOf = Omit<Reading, "sha256"> & { charset?: string };
interface Saved {
  schema: string;
  sources: Source[];
  reading: Record<string, ReadingOf>;
  order: string[]; // hashes of the sources
  decisions: Decision[];
}

/** Why a session file could not be opened, null when all is well. */
export const sessionFault = signal<{ name: string; why: "damaged" | "newer" } | null>(null);

let unknown: Record<string, unknown> = {}; // of the session opened last
const kept = signal<{ decisions: Decision[]; reading: Reading[]; files: string } | null>(null);
const writing = signal(false); // something stands in a field that is not left yet

/** Which files there are, in which order and encoding. */
const arranged = (all: FileEntry[]): string => all.map((f) => `${f.key} ${f.charset}`).join();
/** Whether the reader did more than add files and remove them: those of one drop are numbered in its order. */
const worked = computed(() => corrected.value || files.value.some((f, i, all) => f.charset !== "" || f.key < (all[i - 1]?.key ?? 0)));

/** Whether there is work that no session file holds. */
export const unsaved = computed(() => writing.value || worked.value &&
  (kept.value?.decisions !== decisions.value || kept.value.reading !== reading.value || kept.value.files !== arranged(files.value)));

/** The session as it is now is in a file. */
export function keep(all: FileEntry[] = files.value): void {
  kept.value = { decisions: decisions.value, reading: reading.value, files: arranged(all) };
}

/** Has the browser ask before unsaved work is left, what is just being written included. */
export function guardUnsaved(): void {
  addEventListener("input", (e) => (writing.value = (e.target as Element).matches("textarea, input[type=text]")));
  addEventListener("focusout", () => (writing.value = false));
  const ask = (e: BeforeUnloadEvent) => {
    e.preventDefault();
    e.returnValue = true; // what browsers before 2024 look at
  };
  effect(() => (unsaved.value ? addEventListener("beforeunload", ask) : removeEventListener("beforeunload", ask)));
}

/** Gives the reader the session as a file. */
export async function saveSession(): Promise<void> {
  if (!files.value.length) return;
  const all = files.value; // as they are now, whatever is dropped meanwhile
  const readable = all.filter((f) => f.fault !== "unreadable");
  const sources = await Promise.all(readable.map(sourceOf));
  const session: Saved = { ...unknown, schema: SCHEMA, sources, reading: readingBy(readable, sources), order: sources.map((s) => s.sha256), decisions: decisions.value };
  const text = JSON.stringify({ ...session, report: report.value });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `muqabala-${today()}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  keep(all);
}

/** The reader's date, which no time zone may turn into another. */
function today(): string {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

async function sourceOf(f: FileEntry): Promise<Source> {
  return { name: f.name, sha256: await hashOf(f), bytes: toBase64(new Uint8Array(f.bytes)), ...(f.pasted ? { pasted: true } : {}) };
}

/** A file's hash; where the browser makes none for pages from disk, the engine's. */
async function hashOf(f: FileEntry): Promise<string> {
  if (!globalThis.crypto?.subtle) return f.documents[0]?.sha256 ?? f.failures[0]?.sha256 ?? "";
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", f.bytes));
  return [...hash].map((b) => b.toString(16).padStart(2, "0")).join("");
}

function readingBy(readable: FileEntry[], sources: Source[]): Record<string, ReadingOf> {
  const by: Record<string, ReadingOf> = {};
  for (const { sha256, ...r } of reading.value) by[sha256] = r;
  readable.forEach((f, i) => {
    const sha = sources[i]?.sha256 ?? "";
    if (f.charset) by[sha] = { roles: [], metadata: [], ...by[sha], charset: f.charset };
  });
  return by;
}

/** Whether a file is a session, whoever wrote it: a JSON object that says so. */
export function sessionIn(bytes: ArrayBuffer): boolean {
  const decoder = new TextDecoder();
  return decoder.decode(bytes.slice(0, 16)).trimStart().startsWith("{") && /"schema"\s*:\s*"muqabala-session\//.test(decoder.decode(bytes));
}

export interface Opened { files: Named[]; decisions: Decision[]; reading: Reading[] }

/** What a session file holds, or null, and the reason in sessionFault. */
export function openSession(name: string, bytes: ArrayBuffer): Opened | null {
  sessionFault.value = null;
  try {
    const all = JSON.parse(new TextDecoder().decode(bytes)) as Saved & { report: unknown };
    if (all.schema !== SCHEMA) {
      sessionFault.value = { name, why: "newer" };
      return null;
    }
    const { schema: _, sources, reading: by, order, decisions: decided, report: __, ...others } = all;
    const opened = { files: inOrder(sources, order).map((s) => named(s, by[s.sha256]?.charset)), decisions: decided.map(decision), reading: Object.entries(by).map(readingFrom) };
    unknown = others;
    return opened;
  } catch {
    sessionFault.value = { name, why: "damaged" };
    return null;
  }
}

const inOrder = (sources: Source[], order: string[] = []): Source[] =>
  [...sources].sort((a, b) => order.indexOf(a.sha256) - order.indexOf(b.sha256));

const named = (s: Source, charset = ""): Named => ({ name: string(s.name), bytes: fromBase64(string(s.bytes)).buffer, pasted: s.pasted === true, charset: string(charset) });

// What a file says is checked before it is believed: a session may come from anywhere.
function string(x: unknown): string {
  if (typeof x !== "string") throw new TypeError("not a string");
  return x;
}
function integer(x: unknown): number {
  if (!Number.isInteger(x)) throw new TypeError("not an integer");
  return x as number;
}

const place = (p: Place): Place => ({ ...p, sha256: string(p.sha256), part: integer(p.part), start: integer(p.start), end: integer(p.end), quote: string(p.quote) });
const decision = (d: Decision): Decision => ({ ...d, kind: string(d.kind) as Decision["kind"], at: d.at.map(place), ...(d.note === undefined ? {} : { note: string(d.note) }) });

function readingFrom([sha256, r]: [string, ReadingOf]): Reading {
  const { charset: _, roles, metadata, parts, ...others } = r;
  return { ...others, sha256, ...(parts ? { parts: string(parts) as Parts } : {}), roles: (roles ?? []).map((x: RoleAt) => ({ ...x, role: string(x.role) as RoleAt["role"], quote: string(x.quote) })), metadata: (metadata ?? []).map((m: Metadata) => ({ ...m, part: integer(m.part) })) };
}

interface Base64 { toBase64?(): string }
interface FromBase64 { fromBase64?(text: string): Uint8Array<ArrayBuffer> }

function toBase64(bytes: Uint8Array): string {
  const ready = (bytes as Base64).toBase64?.();
  if (ready !== undefined) return ready;
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return (Uint8Array as unknown as FromBase64).fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
