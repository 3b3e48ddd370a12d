// The conversation between the page and the engine in its worker: the twin of wasm/protocol, whose tests read this
// file. Every message has {v, type, id}; an answer carries the id of the request it answers.
// Documents and reports travel as the bytes of their JSON.

import type { Decision, Failure, Reading } from "./report";

export const VERSION = 1;

export interface FileBytes { name: string; bytes: ArrayBuffer; charset: string; pasted: boolean }

/** What the page asks. Before init, as it is parsed, its payload goes to the worker block by block (payload.ts). */
export type Request =
  | { v: 1; type: "init"; id: number }
  | { v: 1; type: "read"; id: number; files: FileBytes[] }
  | { v: 1; type: "remove"; id: number; read: number }
  | { v: 1; type: "compare"; id: number }
  | { v: 1; type: "recompute"; id: number; decisions: Decision[]; reading: Reading[] }
  | { v: 1; type: "cancel"; id: number };

/** What the worker answers. */
export type Response =
  | { v: 1; type: "ready"; id: number; version: string; model: string }
  | { v: 1; type: "progress"; id: number; stage: string; done: number; total: number; source: string }
  | { v: 1; type: "read"; id: number; documents: Uint8Array; failures: Failure[] }
  | { v: 1; type: "report"; id: number; complete: boolean; report: Uint8Array }
  | { v: 1; type: "cancelled"; id: number }
  | { v: 1; type: "failed"; id: number; message: string; hint: string };
