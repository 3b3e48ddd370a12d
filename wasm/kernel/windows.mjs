// What windows taken two at a time need beside `stream` (compare/encoder/windows_js.go), in WAT: their activations and
// the sums put together.

import { declare, finished, floor, read } from "./product.mjs";

const get = (name) => `(local.get $${name})`;

/** mix(to, a, b, minus, stride, rows, n): a + b of int16, or a - b with minus = -1; a and b are `stride` bytes apart. */
const mix = `
(func (export "mix") (param $to i32) (param $a i32) (param $b i32) (param $minus i32) (param $stride i32) (param $rows i32) (param $n i32)
  (local $at i32) (local $m v128)
  (local.set $m (i16x8.splat ${get("minus")}))
  (local.set $n (i32.shl ${get("n")} (i32.const 1)))
  (loop $row
    (local.set $at (i32.const 0))
    (loop $next
      (v128.store (i32.add ${get("to")} ${get("at")}) (i16x8.add (v128.load (i32.add ${get("a")} ${get("at")}))
        (i16x8.sub (v128.xor (v128.load (i32.add ${get("b")} ${get("at")})) ${get("m")}) ${get("m")})))
      (br_if $next (i32.lt_u (local.tee $at (i32.add ${get("at")} (i32.const 16))) ${get("n")})))
    (local.set $to (i32.add ${get("to")} ${get("n")}))
    (local.set $a (i32.add ${get("a")} ${get("stride")})) (local.set $b (i32.add ${get("b")} ${get("stride")}))
    (br_if $row (local.tee $rows (i32.sub ${get("rows")} (i32.const 1))))))`;

/** Four columns of stream k: `$s` walks the first, the others lie `size` bytes further each. */
const sum = (k) => `(v128.load (i32.add ${get("s")} (i32.mul ${get("size")} (i32.const ${k}))))`;
const plus = (a, b) => `(i32x4.add ${a} ${b})`;
const minus = (a, b) => `(i32x4.sub ${a} ${b})`;
const half = (a) => `(i32x4.shr_s ${a} (i32.const 1))`;

/** Two windows of two tokens from three streams, of three from four, and of five as one of three and one of two. */
const two = (k) => [plus(sum(k), sum(k + 1)), minus(sum(k + 1), sum(k + 2))];
const three = (k) => [plus(sum(k), half(plus(sum(k + 1), sum(k + 2)))), minus(half(minus(sum(k + 1), sum(k + 2))), sum(k + 3))];
const five = [0, 1].map((i) => plus(three(0)[i], two(4)[i]));

/** The fields of `joint` in compare/encoder/windows_js.go. */
const fields = ["sums", "size", "scales", "biases", "step", "out", "residual", "outStride", "resStride", "rows", "columns", "rectify", "taps"];

const row = (which, i) => `
      (v128.store ${get("to")} ${finished(which[i], `(v128.load32_splat offset=${4 * i} ${get("step")})`, 0, "$add")})`;
const columns = (label, which) => `
    (loop $${label}
      ${row(which, 0)}
      (if (i32.gt_u ${get("rows")} (i32.const 1)) (then
        (local.set $to (i32.add ${get("to")} ${get("outStride")})) (local.set $add (i32.add ${get("add")} ${get("resStride")}))
        ${row(which, 1)}
        (local.set $to (i32.sub ${get("to")} ${get("outStride")})) (local.set $add (i32.sub ${get("add")} ${get("resStride")}))))
      ${["s", "scale", "bias", "to"].map((p) => `(local.set $${p} (i32.add ${get(p)} (i32.const 16)))`).join(" ")}
      (local.set $add (i32.add ${get("add")} (i32.const 16)))
      (br_if $${label} (local.tee $k (i32.sub ${get("k")} (i32.const 4)))))`;

/** join(arguments): the streams' sums to rows of results, two at a time; of an odd number the last stands alone. */
const join = `
(func (export "join") (param $arguments i32) ${declare(fields)}
  (local $s i32) (local $scale i32) (local $bias i32) (local $to i32) (local $add i32) (local $k i32) (local $floor v128)
  ${read(fields)} ${floor}
  (local.set $s ${get("sums")})
  (block $done (loop $pair
    (local.set $scale ${get("scales")}) (local.set $bias ${get("biases")})
    (local.set $to ${get("out")}) (local.set $add ${get("residual")}) (local.set $k ${get("columns")})
    (if (i32.eq ${get("taps")} (i32.const 2)) (then ${columns("two", two(0))})
    (else (if (i32.eq ${get("taps")} (i32.const 3)) (then ${columns("three", three(0))})
    (else ${columns("five", five)}))))
    (local.set $out (i32.add ${get("out")} (i32.shl ${get("outStride")} (i32.const 1))))
    (local.set $residual (i32.add ${get("residual")} (i32.shl ${get("resStride")} (i32.const 1))))
    (local.set $step (i32.add ${get("step")} (i32.const 8)))
    (br_if $done (i32.lt_u ${get("rows")} (i32.const 3)))
    (local.set $rows (i32.sub ${get("rows")} (i32.const 2)))
    (br $pair))))`;

export const windows = [mix, join].join("\n");
