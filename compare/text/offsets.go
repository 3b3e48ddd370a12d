package text

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes lie between two marks of an Offsets at most (a rune may push a mark three bytes further).
const stride = 64

// mark is a place known in both counts.
type mark struct{ byte, u16 int }

// Offsets goes between bytes and UTF-16 code units of one string. It is safe for concurrent use.
type Offsets struct {
	s     string
	marks []mark
	units int
}

// NewOffsets prepares the conversion of offsets into s. It takes time and memory in proportion to len(s).
func NewOffsets(s string) *Offsets {
	o := &Offsets{s: s, marks: []mark{{}}}
	next := stride
	for i, r := range s {
		if i >= next {
			o.marks = append(o.marks, mark{i, o.units})
			next = i + stride
		}
		o.units += width(r)
	}
	return o
}

// width is the number of UTF-16 code units of r. A byte that is no UTF-8 counts as U+FFFD, as decoders read it.
func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Len is the length of the string in UTF-16 code units.
func (o *Offsets) Len() int { return o.units }

// Byte gives the byte offset of a UTF-16 offset. Offsets outside the string are moved to its nearest end, one inside
// a surrogate pair to the pair's start.
func (o *Offsets) Byte(u16 int) int {
	if u16 >= o.units {
		return len(o.s)
	}
	if u16 <= 0 {
		return 0
	}
	k := sort.Search(len(o.marks), func(i int) bool { return o.marks[i].u16 > u16 }) - 1
	at := o.marks[k]
	for at.byte < len(o.s) {
		r, n := utf8.DecodeRuneInString(o.s[at.byte:])
		if at.u16+width(r) > u16 {
			break
		}
		at.byte, at.u16 = at.byte+n, at.u16+width(r)
	}
	return at.byte
}

// UTF16 gives the UTF-16 offset of a byte offset. Offsets outside the string are moved to its nearest end, one inside
// a rune to the rune's start.
func (o *Offsets) UTF16(b int) int {
	if b >= len(o.s) {
		return o.units
	}
	if b <= 0 {
		return 0
	}
	k := sort.Search(len(o.marks), func(i int) bool { return o.marks[i].byte > b }) - 1
	at := o.marks[k]
	for {
		r, n := utf8.DecodeRuneInString(o.s[at.byte:])
		if at.byte+n > b {
			return at.u16
		}
		at.byte, at.u16 = at.byte+n, at.u16+width(r)
	}
}

// Slice is what JavaScript's slice(start, end) gives: the string between two UTF-16 offsets, empty where end < start.
func (o *Offsets) Slice(start, end int) string {
	a, b := o.Byte(start), o.Byte(end)
	if b < a {
		return ""
	}
	return o.s[a:b]
}
