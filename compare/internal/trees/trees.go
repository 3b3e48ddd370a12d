// Package trees asks ensembles of regression trees that were learned elsewhere. It is plain data and comparisons, so that
// its answers are the same bits on every platform.
package trees

import "fmt"

// Tree is a regression tree. Node k asks whether feature Feature[k] is at most Split[k] and goes Left or Right: to a
// node, or, where negative, to leaf -1-n. A tree without nodes is its one leaf.
type Tree struct {
	Feature []int
	Split   []float32
	Left    []int
	Right   []int
	Leaf    []float32

	nodes []node // the same, each node in one place
	full  *full  // the same, if it is low enough
}

type node struct {
	split       float32
	feature     int32
	left, right int32
}

// levels is how many questions a full tree asks.
const levels = 5

// full is a tree filled up, so that every path asks as many questions and nothing has to be decided but where to go: node n
// leads to nodes 2n and 2n+1, the first is 1, and those of the last level lead to leaves in their order.
type full struct {
	split   [1 << levels]float32
	feature [1 << levels]uint8
	leaf    [1 << levels]float32
}

// fill fills up a tree, and returns nil where that cannot be.
func (t *Tree) fill() *full {
	out := &full{}
	if !t.fillFrom(0, 1, out) {
		return nil
	}
	return out
}

// fillFrom puts what follows on branch k at node n.
func (t *Tree) fillFrom(k, n int, out *full) bool {
	switch {
	case n >= len(out.leaf):
		if k < 0 {
			out.leaf[n-len(out.leaf)] = t.Leaf[-1-k]
		}
		return k < 0
	case k < 0: // every way leads to the leaf
		return t.fillFrom(k, 2*n, out) && t.fillFrom(k, 2*n+1, out)
	case t.Feature[k] > 255:
		return false
	}
	out.split[n], out.feature[n] = t.Split[k], uint8(t.Feature[k])
	return t.fillFrom(t.Left[k], 2*n, out) && t.fillFrom(t.Right[k], 2*n+1, out)
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
	if n > 0 {
		t.full = t.fill()
	}
	return nil
}

// Sum is what an ensemble says of a row of features: the leaves that the row comes to, added up in order.
func Sum(ensemble []Tree, row []float32) (sum float32) {
	var at wide
	copy(at[:], row)
	for len(ensemble) > 1 {
		t, u := ensemble[0].full, ensemble[1].full
		if t == nil || u == nil {
			sum += ensemble[0].at(row)
			ensemble = ensemble[1:]
			continue
		}
		// Two trees at a time, each in five steps without a loop or a branch: neither waits for the other, and WebAssembly is
		// slow at branches.
		n, m := t.next(1, &at), u.next(1, &at)
		n, m = t.next(n, &at), u.next(m, &at)
		n, m = t.next(n, &at), u.next(m, &at)
		n, m = t.next(n, &at), u.next(m, &at)
		n, m = t.next(n, &at), u.next(m, &at)
		sum += t.leaf[n%(1<<levels)]
		sum += u.leaf[m%(1<<levels)]
		ensemble = ensemble[2:]
	}
	if len(ensemble) == 1 {
		sum += ensemble[0].at(row)
	}
	return sum
}

// wide is a row of as many features as a full tree can tell apart, so that none need be checked for.
type wide [256]float32

// next is the node that node n leads to.
func (t *full) next(n uint, row *wide) uint {
	n %= 1 << levels
	return 2*n + over(row[t.feature[n]], t.split[n])
}

func over(v, split float32) uint {
	if v <= split {
		return 0
	}
	return 1
}

func (t *Tree) at(row []float32) float32 {
	if len(t.nodes) == 0 {
		return t.Leaf[0]
	}
	for k := int32(0); ; {
		n := &t.nodes[k]
		k = n.right
		if row[n.feature] <= n.split {
			k = n.left
		}
		if k < 0 {
			return t.Leaf[-1-k]
		}
	}
}
