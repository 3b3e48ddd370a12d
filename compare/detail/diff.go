package detail

import (
	"github.com/sergi/go-diff/diffmatchpatch"

	"muqabala/compare/report"
)

// step is a step of a word diff: a run of words that both sides have, or that one has.
type step struct {
	op       string // report.EditSame, EditDel, EditIns
	from, to [2]int // words of a and b, half open
}

// diff compares two sides word by word. Words are compared folded, so that hamza, tatweel, harakat and case are no
// difference; go-diff sees a number for each, as in its line mode, because characters would tear words and harakat.
func diff(a, b *Side) []step {
	numbers := map[string]rune{}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // a clock would make the result depend on the machine
	var out []step
	i, j := 0, 0
	for _, d := range dmp.DiffMainRunes(numbered(a, numbers), numbered(b, numbers), false) {
		n := len([]rune(d.Text))
		s := step{from: [2]int{i, i}, to: [2]int{j, j}}
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			s.op, s.from[1], s.to[1] = report.EditSame, i+n, j+n
		case diffmatchpatch.DiffDelete:
			s.op, s.from[1] = report.EditDel, i+n
		default:
			s.op, s.to[1] = report.EditIns, j+n
		}
		i, j = s.from[1], s.to[1]
		out = append(out, s)
	}
	return out
}

// numbered gives each word of a side the number of its folded form, from the private use areas so that none is half
// of a pair.
func numbered(s *Side, numbers map[string]rune) []rune {
	out := make([]rune, len(s.words))
	for k, w := range s.words {
		key := w.fold
		if key == "" {
			key = s.sentences[w.sentence].text[w.Start:w.End]
		}
		if numbers[key] == 0 {
			numbers[key] = 0xF0000 + rune(len(numbers))
		}
		out[k] = numbers[key]
	}
	return out
}

// alike reports whether at least half of the words are shared.
func alike(steps []step, a, b *Side) bool {
	same := 0
	for _, s := range steps {
		if s.op == report.EditSame {
			same += s.from[1] - s.from[0]
		}
	}
	return 4*same >= len(a.words)+len(b.words)
}

// Certainty of a word diff, as logits: it is seldom wrong.
const certain = 4

// diffed turns a diff into what one side has and the other lacks. Words that stand elsewhere on the other side have
// moved, and words in the place of others are another wording unless they are much more.
func diffed(steps []step, a, b *Side, swap bool) *Facing {
	f := &Facing{a: a, b: b, logits: make([]float32, len(a.words)), exact: true}
	has := map[string]bool{}
	for _, w := range b.words {
		has[w.fold] = true
	}
	for k, s := range steps {
		mine, own := s.from, report.EditDel
		if swap {
			mine, own = s.to, report.EditIns
		}
		replaced := 0
		for _, near := range []int{k - 1, k + 1} {
			if near >= 0 && near < len(steps) && steps[near].op != report.EditSame {
				theirs := steps[near].to
				if swap {
					theirs = steps[near].from
				}
				replaced += theirs[1] - theirs[0]
			}
		}
		added := s.op == own && mine[1]-mine[0] >= 3*replaced
		fresh := 0
		for i := mine[0]; i < mine[1]; i++ {
			if f.logits[i] = -certain; added {
				f.logits[i] = certain
			}
			if !has[a.words[i].fold] {
				fresh++
			}
		}
		if added && 2*fresh >= mine[1]-mine[0] {
			f.marks = append(f.marks, a.readable(mine)...)
		}
	}
	return f
}

// Wording is how two sides in one language differ word by word.
type Wording struct {
	a, b  *Side
	steps []step
}

// Diff compares two sides in one language word by word. It gives nil where they share less than half of their words:
// then it would say nothing a reader could follow.
func Diff(a, b *Side) *Wording {
	steps := diff(a, b)
	if !alike(steps, a, b) {
		return nil
	}
	return &Wording{a, b, steps}
}

// Facings gives what each side has that the other lacks.
func (w *Wording) Facings() (ab, ba *Facing) {
	return diffed(w.steps, w.a, w.b, false), diffed(w.steps, w.b, w.a, true)
}

// Edits lists the steps in order.
func (w *Wording) Edits() []Edit {
	out := make([]Edit, len(w.steps))
	for k, s := range w.steps {
		out[k] = Edit{s.op, w.a.span(s.from), w.b.span(s.to)}
	}
	return out
}

// Edit is a step of a word diff; where a side has no word in it, its range is empty and From and To are the same place.
type Edit struct {
	Op   string
	A, B Range
}

// Range is from one place of a side to another, which may be in a later sentence; offsets are bytes.
type Range struct{ From, To struct{ Sentence, At int } }

// span is the range of words [from, to); of none, the end of the word before.
func (s *Side) span(words [2]int) (r Range) {
	if words[0] < words[1] {
		first, last := s.words[words[0]], s.words[words[1]-1]
		r.From.Sentence, r.From.At = first.sentence, first.Start
		r.To.Sentence, r.To.At = last.sentence, last.End
		return r
	}
	if words[0] > 0 {
		w := s.words[words[0]-1]
		r.From.Sentence, r.From.At = w.sentence, w.End
	}
	r.To = r.From
	return r
}
