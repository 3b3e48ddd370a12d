package detail

import (
	_ "embed"
	"errors"
	"sync"

	"muqabala/compare/internal/trees"
)

// model.txt is made by `make tagger` (compare/detail/train) from synthetic edits of parallel sentences.
//
//go:embed model.txt
var modelFile string

// Model decides, word by word, whether a side says what the other does not.
type Model struct {
	Features []string // the columns, in the order the trees number them
	Trees    []trees.Tree
	Beside   float32 // how much of each neighbour's weight comes to a word's own: it takes more than one word to say something
	Judge    Judge
}

// Read when it is first asked for: the page opens sooner.
var learned = sync.OnceValue(func() *Model {
	m, err := ReadModel(modelFile)
	if err != nil {
		panic("detail: internal error: model.txt: " + err.Error())
	}
	return m
})

// ReadModel reads a model that the training script wrote. It fails where the trees are not whole, so that asking them
// cannot.
func ReadModel(file string) (*Model, error) {
	l, m := trees.Read(file), new(Model)
	var err1, err2, err3, err4 error
	var beside []float64
	m.Features, err1 = l.Words("features")
	m.Trees, err2 = l.Trees("tree", len(m.Features))
	m.Judge, err3 = readJudge(l)
	if beside, err4 = l.Numbers("beside", 1); err4 == nil {
		m.Beside = float32(beside[0])
	}
	return m, errors.Join(err1, err2, err3, err4)
}

// logits asks the trees about every word. The columns are those of describe.
func (m *Model) logits(f *facing) []float32 {
	columns := make([][]float32, len(m.Features))
	at := 0
	for k, name := range m.Features {
		columns[k], at = f.after(at, name)
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

// leveled moves what is said of every word a little towards what is said of its neighbours; at the ends, those are repeated.
// It is for who asks about words; the judge of runs sees the neighbours himself.
func leveled(z []float32, beside float32) []float32 {
	out := make([]float32, len(z))
	for i, x := range z {
		out[i] = (x + float32(beside*(at(z, i-1)+at(z, i+1)))) / (1 + float32(2*beside))
	}
	return out
}

// named gives a column; one that the program does not have is zero everywhere (a test holds that there is none).
func (f *facing) named(name string) []float32 {
	column, _ := f.after(0, name)
	return column
}

// after is named for who asks for many, nearly in order: it says where to look for the next.
func (f *facing) after(at int, name string) (column []float32, next int) {
	for range f.names {
		if at == len(f.names) {
			at = 0
		}
		if at++; f.names[at-1] == name {
			return f.columns[at-1], at
		}
	}
	return make([]float32, len(f.a.words)), at
}
