package encoder

import (
	"slices"
	"strings"
	"testing"
)

func words(text string) []string { return strings.Fields(text) }

// some are 30 of the fixture's sentences, ten of each language.
func some(tb testing.TB) []string {
	all := lines(tb, "testdata/sentences.txt")
	var few []string
	for i := 0; i < len(all); i += 10 {
		few = append(few, all[i])
	}
	return few
}

// Where a sentence is cut into the pieces of its words one by one, the stretch of all words is the sentence.
func TestSpanOfAllWordsIsTheSentence(t *testing.T) {
	m := shipped(t)
	same := 0
	for _, text := range some(t) {
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
	if same < 25 {
		t.Errorf("only %d sentences were cut alike", same)
	}
}

// A vector does not depend on what is encoded before or beside it.
func TestVectorsAreIndependent(t *testing.T) {
	m := shipped(t)
	texts := some(t)[8:12]
	var alone []Vector
	for _, text := range texts {
		alone = append(alone, shipped(t).Encode(text))
	}
	for i, text := range slices.Backward(texts) {
		if m.Encode(text) != alone[i] || m.Clone().Encode(text) != alone[i] {
			t.Errorf("%q: another vector in company", text)
		}
	}
	s, other := m.Spans(words(texts[0])), m.Spans(words(texts[1]))
	var stretches [][2]int
	var dst []*Vector
	for i := range 19 { // more than one batch
		stretches, dst = append(stretches, [2]int{i % 5, i%5 + 1 + i%3}), append(dst, new(Vector))
	}
	s.Vectors(stretches, dst)
	for i, ij := range stretches {
		var v Vector
		other.Vector(0, 1, &v)
		if s.Vector(ij[0], ij[1], &v); v != *dst[i] {
			t.Errorf("stretch %v: another vector in company", ij)
		}
	}
}

// A stretch is known in context, yet near to what it says alone.
func TestSpansSayWhatTheySay(t *testing.T) {
	m := shipped(t)
	s := m.Spans(words("le roi a reçu mardi le président de la république à Rabat"))
	var king, president Vector
	s.Vector(0, 4, &king)
	s.Vector(5, 10, &president)
	ar := m.Encode("رئيس الجمهورية")
	if a, b := Dot(&ar, &president), Dot(&ar, &king); a < b+0.2 || a < 0.4 {
		t.Errorf("رئيس الجمهورية: %v to its counterpart, %v to another stretch", a, b)
	}
}

// More words than one pass takes: parts join without a seam in the sums.
func TestSpansOfManyWords(t *testing.T) {
	m := shipped(t)
	w := slices.Repeat(words("une phrase de sept mots sans fin"), 120)
	w[400] = strings.Repeat("ء", 100_000)
	s := m.Spans(w)
	if s.Len() != len(w) {
		t.Fatalf("%d words, want %d", s.Len(), len(w))
	}
	var first, last, whole Vector
	s.Vector(0, 7, &first)
	s.Vector(len(w)-7, len(w), &last)
	s.Vector(0, len(w), &whole)
	if c := Dot(&first, &last); c < 0.95 {
		t.Errorf("the same words first and last: cosine %v", c)
	}
	if n := Dot(&whole, &whole); n < 0.9999 || n > 1.0001 {
		t.Errorf("length %v", n)
	}
	if none := m.Spans(nil); none.Len() != 0 {
		t.Error("no words have a length")
	}
}
