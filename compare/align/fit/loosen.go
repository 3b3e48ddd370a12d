package main

import (
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

// loosen makes two reports out of two translations: each side leaves out an eighth of the sentences, cuts most of those
// it tells short, runs some together with the beginning of the next one, adds foreign words to others, and moves some
// elsewhere. What is left of a sentence is its beginning, so that two sides that tell it share that much.
func loosen(paras [][]item, pool []string, rnd *chance) [][]item {
	var all []item
	for _, p := range paras {
		all = append(all, p...)
	}
	var out [][]item
	for k, x := range all {
		if rnd.below(100) < 12 {
			continue
		}
		x.IDs = x.ids()
		x.Text = beginning(x.Text, 50+rnd.below(60))
		switch r := rnd.below(100); {
		case r < 25 && k+1 < len(all):
			x.IDs = append(slices.Clone(x.IDs), all[k+1].ids()...)
			x.Text += ", " + beginning(all[k+1].Text, 60)
		case r < 50 && len(pool) > 0:
			x.Text += ", " + beginning(pool[rnd.below(len(pool))], 40)
		}
		at := len(out)
		if rnd.below(100) < 15 {
			at = rnd.below(len(out) + 1)
		}
		out = slices.Insert(out, at, []item{x})
	}
	return out
}

// beginning is the given share (percent) of a text's words, and at least four of them.
func beginning(s string, percent int) string {
	words := strings.Fields(s)
	n := min(len(words), max(4, len(words)*percent/100))
	return strings.TrimRight(strings.Join(words[:n], " "), ",;،؛.")
}

func (x item) ids() []any {
	if x.IDs == nil {
		return []any{x.ID}
	}
	return x.IDs
}
