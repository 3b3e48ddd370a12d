package encoder

import "math"

// Spans holds a sequence of words such that any stretch of them can be had as a vector, in the context of the whole,
// for the price of the last layers. What a stretch's token vectors come to is the difference of two prefix sums; since
// the head's first layer is linear, it is the outcomes of that layer that are summed up.
type Spans struct {
	model  *Model
	prefix []float32 // [words+1, 640]: sums over tokens of the head's first layer, without its bias
	tokens []int32   // [words+1]: tokens before each word
	edges  []float32 // [640]: the same sum of <s> and </s>
}

// Spans reads words, each cut into pieces by itself; an empty one has none. A word is read up to 512 bytes. More than MaxTokens tokens are
// encoded in parts, each without the context of the others. The result uses m and shares its working memory.
func (m *Model) Spans(words []string) *Spans {
	s := &Spans{model: m, prefix: make([]float32, (len(words)+1)*entry), tokens: make([]int32, 1, len(words)+1), edges: make([]float32, entry)}
	part := []int32{idBegin}
	first, before := 0, 1 // the first word of the part, the tokens ahead of it
	ends := make([]int, 0, len(words))
	for i, word := range words {
		n := len(part)
		if word != "" {
			part = m.cut(part, word, wordBytes)
		}
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
	// All layers up to the sums are linear, so that a word's tokens are added up as early as that.
	rows := grow(&m.work.words, (len(ends)+1)*wide)
	edge := rows[len(ends)*wide:]
	clear(rows)
	if before > 0 {
		m.kernel.add(edge, features[:wide])
	}
	if last {
		m.kernel.add(edge, features[(len(part)-1)*wide:][:wide])
	}
	t := before
	for i, end := range ends {
		for ; t < end; t++ {
			m.kernel.add(rows[i*wide:][:wide], features[t*wide:][:wide])
		}
		s.tokens = append(s.tokens, s.tokens[first+i]+int32(end)-int32(before))
		before = end
	}
	layer := m.firstLayer(rows, len(ends)+1)
	for i := range ends {
		sum := s.prefix[(first+i+1)*entry:][:entry]
		copy(sum, s.prefix[(first+i)*entry:][:entry])
		m.kernel.add(sum, layer[i*entry:][:entry])
	}
	m.kernel.add(s.edges, layer[len(ends)*entry:][:entry])
}

// perToken is what every token adds to the head's first layer by the bias of the layer before it.
func (m *Model) perToken() []float32 {
	if m.work.perToken == nil {
		m.work.perToken = append([]float32(nil), m.toEntry(m.combine.bias, 1)...)
	}
	return m.work.perToken
}

// firstLayer takes rows of features to the head's first layer, without any bias: rows of 640.
func (m *Model) firstLayer(features []float32, n int) []float32 {
	vectors := grow(&m.work.branches, n*Dim)
	bare := m.combine
	bare.bias = noBias[:]
	m.applyRows(product{matrix: &bare, out: vectors, outStride: Dim, rows: n}, features, wide)
	return m.toEntry(vectors, n)
}

func (m *Model) toEntry(vectors []float32, n int) []float32 {
	layer := grow(&m.work.inner, n*entry)
	for k, by := range []*matrix{&m.d0, &m.p1} {
		bare := *by
		bare.bias = noBias[:]
		m.applyRows(product{matrix: &bare, out: layer[k*hidden:], outStride: entry, rows: n}, vectors, Dim)
	}
	return layer
}

var noBias [Dim]float32

// Len returns the number of words.
func (s *Spans) Len() int { return len(s.tokens) - 1 }

// Vector writes the vector of words[i:j], 0 <= i < j <= Len.
func (s *Spans) Vector(i, j int, dst *Vector) {
	s.Vectors([][2]int{{i, j}}, []*Vector{dst})
}

// All is the vector of all words: what Encode gives, but for rounding, where no piece spans two words.
func (s *Spans) All() *Vector {
	v := new(Vector)
	s.Vector(0, s.Len(), v)
	return v
}

// batch is how many stretches go through the head at once.
const batch = 32

// Vectors writes the vectors of many stretches {i, j}: the same bits as Vector, in about half the time.
func (s *Spans) Vectors(stretches [][2]int, dst []*Vector) {
	for len(stretches) > 0 {
		n := min(batch, len(stretches))
		through, by := s.entries(stretches[:n])
		s.model.finish(through, by, dst[:n])
		stretches, dst = stretches[n:], dst[n:]
	}
}

// Shorts is Vectors in 8 bits.
func (s *Spans) Shorts(stretches [][2]int) []Short {
	m, out := s.model, make([]Short, len(stretches))
	for at := 0; at < len(stretches); at += batch {
		n := min(batch, len(stretches)-at)
		through, by := s.entries(stretches[at:][:n])
		m.kernel.shorts(out[at:][:n], m.unsquashed(through, by, n), &m.work.vector, m.epsilon)
	}
	return out
}

// entries are the head's first layer for some stretches: what goes through it, and what passes it by.
func (s *Spans) entries(stretches [][2]int) (through, by []float32) {
	h := &s.model.work.head
	h.reset()
	through, by = h.next(len(stretches)*hidden), h.next(len(stretches)*hidden)
	for k, ij := range stretches {
		s.first(through[k*hidden:][:hidden], by[k*hidden:][:hidden], ij[0], ij[1])
	}
	return through, by
}

// first is the head's first layer for words[i:j] and the two ends of the whole.
func (s *Spans) first(through, by []float32, i, j int) {
	m := s.model
	b := bounds{low: s.prefix[i*entry:][:entry], high: s.prefix[j*entry:][:entry], edges: s.edges, each: m.perToken(), bias: m.d0.bias}
	b.count = float32(s.tokens[j] - s.tokens[i] + 2)
	b.scale = 1 / sqrt(b.count)
	m.kernel.between(through, &b)
	b.low, b.high, b.edges, b.each, b.bias = b.low[hidden:], b.high[hidden:], b.edges[hidden:], b.each[hidden:], m.p1.bias
	b.floor = negativeInfinity
	m.kernel.between(by, &b)
}

var negativeInfinity = float32(math.Inf(-1))
