package compare

import (
	"muqabala/compare/align"
	"muqabala/compare/report"
)

// From these shares on, of the letters of the shorter text.
const (
	copiedShare  = 0.8  // a near-copy: runs of three words that stand in the other, too
	versionShare = 0.35 // versions of one statement: letters in sentences with a counterpart
)

// relate says how the two texts stand to each other, and how near they are.
func (bt *bitext) relate() (similarity float64) {
	similarity = nearness(bt.input.Cross)
	identical, copied := sameText(bt.a, bt.b)
	linked := min(1, max(linkedShare(bt.found, bt.input.A, false), linkedShare(bt.found, bt.input.B, true)))
	switch {
	case identical:
		bt.relation = report.RelationIdentical
	case copied >= copiedShare && bt.a.doc.Lang == bt.b.doc.Lang:
		bt.relation = report.RelationNearCopy
	case linked >= versionShare:
		bt.relation = report.RelationVersions
	case len(bt.found.Links)+len(bt.found.Topic) > 0:
		bt.relation = report.RelationOther
	default:
		bt.relation = report.RelationUnrelated
	}
	return similarity
}

// nearness is the mean cosine of each sentence with the one nearest to it, over both sides.
func nearness(cross align.Matrix) float64 {
	if cross.Rows == 0 || cross.Cols == 0 {
		return 0
	}
	rows, cols := make([]float64, cross.Rows), make([]float64, cross.Cols)
	for i := range rows {
		for j := range cols {
			rows[i], cols[j] = max(rows[i], cross.At(i, j)), max(cols[j], cross.At(i, j))
		}
	}
	sum := 0.0
	for _, v := range append(rows, cols...) {
		sum += v
	}
	return sum / float64(cross.Rows+cross.Cols)
}

// linkedShare is the share of a side's letters that stand in linked sentences.
func linkedShare(found align.Alignment, side align.Side, b bool) float64 {
	linked := make([]bool, len(side.Length))
	for _, l := range found.Links {
		is := l.A
		if b {
			is = l.B
		}
		for _, i := range is {
			linked[i] = true
		}
	}
	in, all := 0.0, 0.0
	for i, n := range side.Length {
		all += n
		if linked[i] {
			in += n
		}
	}
	if all == 0 {
		return 0
	}
	return in / all
}
