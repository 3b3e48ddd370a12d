package main

import (
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
)

// chance is a small generator of numbers that depend on a name only, so that the same cases give the same weights.
type chance uint32

func newChance(name string) *chance {
	c := chance(crc32.ChecksumIEEE([]byte(name)) | 1)
	return &c
}

func (c *chance) below(n int) int {
	*c = *c*1664525 + 1013904223
	return int(uint32(*c)>>8) % n
}

// loosen makes one of two reports out of one of two translations: it leaves out some of the sentences, cuts most of those
// it tells short, runs some together with the beginning of the next one, adds foreign words to others, and moves some
// elsewhere. The two sides of a bitext keep the beginning and the end of each sentence, by turns, so that they share a
// part of it that may be small. The more, from 0 to 100, the less is left.
func loosen(paras [][]item, pool []string, first bool, much int, rnd *chance) [][]item {
	var all []item
	for _, p := range paras {
		all = append(all, p...)
	}
	var out [][]item
	for k, x := range all {
		if rnd.below(100) < 12+much/4 {
			continue
		}
		share := min(100, 110-much+rnd.below(much))
		loose := x.keep(0, share)
		if first == (k%3 == 0) {
			loose = x.keep(100-share, 100)
		}
		switch r := rnd.below(100); {
		case r < 25 && k+1 < len(all):
			loose = loose.and(all[k+1].keep(0, 60))
		case r < 30+much/2 && len(pool) > 0:
			loose = loose.and(item{Text: cut(pool[rnd.below(len(pool))], 0, 40), Parts: []part{}})
		}
		loose.Text += "."
		at := len(out)
		if rnd.below(100) < 15+much/4 {
			at = rnd.below(len(out) + 1)
		}
		out = slices.Insert(out, at, []item{loose})
	}
	return out
}

// replace puts foreign sentences in the place of a tenth of a side's: between neighbours that go together, two sentences
// need not.
func replace(paras [][]item, pool []string, rnd *chance) (out [][]item) {
	for _, p := range paras {
		p = slices.Clone(p)
		for k := range p {
			if len(pool) > 0 && rnd.below(100) < 10 {
				p[k] = item{Text: pool[rnd.below(len(pool))], Parts: []part{}}
			}
		}
		out = append(out, p)
	}
	return out
}

// keep is an item of which only the words from one percentage to another are left.
func (x item) keep(from, to int) item {
	return item{Text: cut(x.Text, from, to), Parts: []part{{fmt.Sprint(x.ID), from, to}}}
}

// and is an item with another run on.
func (x item) and(y item) item {
	return item{Text: x.Text + ", " + y.Text, Parts: append(slices.Clone(x.Parts), y.Parts...)}
}

// cut is the words of a text from one percentage to another, at least four of them.
func cut(s string, from, to int) string {
	words := strings.Fields(s)
	i, j := len(words)*from/100, len(words)*to/100
	if j-i < 4 {
		i, j = max(0, min(i, len(words)-4)), min(len(words), max(j, 4))
	}
	return strings.TrimRight(strings.Join(words[i:j], " "), ",;،؛.")
}
