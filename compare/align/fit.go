package align

import "slices"

// What the training script (compare/align/fit) sees of an input: the same features that Align uses, so that there is
// one implementation of them.

// Examples are rows of features with their answers.
type Examples struct {
	X [][]float64
	Y []bool
}

func (e *Examples) add(f []float64, truth Truth, i, j int) {
	if linked, known := truth(i, j); known {
		e.X = append(e.X, slices.Clone(f))
		e.Y = append(e.Y, linked)
	}
}

// Truth says whether two sentences share a claim, if that is known.
type Truth func(i, j int) (linked, known bool)

// PairExamples adds the first pass's features of every pair that may be linked, with whether truth links it.
func PairExamples(in Input, truth Truth, to *Examples) {
	ev := &evidence{in: in}
	ev.survey()
	ev.eachPair(hopesOfAll, func(i, j int, f []float64) { to.add(f, truth, i, j) })
}

// PassExamples does the same for the second pass, with the first pass of model m.
func PassExamples(m Model, in Input, truth Truth, to *Examples) {
	(&evidence{in: in, model: m}).eachPass(func(i, j int, f []float64) { to.add(f, truth, i, j) })
}

// JudgeExamples adds every candidate as it stands when the judge of model m that comes next is asked: after the
// assignment and the verdicts of those before it.
func JudgeExamples(m Model, in Input, truth Truth, to *Examples) {
	ev := newEvidence(m, in)
	e := newEdges(in, ev, newNeighbours(ev))
	e.assign()
	cands := e.candidates()
	for _, ensemble := range m.Judges {
		e.settle(cands, e.judge(ensemble, cands), likely)
	}
	row := make([]float64, judgeFeatures)
	e.eachJudged(cands, func(k int, f []float32) {
		for n, v := range f {
			row[n] = float64(v)
		}
		to.add(row, truth, cands[k].i, cands[k].j)
	})
}

// FeatureCounts says how many weights each regression of a model has.
func FeatureCounts() (pair, pass int) { return pairFeatures, passFeatures }
