// The first script of the page, before its views: the engine's worker starts here and gets its payload as the page is
// read, the engine before anything else. engine.ts takes it over.

import { follow, type Block } from "./payload";
import workerSource from "virtual:worker";

/** What the page's script finds. */
export interface Boot {
  /** Starts another worker. */
  worker(name: string): Worker;
  /** Hands a worker its payload, as far as it is there, and the rest as it comes; then calls done. */
  feed(worker: Worker, done: () => void): void;
  /** The engine's, until it is taken, and when it has all of its payload. */
  first: Worker | null;
  fed: Promise<void>;
}

// Blob URLs are the only script URLs the page makes, and this is the only place that makes one.
interface Policy { createScriptURL(url: string): string }
interface PolicyFactory { createPolicy(name: string, rules: Policy): Policy }
const scope = globalThis as { trustedTypes?: PolicyFactory; muqabala?: Boot };
const rules: Policy = {
  createScriptURL(url) {
    if (!url.startsWith("blob:")) throw new TypeError(`muqabala: not a script of ours: ${url}`);
    return url;
  },
};
const policy = scope.trustedTypes?.createPolicy("muqabala", rules) ?? rules;
let url = "";

function worker(name: string): Worker {
  url ||= URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  return new Worker(policy.createScriptURL(url), { name });
}

function feed(to: Worker, done: () => void): void {
  follow((part) => !part.startsWith("sample/"), (block: Block) => to.postMessage(block, [block.bytes.buffer]), done);
}

// A browser that lacks what is needed is told so by the page's script (engine.ts).
const able = typeof Worker !== "undefined" && typeof WebAssembly !== "undefined" && typeof DecompressionStream !== "undefined";
const first = able ? worker("engine") : null;
const fed = new Promise<void>((done) => first && feed(first, done));
scope.muqabala = { worker, feed, first, fed };
