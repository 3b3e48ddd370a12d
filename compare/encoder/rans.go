package encoder

import "errors"

// A coder reads range-coded streams (rANS: one integer state, symbols come out by its low bits). Each stream stands
// alone, so that one embedding row can be read without those before it.
type coder struct {
	bits  uint   // frequencies sum to 1<<bits
	low   uint32 // the state stays at or above low by taking in bytes
	width int    // bytes of the state at the head of a stream
}

var (
	rowCoder   = coder{bits: 12, low: 1 << 16, width: 3}
	denseCoder = coder{bits: 14, low: 1 << 23, width: 4}
)

// A table says for each of the 1<<bits low parts of a state which symbol it means.
type table struct {
	symbol []uint8
	span   [256]uint32 // by symbol: frequency<<16 | sum of the frequencies before
}

func (c coder) table(freq []uint16) (table, error) {
	t := table{symbol: make([]uint8, 1<<c.bits)}
	if err := c.check(freq); err != nil {
		return t, err
	}
	rest := t.symbol
	for s, f := range freq {
		t.span[s] = uint32(f)<<16 | uint32(len(t.symbol)-len(rest))
		for i := range rest[:f] {
			rest[i] = uint8(s)
		}
		rest = rest[f:]
	}
	return t, nil
}

// check holds that frequencies make a table.
func (c coder) check(freq []uint16) error {
	sum := 0
	for _, f := range freq {
		sum += int(f)
	}
	switch {
	case sum > 1<<c.bits:
		return errors.New("frequencies sum to too much")
	case sum < 1<<c.bits:
		return errors.New("frequencies sum to too little")
	}
	return nil
}

// state reads the head of a stream.
func (c coder) state(stream []byte) (uint32, []byte) {
	var state uint32
	n := min(c.width, len(stream))
	for i, b := range stream[:n] {
		state |= uint32(b) << (8 * i)
	}
	return state, stream[n:]
}

// decode fills out from a stream. A damaged stream gives wrong symbols, never a failure: missing bytes read as zero.
func (c coder) decode(out []uint8, stream []byte, t *table) {
	state, stream := c.state(stream)
	mask, at := uint32(1)<<c.bits-1, 0
	symbol := t.symbol[:mask+1]
	for i := range out {
		part := state & mask
		s := symbol[part]
		out[i] = s
		span := t.span[s]
		state = span>>16*(state>>c.bits) + part - span&0xffff
		for state < c.low && at < len(stream) {
			state = state<<8 | uint32(stream[at])
			at++
		}
	}
}

// decode2 fills two outputs of one length from two streams: while one multiplication is under way the other starts.
func (c coder) decode2(a, b []uint8, from, of []byte, t *table) {
	x, from := c.state(from)
	y, of := c.state(of)
	mask, i, j := uint32(1)<<c.bits-1, 0, 0
	symbol := t.symbol[:mask+1]
	b = b[:len(a)]
	for k := range a {
		p, q := x&mask, y&mask
		s, r := symbol[p], symbol[q]
		a[k], b[k] = s, r
		u, v := t.span[s], t.span[r]
		x = u>>16*(x>>c.bits) + p - u&0xffff
		y = v>>16*(y>>c.bits) + q - v&0xffff
		for x < c.low && i < len(from) {
			x = x<<8 | uint32(from[i])
			i++
		}
		for y < c.low && j < len(of) {
			y = y<<8 | uint32(of[j])
			j++
		}
	}
}
