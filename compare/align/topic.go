package align

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
	nearA, nearB := nearest(in.Cross, false), nearest(in.Cross, true)
	var out []Link
	add := func(i, j int) {
		c := in.Cross.At(i, j)
		if c >= topicFloor && !e.cut[[2]int{i, j}] {
			out = append(out, Link{A: []int{i}, B: []int{j}, Cosine: c, Score: topicScore(c)})
		}
	}
	for i := range in.Cross.Rows {
		if len(e.ofA[i]) == 0 {
			add(i, nearA[i])
		}
		for j, k := range nearB {
			if k == i && len(e.ofB[j]) == 0 && (len(e.ofA[i]) > 0 || nearA[i] != j) {
				add(i, j)
			}
		}
	}
	return out
}

func topicScore(cosine float64) float64 { return logistic(topicSlope * (cosine - topicMiddle)) }

// nearest gives, for each row (or column), the column (or row) with the highest value.
func nearest(m Matrix, columns bool) []int {
	if columns {
		m = transposed(m)
	}
	out := make([]int, m.Rows)
	for i := range out {
		for j := range m.Cols {
			if m.At(i, j) > m.At(i, out[i]) {
				out[i] = j
			}
		}
	}
	return out
}

func transposed(m Matrix) Matrix {
	return NewMatrix(m.Cols, m.Rows, func(i, j int) float64 { return m.At(j, i) })
}
