// The worker: unpacks the engine and its model as they come, starts Go, and passes messages both ways. Go's own support
// script (wasm_exec.js) is put before this file by the build. Messages that come before Go listens wait in order. The
// same script is a helper's (helpers.ts), which the page sends a port instead of its payload.

import { link } from "../wasm/kernel/link.mjs";
import { Helpers, type Answer, type Order, type Outfit } from "./helpers";
import type { Block } from "./payload";
import { VERSION, type Request, type Response } from "./protocol";

interface GoRuntime { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> }
declare const Go: new () => GoRuntime;

type Bytes = Uint8Array<ArrayBuffer>;
interface Scope {
  muqabalaModel?: (part: Bytes) => void; // set by Go before it first waits, as is the next
  muqabala?: (message: unknown) => void;
  muqabalaDo?: (job: Bytes) => Bytes | null; // set by Go once it has the model
  muqabalaFree: () => boolean;
  muqabalaHelp: (job: Bytes) => Promise<Bytes> | null;
  onmessage: ((e: MessageEvent<Request | Block | Staff>) => void) | null;
  postMessage(message: Response): void;
}
/** What the page says of helpers: here they are; one is lost; or: be one. */
export type Staff = { helpers: MessagePort[] } | { lost: number } | { serve: MessagePort };

const scope = globalThis as unknown as Scope;
const helpers = new Helpers();
scope.muqabalaFree = () => helpers.free() !== undefined;
scope.muqabalaHelp = (job) => helpers.do(job);

const waiting: Request[] = [];
let listening = false;
let kernel: Bytes | null = null;
let engine: Bytes[] = []; // gzipped, for helpers
let started: Promise<void> | null = null; // Go runs
let model: ArrayBuffer[] = []; // for helpers
let given = Promise.resolve(); // what has come of the model is with Go
const open = new Map<string, WritableStreamDefaultWriter<Bytes>>(); // parts of which more will come

scope.onmessage = ({ data }) => {
  if ("part" in data) take(data);
  else if ("helpers" in data) staff(data.helpers).catch(() => {}); // without them
  else if ("lost" in data) helpers.lose(data.lost);
  else if ("serve" in data) listen(data.serve);
  else if (data.type === "init") init(data).catch((e: unknown) => failed(data.id, String(e)));
  else if (listening) scope.muqabala?.(data);
  else waiting.push(data);
};

// What Go dies of when a promise calls it, no error event tells of.
globalThis.addEventListener("unhandledrejection", (e) => {
  e.preventDefault();
  failed(0, String(e.reason));
});

/** Takes a block of the page's payload. The kernel, and of the model what is as dense as it gets, come as they are. */
function take({ part, bytes, end }: Block): void {
  if (part === "engine/kernel") kernel = bytes;
  else if (!part.endsWith(".gz")) give(Promise.resolve(bytes.buffer));
  else inflate(part, bytes, end);
}

function inflate(part: string, bytes: Bytes, end: boolean): void {
  if (part === "engine/go.gz") engine.push(bytes);
  let writer = open.get(part);
  if (!writer) {
    const gzip = new DecompressionStream("gzip");
    writer = gzip.writable.getWriter();
    open.set(part, writer);
    if (part === "engine/go.gz") quietly(started = start(gzip.readable));
    else give(new Response(gzip.readable).arrayBuffer());
  }
  quietly(writer.write(bytes));
  if (end) finish(part, writer);
}

function finish(part: string, writer: WritableStreamDefaultWriter<Bytes>): void {
  quietly(writer.close());
  open.delete(part);
}

/** Hands Go the next part of the model, when Go runs: it opens the engine while the rest still comes. */
function give(part: Promise<ArrayBuffer>): void {
  quietly(part);
  const before = given;
  given = quietly((async () => {
    await before;
    const bytes = await part;
    await started;
    scope.muqabalaModel?.(new Uint8Array(bytes));
    model.push(bytes);
  })());
}

/** Leaves what goes wrong to init, which waits for all of it. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function start(source: ReadableStream<Bytes>): Promise<void> {
  const module = await WebAssembly.compileStreaming(new Response(source, { headers: { "content-type": "application/wasm" } }));
  const go = new Go();
  const simd = link(kernel);
  const instance = await WebAssembly.instantiate(module, { ...go.importObject, kernel: simd.imports });
  simd.attach(instance);
  go.run(instance).then(() => failed(0, "the engine stopped"), (e: unknown) => failed(0, String(e)));
}

/** Every block has come: what is still open was cut off, and closing it says so. */
async function init(message: Extract<Request, { type: "init" }>): Promise<void> {
  for (const [part, writer] of open) finish(part, writer);
  if (!started) throw new Error("the page is incomplete");
  await started;
  await given;
  scope.muqabala?.(message);
  listening = true;
  for (const m of waiting.splice(0)) scope.muqabala?.(m);
}

async function staff(ports: MessagePort[]): Promise<void> {
  await given;
  const outfit: Outfit = { engine, kernel, model };
  helpers.add(ports, outfit);
  model = [];
  engine = [];
  free(outfit);
}

/** Gives memory back that nobody will read again, where the browser can: it would wait long before it looks for it. */
function free(outfit: Outfit): void {
  type Held = ArrayBuffer & { transfer?(length: number): void };
  for (const b of [...outfit.engine.map((e) => e.buffer), ...outfit.model] as Held[]) b.transfer?.(0);
}

function listen(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<Order>) => obey(port, data);
  port.onmessageerror = () => failed(0, "what the worker sends does not arrive");
}

/** Does what the worker asks of its helper. What goes wrong, the page hears: it tells the worker. */
function obey(port: MessagePort, order: Order): void {
  if ("outfit" in order) serve(port, order.outfit).catch((e: unknown) => failed(0, String(e)));
  else {
    const answer = scope.muqabalaDo!(order.job);
    if (answer) port.postMessage({ id: order.id, answer } satisfies Answer, [answer.buffer]);
    else failed(0, "a job that is none"); // the page tells the worker
  }
}

async function serve(port: MessagePort, outfit: Outfit): Promise<void> {
  kernel = outfit.kernel;
  const say = scope.postMessage.bind(scope);
  scope.postMessage = (message) => (message.type === "ready" ? port.postMessage({ id: 0 } satisfies Answer) : say(message));
  await start(new Blob(outfit.engine).stream().pipeThrough(new DecompressionStream("gzip")));
  for (const part of outfit.model) scope.muqabalaModel?.(new Uint8Array(part));
  scope.muqabala?.({ v: VERSION, type: "init", id: 0 });
  free(outfit);
}

/** id 0 is no request's: the worker as a whole is lost, and the page starts another. */
function failed(id: number, message: string): void {
  scope.postMessage({ v: VERSION, type: "failed", id, message, hint: "" });
}
