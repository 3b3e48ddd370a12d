package encoder

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// The functions of kernel_amd64.s; they need AVX2.

//go:noescape
func simdProduct(a unsafe.Pointer)

//go:noescape
func simdNormalise(x unsafe.Pointer, stride, rows, n int32, gain, bias unsafe.Pointer, epsilon float32)

//go:noescape
func simdQuantise(dst unsafe.Pointer, dstStride int32, src unsafe.Pointer, srcStride, rows, n int32) float32

//go:noescape
func simdEmbed(dst, row unsafe.Pointer, n int32, scale, offset float32)

//go:noescape
func simdAdd(dst, src unsafe.Pointer, n int32)

//go:noescape
func simdDots(dst, v, of unsafe.Pointer, count, n int32)

//go:noescape
func simdSquash(v, z unsafe.Pointer, n int32, epsilon float32)

//go:noescape
func simdBetween(dst, low, high, edges, each, bias unsafe.Pointer, n int32, count, scale, floor float32)

//go:noescape
func simdRectify(x unsafe.Pointer, n int32)

//go:noescape
func simdShorten(dst, v unsafe.Pointer)

//go:noescape
func simdCosines(dst unsafe.Pointer, stride int32, a unsafe.Pointer, rows int32, b unsafe.Pointer, columns int32)

var hasFast = cpu.X86.HasAVX2

func newFast() kernel { return new(fast) }
