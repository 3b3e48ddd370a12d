// Command fit learns the weights of compare/align from synthetic edits of parallel sentences.
//
//	go run ./compare/align/fit -cases DIR [-cache FILE] [-o compare/align/model.json]
//
// DIR holds the cases of shared/eval/cases.py (modes clean, edited, moved, merged, all language pairs); from the clean
// ones a loose version is made here, like two reports of one statement rather than two translations. Documents are split
// three to one by the crc32 of their name; only the larger part is learned from, and the figures printed are of the other.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"muqabala/compare/align"
)

func main() {
	dir := flag.String("cases", "", "folder made by cases.py")
	out := flag.String("o", "compare/align/model.json", "where to write the weights")
	vectors := flag.String("cache", "", "file that keeps vectors between runs")
	flag.Parse()
	if err := run(*dir, *vectors, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(dir, vectors, out string) error {
	all, cache, err := load(dir, vectors)
	if err != nil {
		return err
	}
	m := align.Model{Made: "go run ./compare/align/fit, on cases of tico19 (CC0) and loose versions of them; documents with crc32 % 4 != 0"}
	np, nq, ne, no := align.FeatureCounts()
	m.Pair.Weights, m.Pass.Weights, m.Edge.Weights = make([]float64, np), make([]float64, nq), make([]float64, ne)
	m.Orphan.Weights = make([]float64, no)
	if old := os.Getenv("MODEL"); old != "" {
		b, _ := os.ReadFile(old)
		json.Unmarshal(b, &m)
		score(m, all)
		return nil
	}
	m.Pair = learn(all, func(c bitext, ex *align.Examples) { align.PairExamples(c.in, c.linked, ex) })
	m.Pass = learn(all, func(c bitext, ex *align.Examples) { align.PassExamples(m, c.in, c.linked, ex) })
	m.Edge = learn(all, func(c bitext, ex *align.Examples) { align.EdgeExamples(m, c.in, c.linked, ex) })
	m.Orphan = learn(all, func(c bitext, ex *align.Examples) { align.OrphanExamples(m, c.in, c.linked, ex) })
	fmt.Printf("pair %v\npass %v\nedge %v\norphan %v\n", m.Pair, m.Pass, m.Edge, m.Orphan)
	score(m, all)
	if err := cache.save(); err != nil {
		return err
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(b, '\n'), 0o644)
}

// learn fits a regression to the examples of the bitexts that are learned from.
func learn(all []bitext, examples func(bitext, *align.Examples)) align.Regression {
	var ex align.Examples
	for _, c := range all {
		if !c.heldOut {
			examples(c, &ex)
		}
	}
	return logreg(ex)
}

// score prints F1 of linked sentence pairs and of sentences without counterpart, per language pair and mode, held out.
func score(m align.Model, all []bitext) {
	type tally struct{ tp, fp, fn, atp, afp, afn, sentences float64 }
	sums, order := map[string]*tally{}, []string{}
	for _, c := range all {
		if !c.heldOut {
			continue
		}
		t := sums[c.mode]
		if t == nil {
			t = &tally{}
			sums[c.mode] = t
			order = append(order, c.mode)
		}
		got := map[[2]int]bool{}
		for _, l := range align.AlignWith(m, c.in).Links {
			for _, i := range l.A {
				for _, j := range l.B {
					got[[2]int{i, j}] = true
				}
			}
		}
		hasA, hasB := make([][2]bool, len(c.a)), make([][2]bool, len(c.b))
		for i := range c.a {
			for j := range c.b {
				g, w := got[[2]int{i, j}], c.linked(i, j)
				t.tp, t.fp, t.fn = t.tp+bit(g && w), t.fp+bit(g && !w), t.fn+bit(!g && w)
				hasA[i] = [2]bool{hasA[i][0] || g, hasA[i][1] || w}
				hasB[j] = [2]bool{hasB[j][0] || g, hasB[j][1] || w}
			}
		}
		for _, h := range append(hasA, hasB...) {
			t.atp, t.afp, t.afn = t.atp+bit(!h[0] && !h[1]), t.afp+bit(!h[0] && h[1]), t.afn+bit(h[0] && !h[1])
			t.sentences++
		}
	}
	for _, mode := range order {
		t := sums[mode]
		fmt.Printf("%-14s sent P %.3f R %.3f F1 %.3f  added F1 %.3f  false_absent %.4f\n", mode, t.tp/(t.tp+t.fp+1e-9), t.tp/(t.tp+t.fn+1e-9),
			2*t.tp/(2*t.tp+t.fp+t.fn), 2*t.atp/(2*t.atp+t.afp+t.afn+1e-9), t.afp/t.sentences)
	}
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
