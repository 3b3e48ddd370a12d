// What is done to single rows of numbers, in WAT. Lengths are multiples of eight; a row is walked eight numbers a turn,
// number i in lane i mod 8: $low holds lanes 0 to 3 and $high lanes 4 to 7, as the plain Go of compare/encoder adds.

const get = (name) => `(local.get $${name})`;
const constant = (x) => `(v128.const f32x4 ${x} ${x} ${x} ${x})`;

/** Steps of eight numbers over pointers: body(offset of the half, its name) is put down for each half. */
const walk = (label, pointers, body, sizes = {}) => `
  (local.set $k ${get("n")})
  (loop $${label}
    ${body(0, "low")}
    ${body(16, "high")}
    ${pointers.map((p) => `(local.set $${p} (i32.add ${get(p)} (i32.const ${sizes[p] ?? 32})))`).join(" ")}
    (br_if $${label} (local.tee $k (i32.sub ${get("k")} (i32.const 8)))))`;

const clear = `(local.set $low (v128.const i32x4 0 0 0 0)) (local.set $high (v128.const i32x4 0 0 0 0))`;

/** The sum of eight lanes: (0+4 + 1+5) + (2+6 + 3+7). */
const lanes = `(call $lanes ${get("low")} ${get("high")})`;
const lanesFunction = `
(func $lanes (param $low v128) (param $high v128) (result f32)
  (local.set $low (f32x4.add ${get("low")} ${get("high")}))
  (f32.add
    (f32.add (f32x4.extract_lane 0 ${get("low")}) (f32x4.extract_lane 1 ${get("low")}))
    (f32.add (f32x4.extract_lane 2 ${get("low")}) (f32x4.extract_lane 3 ${get("low")}))))`;

const work = `(local $k i32) (local $p i32) (local $q i32) (local $low v128) (local $high v128) (local $v v128) (local $s v128)`;

const load = (pointer, offset) => `(v128.load offset=${offset} ${get(pointer)})`;
const store = (pointer, offset, value) => `(v128.store offset=${offset} ${get(pointer)} ${value})`;
const gather = (half, value) => `(local.set $${half} (f32x4.add ${get(half)} ${value}))`;
const square = `(f32x4.mul ${get("v")} ${get("v")})`;

/** normalise(x, stride in bytes, rows, n, gain, bias, epsilon) */
const normalise = `
(func (export "normalise") (param $x i32) (param $stride i32) (param $rows i32) (param $n i32) (param $gain i32) (param $bias i32)
  (param $epsilon f32) ${work} (local $count f32) (local $b i32)
  (local.set $count (f32.convert_i32_s ${get("n")}))
  (loop $row
    (local.set $p ${get("x")}) ${clear}
    ${walk("sum", ["p"], (o, half) => gather(half, load("p", o)))}
    (local.set $s (f32x4.splat (f32.div ${lanes} ${get("count")})))
    (local.set $p ${get("x")}) ${clear}
    ${walk("shift", ["p"], (o, half) => `
    (local.set $v (f32x4.sub ${load("p", o)} ${get("s")})) ${store("p", o, get("v"))} ${gather(half, square)}`)}
    (local.set $s (f32x4.splat (f32.div (f32.const 1)
      (f32.sqrt (f32.add (f32.div ${lanes} ${get("count")}) ${get("epsilon")})))))
    (local.set $p ${get("x")}) (local.set $q ${get("gain")}) (local.set $b ${get("bias")})
    ${walk("scale", ["p", "q", "b"], (o) =>
      store("p", o, `(f32x4.add (f32x4.mul (f32x4.mul ${load("p", o)} ${get("s")}) ${load("q", o)}) ${load("b", o)})`))}
    (local.set $x (i32.add ${get("x")} ${get("stride")}))
    (br_if $row (local.tee $rows (i32.sub ${get("rows")} (i32.const 1))))))`;

/** The greatest lane of $s, whose lanes are bits of magnitudes, to $most. */
const greatest = `
  (local.set $s (i32x4.max_u ${get("s")} (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 ${get("s")} ${get("s")})))
  (local.set $s (i32x4.max_u ${get("s")} (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 ${get("s")} ${get("s")})))
  (local.set $most (f32x4.extract_lane 0 ${get("s")}))`;

/** quantise(out, stride, in, stride, rows, n): magnitudes compare as integers; 3<<22 leaves the integer in the low bits. */
const quantise = `
(func $quantise (export "quantise") (param $out i32) (param $outStride i32) (param $in i32) (param $inStride i32) (param $rows i32)
  (param $n i32) (result f32) ${work} (local $x i32) (local $r i32) (local $most f32)
  (local.set $s ${constant("1e-9")})
  (local.set $x ${get("in")}) (local.set $r ${get("rows")})
  (loop $most
    (local.set $p ${get("x")})
    ${walk("top", ["p"], (o) => `(local.set $s (i32x4.max_u ${get("s")} (f32x4.abs ${load("p", o)})))`)}
    (local.set $x (i32.add ${get("x")} ${get("inStride")}))
    (br_if $most (local.tee $r (i32.sub ${get("r")} (i32.const 1)))))
  ${greatest}
  (local.set $s (f32x4.splat (f32.div (f32.const 8191) ${get("most")})))
  (loop $row
    (local.set $p ${get("in")}) (local.set $q ${get("out")})
    ${walk("round", ["p", "q"], (o, half) => `
    (local.set $${half} (f32x4.add (f32x4.mul ${load("p", o)} ${get("s")}) ${constant(3 << 22)}))
    ${o ? store("q", 0, `(i16x8.narrow_i32x4_s
      (i32x4.sub ${get("low")} ${constant(3 << 22)}) (i32x4.sub ${get("high")} ${constant(3 << 22)}))`) : ""}`, { q: 16 })}
    (local.set $in (i32.add ${get("in")} ${get("inStride")})) (local.set $out (i32.add ${get("out")} ${get("outStride")}))
    (br_if $row (local.tee $rows (i32.sub ${get("rows")} (i32.const 1)))))
  (f32.div ${get("most")} (f32.const 8191)))`;

/** quantiseRows(values of a step, out, in, rows, n): quantise for each row of n by itself; one call, since each takes its time */
const quantiseRows = `
(func (export "quantiseRows") (param $values i32) (param $out i32) (param $in i32) (param $rows i32) (param $n i32)
  (loop $row
    (f32.store ${get("values")} (call $quantise ${get("out")} (i32.const 0) ${get("in")} (i32.const 0) (i32.const 1) ${get("n")}))
    (local.set $values (i32.add ${get("values")} (i32.const 4)))
    (local.set $out (i32.add ${get("out")} (i32.shl ${get("n")} (i32.const 1))))
    (local.set $in (i32.add ${get("in")} (i32.shl ${get("n")} (i32.const 2))))
    (br_if $row (local.tee $rows (i32.sub ${get("rows")} (i32.const 1))))))`;

/** embed(out, row, n, scale, offset) */
const embed = `
(func (export "embed") (param $out i32) (param $row i32) (param $n i32) (param $scale f32) (param $offset f32) ${work}
  (local.set $s (f32x4.splat ${get("scale")})) (local.set $v (f32x4.splat ${get("offset")}))
  ${walk("next", ["out", "row"], (o, half) => {
    const bytes = o ? get("high") : `(local.tee $high (v128.load8x8_u ${get("row")}))`;
    return store("out", o, `(f32x4.add (f32x4.mul (f32x4.convert_i32x4_s (i32x4.extend_${half}_i16x8_u ${bytes})) ${get("s")}) ${get("v")})`);
  }, { row: 8 })})`;

/** add(to, from, n) */
const add = `
(func (export "add") (param $to i32) (param $from i32) (param $n i32) ${work}
  ${walk("next", ["to", "from"], (o) => store("to", o, `(f32x4.add ${load("to", o)} ${load("from", o)})`))})`;

/** dots(out, v, of, count, n): the inner product of v with each of count vectors that lie one after the other */
const dots = `
(func (export "dots") (param $out i32) (param $of i32) (param $with i32) (param $count i32) (param $n i32) ${work}
  (loop $vector
    (local.set $p ${get("of")}) ${clear}
    ${walk("next", ["p", "with"], (o, half) => gather(half, `(f32x4.mul ${load("p", o)} ${load("with", o)})`))}
    (f32.store ${get("out")} ${lanes})
    (local.set $out (i32.add ${get("out")} (i32.const 4)))
    (br_if $vector (local.tee $count (i32.sub ${get("count")} (i32.const 1))))))`;

/** 2**x for |x| <= 1/2, as exp2 in vector.go. */
const series = ["1.3333558e-3", "9.6181291e-3", "5.5504109e-2", "2.4022651e-1", "6.9314718e-1", "1"]
  .reduce((y, c) => `(f32x4.add (f32x4.mul ${y} ${get("v")}) ${constant(c)})`, constant("1.5403530e-4"));

/** squash(v, z, n, epsilon): tanh of z, step by step as vector.go has it, then to length 1 */
const squash = `
(func $squash (export "squash") (param $out i32) (param $z i32) (param $n i32) (param $epsilon f32) ${work} (local $e v128) (local $b i32)
  (local.set $p ${get("z")}) (local.set $q ${get("out")}) ${clear}
  ${walk("tanh", ["p", "q"], (o, half) => `
    (local.set $v (f32x4.mul (f32x4.pmin ${constant(12)} (f32x4.abs ${load("p", o)})) ${constant("-2.885390")}))
    (local.set $s (f32x4.add ${get("v")} ${constant(3 << 22)}))
    (local.set $v (f32x4.sub ${get("v")} (f32x4.sub ${get("s")} ${constant(3 << 22)})))
    (local.set $e (f32x4.mul ${series}
      (i32x4.shl (i32x4.add (i32x4.sub ${get("s")} ${constant(3 << 22)}) (v128.const i32x4 127 127 127 127)) (i32.const 23))))
    (local.set $v (v128.bitselect ${load("p", o)}
      (f32x4.div (f32x4.sub ${constant(1)} ${get("e")}) (f32x4.add ${constant(1)} ${get("e")})) ${constant("-0")}))
    ${store("q", o, get("v"))} ${gather(half, square)}`)}
  (local.set $s (f32x4.splat (f32.div (f32.const 1) (f32.sqrt (f32.max ${lanes} ${get("epsilon")})))))
  (local.set $q ${get("out")})
  ${walk("unit", ["q"], (o) => store("q", o, `(f32x4.mul ${load("q", o)} ${get("s")})`))})`;

/** between(out, low, high, edges, each, bias, n, count, scale, floor): the head's first layer of a stretch (kernel.go) */
const between = `
(func (export "between") (param $out i32) (param $from i32) (param $to i32) (param $edges i32) (param $each i32) (param $bias i32)
  (param $n i32) (param $count f32) (param $scale f32) (param $floor f32) ${work} (local $c v128) (local $f v128)
  (local.set $c (f32x4.splat ${get("count")})) (local.set $s (f32x4.splat ${get("scale")})) (local.set $f (f32x4.splat ${get("floor")}))
  ${walk("next", ["out", "from", "to", "edges", "each", "bias"], (o) => store("out", o, `(f32x4.pmax ${get("f")} (f32x4.add
    (f32x4.mul (f32x4.add (f32x4.add (f32x4.sub ${load("to", o)} ${load("from", o)}) ${load("edges", o)})
      (f32x4.mul ${get("c")} ${load("each", o)})) ${get("s")}) ${load("bias", o)}))`))})`;

/** rectify(x, n) */
const rectify = `
(func (export "rectify") (param $x i32) (param $n i32) ${work}
  ${walk("next", ["x"], (o) => store("x", o, `(f32x4.pmax ${constant(0)} ${load("x", o)})`))})`;

/** shorten(out, x): a vector of 512 as int8, the greatest ±127, and behind them what one is worth (short.go) */
const shorten = `
(func $shorten (export "shorten") (param $out i32) (param $x i32) ${work} (local $n i32) (local $most f32)
  (local.set $n (i32.const 512)) (local.set $s ${constant("1e-9")}) (local.set $p ${get("x")})
  ${walk("top", ["p"], (o) => `(local.set $s (i32x4.max_u ${get("s")} (f32x4.abs ${load("p", o)})))`)}
  ${greatest}
  (local.set $p ${get("x")}) (local.set $q ${get("out")})
  (local.set $s (f32x4.splat (f32.div (f32.const 127) ${get("most")})))
  ${walk("round", ["p", "q"], (o, half) => `
    (local.set $${half} (f32x4.add (f32x4.mul ${load("p", o)} ${get("s")}) ${constant(3 << 22)}))
    ${o ? `(local.set $v (i16x8.narrow_i32x4_s (i32x4.sub ${get("low")} ${constant(3 << 22)}) (i32x4.sub ${get("high")} ${constant(3 << 22)})))
    (v128.store64_lane 0 ${get("q")} (i8x16.narrow_i16x8_s ${get("v")} ${get("v")}))` : ""}`, { q: 8 })}
  (f32.store ${get("q")} (f32.div ${get("most")} (f32.const 127))))`;

/** shorts(out, z, v, rows, epsilon): rows of 512, squashed to v and shortened */
const shorts = `
(func (export "shorts") (param $out i32) (param $z i32) (param $v i32) (param $rows i32) (param $epsilon f32)
  (loop $row
    (call $squash ${get("v")} ${get("z")} (i32.const 512) ${get("epsilon")})
    (call $shorten ${get("out")} ${get("v")})
    (local.set $out (i32.add ${get("out")} (i32.const 516)))
    (local.set $z (i32.add ${get("z")} (i32.const 2048)))
    (br_if $row (local.tee $rows (i32.sub ${get("rows")} (i32.const 1))))))`;

export const rows = [lanesFunction, normalise, quantise, quantiseRows, embed, add, dots, between, rectify, squash, shorten, shorts].join("\n");
