// Runs a Go WebAssembly binary in node, as Go's own wasm_exec_node.js does, with the encoder's kernel beside it where
// MUQABALA_KERNEL names one. Usage: node wasm-exec.mjs GOROOT BINARY [ARGUMENTS].

import fs, { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { link } from "../wasm/kernel/link.mjs";

const [, , goroot, ...args] = process.argv;
const require = createRequire(import.meta.url);
Object.assign(globalThis, { require, fs, path });
require(path.join(goroot, "lib/wasm/wasm_exec.js"));

const go = new Go();
go.argv = args;
go.env = { TMPDIR: os.tmpdir(), ...process.env };
go.exit = process.exit;
const kernel = link(process.env.MUQABALA_KERNEL ? readFileSync(process.env.MUQABALA_KERNEL) : null);
const { instance } = await WebAssembly.instantiate(readFileSync(args[0]), { ...go.importObject, kernel: kernel.imports });
kernel.attach(instance);
process.on("exit", (code) => {
  if (code !== 0 || go.exited) return;
  go._pendingEvent = { id: 0 }; // a deadlock: let Go say where
  go._resume();
});
await go.run(instance);
