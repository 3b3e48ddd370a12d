// The matrix product of rows that are mostly zeros, as rectified ones are, in WAT: of every four rows, the pairs that are
// zeros in all of them are left out, which changes no bit of the sums.

import { declare, fields, floor, narrow, onward, read, results, sums, tiles } from "./product.mjs";

const get = (name) => `(local.get $${name})`;
const add = (name, by) => `(local.set $${name} (i32.add ${get(name)} ${by}))`;
const rows = [0, 1, 2, 3];

/** To the next four rows and their list: where it ends, then the bytes before each pair in a row. */
const four = `
      ${add("list", `(i32.shl (i32.add ${get("pairs")} (i32.const 1)) (i32.const 2))`)}
      ${add("row", `(i32.shl ${get("inStride")} (i32.const 2))`)}
      (local.set $left (i32.sub ${get("left")} (i32.const 4)))`;
const begin = `
  (local.set $row ${get("in")}) (local.set $left ${get("rows")}) (local.set $list ${get("lists")})`;
const walk = rows.map((r) => `(local.set $x${r} ${r ? `(i32.add (local.get $x${r - 1}) ${get("inStride")})` : get("row")})`).join(" ");
const pair = (r) => `(i32.add ${get(`x${r}`)} ${get("k")})`;

/** Lists the pairs of every four rows. */
const list = `
  (block $listed (loop $group
    (br_if $listed (i32.lt_u ${get("left")} (i32.const 4)))
    ${walk}
    (local.set $k (i32.const 0)) (local.set $at (i32.add ${get("list")} (i32.const 4)))
    (loop $pair
      (i32.store ${get("at")} ${get("k")})
      ${add("at", `(i32.shl (i32.ne (i32.const 0) ${rows.map((r) => `(i32.load ${pair(r)})`).reduce((a, b) => `(i32.or ${a} ${b})`)}) (i32.const 2))`)}
      (br_if $pair (i32.lt_u (local.tee $k (i32.add ${get("k")} (i32.const 4))) (i32.shl ${get("pairs")} (i32.const 2)))))
    (i32.store ${get("list")} ${get("at")})
    ${four}
    (br $group)))`;

/** The panel's results for every four rows. */
const tile = `
  (block $done (loop $next
    (br_if $done (i32.lt_u ${get("left")} (i32.const 4)))
    ${walk}
    ${rows.map((r) => `(local.set $low${r} (v128.const i32x4 0 0 0 0)) (local.set $high${r} (v128.const i32x4 0 0 0 0))`).join(" ")}
    (local.set $at ${get("list")}) (local.set $end (i32.load ${get("list")}))
    (block $none (loop $pair
      (br_if $none (i32.eq (local.tee $at (i32.add ${get("at")} (i32.const 4))) ${get("end")}))
      (local.set $k (i32.load ${get("at")}))
      (local.set $w (i32.add ${get("panels")} (i32.shl ${get("k")} (i32.const 2))))
      (local.set $v ${narrow.load(0)}) (local.set $u ${narrow.load(8)})
      ${rows.map((r) => `
      (local.set $p (v128.load32_splat ${pair(r)}))
      (local.set $low${r} (i32x4.add (local.get $low${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
      (local.set $high${r} (i32x4.add (local.get $high${r}) (i32x4.dot_i16x8_s (local.get $p) (local.get $u))))`).join("")}
      (br $pair)))
    ${rows.map(results).join("")}
    ${four}
    (br $next)))`;

/** sparse(arguments): as product, with room for the lists where that has room for a panel. */
export const sparse = `
(func (export "sparse") (param $arguments i32) ${declare([...fields.slice(0, -1), "lists"])} ${sums}
  (local $add i32) (local $steps i32) (local $floor v128) (local $list i32) (local $at i32) (local $end i32)
  ${read([...fields.slice(0, -1), "lists"])} ${floor} ${begin} ${list}
  (loop $panel
    ${begin} (local.set $steps (local.get $step)) (local.set $to (local.get $out)) (local.set $add (local.get $residual))
    ${tile}
    ${[3, 2, 1].map((n) => tiles(n, narrow, results)).join("\n")}
    ${onward}
    (br_if $panel (local.tee $columns (i32.sub (local.get $columns) (i32.const 8))))))`;
