// esbuild plugins: the worker's source and the interface's strings as modules.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

export const inWeb = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** One language's strings, as the exports have them. */
export const table = (lang) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../compare/export/strings/${lang}.json`, import.meta.url)), "utf8"));

/** "virtual:strings": the strings that the page shows, without those of the text export. */
export function stringsPlugin() {
  const shown = ([key]) => key.startsWith("page.") || key.startsWith("message.");
  const all = () => Object.fromEntries(["en", "fr", "ar"].map((l) => [l, Object.fromEntries(Object.entries(table(l)).filter(shown))]));
  return virtual("strings", async () => ({ contents: JSON.stringify(all()), loader: "json" }));
}

/** "virtual:notice": NOTICE, which licences ask to go wherever the page goes. */
export function noticePlugin() {
  return virtual("notice", async () => ({ contents: readFileSync(inWeb("../NOTICE"), "utf8"), loader: "text" }));
}

/** "virtual:worker": the worker's source as a string, Go's support script before it. */
export function workerPlugin(support, options) {
  return virtual("worker", async () => {
    const small = await esbuild.transform(support, { minify: true, target: options.target, legalComments: "none" });
    const built = await esbuild.build({ ...options, entryPoints: [inWeb("worker.ts")], format: "iife" });
    return { contents: `${small.code};${built.outputFiles[0].text}`, loader: "text" };
  });
}

function virtual(name, load) {
  return {
    name,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^virtual:${name}$`) }, () => ({ path: name, namespace: name }));
      build.onLoad({ filter: /.*/, namespace: name }, load);
    },
  };
}
