package main

import (
	"math"

	"muqabala/compare/align"
)

// ridge is the L2 penalty on weights of standardised features.
const ridge = 1.0

// logreg fits a logistic regression by Newton's method on standardised features, and returns weights for the raw ones.
func logreg(ex align.Examples) align.Regression {
	d := len(ex.X[0])
	mean, dev := moments(ex.X)
	w := make([]float64, d+1) // the last is the bias
	x := make([]float64, d+1)
	for range 25 {
		h, g := make([][]float64, d+1), make([]float64, d+1)
		for k := range h {
			h[k] = make([]float64, d+1)
		}
		for n, row := range ex.X {
			z := 0.0
			for k := range d {
				x[k] = (row[k] - mean[k]) / dev[k]
				z += w[k] * x[k]
			}
			x[d] = 1
			p := 1 / (1 + math.Exp(-(z + w[d])))
			y := 0.0
			if ex.Y[n] {
				y = 1
			}
			for k := range x {
				g[k] += (p - y) * x[k]
				for l := 0; l <= k; l++ {
					h[k][l] += p * (1 - p) * x[k] * x[l]
				}
			}
		}
		for k := range d {
			g[k] += ridge * w[k]
			h[k][k] += ridge
		}
		step := solve(h, g)
		moved := 0.0
		for k := range w {
			w[k] -= step[k]
			moved += math.Abs(step[k])
		}
		if moved < 1e-8 {
			break
		}
	}
	out := align.Regression{Bias: w[d], Weights: make([]float64, d)}
	for k := range d {
		out.Weights[k] = round(w[k] / dev[k])
		out.Bias -= w[k] * mean[k] / dev[k]
	}
	out.Bias = round(out.Bias)
	return out
}

func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func moments(xs [][]float64) (mean, dev []float64) {
	d := len(xs[0])
	mean, dev = make([]float64, d), make([]float64, d)
	for _, x := range xs {
		for k, v := range x {
			mean[k] += v / float64(len(xs))
		}
	}
	for _, x := range xs {
		for k, v := range x {
			dev[k] += (v - mean[k]) * (v - mean[k]) / float64(len(xs))
		}
	}
	for k := range dev {
		dev[k] = math.Sqrt(dev[k]) + 1e-9
	}
	return mean, dev
}

// solve returns h⁻¹g for a symmetric positive h of which the lower half is given (Cholesky).
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := 0; j <= i; j++ {
			s := h[i][j]
			for k := range j {
				s -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(max(s, 1e-12))
			} else {
				h[i][j] = s / h[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		s := g[i]
		for k := range i {
			s -= h[i][k] * x[k]
		}
		x[i] = s / h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		s := x[i]
		for k := i + 1; k < n; k++ {
			s -= h[k][i] * x[k]
		}
		x[i] = s / h[i][i]
	}
	return x
}
