package align

// What the training script (compare/align/fit) sees of an input: the same features that Align uses, so that there is
// one implementation of them.

// Examples are rows of features with their answers.
type Examples struct {
	X [][]float64
	Y []bool
}

func (e *Examples) add(f []float64, y bool) {
	e.X = append(e.X, append([]float64(nil), f...))
	e.Y = append(e.Y, y)
}

// PairExamples adds the first pass's features of every pair, with whether truth links it.
func PairExamples(in Input, truth func(i, j int) bool, to *Examples) {
	ev := &evidence{}
	ev.survey(in)
	var f [pairFeatures]float64
	for i := range in.Cross.Rows {
		for j := range in.Cross.Cols {
			ev.pairFeatures(in.Cross.At(i, j), i, j, f[:])
			to.add(f[:], truth(i, j))
		}
	}
}

// PassExamples does the same for the second pass, with the first pass of model m.
func PassExamples(m Model, in Input, truth func(i, j int) bool, to *Examples) {
	(&evidence{model: m}).eachPass(in, func(i, j int, f []float64) { to.add(f, truth(i, j)) })
}

// EdgeExamples adds the candidates for a join as they stand after the assignment of model m.
func EdgeExamples(m Model, in Input, truth func(i, j int) bool, to *Examples) {
	e := newEdges(in, newEvidence(m, in))
	e.assign()
	var f [edgeFeatures]float64
	for i := range e.ofA {
		for j := range e.ofB {
			if e.candidate(i, j) {
				e.features(i, j, f[:])
				to.add(f[:], truth(i, j))
			}
		}
	}
}

// OrphanExamples adds the sentences that are left without an edge by model m, each with the nearest one.
func OrphanExamples(m Model, in Input, truth func(i, j int) bool, to *Examples) {
	e := newEdges(in, newEvidence(m, in))
	e.assign()
	e.grow()
	e.eachOrphan(func(pairs []orphan, features [][]float64) {
		for k, o := range pairs {
			to.add(features[k], truth(o.i, o.j))
		}
	})
}

// FeatureCounts says how many weights each regression of a model has.
func FeatureCounts() (pair, pass, edge, orphan int) {
	return pairFeatures, passFeatures, edgeFeatures, orphanFeatures
}
