package encoder

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Unpack returns the same model in a form that loads without unpacking anything (see file.go), for the page, where the
// browser unpacks faster than we can. Model.ID stays that of file. An error says what is wrong with the file.
func Unpack(file []byte) ([]byte, error) {
	found, err := sections(file)
	if err == nil {
		_, err = load(file)
	}
	if err != nil {
		return nil, fmt.Errorf("encoder: unpacking the model: %w", err)
	}
	sum := sha256.Sum256(file)
	pieces, err1 := stored(found["PIEC"])
	charsmap, err2 := stored(found["NORM"])
	rows, streams, err3 := unpackRows(found["ROWS"])
	dense, err4 := unpackDense(found["DENS"])
	if err = errors.Join(err1, err2, err3, err4); err != nil {
		return nil, fmt.Errorf("encoder: unpacking the model: %w", err)
	}
	return container([]section{{"FILE", sum[:]}, {"PIEC", pieces}, {"NORM", charsmap}, {"ROWS", rows}, {"DENS", dense}, {"STRM", streams}}), nil
}

type section struct {
	tag  string
	data []byte
}

// container writes a file without a checksum.
func container(all []section) []byte {
	file := append([]byte(magic), 0, 0, 0, 0)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(all)))
	at := len(file) + 12*len(all)
	for _, s := range all {
		file = append(file, s.tag...)
		file = binary.LittleEndian.AppendUint32(file, uint32(at))
		file = binary.LittleEndian.AppendUint32(file, uint32(len(s.data)))
		at += len(s.data)
	}
	for _, s := range all {
		file = append(file, s.data...)
	}
	return file
}

// stored is a packed block with its data as they are.
func stored(block []byte) ([]byte, error) {
	r, err := unpack(block)
	if err != nil {
		return nil, err
	}
	data := r.data[r.at:]
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(data))), data...), nil
}

// block takes a block and its length off the front of a section and returns it stored, its length before it.
func (r *reader) block() ([]byte, error) {
	data, err := stored(r.bytes(int(r.uint32())))
	if err = errors.Join(r.err, err); err != nil {
		return nil, err
	}
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(data))), data...), nil
}

// unpackRows parts the section from its streams.
func unpackRows(old []byte) (head, streams []byte, err error) {
	r := reader{data: old}
	head = slices.Clone(r.bytes(4 + 2*4*chunks))
	index, err := r.block()
	return append(head, index...), old[r.at:], err
}

// unpackDense decodes the panels and clears the frequencies and lengths of their streams.
func unpackDense(old []byte) ([]byte, error) {
	r := reader{data: old}
	head, err := r.block()
	if err != nil {
		return nil, err
	}
	var p parameters
	if err := p.readDense(old); err != nil {
		return nil, err
	}
	at := 8 // two lengths
	for _, m := range p.matrices() {
		at += 8 + 4*m.columns
		tables := 2*256 + 2*(m.columns/8)
		clear(head[at:][:tables])
		at += tables
	}
	for _, m := range p.matrices() {
		head = append(head, bytesOf(m.matrix.panels)...)
	}
	return head, nil
}
