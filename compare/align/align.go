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
//     column (a margin, which corrects hubs), from shared names and numbers, and, in a second pass, from the pairs beside
//     it on the diagonal. Most pairs are passed over, because their cosine alone shows that they would come out as
//     impossible.
//  2. A maximum-weight assignment with "nothing" as an alternative picks one counterpart at most for each sentence: the
//     best explanation of both texts as a whole, whatever the order.
//  3. A judge, an ensemble of small trees, gives each pair that is in question its probability in the light of the
//     links around it: whether neighbours enclose it, how narrow the gap is, whether a join with what is linked already
//     brings both sides nearer to each other and fits their lengths, which clauses go with which. It is asked twice, the
//     second time of the links that it left the first time. So sentences that were split, merged or told over several
//     places are joined, and pairs that only filled a gap fall.
//  4. Edges become links, many to many; those off the heaviest chain that keeps both orders are marked as moved.
//
// The weights of steps 1 and 3 are learned (model.txt, made by compare/align/fit). The judge's probabilities are
// calibrated: of links scored 0.8, about 80 % are right (go run ./compare/align/fit -check).
package align

// Matrix is a dense matrix of cosines or the like, row by row.
type Matrix struct {
	Rows, Cols int
	V          []float32 // Rows*Cols values
}

// NewMatrix fills a matrix from a function; with nil it is all zero.
func NewMatrix(rows, cols int, at func(i, j int) float64) Matrix {
	m := Matrix{rows, cols, make([]float32, rows*cols)}
	for i := range rows {
		if at == nil {
			break
		}
		for j := range cols {
			m.set(i, j, at(i, j))
		}
	}
	return m
}

// At returns the value in row i, column j.
func (m Matrix) At(i, j int) float64 { return float64(m.V[i*m.Cols+j]) }

func (m Matrix) set(i, j int, v float64) { m.V[i*m.Cols+j] = float32(v) }

func (m Matrix) row(i int) []float32 { return m.V[i*m.Cols : (i+1)*m.Cols] }

// Side is one text: how long each sentence is (in letters, at least 1) and the cosine of any two of its sentences, which
// is asked for few.
type Side struct {
	Length []float64
	Within func(i, k int) float64

	// Alone are sentences that are linked to a counterpart of their own or not at all: they never join a link by the
	// way. nil, or as long as Length.
	Alone []bool
}

func (s Side) alone(i int) bool { return s.Alone != nil && s.Alone[i] }

// Input is a bitext before alignment.
type Input struct {
	A, B  Side
	Cross Matrix // cosine of sentence i of A with sentence j of B

	// Anchors counts, for each pair, row by row, the names and numbers that the two sentences share and those that either
	// lacks. nil where none are known.
	Anchors []Anchors

	// Clauses gives the cosines of each clause of sentence i of A with each of sentence j of B. It is asked for few pairs;
	// nil where there is nothing closer to look at.
	Clauses func(i, j int) Matrix

	// The reader's corrections: pairs that are linked, and pairs that are not. They always win.
	Pinned, Cut [][2]int
}

// Anchors are names and numbers, which survive translation, in a pair of sentences.
type Anchors struct {
	Shared             int16
	MissingA, MissingB int16 // of A's sentence in B's, and the other way round
}

func (in Input) anchors(i, j int) Anchors {
	if in.Anchors == nil {
		return Anchors{}
	}
	return in.Anchors[i*in.Cross.Cols+j]
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

	Nearness float64 // how near the two texts are as a whole: see nearness
	Pairing  float64 // the same when no sentence may be the nearest of two: see pairing

	edges *edges
	cands []candidate
	p     []float64 // of the candidates
}

// Align links the sentences of two texts. A sentence that is in no link has no counterpart.
func Align(in Input) Alignment { return AlignWith(learned(), in) }

// AlignWith is Align with other weights, for the training script.
func AlignWith(m Model, in Input) Alignment {
	if in.Cross.Rows == 0 || in.Cross.Cols == 0 {
		return Alignment{Prob: in.Cross}
	}
	ev := newEvidence(m, in)
	edges := newEdges(in, ev, newNeighbours(ev))
	edges.assign()
	cands := edges.candidates()
	var p []float64
	for _, ensemble := range m.Judges {
		p = edges.judge(ensemble, cands)
		edges.settle(cands, p, likely)
	}
	edges.settle(cands, p, edges.bar())
	edges.enclose(cands, p)
	edges.soften(cands, p)
	edges.settle(cands, p, edges.bar())
	for k, c := range cands { // what was judged is known better
		ev.prob.set(c.i, c.j, p[k])
	}
	return Alignment{Prob: ev.prob, Nearness: ev.near, Pairing: pairing(in), edges: edges, cands: cands, p: p}.finish()
}

// finish makes links of the edges.
func (al Alignment) finish() Alignment {
	al.Links = al.edges.links()
	markMoved(al.Links, al.edges.in)
	al.Topic = topics(al.edges.in, al.edges)
	return al
}
