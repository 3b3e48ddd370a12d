package align

import (
	"cmp"
	"slices"
)

// Sentences of unrelated texts have a cosine near 0.05, page furniture near 0, two sentences of one story that say
// different things 0.25 to 0.45 (engine.md, section 1). Below topicFloor nothing is said to be shared; topicMiddle is
// where a shared topic is as likely as not, topicSlope how fast that changes.
const (
	topicFloor  = 0.25
	topicMiddle = 0.25
	topicSlope  = 14
)

// topics joins each sentence without a link to the sentence of the other text that is nearest to it, if that is near
// enough to be on the same topic.
func topics(in Input, e *edges) []Link {
	nearA, nearB := nearestOf(in.Cross)
	var out []Link
	add := func(i, j int) {
		c := in.Cross.At(i, j)
		if c >= topicFloor && !e.cut[[2]int{i, j}] {
			out = append(out, Link{A: []int{i}, B: []int{j}, Cosine: c, Score: topicScore(c)})
		}
	}
	for i, j := range nearA {
		if len(e.ofA[i]) == 0 {
			add(i, j)
		}
	}
	for j, i := range nearB {
		if len(e.ofB[j]) == 0 && (len(e.ofA[i]) > 0 || nearA[i] != j) {
			add(i, j)
		}
	}
	slices.SortStableFunc(out, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A[0], y.A[0]), cmp.Compare(x.B[0], y.B[0])) })
	return out
}

func topicScore(cosine float64) float64 { return logistic(topicSlope * (cosine - topicMiddle)) }

// nearestOf gives, for each row the column, and for each column the row, with the highest value.
func nearestOf(m Matrix) (ofRows, ofCols []int) {
	ofRows, ofCols = make([]int, m.Rows), make([]int, m.Cols)
	for i := range m.Rows {
		for j, v := range m.row(i) {
			if v > m.row(i)[ofRows[i]] {
				ofRows[i] = j
			}
			if float64(v) > m.At(ofCols[j], j) {
				ofCols[j] = i
			}
		}
	}
	return ofRows, ofCols
}

func transposed(m Matrix) Matrix {
	return NewMatrix(m.Cols, m.Rows, func(i, j int) float64 { return m.At(j, i) })
}
