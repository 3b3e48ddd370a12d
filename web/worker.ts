// The worker: unpacks the engine and its model as they come, starts Go, and passes messages both ways. Go's own support
// script (wasm_exec.js) is put before this file by the build. Messages that come before Go listens wait in order.

import { link } from "../wasm/kernel/link.mjs";
import type { Block } from "./payload";
import { VERSION, type Request, type Response } from "./protocol";

interface GoRuntime { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> }
declare const Go: new () => GoRuntime;

type Bytes = Uint8Array<ArrayBuffer>;
interface Scope {
  muqabala?: (message: unknown) => void;
  onmessage: ((e: MessageEvent<Request | Block>) => void) | null;
  postMessage(message: Response): void;
}
const scope = globalThis as unknown as Scope;

const waiting: Request[] = [];
let listening = false;
let kernel: Bytes | null = null;
let started: Promise<void> | null = null; // Go runs
let model: Promise<ArrayBuffer>[] = [];
const open = new Map<string, WritableStreamDefaultWriter<Bytes>>(); // parts of which more will come

scope.onmessage = ({ data }) => {
  if ("part" in data) take(data);
  else if (data.type === "init") init(data).catch((e: unknown) => failed(data.id, String(e)));
  else if (listening) scope.muqabala?.(data);
  else waiting.push(data);
};

/** Takes a block of the page's payload. All parts but the kernel are gzipped. */
function take({ part, bytes, end }: Block): void {
  if (part === "engine/kernel") {
    kernel = bytes;
    return;
  }
  let writer = open.get(part);
  if (!writer) {
    const gzip = new DecompressionStream("gzip");
    writer = gzip.writable.getWriter();
    open.set(part, writer);
    if (part === "engine/go") quietly(started = start(gzip.readable));
    else model.push(quietly(new Response(gzip.readable).arrayBuffer()));
  }
  quietly(writer.write(bytes));
  if (end) finish(part, writer);
}

function finish(part: string, writer: WritableStreamDefaultWriter<Bytes>): void {
  quietly(writer.close());
  open.delete(part);
}

/** Leaves what goes wrong to init, which waits for all of it. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function start(source: ReadableStream<Bytes>): Promise<void> {
  const go = new Go();
  const simd = link(kernel);
  const response = new Response(source, { headers: { "content-type": "application/wasm" } });
  const { instance } = await WebAssembly.instantiateStreaming(response, { ...go.importObject, kernel: simd.imports });
  simd.attach(instance);
  go.run(instance).then(() => failed(0, "the engine stopped"), (e: unknown) => failed(0, String(e)));
}

/** Every block has come: what is still open was cut off, and closing it says so. */
async function init(message: Extract<Request, { type: "init" }>): Promise<void> {
  for (const [part, writer] of open) finish(part, writer);
  if (!started) throw new Error("the page is incomplete");
  await started;
  // Go's main sets the function before it first waits.
  scope.muqabala?.({ ...message, model: await Promise.all(model) });
  model = [];
  listening = true;
  for (const m of waiting.splice(0)) scope.muqabala?.(m);
}

/** id 0 is no request's: the worker as a whole is lost, and the page starts another. */
function failed(id: number, message: string): void {
  scope.postMessage({ v: VERSION, type: "failed", id, message, hint: "" });
}
