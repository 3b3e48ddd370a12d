package compare

import (
	"context"
	"fmt"
	"math/rand"
	"testing"

	"muqabala/compare/report"
)

// Thirty versions of forty sentences, all with all, once encoded.
func BenchmarkThirtyVersions(b *testing.B) {
	e := *theEngine()
	e.senses = map[string]*sense{}
	rnd := rand.New(rand.NewSource(1))
	meant := make([]Vector, 40)
	for k := range meant {
		meant[k] = near(rnd, nil)
	}
	var texts []version
	for d := range 30 {
		v := version{doc: &report.Document{ID: fmt.Sprint("D", d+1), Lang: "en", SHA256: fmt.Sprint(d)}, unverified: map[string]bool{}}
		for k := range meant {
			s := sentence{Sentence: report.Sentence{ID: fmt.Sprintf("D%d.b%d.s1", d+1, k)}, text: fmt.Sprintf("Version %d says claim %d.", d, k), length: 100}
			vector := near(rnd, &meant[k])
			s.vector = &vector
			e.senses[s.text] = &sense{text: s.text, vector: s.vector, clauses: []Vector{vector}}
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
