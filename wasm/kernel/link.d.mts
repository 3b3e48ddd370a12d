export function link(kernel: BufferSource | WebAssembly.Module | null): {
  imports: WebAssembly.ModuleImports;
  attach(go: WebAssembly.Instance): void;
};
