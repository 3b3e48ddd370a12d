package encoder

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// rows are the embedding rows, still coded; one is decoded when a token needs it.
type rows struct {
	scale, offset []float32 // per chunk
	tables        []lazy    // per chunk and class
	chunk, class  []uint8   // per rank
	start         []uint32  // stream of rank k: streams[start[k]:start[k+1]]
	streams       []byte
}

// lazy is a table that is built when a row asks for it: a text needs few of them.
type lazy struct {
	frequencies []uint16
	once        sync.Once
	table       table
}

func (l *lazy) get() *table {
	l.once.Do(func() { l.table, _ = rowCoder.table(l.frequencies) }) // readRows has checked them
	return &l.table
}

// readRows reads the section, whose streams may lie in one of their own.
func readRows(section, streams []byte, x *lexicon) (*rows, error) {
	r := reader{data: section}
	n := r.count(pieceLimit)
	e := &rows{scale: r.floats(chunks), offset: r.floats(chunks)}
	index, err := unpack(r.bytes(int(r.uint32())))
	if err = errors.Join(r.err, err); err != nil {
		return nil, err
	}
	if n != len(x.id) {
		return nil, fmt.Errorf("%d rows for %d pieces", n, len(x.id))
	}
	e.tables = make([]lazy, chunks*classes)
	for k := range e.tables {
		e.tables[k].frequencies = index.uint16s(levels)
		if err := rowCoder.check(e.tables[k].frequencies); err != nil {
			return nil, errors.Join(index.err, err)
		}
	}
	low, high := index.bytes(n), index.bytes(n)
	e.class = index.bytes(n)
	if index.err != nil {
		return nil, index.err
	}
	if slices.Max(e.class) >= classes {
		return nil, errors.New("a class is out of range")
	}
	if e.streams = streams; streams == nil {
		e.streams = section[r.at:]
	}
	e.start, e.chunk = make([]uint32, n+1), make([]uint8, n)
	end := 0
	for k := range n {
		if end += int(low[k]) | int(high[k])<<8; end > len(e.streams) {
			return nil, fmt.Errorf("stream %d: %w", k, errShort)
		}
		e.start[k+1], e.chunk[k] = uint32(end), uint8(x.id[k]%chunks)
	}
	return e, nil
}

// decode reads the row of a rank; one that has none (in test files) gets the row of unknown characters.
func (e *rows) decode(out *[Dim]byte, rank int32) {
	if e.start[rank] == e.start[rank+1] {
		rank = idUnknown
	}
	t := e.tables[int(e.chunk[rank])*classes+int(e.class[rank])].get()
	rowCoder.decode(out[:], e.streams[e.start[rank]:e.start[rank+1]], t)
}

// cache holds rows decoded lately: a text repeats its words.
type cache struct {
	rank []int32
	rows [][Dim]byte
}

const cacheSize = 1024

func newCache() cache {
	c := cache{rank: make([]int32, cacheSize), rows: make([][Dim]byte, cacheSize)}
	for i := range c.rank {
		c.rank[i] = -1
	}
	return c
}

// row returns the bytes of a rank's row.
func (m *Model) row(rank int32) *[Dim]byte {
	slot := rank % cacheSize
	row := &m.recent.rows[slot]
	if m.recent.rank[slot] != rank {
		m.rows.decode(row, rank)
		m.recent.rank[slot] = rank
	}
	return row
}
