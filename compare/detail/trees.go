package detail

import (
	_ "embed"
	"encoding/json"
	"sync"

	"muqabala/compare/internal/trees"
)

// model.json is made by `make tagger` (compare/detail/train) from synthetic edits of parallel sentences.
//
//go:embed model.json
var modelJSON []byte

// Model decides, word by word, whether a side says what the other does not.
type Model struct {
	Made     string       `json:"made"`     // from what, and with which command
	Features []string     `json:"features"` // the columns, in the order the trees number them
	Trees    []trees.Tree `json:"trees"`
	Judge    Judge        `json:"judge"`
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
	if err := trees.Prepare(m.Trees, len(m.Features)); err != nil {
		return nil, err
	}
	if err := trees.Prepare(m.Judge.Trees, len(m.Judge.Features)); err != nil {
		return nil, err
	}
	return &m, nil
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
		out[i] = trees.Sum(m.Trees, row)
	}
	return out
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
