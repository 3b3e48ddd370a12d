// Builds dist/muqabala.html, one file that opens from disk. Usage: node build/build.mjs [WASM [MODEL [OUT]]], or the
// same by MUQABALA_WASM, MUQABALA_MODEL and MUQABALA_HTML. Paths are relative to the repository's root.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { kernel } from "./kernel.mjs";
import { part } from "./payload.mjs";
import { inWeb, notice, strings, table, textPlugins, workerPlugin } from "./plugins.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [, , wasmArg, modelArg, outArg] = process.argv;
const file = (arg, name, fallback) => path.resolve(root, arg ?? process.env[name] ?? fallback);
const wasm = file(wasmArg, "MUQABALA_WASM", ".cache/muqabala.wasm");
const model = file(modelArg, "MUQABALA_MODEL", ".cache/model.bin");
const out = file(outArg, "MUQABALA_HTML", "dist/muqabala.html");
const samples = path.join(root, "testdata/articles");

const goroot = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
const support = readFileSync(path.join(goroot, "lib/wasm/wasm_exec.js"), "utf8");

const shared = { bundle: true, minify: true, write: false, target: ["es2022"], legalComments: "none", charset: "ascii" };

async function script(entry) {
  const built = await esbuild.build({
    ...shared, entryPoints: [inWeb(entry)], format: "iife", jsx: "automatic", jsxImportSource: "preact",
    plugins: [workerPlugin(support, shared), ...textPlugins({ inPage: true })],
  });
  return inline(built.outputFiles[0].text, "script");
}

async function styles() {
  const built = await esbuild.build({ ...shared, entryPoints: [inWeb("styles/main.css")] });
  return inline(built.outputFiles[0].text, "style");
}

/** Text that stands inside an element must not end it. */
function inline(text, element) {
  if (element === "script") return text.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--").trim();
  if (/<\/style/i.test(text)) throw new Error("build: the styles hold </style");
  return text.trim();
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing may be loaded, sent or evaluated but what stands here. */
const policy = (scripts, css) => [
  "default-src 'none'",
  `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
  "worker-src blob:",
  `style-src ${hash(css)}`,
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types muqabala",
].join("; ");

const escape = (s) => s.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
const noscript = ["en", "fr", "ar"].map((l) => `<p lang="${l}" dir="auto">${escape(table(l)["page.noscript"])}</p>`).join("");

const [boot, js, css] = await Promise.all([script("boot.ts"), script("main.tsx"), styles()]);
/**
 * The unpacked model (compare/encoder/file.go) in three: text and tables, for which gzip is made; the dense weights, where
 * only the frequency of a byte tells anything; and rows that are as dense as they get, and so are not gzipped at all.
 */
function modelParts(bytes) {
  const at = {};
  for (let i = 0; i < bytes.readUInt32LE(12); i++) at[bytes.toString("latin1", 16 + 12 * i, 20 + 12 * i)] = bytes.readUInt32LE(20 + 12 * i);
  if (!(at.DENS < at.STRM)) throw new Error("build: not an unpacked model: run `make build`");
  return [
    ["model/0.gz", gzipSync(bytes.subarray(0, at.DENS), { level: 9 })],
    ["model/1.gz", gzipSync(bytes.subarray(at.DENS, at.STRM), { level: 9, strategy: constants.Z_HUFFMAN_ONLY })],
    ["model/2", bytes.subarray(at.STRM)],
  ];
}

// In the order in which the worker can use them: the engine before the views, which are read while it starts.
const wasmBytes = gzipSync(readFileSync(wasm), { level: 9 });
const modelBytes = modelParts(readFileSync(model));
const engine = [part("engine/kernel", Buffer.from(await kernel())), part("engine/go.gz", wasmBytes)].join("\n");
const parts = [
  ...modelBytes.map(([name, bytes]) => part(name, bytes)),
  ...readdirSync(samples).sort().map((name) => part(`sample/${name}`, readFileSync(path.join(samples, name)))),
].join("\n");

// Read before the first view stands, so before the script; of no interest to the worker, so no parts.
const texts = [part("strings", Buffer.from(strings())), part("notice", Buffer.from(notice()))].join("\n").replaceAll("data-part=", "data-text=");

// The page's own code stays small enough to be read: 120 kB, what it brings from others included.
const code = Buffer.byteLength(js) + Buffer.byteLength(boot);
if (code > 120_000) throw new Error(`build: the page's scripts take ${code} bytes, more than 120,000`);

const page = readFileSync(inWeb("index.html"), "utf8").replace(/@@(\w+)@@/g, (_, name) =>
  ({ CSP: policy([boot, js], css), CSS: css, BOOT: boot, ENGINE: engine, JS: js, PARTS: parts, TEXTS: texts, NOSCRIPT: noscript })[name]);
const html = Buffer.from(`\ufeff${page}`, "utf16le"); // payload.mjs says why
mkdirSync(path.dirname(out), { recursive: true });
writeFileSync(out, html);

const kb = (n) => `${(n / 1000).toFixed(0)} kB`;
console.log(`${path.relative(root, out)}: ${kb(html.length)} (script ${kb(Buffer.byteLength(js))}, boot ${kb(Buffer.byteLength(boot))}, styles ${kb(css.length)}, engine ${kb(wasmBytes.length)} gzipped, model ${kb(modelBytes.reduce((n, [, bytes]) => n + bytes.length, 0))})`);
