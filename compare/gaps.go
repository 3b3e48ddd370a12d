package compare

import (
	"unicode/utf8"

	"muqabala/compare/report"
)

// inPlace are the sentences of a and b that a translation leaves without a link although order pairs them: between the
// same two links each side has as many of them, each about as long as the other. Their words may be too rare for the
// encoder; that neither text says what the other does is then not to be claimed.
func (bt *bitext) inPlace() (ofA, ofB map[int]bool) {
	ofA, ofB = map[int]bool{}, map[int]bool{}
	if bt.looseness(bt.a.doc.Lang == bt.b.doc.Lang) > 0 {
		return ofA, ofB
	}
	a, b := bt.anchored(len(bt.a.sentences), false), bt.anchored(len(bt.b.sentences), true)
	for i := 0; i < len(a); i++ {
		if a[i] >= 0 {
			continue
		}
		from := i
		for i < len(a) && a[i] < 0 {
			i++
		}
		// The links beside the gap, and what of b lies between them.
		start, end := 0, len(b)
		if from > 0 {
			start = a[from-1] + 1
		}
		if i < len(a) {
			end = a[i]
		}
		if end-start != i-from {
			continue
		}
		for k := range i - from {
			x, y := bt.a.sentences[from+k], bt.b.sentences[start+k]
			if b[start+k] < 0 && similarLength(x.text, y.text) {
				ofA[from+k], ofB[start+k] = true, true
			}
		}
	}
	return ofA, ofB
}

// anchored gives, for each sentence of a side, a sentence of the other that it is linked to, or -1.
func (bt *bitext) anchored(n int, sideB bool) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for k, l := range bt.found.Links {
		if k < len(bt.links) && bt.links[k].Grade == report.GradeTopic {
			continue
		}
		mine, other := l.A, l.B
		if sideB {
			mine, other = l.B, l.A
		}
		for _, i := range mine {
			out[i] = other[len(other)-1]
		}
	}
	return out
}

// similarLength reports whether neither has more than twice the other's characters.
func similarLength(a, b string) bool {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return m <= 2*n && n <= 2*m
}
