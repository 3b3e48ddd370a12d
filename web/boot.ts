// The first script of the page, before its views: the engine's worker starts here, and gets ready while the rest of the
// page is still being read. engine.ts takes it over.

import workerSource from "virtual:worker";

/** What the page's script finds. */
export interface Boot {
  /** Starts another worker. */
  worker(name: string): Worker;
  /** The engine's, until it is taken. */
  first: Worker | null;
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

// A browser that lacks what is needed is told so by the page's script (engine.ts).
const able = typeof Worker !== "undefined" && typeof WebAssembly !== "undefined" && typeof DecompressionStream !== "undefined";
scope.muqabala = { worker, first: able ? worker("engine") : null };
