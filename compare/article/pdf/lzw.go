package pdf

import "io"

// lzwReader unpacks LZW as PDF has it (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, the highest bit first, and longer by a
// bit one code earlier than the package compress/lzw takes them, unless early is 0.
type lzwReader struct {
	data  []byte
	early int
	at    int // bits read
	width int
	table []lzwEntry // of the codes from lzwFirst on
	last  int        // code before, -1 after a clear
	out   []byte     // unpacked and not yet read
	done  bool
}

// lzwEntry is a sequence: another one and a byte.
type lzwEntry struct {
	prefix int
	letter byte
}

// The codes that are no letters.
const (
	lzwClear = 256
	lzwEnd   = 257
	lzwFirst = 258
)

func newLZW(data []byte, early int) *lzwReader {
	return &lzwReader{data: data, early: early, width: 9, last: -1}
}

func (r *lzwReader) Read(p []byte) (int, error) {
	for len(r.out) == 0 && !r.done {
		r.step()
	}
	if len(r.out) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.out)
	r.out = r.out[n:]
	return n, nil
}

// code reads a code; behind the end of the data there is lzwEnd.
func (r *lzwReader) code() int {
	if r.at+r.width > 8*len(r.data) {
		return lzwEnd
	}
	code := 0
	for range r.width {
		code = code<<1 | int(r.data[r.at/8]>>(7-r.at%8)&1)
		r.at++
	}
	return code
}

func (r *lzwReader) step() {
	code := r.code()
	next := lzwFirst + len(r.table)
	switch {
	case code == lzwEnd, code > next, code == next && r.last < 0:
		r.done = true
		return
	case code == lzwClear:
		r.table, r.width, r.last = r.table[:0], 9, -1
		return
	case r.last < 0:
		r.out = r.sequence(code)
	case code < next:
		r.out = r.sequence(code)
		r.add(r.out[0])
	default: // the code that is being made: what was before, and its first letter again
		before := r.sequence(r.last)
		r.out = append(before, before[0])
		r.add(before[0])
	}
	r.last = code
}

// add makes the next code: what was before, and a letter.
func (r *lzwReader) add(letter byte) {
	if lzwFirst+len(r.table) < 1<<12 {
		r.table = append(r.table, lzwEntry{r.last, letter})
	}
	for r.width < 12 && lzwFirst+len(r.table)+r.early >= 1<<r.width {
		r.width++
	}
}

// sequence gives what a code stands for. Each entry's prefix was made before it, so that this ends.
func (r *lzwReader) sequence(code int) []byte {
	var back []byte
	for ; code >= lzwFirst; code = r.table[code-lzwFirst].prefix {
		back = append(back, r.table[code-lzwFirst].letter)
	}
	back = append(back, byte(code))
	for i, k := 0, len(back)-1; i < k; i, k = i+1, k-1 {
		back[i], back[k] = back[k], back[i]
	}
	return back
}
