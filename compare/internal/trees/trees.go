// Package trees asks ensembles of regression trees that were learned elsewhere. It is plain data and comparisons, so that
// its answers are the same bits on every platform.
package trees

import "fmt"

// Tree is a regression tree. Node k asks whether feature Feature[k] is at most Split[k] and goes Left or Right: to a
// node, or, where negative, to leaf -1-n. A tree without nodes is its one leaf.
type Tree struct {
	Feature []int     `json:"f"`
	Split   []float32 `json:"s"`
	Left    []int     `json:"l"`
	Right   []int     `json:"r"`
	Leaf    []float32 `json:"v"`

	nodes []node // the same, each node in one place
}

type node struct {
	split       float32
	feature     int32
	left, right int32
}

// Prepare makes trees that were read or learned ready to be asked. It fails unless every path goes on to a later node,
// asks one of so many features, and ends in a leaf; asking a tree that passed cannot fail.
func Prepare(ensemble []Tree, features int) error {
	for k := range ensemble {
		if err := ensemble[k].prepare(features); err != nil {
			return fmt.Errorf("tree %d: %w", k, err)
		}
	}
	return nil
}

func (t *Tree) prepare(features int) error {
	n := len(t.Feature)
	if len(t.Split) != n || len(t.Left) != n || len(t.Right) != n || len(t.Leaf) != n+1 {
		return fmt.Errorf("%d nodes, %d splits, %d and %d branches, %d leaves", n, len(t.Split), len(t.Left), len(t.Right), len(t.Leaf))
	}
	t.nodes = make([]node, n)
	for k := range n {
		if t.Feature[k] < 0 || t.Feature[k] >= features {
			return fmt.Errorf("node %d asks feature %d of %d", k, t.Feature[k], features)
		}
		for _, to := range []int{t.Left[k], t.Right[k]} {
			if to >= n || to < -len(t.Leaf) || to >= 0 && to <= k {
				return fmt.Errorf("node %d leads to %d", k, to)
			}
		}
		t.nodes[k] = node{t.Split[k], int32(t.Feature[k]), int32(t.Left[k]), int32(t.Right[k])}
	}
	return nil
}

// Sum is what an ensemble says of a row of features: the leaves that the row comes to, added up in order.
func Sum(ensemble []Tree, row []float32) (sum float32) {
	for k := range ensemble {
		sum += ensemble[k].at(row)
	}
	return sum
}

func (t *Tree) at(row []float32) float32 {
	if len(t.nodes) == 0 {
		return t.Leaf[0]
	}
	for k := int32(0); ; {
		n := &t.nodes[k]
		if row[n.feature] <= n.split {
			k = n.left
		} else {
			k = n.right
		}
		if k < 0 {
			return t.Leaf[-1-k]
		}
	}
}
