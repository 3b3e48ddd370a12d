package main

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"muqabala/compare/detail"
)

// judge writes the candidates of every pair and their columns.
func judge(r io.Reader, featuresFile, logitsFile string, w io.Writer) error {
	pairs, err := read(r)
	if err != nil {
		return err
	}
	f, err := os.Open(featuresFile)
	if err != nil {
		return err
	}
	defer f.Close()
	l, err := os.Open(logitsFile)
	if err != nil {
		return err
	}
	defer l.Close()
	in, logits, out := bufio.NewReaderSize(f, 1<<20), bufio.NewReaderSize(l, 1<<20), bufio.NewWriterSize(w, 1<<20)
	head, err := in.ReadBytes('\n')
	if err != nil {
		return err
	}
	var names []string
	if err := json.Unmarshal(head, &names); err != nil {
		return err
	}
	for k, p := range pairs {
		a, za, errA := readSide(in, logits, len(names))
		b, zb, errB := readSide(in, logits, len(names))
		if err := cmp.Or(errA, errB); err != nil {
			return fmt.Errorf("pair %d: %w", k+1, err)
		}
		var runs [2][][2]int
		var rows [2][][]float32
		columns := detail.JudgeColumns()
		if len(za) > 0 && len(zb) > 0 {
			runs, rows = detail.Candidates(side(p.A, nil), side(p.B, nil), names, a, b, za, zb)
		}
		if k == 0 {
			head, err := json.Marshal(columns)
			if err != nil {
				return err
			}
			out.Write(append(head, '\n'))
		}
		writeRuns(out, runs[0], rows[0])
		writeRuns(out, runs[1], rows[1])
	}
	return out.Flush()
}

func readSide(in, logits io.Reader, columns int) (v [][]float32, z []float32, err error) {
	var n uint32
	if err := binary.Read(in, binary.LittleEndian, &n); err != nil {
		return nil, nil, err
	}
	rows := make([]float32, int(n)*(columns+1))
	z = make([]float32, n)
	if err := binary.Read(in, binary.LittleEndian, rows); err != nil {
		return nil, nil, err
	}
	if err := binary.Read(logits, binary.LittleEndian, z); err != nil {
		return nil, nil, err
	}
	for c := range columns {
		column := make([]float32, n)
		for i := range column {
			column[i] = rows[i*(columns+1)+c]
		}
		v = append(v, column)
	}
	return v, z, nil
}

func writeRuns(out io.Writer, runs [][2]int, rows [][]float32) {
	data := binary.LittleEndian.AppendUint32(nil, uint32(len(runs)))
	for k, r := range runs {
		data = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(data, uint32(r[0])), uint32(r[1]))
		data, _ = binary.Append(data, binary.LittleEndian, rows[k])
	}
	out.Write(data)
}
