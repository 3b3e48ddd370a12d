package detail

// Meaning is what the encoder makes of stretches of words.
type Meaning interface {
	// Cosines writes to dst the cosine of every stretch with every stretch of another meaning that the same [Reader]
	// made: row i, of `stride` numbers, is that of the i-th.
	Cosines(dst []float32, stride int, with Meaning)

	// Stretches gives other stretches of the same words; many at once cost half of what they cost one by one.
	Stretches(stretches [][2]int) Meaning

	// Part gives the stretches from the i-th to before the j-th.
	Part(i, j int) Meaning
}

// Reader encodes stretches of words, half-open ranges, each in the context of all words. It is asked whenever they are
// needed, so it had better remember.
type Reader func(words []string, stretches [][2]int) Meaning

// MaxWords is how many words a side has at most to be looked into: the work grows with the square of it.
const MaxWords = 200

// Side is one side of a link: a sentence, or several joined.
type Side struct {
	sentences []*Sentence
	words     []word
	clauses   [][2]int // ranges of words that cover all
	stretches [][2]int // windows of each size, then the clauses, then the whole; none crosses sentences but the whole
	windows   [len(sizes)]windows
	sliding   []slide // the same, sentence by sentence
	places    [][]int // of the stretches of each sentence among these; nil if there is one sentence
}

// NewSide joins sentences to one side of a link. It gives nil where there is nothing to look into: no word, or more
// than MaxWords.
func NewSide(sentences []*Sentence) *Side {
	d := &Side{sentences: sentences}
	for k, s := range sentences {
		at := len(d.words)
		if d.words = append(d.words, s.words...); len(d.words) > MaxWords {
			return nil
		}
		for i := at; i < len(d.words); i++ {
			d.words[i].sentence = k
		}
	}
	if len(d.words) == 0 {
		return nil
	}
	d.join()
	return d
}

// slide is the windows of one size in one sentence: each begins a word behind the one before it.
type slide struct {
	first, count int // among the stretches
	start, size  int // words: where the first begins, and how many each has
}

func (s *Sentence) slide(size, first, start int) slide {
	return slide{first, s.windows[size].count, start, min(sizes[size], len(s.words))}
}

// Len is the number of words.
func (d *Side) Len() int { return len(d.words) }

// join lists the stretches of all sentences: kind by kind, so that those of a kind stand together.
func (d *Side) join() {
	if len(d.sentences) == 1 {
		s := d.sentences[0]
		d.clauses, d.stretches, d.windows = s.clauses, s.stretches, s.windows
		for size, w := range s.windows {
			d.sliding = append(d.sliding, s.slide(size, w.first, 0))
		}
		return
	}
	d.places = make([][]int, len(d.sentences))
	take := func(k, first, count, words int) {
		for at := first; at < first+count; at++ {
			r := d.sentences[k].stretches[at]
			d.places[k] = append(d.places[k], len(d.stretches))
			d.stretches = append(d.stretches, [2]int{words + r[0], words + r[1]})
		}
	}
	for size := range sizes {
		w := &d.windows[size]
		w.first = len(d.stretches)
		d.each(func(k, words int) {
			from := d.sentences[k].windows[size]
			d.sliding = append(d.sliding, d.sentences[k].slide(size, len(d.stretches), words))
			for _, h := range from.holding {
				w.holding = append(w.holding, [2]int{len(d.stretches) - w.first + h[0], len(d.stretches) - w.first + h[1]})
			}
			take(k, from.first, from.count, words)
		})
		w.count = len(d.stretches) - w.first
	}
	d.each(func(k, words int) {
		take(k, d.sentences[k].clause(), len(d.sentences[k].clauses), words)
		for _, c := range d.sentences[k].clauses {
			d.clauses = append(d.clauses, [2]int{words + c[0], words + c[1]})
		}
	})
	d.stretches = append(d.stretches, [2]int{0, len(d.words)})
}

// each calls f with every sentence and the number of words before it.
func (d *Side) each(f func(k, words int)) {
	words := 0
	for k, s := range d.sentences {
		f(k, words)
		words += len(s.words)
	}
}

// whole is the index of the stretch that is all words; clause that of the first clause, where the windows end.
func (d *Side) whole() int  { return len(d.stretches) - 1 }
func (d *Side) clause() int { return len(d.stretches) - 1 - len(d.clauses) }

// cosines compares every stretch of a side with every one of another.
func cosines(a, b *Side, mem *arena) matrix {
	c := mem.matrix(len(a.stretches), len(b.stretches))
	if a.places == nil && b.places == nil {
		a.sentences[0].meaning().Cosines(c.v, c.cols, b.sentences[0].meaning())
		return c
	}
	for i := range c.v {
		c.v[i] = -1
	}
	for i, s := range a.sentences {
		for j, t := range b.sentences {
			if len(s.words) > 0 && len(t.words) > 0 {
				c.scatter(s.cosines(t, mem), a, b, i, j)
			}
		}
	}
	c.row(a.whole())[b.whole()] = between(a, b) / root(more(1e-6, float32(between(a, a)*between(b, b))))
	return c
}

// between adds up the cosines of the sentences of two sides: the product of the sums of their vectors.
func between(a, b *Side) (sum float32) {
	for _, s := range a.sentences {
		for _, t := range b.sentences {
			if len(s.words) > 0 && len(t.words) > 0 {
				var c [1]float32
				s.all().Cosines(c[:], 1, t.all())
				sum += c[0]
			}
		}
	}
	return sum
}

// all is the meaning of the whole sentence alone.
func (s *Sentence) all() Meaning { return s.stretch(0, len(s.words)) }

// place tells where the stretches of sentence k are. Its whole goes where the side's is: what is near to one of the
// sentences is near to the side.
func (d *Side) place(k int) func(at int) int {
	return func(at int) int {
		switch {
		case d.places == nil:
			return at
		case at == d.sentences[k].whole():
			return d.whole()
		}
		return d.places[k][at]
	}
}

// scatter puts the numbers of a part in their places, kind by kind, whose stretches stand together on both sides; those of a
// whole sentence are the side's where they are the greatest.
func (m matrix) scatter(part matrix, a, b *Side, i, j int) {
	to, column, blocks := a.place(i), b.place(j), b.blocks(j)
	for r := range part.rows {
		at, from := to(r), part.row(r)
		into := m.row(at)
		switch {
		case at == a.whole() && a.places != nil:
			for c, x := range from {
				into[column(c)] = more(into[column(c)], x)
			}
		case b.places == nil:
			copy(into, from)
		default:
			for _, block := range blocks {
				copy(into[block.to:], from[block.from:block.from+block.count])
			}
			into[b.whole()] = more(into[b.whole()], from[len(from)-1])
		}
	}
}

// block is stretches that stand together in a sentence and in a side.
type block struct{ from, to, count int }

// blocks are those of sentence k: the windows of each size, and the clauses.
func (d *Side) blocks(k int) (out []block) {
	if d.places == nil {
		return nil
	}
	s := d.sentences[k]
	for _, w := range s.windows {
		out = append(out, block{w.first, d.places[k][w.first], w.count})
	}
	return append(out, block{s.clause(), d.places[k][s.clause()], len(s.clauses)})
}
