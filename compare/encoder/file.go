package encoder

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// The file: 8 bytes of magic (its last is the version), CRC-32 of all that follows, number of sections, then for each
// a four-byte tag, offset and length; integers are little-endian uint32. A "packed" block is its unpacked length and
// raw deflate data, or the data itself if that is its length.
//
//	PIEC  packed: count, score of unknown characters (float64); the pieces in byte order, front-coded (bytes kept of
//	      the one before, bytes added, then all added bytes), between them the rank of each by id (three byte planes);
//	      then by id: id steps and zigzag steps of the scores' float32 bits, as varints
//	NORM  packed: units of the double array in four byte planes, then the NUL-ended replacements
//	ROWS  count, 17 scales, 17 offsets (float32), a block length and that packed block: frequencies [17][8][128] uint16,
//	      the length of each row's stream in two byte planes (0: no row), its class; then the streams, by rank
//	DENS  block length and packed block: for each matrix rows, columns, scale of each column, frequencies [256] uint16,
//	      lengths of its panels' streams (uint16); then all float vectors; after the block the streams
//
// What the page carries is the same model unpacked (Unpack), since a browser's own gzip opens it faster than Go:
// blocks are data, frequencies in DENS are zero and its streams the panels as they are, and there are two more sections:
//
//	STRM  the streams of ROWS, last in the file
//	FILE  SHA-256 of the file that was unpacked
//
// Its checksum is 0 and not checked: gzip has one.
const magic = "usem3mq\x02"

// Frame says how long a model file is by its head, of which the first kilobyte is more than enough, and how much of its
// front Load reads: of an unpacked model the streams may come later, and rows are asked for from then on.
func Frame(head []byte) (front, whole int, err error) {
	r := reader{data: head, at: 12}
	for n := r.count(64); n > 0; n-- {
		tag := string(r.bytes(4))
		from, length := r.count(maxFile), r.count(maxFile)
		whole = max(whole, from+length)
		if front = whole; tag == "STRM" {
			front = from
		}
	}
	if r.err != nil {
		return 0, 0, fmt.Errorf("encoder: reading the head of the model: %w", r.err)
	}
	return front, whole, nil
}

// maxFile bounds what a damaged head may ask for.
const maxFile = 256 << 20

var errShort = errors.New("ends too early")

// sections checks the frame of a file and returns what its tags name.
func sections(file []byte) (map[string][]byte, error) {
	if len(file) < 16 || string(file[:7]) != magic[:7] {
		return nil, errors.New("not a model file: run `make model`")
	}
	if file[7] != magic[7] {
		return nil, fmt.Errorf("version %d, want %d: run `make model`", file[7], magic[7])
	}
	if sum := binary.LittleEndian.Uint32(file[8:]); sum != 0 && sum != crc32.ChecksumIEEE(file[12:]) {
		return nil, errors.New("checksum differs: the file is damaged or cut short")
	}
	r := reader{data: file, at: 12}
	found := map[string][]byte{}
	for n := r.count(64); n > 0; n-- {
		tag := string(r.bytes(4))
		from, length := int(r.uint32()), int(r.uint32())
		if from > len(file) || length > len(file)-from {
			return nil, fmt.Errorf("section %q: %w", tag, errShort)
		}
		found[tag] = file[from : from+length]
	}
	return found, r.err
}

// reader takes values off the front of a block; after the first failure it gives zeros, and err says why.
type reader struct {
	data []byte
	at   int
	err  error
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.data)-r.at {
		if r.err == nil {
			r.err = errShort
		}
		return nil
	}
	b := r.data[r.at : r.at+n : r.at+n]
	r.at += n
	return b
}

func (r *reader) uint32() uint32 {
	if b := r.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// count is a uint32 that must not exceed limit.
func (r *reader) count(limit int) int {
	n := int(r.uint32())
	if n > limit && r.err == nil {
		r.err = fmt.Errorf("count %d is over %d", n, limit)
	}
	if r.err != nil {
		return 0
	}
	return n
}

func (r *reader) uint16s(n int) []uint16 {
	b := r.bytes(2 * n)
	v := make([]uint16, len(b)/2)
	for i := range v {
		v[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return v
}

// floats reads n float32 and refuses those no sum could bear.
func (r *reader) floats(n int) []float32 {
	b := r.bytes(4 * n)
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		if !(v[i] > -1e6 && v[i] < 1e6) && r.err == nil {
			r.err = fmt.Errorf("weight %v is out of range", v[i])
		}
	}
	return v
}

// varints reads n of at most ten bytes each; after a failure the rest are 0.
func (r *reader) varints(n int) []uint64 {
	out := make([]uint64, n)
	data := r.data[r.at:]
	at := 0
	for k := range out {
		v, shift := uint64(0), 0
		for more := true; more; shift += 7 {
			if at >= len(data) || shift > 63 {
				r.bytes(-1)
				return out
			}
			v |= uint64(data[at]&0x7f) << shift
			more = data[at] >= 0x80
			at++
		}
		out[k] = v
	}
	r.at += at
	return out
}

// maxPacked bounds what a packed block may unpack to, so that a crafted file cannot fill the memory.
const maxPacked = 16 << 20

// unpack opens a packed block.
func unpack(block []byte) (*reader, error) {
	r := reader{data: block}
	n := r.count(maxPacked)
	if r.err != nil {
		return nil, r.err
	}
	if n == len(block)-4 {
		return &reader{data: block, at: 4}, nil
	}
	out := make([]byte, n)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(block[4:])), out); err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return &reader{data: out}, nil
}
