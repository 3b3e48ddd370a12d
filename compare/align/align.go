// Package align finds which sentences of two texts say the same thing.
//
// It knows no strings and no languages: it is given how near every two sentences are and how long each is, and returns
// links. It is deterministic, and its arithmetic gives the same bits on every platform.
//
// # Why not one of the known aligners
//
// Sentence aligners (hunalign, Vecalign, Bertalign) look for a monotone path through two translations of one text. Two
// reports of one statement are no such thing: paragraphs change places, sentences are dropped, added, run together and
// told over two paragraphs. A monotone path cannot cross, so it must lose every passage that moved.
//
// # How it works
//
//  1. Every pair of sentences gets a probability from its cosine, from how much the cosine stands out in its row and
//     column (a margin, which corrects hubs), and, in a second pass, from the pairs beside it on the diagonal.
//  2. A maximum-weight assignment with "nothing" as an alternative picks one counterpart at most for each sentence: the
//     best explanation of both texts as a whole, whatever the order.
//  3. Where a sentence was split, merged or told over several places, further edges are added while joining one more
//     sentence brings a group nearer to its counterpart.
//  4. Edges become links, many to many; those off the heaviest chain that keeps both orders are marked as moved.
//
// The weights of steps 1 and 3 are learned (model.json, made by compare/align/fit).
package align

// Matrix is a dense matrix of cosines, row by row.
type Matrix struct {
	Rows, Cols int
	V          []float64 // Rows*Cols values
}

// NewMatrix fills a matrix from a function.
func NewMatrix(rows, cols int, at func(i, j int) float64) Matrix {
	m := Matrix{rows, cols, make([]float64, rows*cols)}
	for i := range rows {
		for j := range cols {
			m.V[i*cols+j] = at(i, j)
		}
	}
	return m
}

// At returns the value in row i, column j.
func (m Matrix) At(i, j int) float64 { return m.V[i*m.Cols+j] }

func (m Matrix) set(i, j int, v float64) { m.V[i*m.Cols+j] = v }

// Side is one text: how long each sentence is (in letters, at least 1) and how near its sentences are to each other.
type Side struct {
	Length []float64
	Within Matrix // len(Length) square, 1 on the diagonal

	// Alone are sentences that are linked to a counterpart of their own or not at all: they never join a link by the
	// way. nil, or as long as Length.
	Alone []bool
}

func (s Side) alone(i int) bool { return s.Alone != nil && s.Alone[i] }

// Input is a bitext before alignment.
type Input struct {
	A, B  Side
	Cross Matrix // cosine of sentence i of A with sentence j of B

	// Anchors counts the names and numbers of sentence i of A that sentence j of B has too, and those of either side that
	// the other lacks. nil where none are known.
	Anchors func(i, j int) Anchors

	// Clause is the cosine of the two clauses of sentences i and j that are nearest to each other. It is asked for few
	// pairs; nil where there is nothing closer to look at.
	Clause func(i, j int) float64

	// The reader's corrections: pairs that are linked, and pairs that are not. They always win.
	Pinned, Cut [][2]int

	// What third versions say of sentences that find no counterpart by themselves: pairs whose sure counterparts
	// elsewhere are linked, and sentences whose sure counterparts elsewhere found nothing in the other text.
	Supported          [][2]int
	OpposedA, OpposedB []int
}

// Anchors are names and numbers, which survive translation, in a pair of sentences.
type Anchors struct {
	Shared             int
	MissingA, MissingB int // of A's sentence in B's, and the other way round
}

// Link joins sentences of A and sentences of B; neither is ever empty, both are in order.
type Link struct {
	A, B   []int
	Cosine float64 // of the two sides joined
	Score  float64 // probability that the two sides share a claim
	Moved  bool    // not on the heaviest chain of links that keeps both orders
	Pinned bool    // holds an edge that the reader set
}

// Alignment is what Align found.
type Alignment struct {
	Links []Link // ordered by their first sentence in A, then in B; a sentence may be in several
	Topic []Link // one sentence each: passages without a counterpart and the one nearest to them, on the same topic
	Prob  Matrix // probability, for each pair of sentences, that they share a claim, taken alone

	Weak map[[2]int]bool // linked pairs that only the last look at sentences without a counterpart brought

	Nearness float64 // how near the two texts are as a whole: see nearness
	Pairing  float64 // the same when no sentence may be the nearest of two: see pairing
}

// Align links the sentences of two texts. A sentence that is in no link has no counterpart.
func Align(in Input) Alignment { return AlignWith(learned(), in) }

// AlignWith is Align with other weights, for the training script.
func AlignWith(m Model, in Input) Alignment {
	if in.Cross.Rows == 0 || in.Cross.Cols == 0 {
		return Alignment{Prob: in.Cross}
	}
	ev := newEvidence(m, in)
	edges := newEdges(in, ev)
	edges.assign()
	edges.grow()
	edges.adopt()
	out := Alignment{Links: edges.links(), Prob: ev.prob, Weak: edges.weak, Nearness: ev.near, Pairing: pairing(in)}
	markMoved(out.Links, in)
	out.Topic = topics(in, edges)
	return out
}
