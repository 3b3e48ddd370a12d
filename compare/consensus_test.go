package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"muqabala/compare/align"
)

// three are three versions of one text, by what each sentence says: a letter is a claim. Two that say the same are as near
// as translations are, unless near gives another cosine, as for b of A and d of C in "AC:bd".
func three(a, b, c string, near map[string]float64) *comparison {
	out := &comparison{texts: make([]version, 3)}
	said := [3]string{a, b, c}
	side := func(k int) (s align.Side) {
		for range said[k] {
			s.Length = append(s.Length, 80)
			out.texts[k].sentences = append(out.texts[k].sentences, sentence{})
		}
		s.Within = func(i, j int) float64 {
			if i == j {
				return 1
			}
			return 0.1
		}
		return s
	}
	sides := [3]align.Side{side(0), side(1), side(2)}
	for _, p := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
		x, y := p[0], p[1]
		bt := &bitext{a: &out.texts[x], b: &out.texts[y], input: align.Input{A: sides[x], B: sides[y]}}
		bt.input.Cross = align.NewMatrix(len(said[x]), len(said[y]), func(i, j int) float64 {
			if v, ok := near["ABC"[x:x+1]+"ABC"[y:y+1]+":"+said[x][i:i+1]+said[y][j:j+1]]; ok {
				return v
			}
			if said[x][i] == said[y][j] {
				return 0.65
			}
			return 0.1 + 0.01*float64((3*i+5*j)%7)
		})
		bt.found = align.Align(bt.input)
		out.bitexts = append(out.bitexts, bt)
	}
	return out
}

// linked lists what is linked between the first version and the third, by claims.
func linkedAC(c *comparison, a, b string) string {
	var out []string
	for _, l := range c.bitexts[1].found.Links {
		for _, i := range l.A {
			for _, j := range l.B {
				out = append(out, fmt.Sprintf("%c%c", a[i], b[j]))
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// What A-B and B-C are sure of, A-C gains; and a link that contradicts the rest loses.
func TestVersionsAgree(t *testing.T) {
	for _, c := range []struct {
		reason          string
		near            map[string]float64
		alone, together string // what links A and C, taken alone and in the light of B
	}{
		{"f is told in other words in C: A alone does not know it again", map[string]float64{"AC:bf": 0.34, "AC:bb": 0.2, "AC:ff": 0.2},
			"aa cc dd ee gg hh", "aa cc dd ee ff gg hh"},
		{"A's b is taken for C's f, which B knows better", map[string]float64{"AC:bf": 0.5, "AC:bb": 0.3, "AC:ff": 0.3},
			"aa bf cc dd ee gg hh", "aa cc dd ee ff gg hh"},
	} {
		const a, b, moved = "abcdefgh", "abcdefgh", "acdefghb"
		x := three(a, b, moved, c.near)
		if got := linkedAC(x, a, moved); got != c.alone {
			t.Errorf("%s: alone %q, want %q", c.reason, got, c.alone)
		}
		x.reconsider()
		if got := linkedAC(x, a, moved); got != c.together {
			t.Errorf("%s: together %q, want %q", c.reason, got, c.together)
		}
	}
}
