package align

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// texts builds a bitext from what its sentences say: each letter is a claim, a capital one a claim of a sentence twice
// as long. Two sentences that say the same have a cosine of about 0.6, as translations have, sentences of one text
// about 0.1, and a sentence with two claims lies between them.
func texts(a, b string) Input {
	fa, fb := strings.Fields(a), strings.Fields(b)
	va, vb := make([]vec, len(fa)), make([]vec, len(fb))
	for k, s := range fa {
		va[k] = say(s, k)
	}
	for k, s := range fb {
		vb[k] = say(s, 100+k)
	}
	cos := func(x, y []vec) Matrix {
		return NewMatrix(len(x), len(y), func(i, j int) float64 { return x[i].dot(y[j]) })
	}
	return Input{A: Side{Length: lengths(fa), Within: cos(va, va).At}, B: Side{Length: lengths(fb), Within: cos(vb, vb).At}, Cross: cos(va, vb)}
}

type vec map[string]float64

func say(claims string, private int) vec {
	v := vec{}
	for _, c := range strings.ToLower(claims) {
		if c != '-' {
			v[string(c)]++
		}
	}
	n := math.Sqrt(float64(len(v)))
	v["story"] = 0.45 * n
	v[fmt.Sprint("words ", private)] = 0.75 * n
	length := math.Sqrt(v.dot(v))
	for k := range v {
		v[k] /= length
	}
	return v
}

func (v vec) dot(w vec) (s float64) {
	for k, x := range v {
		s += x * w[k]
	}
	return s
}

func lengths(fs []string) (out []float64) {
	for _, f := range fs {
		n := 0.0
		for _, c := range f {
			n += 40
			if c < 'a' {
				n += 40
			}
		}
		out = append(out, n)
	}
	return out
}

// shape prints links as "0-1 2,3-2": sentences of A, a dash, sentences of B, and a prime where the link is moved.
func shape(ls []Link) string {
	var out []string
	for _, l := range ls {
		s := join(l.A) + "-" + join(l.B)
		if l.Moved {
			s += "'"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func join(is []int) string { return strings.Trim(strings.ReplaceAll(fmt.Sprint(is), " ", ","), "[]") }

func TestAlign(t *testing.T) {
	for _, c := range []struct{ a, b, want, reason string }{
		{"a b c d", "a b c d", "0-0 1-1 2-2 3-3", "two translations"},
		{"a b c d", "a x c d", "0-0 2-2 3-3", "b is said by nobody, x neither"},
		{"a b c d e", "a c d e", "0-0 2-1 3-2 4-3", "one side drops a sentence"},
		{"a b c d e", "e a b c d", "0-1 1-2 2-3 3-4 4-0'", "a passage moves to the top: only it is marked"},
		{"a b c d", "d c b a", "0-3 1-2' 2-1' 3-0'", "no two in the same order: the first in A stays"},
		{"a b c d e f", "ab c d e f", "0,1-0 2-1 3-2 4-3 5-4", "two sentences run together"},
		{"a bc d e f", "a b c d e f", "0-0 1-1,2 2-3 3-4 4-5", "one sentence split in two"},
		{"abc d e f g", "a b c d e f g", "0-0,1,2 1-3 2-4 3-5 4-6", "one sentence told in three"},
		{"a b c d", "x y z w", "", "nothing in common"},
		{"a", "a", "0-0", "one sentence each"},
		{"a b", "", "", "an empty text"},
	} {
		if got := shape(Align(texts(c.a, c.b)).Links); got != c.want {
			t.Errorf("%q, %q: %s, want %s (%s)", c.a, c.b, got, c.want, c.reason)
		}
	}
}

// Metamorphic: which text comes first changes no link.
func TestAlignIsSymmetric(t *testing.T) {
	for _, c := range [][2]string{{"a b c d e", "e a b c d"}, {"a b c d e f", "ab c d e f"}, {"a b c x", "c y b a"}} {
		want := map[string]bool{}
		for _, l := range Align(texts(c[0], c[1])).Links {
			want[join(l.A)+"-"+join(l.B)] = true
		}
		got := Align(texts(c[1], c[0])).Links
		for _, l := range got {
			if !want[join(l.B)+"-"+join(l.A)] {
				t.Errorf("%q, %q: link %v-%v only one way round", c[0], c[1], l.B, l.A)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%q, %q: %d links, %d the other way round", c[0], c[1], len(got), len(want))
		}
	}
}

func TestReaderWins(t *testing.T) {
	in := texts("a b c d", "a b c x")
	in.Pinned, in.Cut = [][2]int{{3, 3}}, [][2]int{{1, 1}}
	got := Align(in)
	if s := shape(got.Links); s != "0-0 2-2 3-3" {
		t.Errorf("links %s: 1-1 is cut and 3-3 pinned", s)
	}
	for _, l := range got.Links {
		if l.Pinned != (l.A[0] == 3) {
			t.Errorf("%v-%v pinned: %v", l.A, l.B, l.Pinned)
		}
	}
	in.Pinned = [][2]int{{-1, 0}, {0, 99}}
	Align(in) // places out of range are the caller's mistake, not a panic
}

// A correction must help beyond itself: the sentence that a wrong pin's rival would have taken is free again.
func TestPinFreesItsRival(t *testing.T) {
	in := texts("a b c", "a b c")
	in.Pinned = [][2]int{{0, 1}}
	for _, l := range Align(in).Links {
		if slices.Contains(l.A, 0) && !slices.Contains(l.B, 1) {
			t.Errorf("0 is pinned to 1 but linked to %v", l.B)
		}
	}
}

// And what goes together by the rest goes together again: of two passages that were taken for each other, one is put right
// by the reader and the other by the program.
func TestPinMendsTheRest(t *testing.T) {
	in := texts("a b c d e", "a b c d e")
	for _, p := range [][2]int{{1, 3}, {3, 1}} {
		in.Cross.set(p[0], p[1], 0.62)
	}
	in.Cross.set(1, 1, 0.35)
	in.Cross.set(3, 3, 0.35)
	if got := shape(Align(in).Links); !strings.Contains(got, "1-3") || !strings.Contains(got, "3-1") {
		t.Fatalf("%s: b and d are not taken for each other to begin with", got)
	}
	in.Pinned = [][2]int{{1, 1}}
	if got := shape(Align(in).Links); got != "0-0 1-1 2-2 3-3 4-4" {
		t.Errorf("%s: b is pinned to b, and d still not linked to d", got)
	}
}

func TestTopics(t *testing.T) {
	in := texts("a b c", "a b x")
	in.Cross.set(2, 2, 0.4)
	got := Align(in)
	for _, l := range got.Topic {
		if l.Cosine < topicFloor || l.Score <= 0 || l.Score >= 1 {
			t.Errorf("topic %v-%v: cosine %.2f, score %.2f", l.A, l.B, l.Cosine, l.Score)
		}
		for _, k := range got.Links {
			if slices.Contains(k.A, l.A[0]) && slices.Contains(k.B, l.B[0]) {
				t.Errorf("%v-%v is both a link and a topic", l.A, l.B)
			}
		}
	}
}

func TestMoved(t *testing.T) {
	in := Input{A: Side{Length: []float64{10, 10, 10, 100}}, B: Side{Length: []float64{100, 10, 10, 10}}}
	links := []Link{{A: []int{0}, B: []int{1}}, {A: []int{1}, B: []int{2}}, {A: []int{2}, B: []int{3}}, {A: []int{3}, B: []int{0}}}
	markMoved(links, in)
	if got := shape(links); got != "0-1' 1-2' 2-3' 3-0" {
		t.Errorf("%s: the long passage outweighs three short ones", got)
	}
}

func TestAloneJoinsNoLink(t *testing.T) {
	in := texts("a b c d e f", "aab c d e f")
	in.A.Alone = []bool{false, true, false, false, false, false}
	if got := shape(Align(in).Links); got != "0-0 2-1 3-2 4-3 5-4" {
		t.Errorf("%s: 1 stands alone, and must not vanish in the link of 0", got)
	}
}

// Third versions turn what is in doubt, and only that.
func TestThirdVersions(t *testing.T) {
	for _, c := range []struct {
		reason string
		p      float64 // what the judge says of 1-1
		said   Witness
		want   string
	}{
		{"in doubt and supported", 0.3, Witness{Supported: [][2]int{{1, 1}}}, "0-0 1-1 2-2 3-3"},
		{"in doubt, and another pair is supported", 0.3, Witness{Supported: [][2]int{{0, 0}}}, "0-0 2-2 3-3"},
		{"next to impossible, though supported", 0.02, Witness{Supported: [][2]int{{1, 1}}}, "0-0 2-2 3-3"},
		{"likely, and opposed from the first text", 0.7, Witness{OpposedA: []int{1}}, "0-0 2-2 3-3"},
		{"likely, and opposed from the second", 0.7, Witness{OpposedB: []int{1}}, "0-0 2-2 3-3"},
		{"likely, and stands in the place of what is supported", 0.7, Witness{Supported: [][2]int{{1, 2}, {2, 1}}}, "0-0 2-2 3-3"},
		{"likely, and only the first sentence has its place elsewhere", 0.7, Witness{Supported: [][2]int{{1, 2}}}, "0-0 1-1 2-2 3-3"},
		{"likely; that the second is opposed is no objection where it is supported beside", 0.7,
			Witness{Supported: [][2]int{{0, 1}}, OpposedB: []int{1}}, "0-0 1-1 2-2 3-3"},
		{"unlikely, but supported", 0.12, Witness{Supported: [][2]int{{1, 1}}}, "0-0 1-1 2-2 3-3"},
		{"sure, though opposed", 0.98, Witness{OpposedA: []int{1}}, "0-0 1-1 2-2 3-3"},
	} {
		al := Align(texts("a b c d", "a b c d"))
		for k, x := range al.cands {
			if x == (candidate{1, 1}) {
				al.p[k] = c.p
			}
		}
		if got := shape(al.Reconsider(c.said).Links); got != c.want {
			t.Errorf("%s: %s, want %s", c.reason, got, c.want)
		}
		if got := shape(al.Links); got != "0-0 1-1 2-2 3-3" {
			t.Errorf("%s: a second look changed the first: %s", c.reason, got)
		}
	}
}

// What stands between two sentences with the same counterpart needs half as much of its own.
func TestEnclosed(t *testing.T) {
	for _, c := range []struct {
		middle, after float64 // what the judge says of the second of three parts, and of the third
		linked        bool
		reason        string
	}{
		{0.3, 0.9, true, "in doubt, and enclosed"},
		{0.1, 0.9, false, "unlikely, though enclosed"},
		{0.3, 0.1, false, "in doubt, and not enclosed"},
	} {
		al := Align(texts("abc d", "a b c d"))
		p := slices.Clone(al.p)
		for k, x := range al.cands {
			switch x {
			case candidate{0, 0}:
				p[k] = 0.9
			case candidate{0, 1}:
				p[k] = c.middle
			case candidate{0, 2}:
				p[k] = c.after
			}
		}
		al.edges.settle(al.cands, p, linkBar)
		al.edges.enclose(al.cands, p)
		al.edges.settle(al.cands, p, linkBar)
		if al.edges.has(0, 1) != c.linked {
			t.Errorf("%s: linked is %v", c.reason, !c.linked)
		}
	}
}

// Texts of shapes that nothing was learned from: bounded work, and every link within both texts.
func TestOddMatrices(t *testing.T) {
	for _, c := range []struct {
		reason     string
		rows, cols int
		cosine     func(i, j int) float64
		links      int // at most
	}{
		{"ten sentences against two thousand", 10, 2000, func(i, j int) float64 { return 0.1 + 0.5*b2f(j == 150*i) }, 10},
		{"all sentences are one", 60, 60, func(i, j int) float64 { return 1 }, 60 * 60},
		{"nothing in common", 60, 60, func(i, j int) float64 { return 0 }, 0},
		{"opposites", 5, 5, func(i, j int) float64 { return -1 }, 0},
		{"backwards", 40, 40, func(i, j int) float64 { return 0.1 + 0.6*b2f(i+j == 39) }, 40},
	} {
		side := func(n int) Side {
			s := Side{Within: func(i, k int) float64 { return 0.1 + 0.9*b2f(i == k) }}
			for range n {
				s.Length = append(s.Length, 80)
			}
			return s
		}
		got := Align(Input{A: side(c.rows), B: side(c.cols), Cross: NewMatrix(c.rows, c.cols, c.cosine)})
		if len(got.Links) > c.links || c.links == 10 && len(got.Links) < 9 || c.links == 40 && len(got.Links) < 38 {
			t.Errorf("%s: %d links", c.reason, len(got.Links))
		}
		for _, l := range got.Links {
			if len(l.A) == 0 || len(l.B) == 0 || l.A[len(l.A)-1] >= c.rows || l.B[len(l.B)-1] >= c.cols || l.Score <= 0 || l.Score > 1 {
				t.Errorf("%s: link %+v", c.reason, l)
			}
		}
	}
}
