package align

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"muqabala/compare/internal/trees"
)

// model.txt is made by compare/align/fit from synthetic edits of parallel sentences; its numbers are data.
//
//go:embed model.txt
var modelFile string

// Model holds the learned weights.
type Model struct {
	Pair Regression // a pair of sentences, first pass
	Pass Regression // the same with its surroundings, second pass

	Judges [][]trees.Tree // the verdict on each candidate, once after the assignment and once after the first verdict
}

// Regression is a logistic regression.
type Regression struct {
	Bias    float64
	Weights []float64
}

// Read when it is first asked for: the page opens sooner.
var learned = sync.OnceValue(func() Model {
	m, err := readModel(modelFile)
	if err != nil {
		panic("align: internal error: model.txt: " + err.Error())
	}
	return m
})

func readModel(file string) (m Model, err error) {
	l := trees.Read(file)
	pair, err1 := l.Numbers("pair", 1+pairFeatures)
	pass, err2 := l.Numbers("pass", 1+passFeatures)
	if err = errors.Join(err1, err2); err != nil {
		return m, err
	}
	m.Pair, m.Pass = Regression{pair[0], pair[1:]}, Regression{pass[0], pass[1:]}
	for _, name := range judgeNames {
		judge, err := l.Trees(name, judgeFeatures)
		if err != nil {
			return m, err
		}
		m.Judges = append(m.Judges, judge)
	}
	return m, nil
}

var judgeNames = [...]string{"first", "second"}

// Print writes a model as its file.
func (m Model) Print(w io.Writer, made string) error {
	_, err := fmt.Fprintf(w, "made %s\npair %s\npass %s\n", made, m.Pair, m.Pass)
	for k, name := range judgeNames {
		for _, t := range m.Judges[k] {
			_, wrong := fmt.Fprintf(w, "%s %s\n", name, t)
			err = errors.Join(err, wrong)
		}
	}
	return err
}

// String gives the bias and the weights.
func (r Regression) String() string {
	return strings.Trim(fmt.Sprint(slices.Concat([]float64{r.Bias}, r.Weights)), "[]")
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
