// esbuild plugins: the worker's source and the interface's strings as modules.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

export const inWeb = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** One language's strings, as the exports have them. */
export const table = (lang) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../compare/export/strings/${lang}.json`, import.meta.url)), "utf8"));

/** The strings that the page shows, without those of the text export, as JSON. */
export function strings() {
  const shown = ([key]) => /^(page|message|date)\./.test(key);
  return JSON.stringify(Object.fromEntries(["en", "fr", "ar"].map((l) => [l, Object.fromEntries(Object.entries(table(l)).filter(shown))])));
}

/** NOTICE, which licences ask to go wherever the page goes. */
export const notice = () => readFileSync(inWeb("../NOTICE"), "utf8");

/**
 * "virtual:strings" and "virtual:notice". In the page both are texts beside the script (build.mjs puts them there): as
 * UTF-8 they take a third of what the script's ASCII would, and are no code. Elsewhere they are in the module.
 */
export function textPlugins({ inPage }) {
  const read = (name, wrap) => ({ contents: `import { text } from ${JSON.stringify(inWeb("texts.ts"))}; export default ${wrap}(text("${name}"));`, loader: "js", resolveDir: inWeb(".") });
  return [
    virtual("strings", async () => (inPage ? read("strings", "JSON.parse") : { contents: strings(), loader: "json" })),
    virtual("notice", async () => (inPage ? read("notice", "") : { contents: notice(), loader: "text" })),
  ];
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
