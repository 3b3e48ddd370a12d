// The worker: decodes the engine and its model, starts Go, and passes messages both ways. Go's own support script
// (wasm_exec.js) is put before this file by the build. Messages that come before Go listens wait in order.

import { link } from "../wasm/kernel/link.mjs";
import { decode, inflate } from "./payload";
import { VERSION, type Request, type Response } from "./protocol";

interface GoRuntime { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> }
declare const Go: new () => GoRuntime;

interface Scope {
  muqabala?: (message: unknown) => void;
  onmessage: ((e: MessageEvent<Request>) => void) | null;
  postMessage(message: Response): void;
}
const scope = globalThis as unknown as Scope;

const waiting: Request[] = [];
let started = false;

scope.onmessage = ({ data }) => {
  if (data.type === "init" && !started) {
    started = true;
    start(data).catch((e: unknown) => failed(data.id, String(e)));
  } else if (scope.muqabala) scope.muqabala(data);
  else waiting.push(data);
};

async function start(init: Extract<Request, { type: "init" }>): Promise<void> {
  const go = new Go();
  const response = new Response(inflate(decode(init.wasm)), { headers: { "content-type": "application/wasm" } });
  const kernel = link(decode(init.kernel));
  const compiled = WebAssembly.instantiateStreaming(response, { ...go.importObject, kernel: kernel.imports });
  const model = decode(init.model).buffer;
  const { instance } = await compiled;
  kernel.attach(instance);
  const ended = go.run(instance);
  // Go's main sets the function before it first waits.
  scope.muqabala?.({ v: init.v, type: init.type, id: init.id, model });
  for (const message of waiting.splice(0)) scope.muqabala?.(message);
  await ended;
  throw new Error("the engine stopped");
}

/** id 0 is no request's: the worker as a whole is lost, and the page starts another. */
function failed(id: number, message: string): void {
  scope.postMessage({ v: VERSION, type: "failed", id: scope.muqabala ? 0 : id, message, hint: "" });
}
