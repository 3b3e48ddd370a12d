package encoder

import "unsafe"

// In WebAssembly the fast kernel is a module of its own (wasm/kernel), since Go's compiler has no SIMD instructions. It
// works on Go's memory. Whoever starts Go must give it these imports (wasm/kernel/link.mjs makes them); where the
// browser has no SIMD, simd returns 0 and the others are never called.

//go:wasmimport kernel simd
//go:noescape
func simd() int32

//go:wasmimport kernel product
//go:noescape
func simdProduct(a unsafe.Pointer)

//go:wasmimport kernel sparse
//go:noescape
func simdSparse(a unsafe.Pointer)

//go:wasmimport kernel stream
//go:noescape
func simdStream(a unsafe.Pointer)

//go:wasmimport kernel mix
//go:noescape
func simdMix(dst, a, b unsafe.Pointer, minus, stride, rows, n int32)

//go:wasmimport kernel join
//go:noescape
func simdJoin(a unsafe.Pointer)

//go:wasmimport kernel normalise
//go:noescape
func simdNormalise(x unsafe.Pointer, stride, rows, n int32, gain, bias unsafe.Pointer, epsilon float32)

//go:wasmimport kernel quantise
//go:noescape
func simdQuantise(dst unsafe.Pointer, dstStride int32, src unsafe.Pointer, srcStride, rows, n int32) float32

//go:wasmimport kernel quantiseRows
//go:noescape
func simdQuantiseRows(values, dst, src unsafe.Pointer, rows, n int32)

//go:wasmimport kernel embed
//go:noescape
func simdEmbed(dst, row unsafe.Pointer, n int32, scale, offset float32)

//go:wasmimport kernel add
//go:noescape
func simdAdd(dst, src unsafe.Pointer, n int32)

//go:wasmimport kernel dots
//go:noescape
func simdDots(dst, v, of unsafe.Pointer, count, n int32)

//go:wasmimport kernel squash
//go:noescape
func simdSquash(v, z unsafe.Pointer, n int32, epsilon float32)

//go:wasmimport kernel between
//go:noescape
func simdBetween(dst, low, high, edges, each, bias unsafe.Pointer, n int32, count, scale, floor float32)

//go:wasmimport kernel rectify
//go:noescape
func simdRectify(x unsafe.Pointer, n int32)

//go:wasmimport kernel shorten
//go:noescape
func simdShorten(dst, v unsafe.Pointer)

//go:wasmimport kernel shorts
//go:noescape
func simdShorts(out, z, v unsafe.Pointer, rows int32, epsilon float32)

//go:wasmimport kernel cosines
//go:noescape
func simdCosines(dst unsafe.Pointer, stride int32, a unsafe.Pointer, rows int32, b unsafe.Pointer, columns int32)

// hasFast tells whether the module is there.
var hasFast = simd() != 0

func newFast() kernel { return newPaired() }
