package encoder

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"
	"unsafe"
)

const (
	chunks  = 17  // the rows are split by id modulo 17, each part with its own scale and offset
	classes = 8   // of rows by spread, each with its own table
	levels  = 128 // of a row's bytes
	width   = 256 // columns of an n-gram branch
	wide    = Dim + 3*width
	hidden  = 320 // columns of the head's inner layers
)

// orders are the n-gram branches: how many tokens a window spans and how many of them lie before the token.
var orders = [3]struct{ n, left int }{{2, 0}, {3, 1}, {5, 2}}

// A Model encodes texts. It is not safe for concurrent use, since it keeps its working memory; Clone gives another.
type Model struct {
	*parameters
	kernel  kernel
	viterbi viterbi
	work    work
	recent  cache
}

// parameters is what a file holds; nothing changes it after Load.
type parameters struct {
	id       func() string
	lexicon  *lexicon
	charsmap *charsmap
	rows     *rows

	project       matrix // 512 to the three branches
	gain, bias    []float32
	first, second [3]matrix
	fullGain      []float32 // of the joined features
	fullBias      []float32
	combine       matrix // joined features to a token's vector
	d0, p1, d1    matrix
	d2, p3, d3    matrix
	epsilon       float32
}

// Load reads the file that `make model` builds. It keeps a reference to model, which must not change afterwards, but that
// the part after its front (Frame) may still come.
// An error says what is wrong with the file.
func Load(model []byte) (*Model, error) {
	p, err := load(model)
	if err != nil {
		return nil, fmt.Errorf("encoder: loading the model: %w", err)
	}
	return newModel(p), nil
}

func newModel(p *parameters) *Model {
	return &Model{parameters: p, kernel: newKernel(), recent: newCache()}
}

// Clone returns a Model over the same weights, for another goroutine.
func (m *Model) Clone() *Model { return newModel(m.parameters) }

// ID names the model: "sha256:" and the digest of its file in hexadecimal.
func (m *Model) ID() string { return m.id() }

func load(file []byte) (*parameters, error) {
	found, err := sections(file)
	if err != nil {
		return nil, err
	}
	for _, tag := range []string{"PIEC", "NORM", "ROWS", "DENS"} {
		if found[tag] == nil {
			return nil, fmt.Errorf("section %q is missing", tag)
		}
	}
	p := &parameters{id: sync.OnceValue(func() string { // 60 ms in the page, so only when asked
		if name := found["FILE"]; name != nil {
			return "sha256:" + hex.EncodeToString(name)
		}
		sum := sha256.Sum256(file)
		return "sha256:" + hex.EncodeToString(sum[:])
	})}
	if p.lexicon, err = readLexicon(found["PIEC"]); err != nil {
		return nil, fmt.Errorf("pieces: %w", err)
	}
	if p.charsmap, err = readCharsmap(found["NORM"]); err != nil {
		return nil, fmt.Errorf("charsmap: %w", err)
	}
	if p.rows, err = readRows(found["ROWS"], found["STRM"], p.lexicon); err != nil {
		return nil, fmt.Errorf("rows: %w", err)
	}
	if err = p.readDense(found["DENS"]); err != nil {
		return nil, fmt.Errorf("dense weights: %w", err)
	}
	return p, nil
}

// readDense reads all matrices, then their biases and the gains of the normalisations.
func (p *parameters) readDense(section []byte) error {
	head := reader{data: section}
	index, err := unpack(head.bytes(int(head.uint32())))
	if err = errors.Join(head.err, err); err != nil {
		return err
	}
	streams := reader{data: section, at: head.at}
	for _, m := range p.matrices() {
		if err := m.matrix.read(index, &streams, m.rows, m.columns); err != nil {
			return err
		}
	}
	p.project.bias = index.floats(3 * width)
	p.gain, p.bias = index.floats(3*width), index.floats(3*width)
	for i, o := range orders {
		p.first[i].bias, p.second[i].bias = index.floats(width), index.floats(width)
		for _, m := range []*matrix{&p.first[i], &p.second[i]} {
			m.taps, m.folds = o.n, new(folds)
		}
	}
	p.d1.sparse, p.d3.sparse = true, true // a seventh and a twelfth of what comes of the rectifiers before them is not zero
	p.fullGain, p.fullBias = index.floats(wide), index.floats(wide)
	p.combine.bias = index.floats(Dim)
	p.epsilon = index.epsilon()
	return index.err
}

// epsilon is the last weight; it keeps divisions apart from zero.
func (r *reader) epsilon() float32 {
	e := r.floats(1)
	if r.err == nil && !(e[0] > 0 && e[0] < 1) {
		r.err = errors.New("epsilon is out of range")
	}
	if r.err != nil {
		return 0
	}
	return e[0]
}

type shaped struct {
	matrix        *matrix
	rows, columns int
}

// matrices lists all matrices in the order of the file.
func (p *parameters) matrices() []shaped {
	all := []shaped{{&p.project, Dim, 3 * width}}
	for i, o := range orders {
		all = append(all, shaped{&p.first[i], o.n * width, width}, shaped{&p.second[i], o.n * width, width})
	}
	return append(all, shaped{&p.combine, wide, Dim},
		shaped{&p.d0, Dim, hidden}, shaped{&p.p1, Dim, hidden}, shaped{&p.d1, hidden, hidden},
		shaped{&p.d2, hidden, Dim}, shaped{&p.p3, hidden, Dim}, shaped{&p.d3, Dim, Dim})
}

func (m *matrix) read(index, streams *reader, rows, columns int) error {
	m.rows, m.columns = int(index.uint32()), int(index.uint32())
	if m.rows != rows || m.columns != columns {
		return fmt.Errorf("a matrix of %d by %d, want %d by %d", m.rows, m.columns, rows, columns)
	}
	m.scale, m.bias = index.floats(columns), make([]float32, columns)
	freq, lengths := index.uint16s(256), index.uint16s(columns/8)
	if index.err != nil {
		return index.err
	}
	if slices.Max(freq) == 0 {
		b := streams.bytes(rows * columns)
		m.panels = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
		return streams.err
	}
	t, err := denseCoder.table(freq)
	if err != nil {
		return err
	}
	m.panels = make([]int8, rows*columns)
	n := rows * 8
	out := bytesOf(m.panels)               // int8 are decoded as bytes
	for i := 0; i < len(lengths); i += 2 { // the numbers of panels are even
		a, b := streams.bytes(int(lengths[i])), streams.bytes(int(lengths[i+1]))
		denseCoder.decode2(out[i*n:][:n], out[(i+1)*n:][:n], a, b, &t)
	}
	return streams.err
}

func bytesOf(panels []int8) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(panels))), len(panels))
}
