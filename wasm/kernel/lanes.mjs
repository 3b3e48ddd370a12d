// What compare/internal/lanes does to matrices of float32, in WAT.

const get = (name) => `(local.get $${name})`;
const on = (name, by) => `(local.set $${name} (i32.add ${get(name)} ${by}))`;

/** The greater of $s and itself, its lanes turned. */
const turned = (...lanes) => `(local.set $s (f32x4.pmax ${get("s")} (i8x16.shuffle ${lanes.flatMap((l) => [0, 1, 2, 3].map((b) => 4 * l + b)).join(" ")} ${get("s")} ${get("s")})))`;

/** peaks(at, rows, row, stride in bytes, n): the greatest of a row, and then where it first stands */
const peaks = `
(func (export "peaks") (param $at i32) (param $rows i32) (param $row i32) (param $stride i32) (param $n i32)
  (local $p i32) (local $end i32) (local $even i32) (local $hit i32) (local $s v128)
  (loop $next
    (local.set $end (i32.add ${get("row")} (i32.shl ${get("n")} (i32.const 2))))
    (local.set $even (i32.sub ${get("end")} (i32.const 15))) ;; before it four numbers can be read
    (local.set $p ${get("row")})
    (local.set $s (v128.load32_splat ${get("row")}))
    (block $ends (loop $four
      (br_if $ends (i32.ge_u ${get("p")} ${get("even")}))
      (local.set $s (f32x4.pmax ${get("s")} (v128.load ${get("p")}))) ${on("p", "(i32.const 16)")}
      (br $four)))
    (block $ends (loop $one
      (br_if $ends (i32.ge_u ${get("p")} ${get("end")}))
      (local.set $s (f32x4.pmax ${get("s")} (v128.load32_splat ${get("p")}))) ${on("p", "(i32.const 4)")}
      (br $one)))
    ${turned(2, 3, 0, 1)} ${turned(1, 0, 3, 2)}
    (local.set $p ${get("row")}) (local.set $hit (i32.const 0))
    (block $found
      (block $ends (loop $four
        (br_if $ends (i32.ge_u ${get("p")} ${get("even")}))
        (br_if $found (local.tee $hit (i32x4.bitmask (f32x4.eq ${get("s")} (v128.load ${get("p")})))))
        ${on("p", "(i32.const 16)")} (br $four)))
      (loop $one
        (br_if $found (i32.ge_u ${get("p")} ${get("end")}))
        (br_if $found (f32.eq (f32x4.extract_lane 0 ${get("s")}) (f32.load ${get("p")})))
        ${on("p", "(i32.const 4)")} (br $one)))
    (i32.store ${get("at")} (i32.add (i32.shr_u (i32.sub ${get("p")} ${get("row")}) (i32.const 2))
      (select (i32.ctz ${get("hit")}) (i32.const 0) ${get("hit")})))
    ${on("at", "(i32.const 4)")} ${on("row", get("stride"))}
    (br_if $next (local.tee $rows (i32.sub ${get("rows")} (i32.const 1))))))`;

/** raise(to, from, n) */
const raise = `
(func (export "raise") (param $to i32) (param $from i32) (param $n i32)
  (block $ends (loop $four
    (br_if $ends (i32.lt_u ${get("n")} (i32.const 4)))
    (v128.store ${get("to")} (f32x4.pmax (v128.load ${get("to")}) (v128.load ${get("from")})))
    ${on("to", "(i32.const 16)")} ${on("from", "(i32.const 16)")} ${on("n", "(i32.const -4)")}
    (br $four)))
  (block $ends (loop $one
    (br_if $ends (i32.eqz ${get("n")}))
    (if (f32.gt (f32.load ${get("from")}) (f32.load ${get("to")})) (then (f32.store ${get("to")} (f32.load ${get("from")}))))
    ${on("to", "(i32.const 4)")} ${on("from", "(i32.const 4)")} ${on("n", "(i32.const -1)")}
    (br $one))))`;

const four = [0, 1, 2, 3];
/** Two rows of a square of four, two numbers of each by turns or one of each. */
const mixed = (lanes, a, b) => `(i8x16.shuffle ${lanes.flatMap((l) => four.map((i) => 4 * l + i)).join(" ")} ${get(a)} ${get(b)})`;

/** transpose(to, from, rows, columns): squares of four by four, and what is left over number by number */
const transpose = `
(func (export "transpose") (param $to i32) (param $from i32) (param $rows i32) (param $columns i32)
  (local $i i32) (local $j i32) (local $p i32) (local $q i32) (local $down i32) (local $across i32)
  ${four.map((l) => `(local $r${l} v128) (local $h${l} v128)`).join(" ")}
  (local.set $down (i32.shl ${get("columns")} (i32.const 2)))
  (local.set $across (i32.shl ${get("rows")} (i32.const 2)))
  (block $done (loop $row
    (br_if $done (i32.ge_u ${get("i")} ${get("rows")}))
    (local.set $j (i32.const 0))
    (local.set $p (i32.add ${get("from")} (i32.mul ${get("i")} ${get("down")})))
    (local.set $q (i32.add ${get("to")} (i32.shl ${get("i")} (i32.const 2))))
    (if (i32.le_u (i32.add ${get("i")} (i32.const 4)) ${get("rows")}) (then
      (block $over (loop $square
        (br_if $over (i32.gt_u (i32.add ${get("j")} (i32.const 4)) ${get("columns")}))
        ${four.map((l) => `(local.set $r${l} (v128.load ${l ? `(i32.add ${get("p")} (i32.mul ${get("down")} (i32.const ${l})))` : get("p")}))`).join("\n")}
        (local.set $h0 ${mixed([0, 4, 1, 5], "r0", "r1")}) (local.set $h1 ${mixed([2, 6, 3, 7], "r0", "r1")})
        (local.set $h2 ${mixed([0, 4, 1, 5], "r2", "r3")}) (local.set $h3 ${mixed([2, 6, 3, 7], "r2", "r3")})
        ${[["h0", "h2", [0, 1, 4, 5]], ["h0", "h2", [2, 3, 6, 7]], ["h1", "h3", [0, 1, 4, 5]], ["h1", "h3", [2, 3, 6, 7]]]
          .map(([a, b, lanes]) => `(v128.store ${get("q")} ${mixed(lanes, a, b)}) ${on("q", get("across"))}`).join("\n")}
        ${on("p", "(i32.const 16)")} ${on("j", "(i32.const 4)")} (br $square)))
      (block $over (loop $rest
        (br_if $over (i32.ge_u ${get("j")} ${get("columns")}))
        ${four.map((l) => `(f32.store offset=${4 * l} ${get("q")} (f32.load ${l ? `(i32.add ${get("p")} (i32.mul ${get("down")} (i32.const ${l})))` : get("p")}))`).join("\n")}
        ${on("q", get("across"))} ${on("p", "(i32.const 4)")} ${on("j", "(i32.const 1)")} (br $rest)))
      ${on("i", "(i32.const 4)")} (br $row)))
    (block $over (loop $number
      (br_if $over (i32.ge_u ${get("j")} ${get("columns")}))
      (f32.store ${get("q")} (f32.load ${get("p")}))
      ${on("q", get("across"))} ${on("p", "(i32.const 4)")} ${on("j", "(i32.const 1)")} (br $number)))
    ${on("i", "(i32.const 1)")} (br $row))))`;

export const lanes = [peaks, raise, transpose].join("\n");
