package main

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"

	"muqabala/compare"
	"muqabala/compare/align"
	"muqabala/compare/encoder"
	"muqabala/compare/encoder/weights"
	"muqabala/compare/text"
)

// bitext is one case: its matrices and which ids each sentence stands for.
type bitext struct {
	mode    string // language pair and mode
	heldOut bool
	in      align.Input
	a, b    [][]string
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

type gold struct{ A, B [][]item }

// load reads every case of the modes learned from, and makes a loose one of every second clean one.
func load(dir, vectors string) ([]bitext, *cache, error) {
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
	c := openCache(vectors, model)
	pools := map[string][]string{}
	var all []bitext
	for _, f := range files {
		name := strings.Split(filepath.Base(filepath.Dir(f)), ".") // article, pair, mode
		if name[2] == "inserted" || name[2] == "conflict" {
			continue
		}
		g, err := read(f)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %q: %w", f, err)
		}
		doc := name[0][:strings.LastIndex(name[0], "-")]
		heldOut := crc32.ChecksumIEEE([]byte(doc))%4 == 0
		all = append(all, newBitext(name[1]+" "+name[2], heldOut, g, c))
		if name[2] == "clean" && crc32.ChecksumIEEE([]byte(name[0]))%2 == 0 {
			la, lb, _ := strings.Cut(name[1], "-")
			rnd := newChance(strings.Join(name, "."))
			loose := gold{loosen(g.A, pools[la], rnd), loosen(g.B, pools[lb], rnd)}
			if len(loose.A) > 2 && len(loose.B) > 2 {
				all = append(all, newBitext(name[1]+" loose", heldOut, loose, c))
			}
			pools[la], pools[lb] = texts(g.A), texts(g.B) // the next article takes its foreign words from this one
		}
	}
	return all, c, nil
}

func texts(paras [][]item) (out []string) {
	for _, p := range paras {
		for _, x := range p {
			out = append(out, x.Text)
		}
	}
	return out
}

func read(file string) (g gold, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return g, err
	}
	return g, json.Unmarshal(data, &g)
}

func newBitext(mode string, heldOut bool, g gold, cache *cache) bitext {
	c := bitext{mode: mode, heldOut: heldOut}
	var va, vb []*encoder.Vector
	c.a, c.in.A.Length, va = side(g.A, cache)
	ta, tb := texts(g.A), texts(g.B)
	la, lb, _ := strings.Cut(strings.Fields(mode)[0], "-")
	aa, ab := anchorsOf(ta, la), anchorsOf(tb, lb)
	c.in.Anchors = func(i, j int) align.Anchors { return compare.SharedAnchors(aa[i], ab[j]) }
	c.in.Clause = func(i, j int) float64 { return compare.NearestClauses(cache.clauses(ta[i]), cache.clauses(tb[j])) }
	c.b, c.in.B.Length, vb = side(g.B, cache)
	c.in.A.Within, c.in.B.Within, c.in.Cross = cosines(va, va), cosines(vb, vb), cosines(va, vb)
	return c
}

func anchorsOf(sentences []string, lang string) []text.Anchors {
	out := make([]text.Anchors, len(sentences))
	for k, s := range sentences {
		out[k] = text.AnchorsOf(s, lang)
	}
	return out
}

func side(paras [][]item, cache *cache) (ids [][]string, lengths []float64, vs []*encoder.Vector) {
	for _, p := range paras {
		for _, x := range p {
			var names []string
			for _, id := range x.ids() {
				names = append(names, fmt.Sprint(id))
			}
			ids = append(ids, names)
			lengths = append(lengths, letters(x.Text))
			vs = append(vs, cache.encode(x.Text))
		}
	}
	return ids, lengths, vs
}

func letters(s string) float64 {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return float64(max(1, n))
}

func cosines(a, b []*encoder.Vector) align.Matrix {
	return align.NewMatrix(len(a), len(b), func(i, j int) float64 { return float64(encoder.Dot(a[i], b[j])) })
}
