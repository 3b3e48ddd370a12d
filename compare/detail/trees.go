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
	Search   Decision     `json:"search"`
	Run      Rating       `json:"run"`
	Judge    Judge        `json:"judge"`
}

// Rating turns what is known of a run into the probability that it was added: the logistic function of the weighted
// sum. The weights were fitted to articles that nothing was learned from.
type Rating struct {
	Logit float64 `json:"logit"` // of the mean of the words' logits
	Cover float64 `json:"cover"` // of the mean of their coverage
	Bias  float64 `json:"bias"`
	Tell  float64 `json:"tell"` // the probability from which a run is told
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
