// Assembles the SIMD kernel (wasm/kernel): `node build/kernel.mjs OUT` writes it, and build.mjs puts it into the page.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import wabt from "wabt";
import { wat } from "../../wasm/kernel/module.mjs";

/** The kernel's bytes. Only standard SIMD is admitted: the assembler refuses all else. */
export async function kernel() {
  const module = (await wabt()).parseWat("kernel.wat", wat, { simd: true });
  try {
    module.validate();
    return module.toBinary({}).buffer;
  } finally {
    module.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(process.argv[2], await kernel());
