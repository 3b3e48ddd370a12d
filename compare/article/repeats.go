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
	grams := map[gram][]int{}
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
func post(folded string, i int, grams map[gram][]int) {
	for _, g := range trigrams(folded) {
		if len(grams[g]) < maxPostings {
			grams[g] = append(grams[g], i)
		}
	}
}

// nearRepeat finds the earliest paragraph that shares nearly all its runs of three words with p, both ways.
func nearRepeat(p *para, paras []para, grams map[gram][]int) (int, bool) {
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

// gram stands for a run of three words: a hash, for which two runs of one file stand never in a million files.
type gram uint64

// trigrams gives the different runs of three words, in order.
func trigrams(folded string) []gram {
	seen := map[gram]bool{}
	var out []gram
	var before [2]gram
	for n, more := 0, true; more; n++ {
		var word string
		word, folded, more = strings.Cut(folded, " ")
		hash := hashed(word)
		if g := (before[0]*gramPrime+before[1])*gramPrime + hash; n >= 2 && !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
		before = [2]gram{before[1], hash}
	}
	return out
}

// gramPrime is the multiplier of FNV-1a with 64 bits, http://www.isthe.com/chongo/tech/comp/fnv/.
const gramPrime = 1099511628211

func hashed(word string) gram {
	h := gram(14695981039346656037)
	for i := range len(word) {
		h = (h ^ gram(word[i])) * gramPrime
	}
	return h
}
