// Inner products of many vectors of int8 with many, in WAT (Short in compare/encoder/short.go). A tile takes up to two of
// the ones and four of the others, whose eight sums stay in registers; i32x4.dot_i16x8_s multiplies eight and adds
// neighbours.

const length = 512; // numbers of a vector, a byte each; what one of them is worth stands behind them
const size = length + 4;

const each = (n, f) => Array.from({ length: n }, (_, i) => f(i)).join("\n");
const get = (name) => `(local.get $${name})`;

/** The four lanes of a sum, added. */
const total = (sum) => `
  (local.set $v (i32x4.add ${get(sum)} (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 ${get(sum)} ${get(sum)})))
  (local.set $k (i32.add (i32x4.extract_lane 0 ${get("v")}) (i32x4.extract_lane 1 ${get("v")})))`;

/** Products of `rows` vectors from $a with `columns` from $q, and on to the next columns. */
const tile = (rows, columns) => `
  (block $done${rows}x${columns} (loop $next${rows}x${columns}
    (br_if $done${rows}x${columns} (i32.lt_u ${get("left")} (i32.const ${columns})))
    ${each(rows, (r) => each(columns, (c) => `(local.set $s${r}${c} (v128.const i32x4 0 0 0 0))`))}
    (local.set $p ${get("a")}) (local.set $k (i32.const ${length}))
    (loop $step${rows}x${columns}
      ${each(rows, (r) => `(local.set $x${r} (v128.load8x8_s offset=${r * size} ${get("p")}))`)}
      ${each(columns, (c) => `
      (local.set $v (v128.load8x8_s offset=${c * size} ${get("q")}))
      ${each(rows, (r) => `(local.set $s${r}${c} (i32x4.add ${get(`s${r}${c}`)} (i32x4.dot_i16x8_s ${get(`x${r}`)} ${get("v")})))`)}`)}
      (local.set $q (i32.add ${get("q")} (i32.const 8)))
      (local.set $p (i32.add ${get("p")} (i32.const 8)))
      (br_if $step${rows}x${columns} (local.tee $k (i32.sub ${get("k")} (i32.const 8)))))
    ${each(rows, (r) => each(columns, (c) => `${total(`s${r}${c}`)}
    (f32.store offset=${4 * c} (i32.add ${get("to")} ${r ? get("stride") : "(i32.const 0)"})
      (f32.mul (f32.convert_i32_s ${get("k")}) (f32.mul (f32.load offset=${r * size + length} ${get("a")}) (f32.load offset=${c * size} ${get("q")}))))`))}
    (local.set $to (i32.add ${get("to")} (i32.const ${4 * columns})))
    (local.set $left (i32.sub ${get("left")} (i32.const ${columns})))
    (local.set $q (i32.add ${get("q")} (i32.const ${columns * size - length}))) ;; it stands at the end of the first one's numbers
    (br $next${rows}x${columns})))`;

const band = (rows) => `
  (block $over${rows} (loop $band${rows}
    (br_if $over${rows} (i32.lt_u ${get("rows")} (i32.const ${rows})))
    (local.set $q ${get("b")})
    (local.set $left ${get("columns")}) (local.set $to ${get("out")})
    ${tile(rows, 4)}
    ${tile(rows, 1)}
    (local.set $a (i32.add ${get("a")} (i32.const ${size * rows})))
    (local.set $out (i32.add ${get("out")} (i32.mul ${get("stride")} (i32.const ${rows}))))
    (local.set $rows (i32.sub ${get("rows")} (i32.const ${rows})))
    (br $band${rows})))`;

/** cosines(out, stride in bytes, a, rows, b, columns) */
export const cosines = `
(func (export "cosines") (param $out i32) (param $stride i32) (param $a i32) (param $rows i32) (param $b i32) (param $columns i32)
  (local $left i32) (local $to i32) (local $k i32) (local $p i32) (local $v v128)
  (local $q i32) ${each(2, (r) => `(local $x${r} v128) ${each(4, (c) => `(local $s${r}${c} v128)`)}`)}
  ${[2, 1].map(band).join("\n")})`;
