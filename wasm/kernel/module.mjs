// The SIMD kernel of the page as WAT text: a WebAssembly module without memory of its own, that works on Go's. Only
// instructions of the standard SIMD128 are used. web/build/kernel.mjs assembles it; compare/encoder/kernel_js.go and
// compare/internal/lanes call it; their tests hold it against the plain Go, bit by bit.

import { cosines } from "./cosines.mjs";
import { lanes } from "./lanes.mjs";
import { product, stream } from "./product.mjs";
import { rows } from "./rows.mjs";
import { sparse } from "./sparse.mjs";
import { windows } from "./windows.mjs";

export const wat = `(module
(import "go" "mem" (memory 0))
${product}
${sparse}
${stream}
${windows}
${cosines}
${rows}
${lanes}
)`;
