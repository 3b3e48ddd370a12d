package main

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
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
	fold    int // the part of the bitexts that it belongs to: see strangers
	in      align.Input
	a, b    [][]part
}

// truth says whether two sentences share a claim. Where a sentence of the table was cut into several on both sides, only
// its pieces that are nearest to each other are known to go together, and of the rest nothing is known; nor is anything
// where two sentences have only a few words of one in common.
func (c bitext) truth(i, j int) (linked, known bool) {
	known = true
	for _, x := range c.a[i] {
		for _, y := range c.b[j] {
			common := min(x.to, y.to) - max(x.from, y.from)
			switch {
			case x.id != y.id || common <= 0:
			case common < enough:
				known = false
			case c.counterparts(x.id, i, j):
				return true, true
			default:
				known = false
			}
		}
	}
	return false, known
}

// enough is the percentage of a sentence that two sentences must both hold to share its claim.
const enough = 30

// counterparts reports whether sentences i and j, which both hold words of a sentence of the table, go together.
func (c bitext) counterparts(id string, i, j int) bool {
	as, bs := pieces(c.a, id), pieces(c.b, id)
	if len(as) == 1 || len(bs) == 1 {
		return true
	}
	for _, k := range as {
		if c.in.Cross.At(k, j) > c.in.Cross.At(i, j) {
			return false
		}
	}
	for _, l := range bs {
		if c.in.Cross.At(i, l) > c.in.Cross.At(i, j) {
			return false
		}
	}
	return true
}

// pieces gives the sentences that hold words of a sentence of the table.
func pieces(side [][]part, id string) (out []int) {
	for k, parts := range side {
		if slices.ContainsFunc(parts, func(p part) bool { return p.id == id }) {
			out = append(out, k)
		}
	}
	return out
}

// part is a stretch of a sentence of the table, in percent of its words.
type part struct {
	id       string
	from, to int
}

// item is a sentence of gold.json; ids are numbers, or names of foreign sentences.
type item struct {
	ID    any    `json:"id"`
	IDs   []any  `json:"ids"`
	Text  string `json:"text"`
	Parts []part `json:"-"` // of a loose sentence; else the whole of those that the ids name
}

func (x item) parts() (out []part) {
	switch {
	case x.Parts != nil:
		return x.Parts
	case x.IDs == nil:
		return []part{{fmt.Sprint(x.ID), 0, 100}}
	}
	for _, id := range x.IDs {
		out = append(out, part{fmt.Sprint(id), 0, 100})
	}
	return out
}

type gold struct{ A, B [][]item }

// load reads every case of the modes learned from, or only those not learned from, and makes a replaced and two loose ones of every clean one.
func load(dirs, vectors string, heldOutOnly bool) ([]bitext, *cache, error) {
	var files []string
	for _, d := range strings.Split(dirs, ",") {
		found, err := filepath.Glob(filepath.Join(d, "*", "gold.json"))
		if err != nil {
			return nil, nil, err
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("no cases in %q: make them with eval/cases.py", dirs)
	}
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
		doc := name[0][:strings.LastIndex(name[0], "-")]
		heldOut, fold := crc32.ChecksumIEEE([]byte(doc))%4 == 0, int(crc32.ChecksumIEEE([]byte(name[0]))%folds)
		if heldOutOnly && !heldOut {
			continue
		}
		g, err := read(f)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %q: %w", f, err)
		}
		all = append(all, newBitext(name[1]+" "+name[2], heldOut, fold, g, c))
		if name[2] == "clean" {
			la, lb, _ := strings.Cut(name[1], "-")
			rnd := newChance(strings.Join(name, "."))
			replaced := gold{g.A, replace(g.B, pools[lb], rnd)}
			all = append(all, newBitext(name[1]+" replaced", heldOut, fold, replaced, c))
			for _, much := range []int{60, 85} {
				loose := gold{loosen(g.A, pools[la], true, much, rnd), loosen(g.B, pools[lb], false, much, rnd)}
				if len(loose.A) > 2 && len(loose.B) > 2 {
					all = append(all, newBitext(fmt.Sprint(name[1], " loose", much), heldOut, fold, loose, c))
				}
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

func newBitext(mode string, heldOut bool, fold int, g gold, cache *cache) bitext {
	la, lb, _ := strings.Cut(strings.Fields(mode)[0], "-")
	c := bitext{mode: mode, heldOut: heldOut, fold: fold}
	a, b := sentences(g.A, la), sentences(g.B, lb)
	c.a, c.in.A.Length = a.parts, a.lengths
	c.b, c.in.B.Length = b.parts, b.lengths
	c.in.Anchors = compare.SharedAnchors(anchorsOf(a.texts, la), anchorsOf(b.texts, lb))
	c.in.Clauses = func(i, j int) align.Matrix {
		return compare.ClauseCosines(cache.clauses(a.texts[i]), cache.clauses(b.texts[j]))
	}
	va, vb := cache.all(a.texts), cache.all(b.texts)
	c.in.A.Within, c.in.B.Within, c.in.Cross = cosine(va, va), cosine(vb, vb), align.NewMatrix(len(va), len(vb), cosine(va, vb))
	return c
}

func anchorsOf(sentences []string, lang string) *text.AnchorIndex {
	out := make([]text.Anchors, len(sentences))
	for k, s := range sentences {
		out[k] = text.AnchorsOf(s, lang)
	}
	return text.IndexAnchors(out)
}

// side is one text, cut into sentences as the product cuts it.
type side struct {
	texts   []string
	parts   [][]part // of the table, that each holds
	lengths []float64
}

func sentences(paras [][]item, lang string) (out side) {
	for _, p := range paras {
		paragraph := strings.Join(texts([][]item{p}), " ")
		for _, s := range text.Sentences(paragraph, lang) {
			out.texts = append(out.texts, paragraph[s.Start:s.End])
			out.lengths = append(out.lengths, letters(paragraph[s.Start:s.End]))
			out.parts = append(out.parts, touched(s, p))
		}
	}
	return out
}

// touched gives the parts of the items of a paragraph that a sentence stands for: at least half of the shorter of the two
// lies in the other, as eval/score.py has it.
func touched(s text.Span, p []item) (parts []part) {
	at := 0
	for _, x := range p {
		end := at + len(x.Text)
		common := min(s.End, end) - max(s.Start, at)
		if shorter := min(s.End-s.Start, end-at); shorter > 0 && common*2 >= shorter {
			parts = append(parts, x.parts()...)
		}
		at = end + 1
	}
	return parts
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

func cosine(a, b []*encoder.Vector) func(i, j int) float64 {
	return func(i, j int) float64 { return float64(encoder.Dot(a[i], b[j])) }
}
