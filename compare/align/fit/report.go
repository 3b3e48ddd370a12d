package main

import (
	"fmt"
	"math"

	"muqabala/compare/align"
)

// tally counts the linked pairs and the sentences said to have no counterpart of one kind of case.
type tally struct{ tp, fp, fn, alone, wronglyAlone, missedAlone, sentences float64 }

// reliability counts links by their score: how many there are in each tenth, their scores summed, and how many are right.
type reliability [10]struct{ links, score, right float64 }

// report prints, of the cases that are not learned from, F1 of linked sentence pairs and of sentences without counterpart
// per language pair and mode, and how far scores can be believed: of links scored 0.8, 80 % should be right.
func report(all []bitext, alignment func(align.Input) align.Alignment) {
	sums, order := map[string]*tally{}, []string{}
	var table reliability
	for _, c := range all {
		if !c.heldOut {
			continue
		}
		if sums[c.mode] == nil {
			sums[c.mode] = &tally{}
			order = append(order, c.mode)
		}
		links := alignment(c.in).Links
		sums[c.mode].count(c, links)
		table.count(c, links)
	}
	fmt.Printf("%-14s %9s %9s %9s %9s %12s\n", "not learned", "precision", "recall", "F1", "added F1", "false absent")
	for _, mode := range order {
		t := sums[mode]
		fmt.Printf("%-14s %9.3f %9.3f %9.3f %9.3f %12.4f\n", mode, t.tp/max(1, t.tp+t.fp), t.tp/max(1, t.tp+t.fn),
			2*t.tp/max(1, 2*t.tp+t.fp+t.fn), 2*t.alone/max(1, 2*t.alone+t.wronglyAlone+t.missedAlone), t.wronglyAlone/max(1, t.sentences))
	}
	table.print()
}

func (t *tally) count(c bitext, links []align.Link) {
	got := map[[2]int]bool{}
	for _, l := range links {
		for _, i := range l.A {
			for _, j := range l.B {
				got[[2]int{i, j}] = true
			}
		}
	}
	linked, truly := [2]map[int]bool{{}, {}}, [2]map[int]bool{{}, {}}
	for i := range c.a {
		for j := range c.b {
			g := got[[2]int{i, j}]
			w, known := c.truth(i, j)
			if g || w {
				linked[0][i], linked[1][j] = linked[0][i] || g, linked[1][j] || g
				truly[0][i], truly[1][j] = truly[0][i] || w, truly[1][j] || w
			}
			if known {
				t.tp, t.fp, t.fn = t.tp+bit(g && w), t.fp+bit(g && !w), t.fn+bit(!g && w)
			}
		}
	}
	for side, n := range [2]int{len(c.a), len(c.b)} {
		for k := range n {
			g, w := !linked[side][k], !truly[side][k]
			t.alone, t.wronglyAlone, t.missedAlone = t.alone+bit(g && w), t.wronglyAlone+bit(g && !w), t.missedAlone+bit(!g && w)
			t.sentences++
		}
	}
}

// count adds the links of a case. A link is right when a pair of its sentences shares a claim.
func (r *reliability) count(c bitext, links []align.Link) {
	for _, l := range links {
		right, known := false, false
		for _, i := range l.A {
			for _, j := range l.B {
				w, k := c.truth(i, j)
				right, known = right || w, known || k
			}
		}
		if known {
			b := &r[min(9, int(l.Score*10))]
			b.links, b.score, b.right = b.links+1, b.score+l.Score, b.right+bit(right)
		}
	}
}

func (r *reliability) print() {
	fmt.Printf("\n%-12s %8s %12s %8s\n", "score", "links", "mean score", "right")
	fault, all := 0.0, 0.0
	for k, b := range r {
		if b.links > 0 {
			fmt.Printf("%.1f to %.1f   %8.0f %12.3f %8.3f\n", float64(k)/10, float64(k+1)/10, b.links, b.score/b.links, b.right/b.links)
			fault += math.Abs(b.score - b.right)
			all += b.links
		}
	}
	fmt.Printf("calibration error (10 bins, by links) %.4f\n", fault/max(1, all))
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
