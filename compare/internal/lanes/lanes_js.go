package lanes

import "unsafe"

//go:wasmimport kernel simd
//go:noescape
func simd() int32

//go:wasmimport kernel peaks
//go:noescape
func simdPeaks(at unsafe.Pointer, rows int32, v unsafe.Pointer, stride, n int32)

//go:wasmimport kernel raise
//go:noescape
func simdRaise(to, from unsafe.Pointer, n int32)

//go:wasmimport kernel transpose
//go:noescape
func simdTranspose(to, from unsafe.Pointer, rows, columns int32)

// hasFast tells whether the kernel is there.
var hasFast = simd() != 0

func fastPeaks(at []int32, v []float32, stride, n int) bool {
	if hasFast {
		simdPeaks(start(at), int32(len(at)), start(v), int32(4*stride), int32(n))
	}
	return hasFast
}

// apart is how many numbers the kernel raises at a time: as many must lie between what it reads and what it writes.
const apart = 4

func fastRaise(to, from []float32) bool {
	fast := hasFast && (len(to) < apart || uintptr(start(to))-uintptr(start(from)) >= 4*apart)
	if fast {
		simdRaise(start(to), start(from), int32(len(to)))
	}
	return fast
}

func fastTranspose(to, from []float32, rows, columns int) bool {
	if hasFast {
		simdTranspose(start(to), start(from), int32(rows), int32(columns))
	}
	return hasFast
}

func start[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }
