// Command fit learns the weights of compare/align from synthetic edits of parallel sentences.
//
//	go run ./compare/align/fit -cases DIR [-o compare/align/model.json]
//
// DIR holds the cases of shared/eval/cases.py (modes clean, edited, moved, merged, all language pairs). Articles are
// split three to one by the crc32 of their document's name; only the larger part is learned from, and the figures
// printed are of the other.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"

	"muqabala/compare/align"
	"muqabala/compare/encoder"
	"muqabala/compare/encoder/weights"
)

func main() {
	dir := flag.String("cases", "", "folder made by cases.py")
	out := flag.String("o", "compare/align/model.json", "where to write the weights")
	flag.Parse()
	if err := run(*dir, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	train, test, err := load(dir)
	if err != nil {
		return err
	}
	var m align.Model
	m.Made = "go run ./compare/align/fit on tico19 cases (CC0), documents with crc32 % 4 != 0"
	np, nq, ne := align.FeatureCounts()
	m.Pair.Weights, m.Pass.Weights, m.Edge.Weights = make([]float64, np), make([]float64, nq), make([]float64, ne)
	var ex align.Examples
	for _, c := range train {
		align.PairExamples(c.in, c.linked, &ex)
	}
	m.Pair = logreg(ex)
	ex = align.Examples{}
	for _, c := range train {
		align.PassExamples(m, c.in, c.linked, &ex)
	}
	m.Pass = logreg(ex)
	ex = align.Examples{}
	for _, c := range train {
		align.EdgeExamples(m, c.in, c.linked, &ex)
	}
	m.Edge = logreg(ex)
	fmt.Printf("learned from %d bitexts, %d held out\npair %v\npass %v\nedge %v\n", len(train), len(test), m.Pair, m.Pass, m.Edge)
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(b, '\n'), 0o644)
}

// bitext is one case: its matrices and which ids each sentence stands for.
type bitext struct {
	in   align.Input
	a, b [][]string
}

func (c bitext) linked(i, j int) bool {
	for _, x := range c.a[i] {
		for _, y := range c.b[j] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// item is a sentence of gold.json; ids are numbers, or names of foreign sentences.
type item struct {
	ID   any    `json:"id"`
	IDs  []any  `json:"ids"`
	Text string `json:"text"`
}

func load(dir string) (train, test []bitext, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("no cases in %q: make them with eval/cases.py", dir)
	}
	sort.Strings(files)
	model, err := encoder.Load(weights.Data)
	if err != nil {
		return nil, nil, err
	}
	seen := map[string]*encoder.Vector{}
	encode := func(s string) *encoder.Vector {
		if v, ok := seen[s]; ok {
			return v
		}
		v := model.Encode(s)
		seen[s] = &v
		return &v
	}
	for _, f := range files {
		name := filepath.Base(filepath.Dir(f))
		mode := name[strings.LastIndex(name, ".")+1:]
		if mode == "inserted" || mode == "conflict" {
			continue
		}
		c, err := read(f, encode)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %q: %w", f, err)
		}
		doc := name[:strings.Index(name, ".")]
		if crc32.ChecksumIEEE([]byte(doc[:strings.LastIndex(doc, "-")]))%4 != 0 {
			train = append(train, c)
		} else {
			test = append(test, c)
		}
	}
	return train, test, nil
}

func read(file string, encode func(string) *encoder.Vector) (bitext, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return bitext{}, err
	}
	var g struct{ A, B [][]item }
	if err := json.Unmarshal(data, &g); err != nil {
		return bitext{}, err
	}
	var c bitext
	var va, vb []*encoder.Vector
	c.a, c.in.A.Length, va = side(g.A, encode)
	c.b, c.in.B.Length, vb = side(g.B, encode)
	c.in.A.Within, c.in.B.Within, c.in.Cross = cosines(va, va), cosines(vb, vb), cosines(va, vb)
	return c, nil
}

func side(paras [][]item, encode func(string) *encoder.Vector) (ids [][]string, lengths []float64, vs []*encoder.Vector) {
	for _, p := range paras {
		for _, x := range p {
			if x.IDs == nil {
				x.IDs = []any{x.ID}
			}
			var names []string
			for _, id := range x.IDs {
				names = append(names, fmt.Sprint(id))
			}
			ids = append(ids, names)
			n := 1.0
			for _, r := range x.Text {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					n++
				}
			}
			lengths = append(lengths, n)
			vs = append(vs, encode(x.Text))
		}
	}
	return ids, lengths, vs
}

func cosines(a, b []*encoder.Vector) align.Matrix {
	return align.NewMatrix(len(a), len(b), func(i, j int) float64 { return float64(encoder.Dot(a[i], b[j])) })
}
