package article

import (
	"strings"

	"muqabala/compare/report"
)

// What is long enough to be a repeat and no coincidence, and how alike two paragraphs must be.
const (
	repeatWords = 5 // of an exact repeat
	nearWords   = 8 // of a near one
	nearShare   = 0.9
	maxPostings = 32 // earlier paragraphs looked at for one run of three words: keeps a hostile file linear
)

// markRepeats finds the paragraphs that repeat an earlier one of the same version, word for word when folded or nearly
// so, and sets them aside. Only the first of several is kept. What is no content is left as it is.
func markRepeats(paras []para) {
	exact := map[string]int{}
	grams := map[[3]string][]int{}
	for i := range paras {
		p := &paras[i]
		if p.aside != "" || p.words < repeatWords || p.role == report.RoleByline || p.role == report.RoleDateline {
			continue
		}
		of, ok := exact[p.folded]
		if !ok {
			exact[p.folded] = i
			if p.words >= nearWords {
				of, ok = nearRepeat(p, paras, grams)
				if !ok {
					post(p.folded, i, grams)
				}
			}
		}
		if ok {
			p.repeats, p.aside = of+1, report.AsideRepeat
		}
	}
}

// post files paragraph i under its runs of three words.
func post(folded string, i int, grams map[[3]string][]int) {
	for _, g := range trigrams(folded) {
		if len(grams[g]) < maxPostings {
			grams[g] = append(grams[g], i)
		}
	}
}

// nearRepeat finds the earliest paragraph that shares nearly all its runs of three words with p, both ways.
func nearRepeat(p *para, paras []para, grams map[[3]string][]int) (int, bool) {
	mine := trigrams(p.folded)
	shared := map[int]int{}
	var order []int
	for _, g := range mine {
		for _, k := range grams[g] {
			if shared[k] == 0 {
				order = append(order, k)
			}
			shared[k]++
		}
	}
	best := -1
	for _, k := range order {
		larger := max(len(mine), paras[k].words-2)
		if float64(shared[k]) >= nearShare*float64(larger) && (best < 0 || k < best) {
			best = k
		}
	}
	return best, best >= 0
}

// trigrams gives the different runs of three words, in order.
func trigrams(folded string) [][3]string {
	w := strings.Split(folded, " ")
	seen := map[[3]string]bool{}
	var out [][3]string
	for i := 0; i+3 <= len(w); i++ {
		g := [3]string{w[i], w[i+1], w[i+2]}
		if !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	return out
}
