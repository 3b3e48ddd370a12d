package encoder

import (
	"slices"
	"strings"
	"testing"
)

func words(text string) []string { return strings.Fields(text) }

// The tokens of a sentence are those of its words one by one, unless a piece holds a space; then it is the same sum.
func TestSpanOfAllWordsIsTheSentence(t *testing.T) {
	m := shipped(t)
	same := 0
	for _, text := range lines(t, "testdata/sentences.txt") {
		w := words(text)
		apart := []int32{idBegin}
		for _, word := range w {
			apart = m.cut(apart, word, wordBytes)
		}
		if !slices.Equal(append(apart, idEnd), m.sentence(text)) {
			continue
		}
		same++
		var v Vector
		m.Spans(w).Vector(0, len(w), &v)
		whole := m.Encode(text)
		if c := Dot(&v, &whole); c < 0.9999 {
			t.Errorf("%q: cosine %v", text, c)
		}
	}
	if same < 250 {
		t.Errorf("only %d sentences were cut alike", same)
	}
}
