package align

import (
	"reflect"
	"slices"
	"testing"
)

// Whatever the cosines, lengths and names, and whatever the reader and third versions say: links hold sentences of both
// texts, once each and in order; what is pinned is linked and what is cut is not; and a second time gives the same.
func FuzzAlign(f *testing.F) {
	f.Add(uint8(3), uint8(3), []byte("\xa0\x20\x10\x20\xa0\x20\x10\x20\xa0"))
	f.Add(uint8(1), uint8(9), []byte("\xff"))
	f.Add(uint8(8), uint8(5), []byte("many sentences that are all near to the same few, and some that are near to none"))
	f.Add(uint8(0), uint8(4), []byte{})
	f.Fuzz(func(t *testing.T, rows, cols uint8, data []byte) {
		in, said := fuzzed(int(rows%24), int(cols%24), data)
		al := Align(in)
		wantSound(t, in, al)
		again := al.Reconsider(said)
		wantSound(t, in, again)
		if !reflect.DeepEqual(al.Links, Align(in).Links) || !reflect.DeepEqual(again.Links, al.Reconsider(said).Links) {
			t.Error("a second time gives other links")
		}
	})
}

// fuzzed makes a bitext of bytes, over and over, and what third versions say of it.
func fuzzed(rows, cols int, data []byte) (in Input, said Witness) {
	k := 0
	next := func() int {
		k++
		if len(data) == 0 {
			return 7 * k % 256
		}
		return int(data[k%len(data)]) ^ k/len(data)%256
	}
	side := func(n int) (s Side) {
		for range n {
			s.Length, s.Alone = append(s.Length, float64(1+next())), append(s.Alone, next() > 240)
		}
		s.Within = func(i, j int) float64 { return 0.1 + 0.9*b2f(i == j) }
		return s
	}
	in = Input{A: side(rows), B: side(cols), Cross: NewMatrix(rows, cols, func(i, j int) float64 { return float64(next()-64) / 192 })}
	in.Anchors = make([]Anchors, rows*cols)
	for c := range in.Anchors {
		in.Anchors[c] = Anchors{int16(next() % 3), int16(next() % 3), int16(next() % 3)}
		switch p := [2]int{c / cols, c % cols}; next() {
		case 0:
			in.Pinned = append(in.Pinned, p)
		case 1:
			in.Cut = append(in.Cut, p)
		case 2:
			said.Supported = append(said.Supported, p)
		case 3:
			said.OpposedA = append(said.OpposedA, p[0])
		case 4:
			said.OpposedB = append(said.OpposedB, p[1])
		}
	}
	return in, said
}

func wantSound(t *testing.T, in Input, al Alignment) {
	t.Helper()
	linked := map[[2]int]bool{}
	for _, l := range al.Links {
		if !rising(l.A, in.Cross.Rows) || !rising(l.B, in.Cross.Cols) || l.Score <= 0 || l.Score > 1 {
			t.Errorf("link %+v of %d and %d sentences", l, in.Cross.Rows, in.Cross.Cols)
		}
		for _, i := range l.A {
			for _, j := range l.B {
				linked[[2]int{i, j}] = true
			}
		}
	}
	for _, p := range in.Pinned {
		if !linked[p] {
			t.Errorf("%v is pinned, and not linked", p)
		}
	}
	for _, p := range in.Cut {
		if linked[p] {
			t.Errorf("%v is cut, and linked", p)
		}
	}
	for _, v := range al.Prob.V {
		if len(al.Links) > 0 && (v < 0 || v > 1) {
			t.Errorf("a probability of %g", v)
		}
	}
	if told := al.Told(); told[0] < 0 || told[0] >= 1 || told[1] < 0 || told[1] >= 1 {
		t.Errorf("told %g", told)
	}
}

// rising reports whether is holds numbers below n, at least one, each more than the one before.
func rising(is []int, n int) bool {
	return len(is) > 0 && slices.IsSorted(is) && len(slices.Compact(slices.Clone(is))) == len(is) && is[0] >= 0 && is[len(is)-1] < n
}
