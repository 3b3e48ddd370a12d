package detail

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// model.json is made by `make tagger` (compare/detail/train) from synthetic edits of parallel sentences.
//
//go:embed model.json
var modelJSON []byte

// Model decides, word by word, whether a side says what the other does not.
type Model struct {
	Made     string   `json:"made"`     // from what, and with which command
	Features []string `json:"features"` // the columns, in the order the trees number them
	Trees    []Tree   `json:"trees"`
	Search   Decision `json:"search"`
	Run      Rating   `json:"run"`
}

// Rating turns what is known of a run into the probability that it was added: the logistic function of the weighted
// sum. The weights were fitted to articles that nothing was learned from.
type Rating struct {
	Logit float64 `json:"logit"` // of the mean of the words' logits
	Cover float64 `json:"cover"` // of the mean of their coverage
	Bias  float64 `json:"bias"`
	Tell  float64 `json:"tell"` // the probability from which a run is told
	Firm  float64 `json:"firm"` // and that from which nine letters of ten were right
}

// Tree is a regression tree. Node k asks whether feature Feature[k] is at most Split[k] and goes Left or Right: to a
// node, or, where negative, to leaf -1-n.
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

// Decision turns the words' logits into runs: what is added to each (Bias, Loose), what a change costs inside a clause,
// and how many words a run has at least.
type Decision struct {
	Bias   float32 `json:"bias"`
	Loose  float32 `json:"loose"` // added to Bias as far as the texts correspond loosely
	Switch float32 `json:"switch"`
	Words  int     `json:"words"`
}

// Read when it is first asked for: the page opens sooner.
var learned = sync.OnceValue(func() *Model { return mustModel(modelJSON) })

func mustModel(data []byte) *Model {
	m, err := ReadModel(data)
	if err != nil {
		panic("detail: internal error: model.json: " + err.Error())
	}
	return m
}

// ReadModel reads a model that the training script wrote. It fails where the trees are not whole, so that asking them
// cannot.
func ReadModel(data []byte) (*Model, error) {
	var m Model
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	for k, t := range m.Trees {
		if err := t.check(len(m.Features)); err != nil {
			return nil, fmt.Errorf("tree %d: %w", k, err)
		}
		for n := range t.Feature {
			m.Trees[k].nodes = append(m.Trees[k].nodes, node{t.Split[n], int32(t.Feature[n]), int32(t.Left[n]), int32(t.Right[n])})
		}
	}
	return &m, nil
}

// check holds that every path goes on to a later node and ends in a leaf.
func (t Tree) check(features int) error {
	n := len(t.Feature)
	if len(t.Split) != n || len(t.Left) != n || len(t.Right) != n || len(t.Leaf) != n+1 {
		return fmt.Errorf("%d nodes, %d splits, %d and %d branches, %d leaves", n, len(t.Split), len(t.Left), len(t.Right), len(t.Leaf))
	}
	for k := range n {
		if t.Feature[k] < 0 || t.Feature[k] >= features {
			return fmt.Errorf("node %d asks feature %d of %d", k, t.Feature[k], features)
		}
		for _, to := range []int{t.Left[k], t.Right[k]} {
			if to >= n || to < -len(t.Leaf) || to >= 0 && to <= k {
				return fmt.Errorf("node %d leads to %d", k, to)
			}
		}
	}
	return nil
}

// logits asks the trees about every word. The columns are those of describe.
func (m *Model) logits(f *facing) []float32 {
	columns := make([][]float32, len(m.Features))
	for k, name := range m.Features {
		columns[k] = f.named(name)
	}
	out, row := make([]float32, len(f.a.words)), make([]float32, len(columns))
	for i := range out {
		for k, c := range columns {
			row[k] = c[i]
		}
		for k := range m.Trees {
			out[i] += m.Trees[k].at(row)
		}
	}
	return out
}

// at gives the leaf of a word whose features are row.
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

// named gives a column; one that the program does not have is zero everywhere (a test holds that there is none).
func (f *facing) named(name string) []float32 {
	for k, n := range f.names {
		if n == name {
			return f.columns[k]
		}
	}
	return make([]float32, len(f.a.words))
}
