package encoder

import (
	"maps"
	"slices"
	"testing"
)

// BenchmarkEncode reports, for each kernel of this machine, the time of 1,000 tokens on one core and the mean cosine to
// the reference for the same rows. `make bench` runs it natively and in WebAssembly.
func BenchmarkEncode(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(kernels())) {
		b.Run(name, func(b *testing.B) {
			m := shipped(b)
			m.kernel = kernels()[name]
			texts := lines(b, "testdata/sentences.txt")
			near := nearness(b, name)
			i, tokens := 0, 0
			for b.Loop() {
				b.StopTimer()
				tokens += len(m.Tokens(texts[i%len(texts)]))
				b.StartTimer()
				m.Encode(texts[i%len(texts)])
				i += 7 // languages in turn
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(tokens), "ms/1000tokens")
			b.ReportMetric(near, "cosine")
		})
	}
}

// nearness is the mean cosine of a kernel's vectors, all rows as in the reference, to the reference's.
func nearness(b *testing.B, name string) float64 {
	m, texts, vectors := full(b), lines(b, "testdata/sentences.txt"), file(b, "testdata/vectors.bin")
	m.kernel = kernels()[name]
	sum, count := 0.0, 0
	for i := 0; i < len(texts); i += 5 {
		v := m.Encode(texts[i])
		sum += cosine(v[:], want(vectors, i))
		count++
	}
	return sum / float64(count)
}

func BenchmarkTokens(b *testing.B) {
	m := shipped(b)
	texts := lines(b, "testdata/sentences.txt")
	i, tokens := 0, 0
	for b.Loop() {
		tokens += len(m.Tokens(texts[i%len(texts)]))
		i++
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(tokens), "ms/1000tokens")
}

func BenchmarkSpanVector(b *testing.B) {
	m := shipped(b)
	s := m.Spans(words(lines(b, "testdata/sentences.txt")[150]))
	dst := make([]*Vector, 16)
	stretches := make([][2]int, 16)
	for i := range dst {
		dst[i], stretches[i] = new(Vector), [2]int{i % 8, i%8 + 2}
	}
	for b.Loop() {
		s.Vectors(stretches, dst)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(dst)), "µs/span")
}

// BenchmarkSpansOfArticles takes all spans of 1, 2, 3, 4, 6 and 9 words of two articles of 500 words, and their cosines
// inside linked sentences: here each sentence with one of the other article. Encoding is not counted.
func BenchmarkSpansOfArticles(b *testing.B) {
	m := shipped(b)
	texts := lines(b, "testdata/sentences.txt")
	articles := [2][]*Spans{article(m, texts[:100]), article(m, texts[200:])}
	n := min(len(articles[0]), len(articles[1]))
	for b.Loop() {
		for k := range n {
			x, y := articles[0][k].Shorts(windows(articles[0][k].Len())), articles[1][k].Shorts(windows(articles[1][k].Len()))
			m.Cosines(make([]float32, len(x)*len(y)), len(y), x, y)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/pair")
}

// article encodes sentences until they have 500 words.
func article(m *Model, texts []string) (out []*Spans) {
	for n, k := 0, 0; n < 500; k++ {
		s := m.Spans(words(texts[k%len(texts)]))
		out = append(out, s)
		n += s.Len()
	}
	return out
}

// windows are all stretches of 1, 2, 3, 4, 6 and 9 of n words.
func windows(n int) (out [][2]int) {
	for _, size := range []int{1, 2, 3, 4, 6, 9} {
		for i := range max(0, n-size+1) {
			out = append(out, [2]int{i, i + size})
		}
	}
	return out
}

func BenchmarkLoad(b *testing.B) {
	data := file(b, "weights/usem3.bin")
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}
