// The matrix product in WAT. Written by a program because a tile is the same line for every row: fully unrolled, its
// sums stay in registers.
//
// A panel holds eight columns of the matrix as int8, rows in pairs: [pairs][8][2]. i32x4.dot_i16x8_s multiplies eight
// int16 and adds neighbours, so that one pair of a row's activations, repeated, times four columns gives four sums'
// next terms. A tile is up to four rows by the eight columns: eight sums, two registers of weights, one of activations.

/** The fields of the Go side's `arguments` (compare/encoder/fast.go), eight bytes each, in their order. */
export const fields = ["in", "panels", "scale", "bias", "step", "out", "residual",
  "inStride", "outStride", "resStride", "rows", "pairs", "columns", "rectify", "widened"];

const each = (n, f) => Array.from({ length: n }, (_, i) => f(i)).join("\n");
const unroll = 2; // pairs taken in one turn; the number of pairs is a multiple of it

/** How a panel's eight columns of one pair are read: as int8, or as int16. */
export const narrow = { from: "(local.get $panels)", bytes: 16, load: (at) => `(v128.load8x8_s offset=${at} (local.get $w))` };
const broad = { from: "(local.get $panels)", bytes: 32, load: (at) => `(v128.load offset=${at} (local.get $w))` };
const panel = { ...broad, from: "(local.get $widened)" };

/** Tiles of so many rows, as many as are left: the sums over all pairs, then `finish`. `x` walks the rows, `w` the panel. */
export const tiles = (rows, weights, finish) => `
  (block $done${rows} (loop $next${rows}
    (br_if $done${rows} (i32.lt_u (local.get $left) (i32.const ${rows})))
    ${each(rows, (r) => `
    (local.set $low${r} (v128.const i32x4 0 0 0 0)) (local.set $high${r} (v128.const i32x4 0 0 0 0))
    (local.set $x${r} ${r ? `(i32.add (local.get $x${r - 1}) (local.get $inStride))` : "(local.get $row)"})`)}
    (local.set $w ${weights.from})
    (local.set $k (local.get $pairs))
    (loop $pair${rows}
      ${each(unroll, (u) => `
      (local.set $v ${weights.load(weights.bytes * u)})
      (local.set $u ${weights.load(weights.bytes * u + weights.bytes / 2)})
      ${each(rows, (r) => `
      (local.set $p (v128.load32_splat offset=${4 * u} (local.get $x${r})))
      (local.set $low${r} (i32x4.add (local.get $low${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
      (local.set $high${r} (i32x4.add (local.get $high${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $u))))`)}`)}
      ${each(rows, (r) => `(local.set $x${r} (i32.add (local.get $x${r}) (i32.const ${4 * unroll})))`)}
      (local.set $w (i32.add (local.get $w) (i32.const ${weights.bytes * unroll})))
      (br_if $pair${rows} (local.tee $k (i32.sub (local.get $k) (i32.const ${unroll})))))
    ${each(rows, finish)}
    (local.set $row (i32.add (local.get $row) (i32.mul (local.get $inStride) (i32.const ${rows}))))
    (local.set $left (i32.sub (local.get $left) (i32.const ${rows})))
    (br $next${rows})))`;

/** What a function with tiles needs for them. */
export const sums = `(local $row i32) (local $left i32) (local $w i32) (local $k i32) (local $to i32)
  (local $v v128) (local $u v128) (local $p v128)
  ${each(4, (r) => `(local $x${r} i32) (local $low${r} v128) (local $high${r} v128)`)}`;

/** Names the fields of the Go side's arguments, eight bytes each, and reads them. */
export const read = (fields) => `
  ${fields.map((f, i) => `(local.set $${f} (i32.load offset=${8 * i} (local.get $arguments)))`).join("\n  ")}`;
export const declare = (fields) => fields.map((f) => `(local $${f} i32)`).join(" ");

/** The floor and what rows of results are made with: scale, bias, floor and residual, for the half at `offset` bytes. */
export const finished = (sum, step, offset, add) => `(f32x4.add
      (f32x4.pmax (local.get $floor) (f32x4.add
        (f32x4.mul (f32x4.convert_i32x4_s ${sum}) (f32x4.mul ${step} (v128.load offset=${offset} (local.get $scale))))
        (v128.load offset=${offset} (local.get $bias))))
      (v128.load offset=${offset} (local.get ${add})))`;
export const floor = `(local.set $floor (f32x4.splat (select (f32.const 0) (f32.const -inf) (local.get $rectify))))`;

/** A row's results of eight columns. */
export const results = (r) => `
    (local.set $p (v128.load32_splat (local.get $steps)))
    ${["low", "high"].map((half, h) => `(v128.store offset=${16 * h} (local.get $to) ${finished(`(local.get $${half}${r})`, "(local.get $p)", 16 * h, "$add")})`).join("")}
    (local.set $steps (i32.add (local.get $steps) (i32.const 4)))
    (local.set $to (i32.add (local.get $to) (local.get $outStride)))
    (local.set $add (i32.add (local.get $add) (local.get $resStride)))`;

/** Writes a panel as int16 to $widened: of many rows, each tile would widen it again. */
const widen = `
    (local.set $w (local.get $panels)) (local.set $k (local.get $pairs)) (local.set $x0 (local.get $widened))
    (loop $widen
      (v128.store (local.get $x0) ${narrow.load(0)})
      (v128.store offset=16 (local.get $x0) ${narrow.load(8)})
      (local.set $w (i32.add (local.get $w) (i32.const 16)))
      (local.set $x0 (i32.add (local.get $x0) (i32.const 32)))
      (br_if $widen (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))`;

/** To the next eight columns. */
export const onward = `
    (local.set $panels (i32.add (local.get $panels) (i32.shl (local.get $pairs) (i32.const 4))))
    (local.set $scale (i32.add (local.get $scale) (i32.const 32)))
    (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
    (local.set $out (i32.add (local.get $out) (i32.const 32)))
    (local.set $residual (i32.add (local.get $residual) (i32.const 32)))`;

/** product(arguments): panel by panel, so that a panel stays in the first cache while all rows pass. */
export const product = `
(func (export "product") (param $arguments i32) ${declare(fields)} ${sums} (local $add i32) (local $steps i32) (local $floor v128)
  ${read(fields)} ${floor}
  (loop $panel
    (local.set $row (local.get $in)) (local.set $left (local.get $rows)) (local.set $steps (local.get $step))
    (local.set $to (local.get $out)) (local.set $add (local.get $residual))
    (if (local.get $widened)
      (then ${widen} ${[4, 3, 2, 1].map((rows) => tiles(rows, panel, results)).join("\n")})
      (else ${[4, 3, 2, 1].map((rows) => tiles(rows, narrow, results)).join("\n")}))
    ${onward}
    (br_if $panel (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))))))`;

/** The fields of `stream` (compare/encoder/windows_js.go). */
const streamFields = ["in", "panels", "out", "inStride", "outStride", "rows", "pairs", "columns"];

/** stream(arguments): bare sums, with weights of int16. */
export const stream = `
(func (export "stream") (param $arguments i32) ${declare(streamFields)} ${sums}
  ${read(streamFields)}
  (loop $panel
    (local.set $row (local.get $in)) (local.set $left (local.get $rows)) (local.set $to (local.get $out))
    ${[4, 3, 2, 1].map((rows) => tiles(rows, broad, (r) => `
    (v128.store (local.get $to) (local.get $low${r})) (v128.store offset=16 (local.get $to) (local.get $high${r}))
    (local.set $to (i32.add (local.get $to) (local.get $outStride)))`)).join("\n")}
    (local.set $panels (i32.add (local.get $panels) (i32.shl (local.get $pairs) (i32.const 5))))
    (local.set $out (i32.add (local.get $out) (i32.const 32)))
    (br_if $panel (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))))))`;
