// Runs the unit tests of the page's own logic (*.test.ts): bundled by esbuild, run by node's test runner.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import * as esbuild from "esbuild";
import { inWeb, textPlugins } from "./plugins.mjs";

const tests = readdirSync(inWeb("."), { recursive: true })
  .filter((f) => f.endsWith(".test.ts") && !f.includes("node_modules"));
if (!tests.length) throw new Error("test: no *.test.ts found");
const dir = mkdtempSync(path.join(tmpdir(), "muqabala-web-"));
try {
  await esbuild.build({
    entryPoints: tests.map((f) => inWeb(f)), outdir: dir, bundle: true, platform: "node", format: "esm",
    outExtension: { ".js": ".mjs" }, plugins: textPlugins({ inPage: false }), sourcemap: "inline",
  });
  const built = readdirSync(dir, { recursive: true }).filter((f) => f.endsWith(".test.mjs")).map((f) => path.join(dir, f));
  process.exitCode = spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
