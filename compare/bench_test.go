package compare

import (
	"context"
	"fmt"
	"math/rand"
	"testing"

	"muqabala/compare/detail"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Thirty versions of forty sentences, all with all, once encoded.
func BenchmarkThirtyVersions(b *testing.B) { benchmarkAlign(b, 30, 40) }

// Two versions of four hundred.
func BenchmarkLongVersions(b *testing.B) { benchmarkAlign(b, 2, 400) }

// The six versions of the samples, all with all, details included, once encoded: 15 pairs.
func BenchmarkSampleVersions(b *testing.B) {
	e := newEngine(theEngine().model)
	files := samples(b)
	if _, err := e.Compare(context.Background(), files, Options{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		c := newComparison(context.Background(), e, files, Options{})
		e.weights, e.weighed = map[string]*detail.Weights{}, shelf{most: mostWeighed}
		for _, x := range e.senses {
			x.looked, x.side = nil, nil
		}
		steps := []func() error{c.read, c.encode, c.align, c.hold, c.detail, c.finish}
		for k, step := range steps {
			if k == 2 {
				b.StartTimer()
			}
			if err := step(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// benchmarkAlign compares versions of one text, in three languages by turns, with names, numbers and clauses.
func benchmarkAlign(b *testing.B, docs, sentences int) {
	e := *theEngine()
	e.senses = map[string]*sense{}
	rnd := rand.New(rand.NewSource(1))
	meant := make([][4]Vector, sentences) // three clauses, and the whole
	for k := range meant {
		for c := range meant[k] {
			meant[k][c] = near(rnd, nil)
		}
	}
	var texts []version
	for d := range docs {
		lang := []string{"fr", "ar", "en"}[d%3]
		v := version{doc: &report.Document{ID: fmt.Sprint("D", d+1), Lang: lang, SHA256: fmt.Sprint(d)}, unverified: map[string]bool{}}
		for k := range meant {
			s := sentence{Sentence: report.Sentence{ID: fmt.Sprintf("D%d.b%d.s1", d+1, k)}, length: 100,
				text: fmt.Sprintf("Version %d says claim %d, which Name%c%c made on day %d.", d, k, 'a'+k%26, 'b'+k/26, k%28)}
			s.anchors = text.AnchorsOf(s.text, lang)
			clauses := make([]Vector, len(meant[k]))
			for c := range clauses {
				clauses[c] = near(rnd, &meant[k][c])
			}
			s.vector = &clauses[len(clauses)-1]
			e.senses[s.text] = &sense{text: s.text, vector: s.vector, clauses: clauses}
			v.sentences = append(v.sentences, s)
		}
		texts = append(texts, v)
	}
	for b.Loop() {
		c := &comparison{ctx: context.Background(), engine: &e, rep: empty(e.Model()), texts: texts, decided: map[report.Place]bool{}}
		if err := c.align(); err != nil {
			b.Fatal(err)
		}
	}
}

// near is a chance vector, or one that has a cosine of about 0.6 with any other near the same.
func near(rnd *rand.Rand, to *Vector) (v Vector) {
	sum := float32(0)
	for k := range v {
		v[k] = float32(rnd.NormFloat64()) * 0.036
		if to != nil {
			v[k] += 1.2 * to[k]
		}
		sum += v[k] * v[k]
	}
	for k := range v {
		v[k] /= sqrt32(sum)
	}
	return v
}

func sqrt32(x float32) float32 {
	y := x
	for range 20 {
		y = (y + x/y) / 2
	}
	return y
}
