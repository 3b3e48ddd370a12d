package trees

import (
	"strings"
	"testing"
)

// stump asks one feature: 1 up to the split, 2 above.
func stump(feature int, split float32) Tree {
	return Tree{Feature: []int{feature}, Split: []float32{split}, Left: []int{-1}, Right: []int{-2}, Leaf: []float32{1, 2}}
}

func TestSum(t *testing.T) {
	ensemble := []Tree{stump(0, 0.5), {Leaf: []float32{10}},
		{Feature: []int{1, 0}, Split: []float32{0, 0.5}, Left: []int{-1, -2}, Right: []int{1, -3}, Leaf: []float32{100, 200, 300}}}
	if err := Prepare(ensemble, 2); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		row  []float32
		want float32
	}{{[]float32{0.5, 0}, 111}, {[]float32{0.6, 0}, 112}, {[]float32{0.5, 1}, 211}, {[]float32{0.6, 1}, 312}} {
		if got := Sum(ensemble, c.row); got != c.want {
			t.Errorf("%v: %v, want %v", c.row, got, c.want)
		}
	}
}

func TestPrepareRefuses(t *testing.T) {
	for _, c := range []struct {
		reason, want string
		tree         Tree
	}{
		{"a feature that is not there", "feature 2 of 2", stump(2, 0)},
		{"no leaves", "0 leaves", Tree{}},
		{"a leaf that is not there", "leads to -3", Tree{Feature: []int{0}, Split: []float32{0}, Left: []int{-1}, Right: []int{-3}, Leaf: []float32{1, 2}}},
		{"a loop", "leads to 0", Tree{Feature: []int{0}, Split: []float32{0}, Left: []int{-1}, Right: []int{0}, Leaf: []float32{1, 2}}},
	} {
		if err := Prepare([]Tree{{Leaf: []float32{0}}, c.tree}, 2); err == nil || !strings.Contains(err.Error(), "tree 1") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.reason, err, c.want)
		}
	}
}
