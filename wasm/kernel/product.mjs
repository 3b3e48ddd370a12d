// The matrix product in WAT. Written by a program because a tile is the same line for every row: fully unrolled, its
// sums stay in registers.
//
// A panel holds eight columns of the matrix as int8, rows in pairs: [pairs][8][2]. i32x4.dot_i16x8_s multiplies eight
// int16 and adds neighbours, so that one pair of a row's activations, repeated, times four columns gives four sums'
// next terms. A tile is up to four rows by the eight columns: eight sums, two registers of weights, one of activations.

/** The fields of the Go side's `arguments` (compare/encoder/fast.go), eight bytes each, in their order. */
const fields = ["in", "panels", "scale", "bias", "step", "out", "residual",
  "inStride", "outStride", "resStride", "rows", "pairs", "columns", "rectify"];

const each = (n, f) => Array.from({ length: n }, (_, i) => f(i)).join("\n");
const unroll = 2; // pairs taken in one turn; the number of pairs is a multiple of it

/** One tile: sums over all pairs, then scale, bias, floor and residual. `x` walks the rows, `w` the panel. */
const tile = (rows) => `
  (block $done${rows} (loop $next${rows}
    (br_if $done${rows} (i32.lt_u (local.get $left) (i32.const ${rows})))
    ${each(rows, (r) => `
    (local.set $low${r} (v128.const i32x4 0 0 0 0)) (local.set $high${r} (v128.const i32x4 0 0 0 0))
    (local.set $x${r} ${r ? `(i32.add (local.get $x${r - 1}) (local.get $inStride))` : "(local.get $row)"})`)}
    (local.set $w (local.get $panels))
    (local.set $k (local.get $pairs))
    (loop $pair${rows}
      ${each(unroll, (u) => `
      (local.set $v (v128.load8x8_s offset=${16 * u} (local.get $w)))
      (local.set $u (v128.load8x8_s offset=${16 * u + 8} (local.get $w)))
      ${each(rows, (r) => `
      (local.set $p (v128.load32_splat offset=${4 * u} (local.get $x${r})))
      (local.set $low${r} (i32x4.add (local.get $low${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
      (local.set $high${r} (i32x4.add (local.get $high${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $u))))`)}`)}
      ${each(rows, (r) => `(local.set $x${r} (i32.add (local.get $x${r}) (i32.const ${4 * unroll})))`)}
      (local.set $w (i32.add (local.get $w) (i32.const ${16 * unroll})))
      (br_if $pair${rows} (local.tee $k (i32.sub (local.get $k) (i32.const ${unroll})))))
    ${each(rows, (r) => `
    (local.set $p (v128.load32_splat (local.get $steps)))
    ${["low", "high"].map((half, h) => `
    (v128.store offset=${16 * h} (local.get $to) (f32x4.add
      (f32x4.pmax (local.get $floor) (f32x4.add
        (f32x4.mul (f32x4.convert_i32x4_s (local.get $${half}${r}))
          (f32x4.mul (local.get $p) (v128.load offset=${16 * h} (local.get $scale))))
        (v128.load offset=${16 * h} (local.get $bias))))
      (v128.load offset=${16 * h} (local.get $add))))`).join("")}
    (local.set $steps (i32.add (local.get $steps) (i32.const 4)))
    (local.set $to (i32.add (local.get $to) (local.get $outStride)))
    (local.set $add (i32.add (local.get $add) (local.get $resStride)))`)}
    (local.set $row (i32.add (local.get $row) (i32.mul (local.get $inStride) (i32.const ${rows}))))
    (local.set $left (i32.sub (local.get $left) (i32.const ${rows})))
    (br $next${rows})))`;

/** product(arguments): panel by panel, so that a panel stays in the first cache while all rows pass. */
export const product = `
(func (export "product") (param $arguments i32)
  ${fields.map((f) => `(local $${f} i32)`).join(" ")}
  (local $row i32) (local $left i32) (local $w i32) (local $k i32) (local $to i32) (local $add i32) (local $steps i32)
  (local $v v128) (local $u v128) (local $p v128) (local $floor v128)
  ${each(4, (r) => `(local $x${r} i32) (local $low${r} v128) (local $high${r} v128)`)}
  ${fields.map((f, i) => `(local.set $${f} (i32.load offset=${8 * i} (local.get $arguments)))`).join("\n  ")}
  (local.set $floor (f32x4.splat (select (f32.const 0) (f32.const -inf) (local.get $rectify))))
  (loop $panel
    (local.set $row (local.get $in)) (local.set $left (local.get $rows)) (local.set $steps (local.get $step))
    (local.set $to (local.get $out)) (local.set $add (local.get $residual))
    ${[4, 2, 1].map(tile).join("\n")}
    (local.set $panels (i32.add (local.get $panels) (i32.shl (local.get $pairs) (i32.const 4))))
    (local.set $scale (i32.add (local.get $scale) (i32.const 32)))
    (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
    (local.set $out (i32.add (local.get $out) (i32.const 32)))
    (local.set $residual (i32.add (local.get $residual) (i32.const 32)))
    (br_if $panel (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))))))`;
