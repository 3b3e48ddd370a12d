package trees

import (
	"math/rand"
	"slices"
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

// Filled up or not, two at a time or one by one, a tree comes to the same leaf.
func TestFullTreesAgree(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	var ensemble []Tree
	for range 51 {
		ensemble = append(ensemble, random(rnd, 1+rnd.Intn(30)))
	}
	if err := Prepare(ensemble, 4); err != nil {
		t.Fatal(err)
	}
	low := 0
	for k := range ensemble {
		if ensemble[k].full != nil {
			low++
		}
	}
	if low < 5 || low > 46 {
		t.Fatalf("%d of 51 trees are low: both kinds are wanted", low)
	}
	for range 1000 {
		row, want := make([]float32, 4), float32(0)
		for k := range row {
			row[k] = float32(rnd.Intn(8))
		}
		for k := range ensemble {
			want += ensemble[k].at(row)
		}
		if got := Sum(ensemble, row); got != want {
			t.Fatalf("%v: %v, want %v", row, got, want)
		}
	}
}

// random grows a tree of n nodes from leaves taken at random.
func random(rnd *rand.Rand, n int) Tree {
	t := Tree{Leaf: []float32{0.1}}
	var branches, ends []*int
	for k := range n {
		if k > 0 {
			at := rnd.Intn(len(ends))
			*ends[at] = k
			ends = slices.Delete(ends, at, at+1)
		}
		t.Feature, t.Split, t.Leaf = append(t.Feature, rnd.Intn(4)), append(t.Split, float32(rnd.Intn(8))), append(t.Leaf, rnd.Float32())
		branches = append(branches, new(int), new(int))
		ends = append(ends, branches[2*k:]...)
	}
	for k, to := range ends {
		*to = -1 - k
	}
	for k := range n {
		t.Left, t.Right = append(t.Left, *branches[2*k]), append(t.Right, *branches[2*k+1])
	}
	return t
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

// What was written is read again, to the bit; what is no model is an error that names the line.
func TestLearned(t *testing.T) {
	rnd := rand.New(rand.NewSource(2))
	ensemble := []Tree{random(rnd, 9), random(rnd, 1), {Leaf: []float32{-0.25}}}
	file := "made by hand\nbars 0.5 -3e-05\nfeatures a b c d\n"
	for _, tree := range ensemble {
		file += "tree " + tree.String() + "\n"
	}
	l := Read(file)
	got, err := l.Trees("tree", 4)
	if err != nil || !slices.EqualFunc(got, ensemble, func(a, b Tree) bool { return a.String() == b.String() }) {
		t.Errorf("trees %v, want %v (%v)", got, ensemble, err)
	}
	if x, err := l.Numbers("bars", 2); err != nil || !slices.Equal(x, []float64{0.5, -3e-05}) {
		t.Errorf("numbers %v (%v)", x, err)
	}
	if words, err := l.Words("features"); err != nil || !slices.Equal(words, []string{"a", "b", "c", "d"}) {
		t.Errorf("words %q (%v)", words, err)
	}
	for _, c := range []struct{ reason, file, want string }{
		{"cut short", "tree 1 0 0.5 -1", "tree 0: "},
		{"too long", "tree 0 1 1", "tree 0: more numbers"},
		{"no number", "tree 0 1\ntree 0 one", "tree 1: "},
		{"more nodes than the line has letters", "tree 999999999 1", "tree 0: 999999999 nodes"},
		{"not whole", "tree 1 0 0.5 -1 -3 1 2", "leads to -3"},
	} {
		if _, err := Read(c.file).Trees("tree", 2); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.reason, err, c.want)
		}
	}
	for _, name := range []string{"tree", "missing"} {
		if _, err := l.Numbers(name, 1); err == nil {
			t.Errorf("%q is no line of one number", name)
		}
	}
}
