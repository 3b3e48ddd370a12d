package detail

// Columns gives the features of the words of both sides, and their names: what the training script learns from. A side
// that cannot be looked into has none.
func Columns(a, b *Side) (names []string, ofA, ofB [][]float32) {
	if a == nil || b == nil {
		return nil, nil, nil
	}
	mem := newArena()
	defer mem.free()
	ab, ba := face(a, b, mem)
	ab.describe()
	ba.describe()
	return ab.names, ab.columns, ba.columns
}

// Clauses gives the ranges of words between which a run may begin and end at no cost.
func (d *Side) Clauses() [][2]int { return d.clauses }
