// Joins Go and its kernel. Each needs the other: Go imports the kernel's functions, the kernel imports Go's memory. So Go
// gets the functions of a small module between them, which call what stands in a table once the kernel is there: a tenth
// of the time of a detour through JavaScript, and a comparison makes hundreds of thousands of such calls. `simd` tells Go
// whether to.

const I32 = 0x7f, F32 = 0x7d;
const type = { i: I32, f: F32 };

/** What each function takes, i for i32 and f for f32, and what it gives: as wasm/kernel defines and Go imports it. */
const signatures = {
  product: "i", sparse: "i", stream: "i", mix: "iiiiiii", join: "i", normalise: "iiiiiif", quantise: "iiiiii>f",
  embed: "iiiff", add: "iii", dots: "iiiii", between: "iiiiiiifff", rectify: "ii", squash: "iiif", shorten: "ii",
  cosines: "iiiiii", peaks: "iiiii", raise: "iii", transpose: "iiii",
};
const all = Object.entries(signatures).map(([name, signature]) => {
  const [takes, gives = ""] = signature.split(">");
  return { name, takes: [...takes].map((t) => type[t]), gives: [...gives].map((t) => type[t]) };
});

/** The module between: function k calls entry k of its table. */
function between() {
  const number = (n) => (n < 0x80 ? [n] : [(n & 0x7f) | 0x80, ...number(n >> 7)]);
  const list = (items) => [...number(items.length), ...items.flat()];
  const section = (id, content) => [id, ...list(content)];
  const text = (s) => list([...s].map((c) => c.charCodeAt(0)));
  const body = ({ takes }, k) => list([0, ...takes.flatMap((_, i) => [0x20, i]), 0x41, k, 0x11, k, 0, 0x0b]);
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, list(all.map(({ takes, gives }) => [0x60, ...list(takes), ...list(gives)]))),
    ...section(3, list(all.map((_, k) => k))),
    ...section(4, [1, 0x70, 0, all.length]),
    ...section(7, list([[...text("table"), 1, 0], ...all.map(({ name }, k) => [...text(name), 0, k])])),
    ...section(10, list(all.map(body)))]);
}

/**
 * @param {BufferSource | WebAssembly.Module | null} kernel the assembled module; null, or an engine without SIMD: the plain Go does all
 * @returns {{ imports: WebAssembly.ModuleImports, attach(go: WebAssembly.Instance): void }} what Go imports as
 *   "kernel", and what to call before Go runs
 */
export function link(kernel) {
  let there = 0;
  const { table, ...functions } = new WebAssembly.Instance(new WebAssembly.Module(between())).exports;
  return {
    imports: { ...functions, simd: () => there },
    attach(go) {
      let module = kernel;
      if (!(kernel instanceof WebAssembly.Module)) module = kernel && WebAssembly.validate(kernel) && new WebAssembly.Module(kernel);
      if (!module) return;
      const { exports } = new WebAssembly.Instance(module, { go: { mem: go.exports.mem } });
      all.forEach(({ name }, k) => table.set(k, exports[name]));
      there = 1;
    },
  };
}
