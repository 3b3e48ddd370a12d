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
	var out []Link
	add := func(i, j int) {
		if i < 0 || j < 0 {
			return
		}
		c := in.Cross.At(i, j)
		if c >= topicFloor && !e.cut[[2]int{i, j}] {
			out = append(out, Link{A: []int{i}, B: []int{j}, Cosine: c, Score: topicScore(c)})
		}
	}
	for i := range e.ofA {
		if len(e.ofA[i]) == 0 {
			add(i, e.ev.rows[i].nearest())
		}
	}
	for j := range e.ofB {
		i := e.ev.cols[j].nearest()
		if len(e.ofB[j]) == 0 && (i < 0 || len(e.ofA[i]) > 0 || e.ev.rows[i].nearest() != j) {
			add(i, j)
		}
	}
	slices.SortStableFunc(out, func(x, y Link) int { return cmp.Or(cmp.Compare(x.A[0], y.A[0]), cmp.Compare(x.B[0], y.B[0])) })
	return out
}

func topicScore(cosine float64) float64 { return logistic(topicSlope * (cosine - topicMiddle)) }

func transposed(m Matrix) Matrix {
	out := NewMatrix(m.Cols, m.Rows, nil)
	for i := range m.Rows {
		for j, v := range m.row(i) {
			out.V[j*m.Rows+i] = v
		}
	}
	return out
}
