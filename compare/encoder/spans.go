package encoder

// Spans holds a sequence of words such that any stretch of them can be had as a vector, in the context of the whole,
// for the price of the last layers: a stretch's token vectors are the difference of two prefix sums.
type Spans struct {
	model  *Model
	prefix []float32 // [words+1, 512]: sums of token vectors
	tokens []int32   // [words+1]: tokens before each word
	edges  [Dim]float32
}

// Spans reads words, each cut into pieces by itself. A word is read up to 512 bytes. More than MaxTokens tokens are
// encoded in parts, each without the context of the others. The result uses m and shares its working memory.
func (m *Model) Spans(words []string) *Spans {
	s := &Spans{model: m, prefix: make([]float32, (len(words)+1)*Dim), tokens: make([]int32, 1, len(words)+1)}
	part := []int32{idBegin}
	first, before := 0, 1 // the first word of the part, the tokens ahead of it
	ends := make([]int, 0, len(words))
	for i, word := range words {
		n := len(part)
		part = m.cut(part, word, wordBytes)
		if len(part) > MaxTokens-1 && i > first {
			next := append([]int32(nil), part[n:]...)
			s.fill(part[:n], first, before, ends, false)
			part, first, before, ends = next, i, 0, ends[:0]
		}
		ends = append(ends, len(part))
	}
	s.fill(append(part, idEnd), first, before, ends, true)
	return s
}

// fill encodes one part of the sequence and extends the prefix sums by its words; ends are where their tokens end.
func (s *Spans) fill(part []int32, first, before int, ends []int, last bool) {
	m := s.model
	features := m.features(part)
	vectors := grow(&m.work.branches, len(part)*Dim)
	m.apply(product{matrix: &m.combine, out: vectors, outStride: Dim, rows: len(part)}, features, wide, wide, 0)
	if before > 0 {
		m.kernel.add(s.edges[:], vectors[:Dim])
	}
	if last {
		m.kernel.add(s.edges[:], vectors[(len(part)-1)*Dim:])
	}
	t := before
	for i, end := range ends {
		word := first + i
		sum := s.prefix[(word+1)*Dim:][:Dim]
		copy(sum, s.prefix[word*Dim:][:Dim])
		for ; t < end; t++ {
			m.kernel.add(sum, vectors[t*Dim:][:Dim])
		}
		s.tokens = append(s.tokens, s.tokens[word]+int32(end)-int32(before))
		before = end
	}
}

// Len returns the number of words.
func (s *Spans) Len() int { return len(s.tokens) - 1 }

// Vector writes the vector of words[i:j], 0 <= i < j <= Len.
func (s *Spans) Vector(i, j int, dst *Vector) {
	s.Vectors([][2]int{{i, j}}, []*Vector{dst})
}

// Vectors writes the vectors of many stretches {i, j}: the same bits as Vector, in about half the time.
func (s *Spans) Vectors(stretches [][2]int, dst []*Vector) {
	const batch = 16
	var sums [batch * Dim]float32
	for len(stretches) > 0 {
		n := min(batch, len(stretches))
		s.model.work.head.reset()
		for k, ij := range stretches[:n] {
			s.sum(sums[k*Dim:][:Dim], ij[0], ij[1])
		}
		s.model.vectors(sums[:n*Dim], dst[:n])
		stretches, dst = stretches[n:], dst[n:]
	}
}

// sum adds up the token vectors of words[i:j] and of the two ends of the whole, over the root of their number.
func (s *Spans) sum(dst []float32, i, j int) {
	low, high := s.prefix[i*Dim:][:len(dst)], s.prefix[j*Dim:][:len(dst)]
	root := sqrt(float32(s.tokens[j] - s.tokens[i] + 2))
	for k := range dst {
		dst[k] = (high[k] - low[k] + s.edges[k]) / root
	}
}
