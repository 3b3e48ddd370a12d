package detail

import "muqabala/compare/text"

// Without gives what is left of a mark of which parts are said somewhere else: its clauses that said does not report, joined
// where they touch. A mark of one clause is left whole; its words are judged together.
func (f *Facing) Without(m Mark, said func(span text.Span) bool) []Mark {
	var left [][2]int
	pieces, dropped := f.a.pieces([2]int{m.From, m.To}), false
	if len(pieces) < 2 {
		return []Mark{m}
	}
	for _, p := range pieces {
		last := len(left) - 1
		switch {
		case said(text.Span{Start: f.a.words[p[0]].Start, End: f.a.words[p[1]-1].End}):
			dropped = true
		case last >= 0 && left[last][1] == p[0]:
			left[last][1] = p[1]
		default:
			left = append(left, p)
		}
	}
	if !dropped {
		return []Mark{m}
	}
	var out []Mark
	for _, p := range left {
		if p[1]-p[0] < fewestWords {
			continue
		}
		for _, run := range f.a.readable(p) {
			if x := f.mark(run); f.exact || !f.Covers(x.Similarity) {
				out = append(out, x)
			}
		}
	}
	return out
}

// pieces parts a run of words at the borders of clauses.
func (s *Side) pieces(run [2]int) (out [][2]int) {
	for _, c := range s.clauses {
		if p := [2]int{max(c[0], run[0]), min(c[1], run[1])}; p[0] < p[1] {
			out = append(out, p)
		}
	}
	return out
}
