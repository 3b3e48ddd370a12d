package align

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"sync"

	"muqabala/compare/internal/trees"
)

// model.json is made by compare/align/fit from synthetic edits of parallel sentences; its numbers are data.
//
//go:embed model.json
var modelJSON []byte

// Model holds the learned weights.
type Model struct {
	Made string     `json:"made"` // from what, and with which command
	Pair Regression `json:"pair"` // a pair of sentences, first pass
	Pass Regression `json:"pass"` // the same with its surroundings, second pass

	Judges [][]trees.Tree `json:"judges"` // the verdict on each candidate, once after the assignment and once after the first verdict
}

// Regression is a logistic regression.
type Regression struct {
	Bias    float64   `json:"bias"`
	Weights []float64 `json:"weights"`
}

// Read when it is first asked for: the page opens sooner.
var learned = sync.OnceValue(func() Model { return mustModel(modelJSON) })

func mustModel(data []byte) Model {
	var m Model
	if err := json.Unmarshal(data, &m); err != nil {
		panic("align: internal error: model.json: " + err.Error())
	}
	for _, r := range []struct {
		name string
		r    Regression
		n    int
	}{{"pair", m.Pair, pairFeatures}, {"pass", m.Pass, passFeatures}} {
		if len(r.r.Weights) != r.n {
			panic(fmt.Sprintf("align: internal error: model.json: %q has %d weights, want %d", r.name, len(r.r.Weights), r.n))
		}
	}
	for _, ensemble := range m.Judges {
		if err := trees.Prepare(ensemble, judgeFeatures); err != nil {
			panic("align: internal error: model.json: " + err.Error())
		}
	}
	return m
}

func (r Regression) logit(f []float64) float64 {
	z := r.Bias
	for k, w := range r.Weights {
		z += float64(w * f[k])
	}
	return z
}

// logistic is 1/(1+e^-z), written out because math.Exp gives other bits in WebAssembly than natively. The error is
// under 1e-12; the result is always strictly between 0 and 1.
func logistic(z float64) float64 {
	z = max(-30, min(30, z))
	return 1 / (1 + exp(-z))
}

// exp is e^x for |x| ≤ 30: x = k·ln2 + r, a polynomial for e^r with |r| ≤ ln2/2, and an exact scaling by 2^k.
func exp(x float64) float64 {
	const ln2hi, ln2lo = 6.93147180369123816490e-01, 1.90821492927058770002e-10
	k := math.Floor(float64(x/math.Ln2) + 0.5)
	r := x - float64(k*ln2hi) - float64(k*ln2lo)
	sum, term := 1.0, 1.0
	for n := 1.0; n <= 13; n++ {
		term = float64(term*r) / n
		sum += term
	}
	return math.Ldexp(sum, int(k))
}
