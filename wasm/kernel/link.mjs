// Joins Go and its kernel. Each needs the other: Go imports the kernel's functions, the kernel imports Go's memory, so
// Go gets closures that call the kernel once it is there. `simd` tells Go whether to.

const names = ["product", "sparse", "stream", "mix", "join", "normalise", "quantise", "quantiseRows", "embed", "add", "dots", "between", "rectify", "squash", "shorten", "shorts", "cosines", "peaks", "raise", "transpose"];

/**
 * @param {BufferSource | WebAssembly.Module | null} kernel the assembled module; null, or an engine without SIMD: the plain Go does all
 * @returns {{ imports: WebAssembly.ModuleImports, attach(go: WebAssembly.Instance): void }} what Go imports as
 *   "kernel", and what to call before Go runs
 */
export function link(kernel) {
  let functions = null;
  const imports = { simd: () => (functions ? 1 : 0) };
  for (const name of names) imports[name] = (...args) => functions[name](...args);
  return {
    imports,
    attach(go) {
      let module = kernel;
      if (!(kernel instanceof WebAssembly.Module)) module = kernel && WebAssembly.validate(kernel) && new WebAssembly.Module(kernel);
      if (module) functions = new WebAssembly.Instance(module, { go: { mem: go.exports.mem } }).exports;
    },
  };
}
