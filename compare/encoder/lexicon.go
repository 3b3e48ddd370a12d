package encoder

import (
	"errors"
	"fmt"
	"math"
)

// pieceLimit bounds the vocabulary; the full one has 128,000 pieces.
const pieceLimit = 1 << 18

// maxPiece is the longest piece in bytes (16 characters in the reference).
const maxPiece = 64

// A lexicon holds the pieces in byte order. A prefix walk narrows the range of pieces that begin with the bytes seen;
// nothing has to be built for that when a file is loaded.
type lexicon struct {
	text  []byte
	start []uint32 // piece i is text[start[i]:start[i+1]]
	rank  []int32  // of piece i among the kept pieces by id: its row
	first [257]int32

	id    []int32   // by rank
	score []float32 // by rank

	unknown float64 // score of a character that no piece covers
}

func readLexicon(section []byte) (*lexicon, error) {
	r, err := unpack(section)
	if err != nil {
		return nil, err
	}
	n := r.count(pieceLimit)
	x := &lexicon{unknown: math.Float64frombits(uint64(r.uint32()) | uint64(r.uint32())<<32)}
	kept, added, planes := r.bytes(n), r.bytes(n), r.bytes(3*n)
	rest := r.bytes(r.count(maxPacked))
	if r.err == nil {
		r.err = x.unfold(kept, added, rest)
	}
	if r.err == nil {
		r.err = x.number(planes, r)
	}
	return x, r.err
}

// unfold undoes the front coding and checks that the pieces ascend. It and number run while the page opens, in code
// that no optimiser has seen: they do without calls in their loops.
func (x *lexicon) unfold(kept, added, rest []byte) error {
	size := 0
	for i := range kept {
		size += int(kept[i]) + int(added[i])
	}
	x.text, x.start = make([]byte, size), make([]uint32, len(kept)+1)
	before, at, from := 0, 0, 0 // where the last piece begins, this one, and what it adds
	for i := range kept {
		k, a := int(kept[i]), int(added[i])
		if k > at-before || from+a > len(rest) || k+a > maxPiece {
			return fmt.Errorf("piece %d: %w", i, errShort)
		}
		if a == 0 || k < at-before && rest[from] <= x.text[before+k] {
			return fmt.Errorf("piece %d is out of order", i)
		}
		piece := x.text[at : at+k+a]
		for j := range k {
			piece[j] = x.text[before+j]
		}
		for j := range a {
			piece[k+j] = rest[from+j]
		}
		x.first[int(piece[0])+1] = int32(i + 1)
		before, at, from = at, at+k+a, from+a
		x.start[i+1] = uint32(at)
	}
	for b := 1; b < len(x.first); b++ {
		x.first[b] = max(x.first[b], x.first[b-1])
	}
	return nil
}

// number reads ranks, ids and scores.
func (x *lexicon) number(planes []byte, r *reader) error {
	n := len(planes) / 3
	x.rank, x.id, x.score = make([]int32, n), make([]int32, n), make([]float32, n)
	taken := make([]bool, n)
	low, middle, high := planes[:n], planes[n:2*n], planes[2*n:]
	for i := range n {
		k := int(low[i]) | int(middle[i])<<8 | int(high[i])<<16
		if k >= n || taken[k] {
			return fmt.Errorf("piece %d: rank %d is taken or too large", i, k)
		}
		x.rank[i], taken[k] = int32(k), true
	}
	id := uint64(0)
	for k, step := range r.varints(n) {
		if step >= pieceLimit-id || k > 0 && step == 0 {
			return errors.New("piece ids do not ascend")
		}
		id += step
		x.id[k] = int32(id)
	}
	bits := uint64(0)
	for k, z := range r.varints(n) {
		bits += z>>1 ^ -(z & 1)
		s := math.Float32frombits(uint32(bits))
		if !(s > -1000 && s <= 0) {
			return fmt.Errorf("score %v is out of range", s)
		}
		x.score[k] = s
	}
	if n < 3 || x.id[0] != idUnknown || x.id[2] != idEnd || !(x.unknown > -1000 && x.unknown < 0) {
		return errors.New("the special pieces are missing")
	}
	return r.err
}

// A walk is the range of pieces that begin with the depth bytes taken so far.
type walk struct{ lo, hi, depth int32 }

// begin starts a walk with its first byte.
func (x *lexicon) begin(b byte) walk { return walk{x.first[b], x.first[int(b)+1], 1} }

// next takes one more byte.
func (x *lexicon) next(w walk, b byte) walk {
	lo := x.seek(w.lo, w.hi, uint32(w.depth), int(b))
	return walk{lo, x.seek(lo, w.hi, uint32(w.depth), int(b)+1), w.depth + 1}
}

// seek returns the first piece of the range whose byte at depth is b or more; past its end a piece has -1.
func (x *lexicon) seek(lo, hi int32, depth uint32, b int) int32 {
	for lo < hi {
		middle := (lo + hi) / 2
		at := -1
		if p := x.start[middle] + depth; p < x.start[middle+1] {
			at = int(x.text[p])
		}
		if at < b {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo
}

// piece returns the rank of the piece that ends here, or -1. It is the first of the range, being the shortest.
func (x *lexicon) piece(w walk) int32 {
	if w.lo < w.hi && x.start[w.lo+1]-x.start[w.lo] == uint32(w.depth) {
		return x.rank[w.lo]
	}
	return -1
}
