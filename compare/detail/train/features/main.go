// Command features prints what compare/detail sees in pairs of sentences, for the training script: so there is one
// implementation of the features, and what is learned is what is asked.
//
//	go run ./compare/detail/train/features < PAIRS > FEATURES
//
// PAIRS has a JSON object a line, {"a": text, "b": text}. FEATURES begins with a line that holds the names of the
// columns as JSON; for each side of each pair follow the number of words (uint32, little endian) and the columns
// (float32), row by row, and for each word one more, 1 where a clause begins.
//
//	go run ./compare/detail/train/features FEATURES LOGITS < PAIRS > RUNS
//
// LOGITS has one (float32) for every word of FEATURES. RUNS begins like FEATURES; for each side of each pair follow the
// number of candidates and, for each, its first word, the word behind it (uint32) and the columns.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"muqabala/compare"
	"muqabala/compare/detail"
	"muqabala/compare/encoder"
	"muqabala/compare/encoder/weights"
)

type pair struct{ A, B string }

// result is one pair's output; names are the same for all.
type result struct {
	names []string
	data  []byte
}

func main() {
	err := errors.New("want no argument, or FEATURES and LOGITS")
	switch len(os.Args) {
	case 1:
		err = run(os.Stdin, os.Stdout)
	case 3:
		err = judge(os.Stdin, os.Args[1], os.Args[2], os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "features:", err)
		os.Exit(1)
	}
}

func run(r io.Reader, w io.Writer) error {
	pairs, err := read(r)
	if err != nil {
		return err
	}
	model, err := encoder.Load(weights.Data)
	if err != nil {
		return err
	}
	queue := make([]chan result, len(pairs)) // one for each pair, so that they come out in order
	for k := range queue {
		queue[k] = make(chan result, 1)
	}
	workers := runtime.NumCPU()
	for n := range workers {
		go func() {
			reader := compare.Reader(model.Clone())
			for k := n; k < len(pairs); k += workers {
				queue[k] <- describe(pairs[k], reader)
			}
		}()
	}
	out := bufio.NewWriterSize(w, 1<<20)
	for k := range queue {
		res := <-queue[k]
		if k == 0 {
			head, err := json.Marshal(res.names)
			if err != nil {
				return err
			}
			out.Write(append(head, '\n'))
		}
		out.Write(res.data)
	}
	return out.Flush()
}

func read(r io.Reader) (pairs []pair, err error) {
	in := json.NewDecoder(r)
	for {
		var p pair
		switch err := in.Decode(&p); err {
		case nil:
			pairs = append(pairs, p)
		case io.EOF:
			return pairs, nil
		default:
			return nil, fmt.Errorf("reading pair %d: %w", len(pairs)+1, err)
		}
	}
}

func describe(p pair, reader detail.Reader) result {
	a, b := side(p.A, reader), side(p.B, reader)
	names, ca, cb := detail.Columns(a, b)
	out := result{names: names}
	if len(names) == 0 {
		out.data = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, 0), 0)
		return out
	}
	out.side(ca, a.Clauses())
	out.side(cb, b.Clauses())
	return out
}

func (r *result) side(columns [][]float32, clauses [][2]int) {
	n := len(columns[0])
	starts := make([]float32, n)
	for _, c := range clauses {
		starts[c[0]] = 1
	}
	r.data = binary.LittleEndian.AppendUint32(r.data, uint32(n))
	for i := range n {
		for _, c := range append(columns[:len(columns):len(columns)], starts) {
			r.data, _ = binary.Append(r.data, binary.LittleEndian, c[i])
		}
	}
}

func side(sentence string, reader detail.Reader) *detail.Side {
	return detail.NewSide([]*detail.Sentence{detail.NewSentence(sentence, reader)})
}
