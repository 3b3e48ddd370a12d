// Package lanes does what is the same for many numbers to several of them at a time, where the machine has instructions for
// it and Go's compiler for that machine does not use them: in the page, whose kernel (wasm/kernel) works on Go's memory.
// Everywhere else, and in a browser without SIMD, plain Go gives the same bits.
package lanes

// Peaks writes to at, for every row of v, where the first of its greatest numbers stands. Rows are n numbers, `stride` apart;
// none may be NaN, and n not be 0.
func Peaks(at []int32, v []float32, stride, n int) {
	if len(at) == 0 {
		return
	}
	_ = v[(len(at)-1)*stride+n-1]
	if fastPeaks(at, v, stride, n) {
		return
	}
	for r := range at {
		row := v[r*stride:][:n]
		best, peak := row[0], 0
		for i, x := range row {
			if x > best {
				best, peak = x, i
			}
		}
		at[r] = int32(peak)
	}
}

// Raise writes to every number of `to` that of from which is greater, in order: where `to` is the rest of a matrix behind from,
// its first row or more, every row comes to the greatest of itself and those before it.
func Raise(to, from []float32) {
	from = from[:len(to)]
	if len(to) == 0 || fastRaise(to, from) {
		return
	}
	for i, x := range from {
		if x > to[i] {
			to[i] = x
		}
	}
}

// Transpose writes the columns of a matrix as rows. Both hold rows × columns numbers, row by row.
func Transpose(to, from []float32, rows, columns int) {
	to, from = to[:rows*columns], from[:rows*columns]
	if len(from) == 0 || fastTranspose(to, from, rows, columns) {
		return
	}
	const side = 8 // square by square, so that each stays in the cache
	for top := 0; top < rows; top += side {
		for left := 0; left < columns; left += side {
			right := min(left+side, columns)
			for i := top; i < min(top+side, rows); i++ {
				at := left*rows + i
				for _, x := range from[i*columns+left : i*columns+right] {
					to[at] = x
					at += rows
				}
			}
		}
	}
}
