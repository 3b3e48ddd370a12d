package trees

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Learned is what a program learned from examples, as its file has it: lines of a name and what has that name, numbers or
// words; several lines may have one name. A page opens such a file several times faster than JSON, and a reviewer reads
// what has changed line by line.
type Learned map[string][]string

// Read reads such a file.
func Read(file string) Learned {
	l := Learned{}
	for line := range strings.Lines(file) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		l[name] = append(l[name], rest)
	}
	return l
}

// Words gives the words of the one line of a name.
func (l Learned) Words(name string) ([]string, error) {
	if len(l[name]) != 1 {
		return nil, fmt.Errorf("%d lines %q, want one", len(l[name]), name)
	}
	return strings.Fields(l[name][0]), nil
}

// Numbers gives the numbers of the one line of a name, of which there must be n.
func (l Learned) Numbers(name string, n int) ([]float64, error) {
	words, err := l.Words(name)
	if err == nil && len(words) != n {
		err = fmt.Errorf("%q has %d numbers, want %d", name, len(words), n)
	}
	out := make([]float64, len(words))
	for k, w := range words {
		x, wrong := strconv.ParseFloat(w, 64)
		out[k], err = x, errors.Join(err, wrong)
	}
	return out, err
}

// Trees gives the ensemble of all lines of a name, ready to be asked about so many features. A line is a tree: how many
// nodes it has, then four numbers of each (feature, split, left, right), then its leaves.
func (l Learned) Trees(name string, features int) ([]Tree, error) {
	out := make([]Tree, len(l[name]))
	for k, line := range l[name] {
		if err := out[k].read(line); err != nil {
			return nil, fmt.Errorf("%s %d: %w", name, k, err)
		}
	}
	return out, Prepare(out, features)
}

func (t *Tree) read(line string) error {
	r := numbers{rest: line}
	n := r.whole()
	if n < 0 || n > len(line) {
		return fmt.Errorf("%d nodes", n)
	}
	*t = Tree{Feature: make([]int, n), Split: make([]float32, n), Left: make([]int, n), Right: make([]int, n), Leaf: make([]float32, n+1)}
	for k := range n {
		t.Feature[k], t.Split[k], t.Left[k], t.Right[k] = r.whole(), r.part(), r.whole(), r.whole()
	}
	for k := range t.Leaf {
		t.Leaf[k] = r.part()
	}
	if r.err == nil && r.rest != "" {
		r.err = errors.New("more numbers than a tree has")
	}
	return r.err
}

// String writes a tree as a line of a file.
func (t Tree) String() string {
	b := strconv.AppendInt(nil, int64(len(t.Feature)), 10)
	whole := func(x int) { b = strconv.AppendInt(append(b, ' '), int64(x), 10) }
	part := func(x float32) { b = strconv.AppendFloat(append(b, ' '), float64(x), 'g', -1, 32) }
	for k := range t.Feature {
		whole(t.Feature[k])
		part(t.Split[k])
		whole(t.Left[k])
		whole(t.Right[k])
	}
	for _, x := range t.Leaf {
		part(x)
	}
	return string(b)
}

// numbers takes numbers off the front of a line; err is the first failure.
type numbers struct {
	rest string
	err  error
}

func (r *numbers) next() (number string) {
	end := strings.IndexByte(r.rest, ' ')
	if end < 0 {
		number, r.rest = r.rest, ""
		return number
	}
	number, r.rest = r.rest[:end], r.rest[end+1:]
	return number
}

func (r *numbers) whole() int {
	x, err := strconv.Atoi(r.next())
	if err != nil && r.err == nil {
		r.err = err
	}
	return x
}

func (r *numbers) part() float32 {
	x, err := strconv.ParseFloat(r.next(), 32)
	if err != nil && r.err == nil {
		r.err = err
	}
	return float32(x)
}
