package encoder

import (
	"slices"
	"testing"
)

// What another worker is sent says the same there, and half of it is refused.
func TestWire(t *testing.T) {
	m := shipped(t)
	for _, text := range append(some(t)[:4], "") {
		s := m.Spans(words(text))
		b := AppendSpans(nil, s)
		got, rest, err := m.Clone().ReadSpans(append(slices.Clone(b), 7))
		if err != nil || len(rest) != 1 || got.Len() != s.Len() {
			t.Fatalf("%q: %d words, %d bytes left, %v", text, got.Len(), len(rest), err)
		}
		stretches := [][2]int{{0, s.Len()}, {s.Len() / 2, s.Len()}}
		want := s.Shorts(stretches)
		if !slices.Equal(got.Shorts(stretches), want) {
			t.Errorf("%q: other vectors", text)
		}
		sent := AppendShorts(nil, want)
		if shorts, _, err := ReadShorts(sent); err != nil || !slices.Equal(shorts, want) {
			t.Errorf("%q: other shorts, %v", text, err)
		}
		for _, n := range []int{0, 1, len(b) / 2, len(b) - 1} {
			if _, _, err := m.ReadSpans(b[:n]); err == nil {
				t.Errorf("%q: %d of %d bytes are taken", text, n, len(b))
			}
		}
		for _, n := range []int{0, 1, len(sent) - 1} {
			if _, _, err := ReadShorts(sent[:n]); err == nil {
				t.Errorf("%q: %d of %d bytes of shorts are taken", text, n, len(sent))
			}
		}
	}
}
