package main

import (
	"math"
	"slices"

	"muqabala/compare/align"
	"muqabala/compare/internal/trees"
)

// How the judges are learned: so many trees of such a depth, each taking so large a step; a leaf holds examples that
// together weigh at least minWeight (of at most 1/4 each), and its value is drawn towards 0 by ridge of them.
const (
	treeCount = 100
	depth     = 5
	rate      = 0.1
	minWeight = 4.0
	bins      = 64
)

// boost learns an ensemble that gives the logit of an example (gradient boosting with second-order steps, on binned
// features). It makes the same trees of the same examples.
func boost(ex align.Examples) []trees.Tree {
	t := newTable(ex)
	logit := make([]float64, len(ex.Y))
	grad, hess := make([]float64, len(ex.Y)), make([]float64, len(ex.Y))
	var out []trees.Tree
	for range treeCount {
		for n, z := range logit {
			p := 1 / (1 + math.Exp(-z))
			grad[n], hess[n] = p, p*(1-p)
			if ex.Y[n] {
				grad[n] = p - 1
			}
		}
		out = append(out, t.grow(grad, hess, logit))
	}
	if err := trees.Prepare(out, len(ex.X[0])); err != nil {
		panic("fit: internal error: " + err.Error())
	}
	return out
}

// table is the examples with each feature cut into bins.
type table struct {
	splits [][]float32 // of each feature, rising: bin b holds what is over splits[b-1] and at most splits[b]
	bin    [][]uint8   // by feature and example
}

func newTable(ex align.Examples) *table {
	t := &table{}
	for k := range ex.X[0] {
		values := make([]float32, len(ex.X))
		for n, row := range ex.X {
			values[n] = float32(row[k])
		}
		splits := quantiles(values)
		bin := make([]uint8, len(values))
		for n, v := range values {
			at, _ := slices.BinarySearch(splits, v)
			bin[n] = uint8(at)
		}
		t.splits, t.bin = append(t.splits, splits), append(t.bin, bin)
	}
	return t
}

// quantiles cuts values into bins of about equal size, at values that occur, halfway to the next.
func quantiles(values []float32) []float32 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	var out []float32
	for b := 1; b < bins; b++ {
		at := b * len(sorted) / bins
		v := sorted[at]
		next, _ := slices.BinarySearch(sorted, math.Nextafter32(v, float32(math.Inf(1))))
		if next == len(sorted) {
			break
		}
		if mid := v + (sorted[next]-v)/2; len(out) == 0 || mid > out[len(out)-1] {
			out = append(out, mid)
		}
	}
	return out
}

// leaf is a set of examples on its way to a node.
type leaf struct {
	rows  []int32
	g, h  float64
	depth int
}

// grow makes one tree and adds what it says to every logit.
func (t *table) grow(grad, hess, logit []float64) trees.Tree {
	all := make([]int32, len(grad))
	for n := range all {
		all[n] = int32(n)
	}
	var tree trees.Tree
	type branch struct {
		node int
		left bool
	}
	type item struct {
		leaf
		to *branch
	}
	queue := []item{{leaf: weigh(all, grad, hess)}}
	for len(queue) > 0 {
		x := queue[0]
		queue = queue[1:]
		link := func(to int) {
			if x.to != nil && x.to.left {
				tree.Left[x.to.node] = to
			} else if x.to != nil {
				tree.Right[x.to.node] = to
			}
		}
		f, b, ok := t.bestSplit(x.leaf, grad, hess)
		if !ok || x.depth == depth {
			v := float32(math.Round(-rate*x.g/(x.h+ridge)*1e4) / 1e4)
			tree.Leaf = append(tree.Leaf, v)
			link(-len(tree.Leaf))
			for _, n := range x.rows {
				logit[n] += float64(v)
			}
			continue
		}
		node := len(tree.Feature)
		link(node)
		tree.Feature, tree.Split = append(tree.Feature, f), append(tree.Split, t.splits[f][b])
		tree.Left, tree.Right = append(tree.Left, 0), append(tree.Right, 0)
		var left, right []int32
		for _, n := range x.rows {
			if int(t.bin[f][n]) <= b {
				left = append(left, n)
			} else {
				right = append(right, n)
			}
		}
		l, r := weigh(left, grad, hess), weigh(right, grad, hess)
		l.depth, r.depth = x.depth+1, x.depth+1
		queue = append(queue, item{l, &branch{node, true}}, item{r, &branch{node, false}})
	}
	return tree
}

func weigh(rows []int32, grad, hess []float64) leaf {
	l := leaf{rows: rows}
	for _, n := range rows {
		l.g += grad[n]
		l.h += hess[n]
	}
	return l
}

// bestSplit finds the feature and the last bin on the left that lower the loss most.
func (t *table) bestSplit(l leaf, grad, hess []float64) (feature, bin int, ok bool) {
	best := 1e-3
	for f := range t.bin {
		var g, h [bins]float64
		for _, n := range l.rows {
			b := t.bin[f][n]
			g[b] += grad[n]
			h[b] += hess[n]
		}
		gl, hl := 0.0, 0.0
		for b := range t.splits[f] {
			gl += g[b]
			hl += h[b]
			if hl < minWeight || l.h-hl < minWeight {
				continue
			}
			if gain := gl*gl/(hl+ridge) + (l.g-gl)*(l.g-gl)/(l.h-hl+ridge) - l.g*l.g/(l.h+ridge); gain > best {
				best, feature, bin, ok = gain, f, b, true
			}
		}
	}
	return feature, bin, ok
}
