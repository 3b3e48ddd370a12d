package detail

// Columns gives the features of the words of both sides, and their names: what the training script learns from. A side
// that cannot be looked into has none.
func Columns(a, b *Side) (names []string, ofA, ofB [][]float32) {
	if a == nil || b == nil {
		return nil, nil, nil
	}
	ab, ba := face(a, b, new(arena)) // which holds the columns
	ab.describe()
	ba.describe()
	return ab.names, ab.columns, ba.columns
}

// Clauses gives the ranges of words between which a run may begin and end at no cost.
func (d *Side) Clauses() [][2]int { return d.clauses }

// Candidates gives the runs of words of both sides that are judged by the logits of their words, with their columns,
// whose names JudgeColumns gives; names, ofA and ofB are what Columns gave.
func Candidates(a, b *Side, names []string, ofA, ofB [][]float32, za, zb []float32) (runs [2][][2]int, rows [2][][]float32) {
	ab, ba := facing{a: a, b: b, names: names, columns: ofA}, facing{a: b, b: a, names: names, columns: ofB}
	runs[0], rows[0] = ab.candidates(za, zb)
	runs[1], rows[1] = ba.candidates(zb, za)
	return runs, rows
}

// JudgeColumns are the names of the columns of candidates.
func JudgeColumns() []string { return judgeColumns[:] }
