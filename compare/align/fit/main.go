// Command fit learns the weights of compare/align from synthetic edits of parallel sentences.
//
//	go run ./compare/align/fit -cases DIR,… [-cache FILE] [-o compare/align/model.txt]
//	go run ./compare/align/fit -check -cases DIR,…
//
// Each DIR holds cases of shared/eval/cases.py (modes clean, edited, moved, merged, all language pairs); other seeds than
// those that are scored are as good. From the clean ones further cases are made here: one with sentences replaced, and two
// that are like reports of one statement rather than translations. Documents are split three to one by the crc32 of their
// name; only the larger part is learned from, and the figures printed are of the other. The second form learns nothing and
// prints those figures of the weights as they are.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"muqabala/compare/align"
)

func main() {
	dirs := flag.String("cases", "", "folders made by cases.py, with commas between them")
	out := flag.String("o", "compare/align/model.txt", "where to write the weights")
	vectors := flag.String("cache", "", "file that keeps vectors between runs")
	check := flag.Bool("check", false, "learn nothing; print the figures of the weights as they are")
	flag.Parse()
	if err := run(*dirs, *vectors, *out, *check); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(dirs, vectors, out string, check bool) error {
	all, cache, err := load(dirs, vectors, check)
	if err != nil {
		return err
	}
	if check {
		report(all, align.Align)
		return cache.save()
	}
	m := learn(all)
	report(all, func(in align.Input) align.Alignment { return align.AlignWith(m, in) })
	if err := cache.save(); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := m.Print(&file, made); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}

// made says of what and with which command the weights were made.
const made = "go run ./compare/align/fit, on cases of tico19 (CC0) and loose versions of them; documents with crc32 % 4 != 0"

// learn makes a model, part after part: each is learned on what those before it make of the bitexts.
func learn(all []bitext) align.Model {
	var m align.Model
	pair, pass := align.FeatureCounts()
	m.Pair.Weights, m.Pass.Weights = make([]float64, pair), make([]float64, pass)
	m.Pair = logreg(examples(all, func(c bitext, ex *align.Examples) { align.PairExamples(c.in, c.truth, ex) }))
	m.Pass = logreg(examples(all, func(c bitext, ex *align.Examples) { align.PassExamples(m, c.in, c.truth, ex) }))
	for n := range judges {
		m.Judges = append(m.Judges, boost(strangers(m, n, all)))
	}
	return m
}

// strangers gives the examples of the judge that comes after n others. What judges say of bitexts that they have learned
// from is surer than what they say of others, and one that learns beside them would trust them too much: so each part of
// the bitexts is judged by judges that learned from the other parts.
func strangers(m align.Model, n int, all []bitext) (ex align.Examples) {
	if n == 0 {
		return examples(all, func(c bitext, ex *align.Examples) { align.JudgeExamples(m, c.in, c.truth, ex) })
	}
	for fold := range folds {
		var own, others []bitext
		for _, c := range all {
			if c.fold == fold {
				own = append(own, c)
			} else {
				others = append(others, c)
			}
		}
		tried := m
		tried.Judges = nil
		for k := range n {
			tried.Judges = append(tried.Judges, boost(strangers(tried, k, others)))
		}
		fresh := examples(own, func(c bitext, ex *align.Examples) { align.JudgeExamples(tried, c.in, c.truth, ex) })
		ex.X, ex.Y = append(ex.X, fresh.X...), append(ex.Y, fresh.Y...)
	}
	return ex
}

// folds is in how many parts the bitexts are split for that.
const folds = 3

// judges is how often candidates are judged. A third judge adds nothing.
const judges = 2

// examples gathers those of the bitexts that are learned from.
func examples(all []bitext, of func(bitext, *align.Examples)) (ex align.Examples) {
	for _, c := range all {
		if !c.heldOut {
			of(c, &ex)
		}
	}
	return ex
}
