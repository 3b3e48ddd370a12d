package encoder

import (
	"encoding/binary"
	"errors"
	"slices"
	"unsafe"
)

// Vectors, Spans and Shorts as bytes, for another thread or worker with the same model on the same machine.

var errCut = errors.New("encoder: reading what another worker sent: it is cut off")

// AppendSpans appends s to b.
func AppendSpans(b []byte, s *Spans) []byte {
	b = binary.AppendUvarint(b, uint64(s.Len()))
	return append(append(append(b, raw(s.tokens)...), raw(s.edges)...), raw(s.prefix)...)
}

// ReadSpans reads what AppendSpans wrote and returns the rest.
func (m *Model) ReadSpans(b []byte) (*Spans, []byte, error) {
	words, n := binary.Uvarint(b)
	if n <= 0 || words > uint64(len(b)) {
		return nil, nil, errCut
	}
	s := &Spans{model: m, tokens: make([]int32, words+1), edges: make([]float32, entry), prefix: make([]float32, (words+1)*entry)}
	b = fill(fill(fill(b[n:], s.tokens), s.edges), s.prefix)
	if b == nil {
		return nil, nil, errCut
	}
	return s, b, nil
}

// AppendVector appends v to b.
func AppendVector(b []byte, v *Vector) []byte { return append(b, raw(v[:])...) }

// ReadVector reads what AppendVector wrote and returns the rest.
func ReadVector(b []byte) (*Vector, []byte, error) {
	v := new(Vector)
	if b = fill(b, v[:]); b == nil {
		return nil, nil, errCut
	}
	return v, b, nil
}

// AppendShorts appends all of s to b.
func AppendShorts(b []byte, s []Short) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), raw(s)...)
}

// ReadShorts reads what AppendShorts wrote and returns the rest.
func ReadShorts(b []byte) ([]Short, []byte, error) {
	count, n := binary.Uvarint(b)
	if n <= 0 || count > uint64(len(b)) {
		return nil, nil, errCut
	}
	s := make([]Short, count)
	if b = fill(b[n:], s); b == nil {
		return nil, nil, errCut
	}
	return s, b, nil
}

// raw is the memory of a slice.
func raw[T any](s []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(s))), len(s)*int(unsafe.Sizeof(one)))
}

// fill copies into a slice from the front of b and returns the rest; nil where b is too short.
func fill[T any](b []byte, s []T) []byte {
	to := raw(s)
	if b == nil || len(b) < len(to) {
		return nil
	}
	return slices.Clip(b[copy(to, b):])
}
