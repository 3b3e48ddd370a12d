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
	freq   []uint16 // by symbol
	start  []uint16 // by symbol: sum of the frequencies before
}

func (c coder) table(freq []uint16) (table, error) {
	t := table{symbol: make([]uint8, 0, 1<<c.bits), freq: freq, start: make([]uint16, len(freq))}
	for s, f := range freq {
		if len(t.symbol)+int(f) > 1<<c.bits {
			return t, errors.New("frequencies sum to too much")
		}
		t.start[s] = uint16(len(t.symbol))
		for range f {
			t.symbol = append(t.symbol, uint8(s))
		}
	}
	if len(t.symbol) != 1<<c.bits {
		return t, errors.New("frequencies sum to too little")
	}
	return t, nil
}

// decode fills out from a stream. A damaged stream gives wrong symbols, never a failure: missing bytes read as zero.
func (c coder) decode(out []uint8, stream []byte, t *table) {
	var state uint32
	for i := range min(c.width, len(stream)) {
		state |= uint32(stream[i]) << (8 * i)
	}
	stream = stream[min(c.width, len(stream)):]
	mask := uint32(1)<<c.bits - 1
	symbol := t.symbol[:mask+1]
	for i := range out {
		part := state & mask
		s := symbol[part]
		out[i] = s
		state = uint32(t.freq[s])*(state>>c.bits) + part - uint32(t.start[s])
		for state < c.low && len(stream) > 0 {
			state = state<<8 | uint32(stream[0])
			stream = stream[1:]
		}
	}
}
